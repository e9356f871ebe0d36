// Where the nodes that are shown stand: as the layout put them, in connected pieces, the largest first, moved together.
const ROOM = 140; // the side of the square that a node and its name are given, where lines bear words
const BARE_ROOM = 108; // and where they do not
const GAP = 60; // between pieces
const PUSHED = 320; // pieces with more nodes are left as they are: names would not be read anyway
const PUSHES = 60;

function placed(links, sizes, { width, height, hasWords }) {
  const boxes = pieces(links).map((piece) => boxed(piece, sizes, hasWords ? ROOM : BARE_ROOM));
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const limit = Math.max(Math.sqrt((area * width) / height), ...boxes.map((box) => box.width));
  const places = new Map();
  let [x, y, shelf, right] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x && x + box.width > limit) [x, y, shelf] = [0, y + shelf, 0];
    for (const [node, place] of box.places) places.set(node, { x: Math.round(place.x + x), y: Math.round(place.y + y) });
    x += box.width;
    right = Math.max(right, x);
    shelf = Math.max(shelf, box.height);
  }
  return { places, width: right, height: y + shelf };
}

function pieces(links) {
  const near = new Map();
  const list = (node) => near.get(node) || near.set(node, []).get(node);
  for (const { from, to } of links) { list(from).push(to); list(to).push(from); }
  const [seen, found] = [new Set(), []];
  for (const start of near.keys()) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const node of piece) for (const other of near.get(node)) if (!seen.has(other)) { seen.add(other); piece.push(other); }
    found.push(piece);
  }
  return found.sort((a, b) => b.length - a.length);
}

function boxed(piece, sizes, room) {
  const places = piece.map((node) => ({ node, x: graph.nodes[node].x, y: graph.nodes[node].y, ...sizes.get(node) }));
  closer(places, room);
  if (places.length <= PUSHED) pushApart(places);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, wide, high } of places) {
    [left, right] = [Math.min(left, x - wide / 2), Math.max(right, x + wide / 2)];
    [top, bottom] = [Math.min(top, y - 20), Math.max(bottom, y - 20 + high)];
  }
  return { places: places.map(({ node, x, y }) => [node, { x: x - left, y: y - top }]), width: right - left + GAP, height: bottom - top + GAP };
}

// where much of a piece is hidden, the rest stands far apart
function closer(places, room) {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const spread = (list) => list.reduce((most, n) => Math.max(most, n), -Infinity) - list.reduce((least, n) => Math.min(least, n), Infinity);
  const factor = Math.sqrt((places.length * room * room) / Math.max(1, spread(xs) * spread(ys)));
  if (factor < 0.9) for (const place of places) { place.x *= factor; place.y *= factor; }
}

function pushApart(places) {
  for (let round = 0; round < PUSHES; round += 1) {
    let clashes = 0;
    for (let i = 0; i < places.length; i += 1) for (let j = 0; j < i; j += 1) clashes += pushed(places[i], places[j]);
    if (!clashes) return;
  }
}

// move two boxes that overlap apart, along the axis where less is needed
function pushed(a, b) {
  const dx = b.x - a.x;
  const dy = b.y - 20 + b.high / 2 - (a.y - 20 + a.high / 2);
  const [overX, overY] = [(a.wide + b.wide) / 2 - Math.abs(dx), (a.high + b.high) / 2 - Math.abs(dy)];
  if (overX <= 0.5 || overY <= 0.5) return 0;
  if (overX < overY) {
    const step = ((dx < 0 ? -1 : 1) * overX) / 2;
    a.x -= step;
    b.x += step;
  } else {
    const step = ((dy < 0 ? -1 : 1) * overY) / 2;
    a.y -= step;
    b.y += step;
  }
  return 1;
}
