// Where the nodes that are shown stand: as the layout put them, in connected pieces, the largest first, moved together.
const ROOM = 150; // the side of the square that a node, its name and the words on its lines are given
const LETTER = 6.3; // pixels of a letter of the words on a line
const GAP = 60; // between pieces
const PUSHED = 320; // pieces with more nodes are left as they are: names would not be read anyway
const PUSHES = 60;

const SPREADS = [1, 1.12, 1.25, 1.4, 1.6, 1.85, 2.2]; // how much wider than a square a row of pieces may be

function placed(links, sizes, { width, height }) {
  const ropes = ropesOf(links);
  const boxes = pieces(links).map((piece) => boxed(piece, sizes, ropes));
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0);
  const scale = (packed) => Math.min(width / packed.width, height / packed.height);
  const tries = SPREADS.map((spread) => packedIn(boxes, Math.max(spread * Math.sqrt((area * width) / height), widest)));
  const best = tries.reduce((one, other) => (scale(other) > scale(one) ? other : one));
  const places = new Map();
  for (const { box, x, y } of best.put) for (const [node, place] of box.places) places.set(node, { x: Math.round(place.x + x), y: Math.round(place.y + y) });
  return { places, width: best.width, height: best.height };
}

// shelves of columns: a piece stands below another wherever there is room for it in the height of a shelf
function packedIn(boxes, limit) {
  const put = [];
  const columns = [];
  let [shelf, right, width] = [{ y: 0, height: 0 }, 0, 0];
  for (const box of boxes) {
    let column = columns.find((one) => one.width >= box.width && one.used + box.height <= one.shelf.height);
    if (!column) {
      if (right && right + box.width > limit) [shelf, right] = [{ y: shelf.y + shelf.height, height: 0 }, 0];
      column = { x: right, width: box.width, used: 0, shelf };
      columns.push(column);
      shelf.height = Math.max(shelf.height, box.height);
      right += box.width;
      width = Math.max(width, right);
    }
    put.push({ box, x: column.x, y: column.shelf.y + column.used });
    column.used += box.height;
  }
  return { put, width, height: shelf.y + shelf.height };
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

function boxed(piece, sizes, ropes) {
  const places = piece.map((node) => ({ node, x: graph.nodes[node].x, y: graph.nodes[node].y, ...sizes.get(node) }));
  closer(places);
  if (places.length <= PUSHED) pushApart(places, ropes);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, wide, high } of places) {
    [left, right] = [Math.min(left, x - wide / 2), Math.max(right, x + wide / 2)];
    [top, bottom] = [Math.min(top, y - 20), Math.max(bottom, y - 20 + high)];
  }
  return { places: places.map(({ node, x, y }) => [node, { x: x - left, y: y - top }]), width: right - left + GAP, height: bottom - top + GAP };
}

// where much of a piece is hidden, the rest stands far apart
function closer(places) {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const spread = (list) => list.reduce((most, n) => Math.max(most, n), -Infinity) - list.reduce((least, n) => Math.min(least, n), Infinity);
  const factor = Math.sqrt((places.length * ROOM * ROOM) / Math.max(1, spread(xs) * spread(ys)));
  if (factor < 0.9) for (const place of places) { place.x *= factor; place.y *= factor; }
}

// how long the lines between two nodes must be, level and upright, for their words to stand on them
function ropesOf(links) {
  const ropes = new Map();
  for (const { from, to, fact } of links) {
    if (from === to || !isNamed(graph.nodes[from]) || !isNamed(graph.nodes[to])) continue;
    const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
    const rope = ropes.get(key) || ropes.set(key, { wide: 0, high: 70 }).get(key);
    rope.wide = Math.max(rope.wide, Math.max(...wordLines(fact.label).map((line) => line.length)) * LETTER + 76);
    rope.high += 3 + 15 * wordLines(fact.label).length;
  }
  return ropes;
}

function pushApart(places, ropes) {
  const at = new Map(places.map((place) => [place.node, place]));
  const tight = [...ropes].flatMap(([key, rope]) => {
    const [a, b] = key.split(" ").map((node) => at.get(Number(node)));
    return a && b ? [[a, b, rope]] : [];
  });
  for (let round = 0; round < PUSHES; round += 1) {
    let clashes = 0;
    for (const [a, b, rope] of tight) clashes += stretched(a, b, rope);
    for (let i = 0; i < places.length; i += 1) for (let j = 0; j < i; j += 1) clashes += pushed(places[i], places[j]);
    if (!clashes) return;
  }
}

// move two nodes apart whose line is too short for its words
function stretched(a, b, { wide, high }) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const least = Math.hypot((wide * dx) / length, (high * dy) / length);
  if (length >= least - 0.5) return 0;
  const step = (least - length) / 4 / length;
  [a.x, a.y, b.x, b.y] = [a.x - dx * step, a.y - dy * step, b.x + dx * step, b.y + dy * step];
  return 1;
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
