// Names and words on the drawing, as on a map: each where it covers no shape and no other name, the busiest first. What finds no room
// is left out, and shown when one points at it, chooses it or looks closer. Their size is that of the screen, whatever the scale.
const LETTERS = { name: 13.5, word: 12 };
const FACE = '"Helvetica Neue", Helvetica, Arial, system-ui, "Noto Sans", sans-serif';
const [FAR, BUSY, SMALL] = [0.45, 3, 6]; // seen from that scale on, only names of so many facts are written, over shapes that small
const DIM = 0.5; // what is not chosen steps back
const CLEAR = 3; // pixels around what is written
const PLACES = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8]; // of a line, where its word may stand
const LONGEST_WORD = 24; // letters of a line of it
const BROKEN_FROM = 14; // letters that stand in one line
const CROWDED = 2000; // lines; with more of them, names are placed without looking at lines, and lines bear no words
const labels = { key: "", placed: [], boxes: [], pointed: null, widths: new Map(), zoom: 1 };

function drawLabels(context) {
  const ratio = context.getTransform().a / net.network.getScale();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "middle";
  const key = [net.network.getScale(), labels.zoom, net.version, labels.pointed, state.fact?.at, state.node?.at].join();
  if (labels.key !== key) [labels.key, labels.placed] = [key, placeLabels(context)];
  labels.boxes = [];
  for (const label of labels.placed) writeLabel(context, label);
  context.restore();
}

const spotOf = (id) => net.network.canvasToDOM(net.network.getPosition(id));

function placeLabels(context) {
  const scale = net.network.getScale();
  const drawn = net.nodes.get().filter(({ id }) => net.network.body.nodes[id]).map((item) => ({ id: item.id, node: graph.nodes[item.id], radius: item.size * scale + 2, ...spotOf(item.id) }));
  const lines = net.edges.length > CROWDED ? [] : net.edges.get().filter(({ id }) => net.network.body.edges[id]?.connected).map((item) => lineOf(context, item));
  const room = newRoom();
  const isFar = scale < FAR * labels.zoom;
  for (const { x, y, radius } of drawn) {
    if (!isFar || radius > SMALL * labels.zoom) room.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  }
  const { isNear, rank } = standing();
  drawn.sort((a, b) => rank(a) - rank(b) || b.node.facts.length - a.node.facts.length || a.id - b.id);
  const named = isFar ? drawn.filter((one) => one.node.facts.length >= BUSY || rank(one) < 2) : drawn;
  const names = named.flatMap((one) => placeName(context, one, { room, lines, isDim: !isNear(one.id) }));
  const known = new Set(names.map(({ id }) => id)); // from afar, a word between two that are not named says nothing
  const told = lines.filter(({ link, isChosen }) => !isFar || isChosen || known.has(link.from) || known.has(link.to));
  const words = told.sort((a, b) => Number(b.isChosen) - Number(a.isChosen)).flatMap((line) => placeWord(line, room));
  return [...words, ...names];
}

// what is chosen or pointed at comes first, then what lies next to it
function standing() {
  const chosen = state.fact ? state.fact.nodes : state.node ? [state.node] : [];
  const first = new Set(chosen.map((node) => node.at));
  const next = new Set((state.node ? state.node.facts : []).flatMap((fact) => fact.nodes.map((node) => node.at)));
  const isNear = (id) => !chosen.length || first.has(id) || next.has(id);
  const rank = ({ id, node }) => (id === labels.pointed || first.has(id) ? 0 : next.has(id) ? 1 : isNamed(node) ? 2 : 3);
  return { isNear, rank };
}

function lineOf(context, item) {
  const link = graph.links[item.id];
  const isLoop = link.from === link.to;
  const curve = net.network.body.edges[item.id].edgeType;
  const around = net.network.getPosition(link.from);
  const point = (t) => net.network.canvasToDOM(isLoop ? { x: around.x + 34, y: around.y - 34 } : curve.getPoint(t));
  const [a, b, c] = [point(0), point(0.5), point(1)];
  const about = state.fact ? state.fact === link.fact : state.node ? state.node.facts.includes(link.fact) : null;
  const word = !isNamed(graph.nodes[link.from]) || !isNamed(graph.nodes[link.to]) ? null : wordOf(context, link.fact.label, about === true);
  return { link, point, word, middle: word && boxAround(b, word), ends: isLoop ? [] : [[a, b], [b, c]], length: Math.hypot(c.x - a.x, c.y - a.y), isChosen: about === true, isDim: about === false, isLoop };
}

const letters = (kind) => LETTERS[kind] * labels.zoom; // on paper there are more pixels
const size = (kind, isBold = false) => `${isBold ? "600 " : ""}${letters(kind)}px ${FACE}`;

function widthOf(context, text, font) {
  const key = font + text;
  if (!labels.widths.has(key)) {
    context.font = font;
    labels.widths.set(key, context.measureText(text).width);
  }
  return labels.widths.get(key);
}

// below the shape, else above it, at its sides or its corners, where the fewest lines are crossed
function placeName(context, one, { room, lines, isDim }) {
  const { id, node, x, y, radius } = one;
  const isFirst = id === labels.pointed || (state.fact && state.fact.nodes.includes(node)) || state.node === node;
  const font = size("name", isFirst);
  const text = inLines(node.name).split("\n");
  const [wide, high] = [Math.max(...text.map((line) => widthOf(context, line, font))), text.length * letters("name") * 1.18];
  const [out, corner] = [radius + CLEAR, radius * 0.75 + CLEAR];
  const spots = [
    [-wide / 2, out, "center"], [-wide / 2, -out - high, "center"], [out + 2, -high / 2, "left"], [-out - 2 - wide, -high / 2, "right"],
    [corner, corner, "left"], [-corner - wide, corner, "right"], [corner, -corner - high, "left"], [-corner - wide, -corner - high, "right"],
  ];
  const around = { left: x - wide - 40, right: x + wide + 40, top: y - high - 40, bottom: y + high + 40 };
  const near = lines.filter(({ ends, middle }) => (middle && overlap(middle, around)) || ends.some(([a, b]) => touches(a, b, around)));
  let [best, least] = [null, Infinity];
  for (const [n, [dx, dy, align]] of spots.entries()) {
    const box = { left: x + dx, top: y + dy, right: x + dx + wide, bottom: y + dy + high };
    if (room.isTaken(box) || (isPrinting() && isCut(box))) continue;
    const crossed = near.reduce((sum, { ends, middle }) => sum + ends.filter(([a, b]) => touches(a, b, box)).length + Number(middle && overlap(middle, box)), 0);
    const cost = n * 0.3 + crossed;
    if (cost < least) [best, least] = [{ dx, dy, align, box }, cost];
  }
  if (!best && !isFirst) return [];
  best ??= { dx: spots[0][0], dy: spots[0][1], align: "center", box: null };
  if (best.box) room.take(best.box);
  return [{ id, text, font, wide, high, ...best, isDim, isSoft: node.kind === "other" || !isNamed(node), anchor: () => spotOf(id) }];
}

// words in short lines, what is in brackets in a line of its own; beside a small node that bears the word itself, a line bears none
function wordOf(context, label, isChosen) {
  const font = size("word", isChosen);
  const text = wordLines(label);
  return { text, font, wide: Math.max(...text.map((line) => widthOf(context, line, font))) + 6, high: text.length * letters("word") * 1.25 };
}

function wordLines(label) {
  const lines = label.replace(" (", "\n(").split("\n").flatMap((line) => {
    const middle = line.length > BROKEN_FROM ? nearestBlank(line, line.length / 2) : -1;
    return middle < 0 ? [line] : [line.slice(0, middle), line.slice(middle + 1)];
  });
  return lines.slice(0, 3).map((line) => (line.length > LONGEST_WORD ? `${line.slice(0, LONGEST_WORD - 1)}…` : line));
}

function nearestBlank(line, middle) {
  const blanks = [...line.matchAll(/ /g)].map(({ index }) => index);
  return blanks.length ? blanks.reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best)) : -1;
}

const boxAround = ({ x, y }, { wide, high }) => ({ left: x - wide / 2, top: y - high / 2, right: x + wide / 2, bottom: y + high / 2 });

function placeWord({ link, point, word, length, isChosen, isDim, isLoop }, room) {
  if (!word) return [];
  const t = length < 34 * labels.zoom && !isLoop ? undefined : PLACES.find((place) => !room.isTaken(boxAround(point(place), word)));
  if (t === undefined && !isChosen) return [];
  const place = t ?? 0.5;
  room.take(boxAround(point(place), word));
  return [{ link, ...word, dx: -word.wide / 2, dy: -word.high / 2, align: "center", isWord: true, isChosen, isDim, anchor: () => point(place) }];
}

function writeLabel(context, { id, link, text, font, wide, high, dx, dy, align, isDim, isSoft, isWord, isChosen, anchor }) {
  const { x, y } = anchor();
  const box = { left: x + dx, top: y + dy, right: x + dx + wide, bottom: y + dy + high, id, link };
  if (box.right < 0 || box.bottom < 0 || box.left > net.wide || box.top > net.high) return;
  labels.boxes.push(box);
  Object.assign(context, { font, textAlign: align, globalAlpha: isDim ? DIM : 1, lineJoin: "round", lineWidth: 4 * labels.zoom, strokeStyle: net.ink.paper });
  if (isWord) {
    Object.assign(context, { fillStyle: net.ink.paper, globalAlpha: 1 });
    context.fillRect(box.left, box.top, wide, high);
    context.globalAlpha = isDim ? DIM : 1;
  }
  context.fillStyle = isChosen || !(isSoft || isWord) ? net.ink.text : net.ink.soft;
  const from = align === "left" ? box.left : align === "right" ? box.right : (box.left + box.right) / 2;
  for (const [n, line] of text.entries()) {
    const middle = box.top + (n + 0.5) * (high / text.length);
    if (!isWord) context.strokeText(line, from, middle);
    context.fillText(line, from, middle);
  }
  context.globalAlpha = 1;
}

// what is written at a point of the drawing
function labelAt({ x, y }) {
  return labels.boxes.findLast((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) || null;
}

const isCut = ({ left, top, right, bottom }) => left < 0 || top < 0 || right > net.wide || bottom > net.high;
const overlap = (a, b) => a.left < b.right + 1 && a.right > b.left - 1 && a.top < b.bottom + 1 && a.bottom > b.top - 1;

// boxes that are taken, in squares of the plane, so that neighbours alone are looked at
function newRoom() {
  const [side, squares] = [90, new Map()];
  function* under({ left, top, right, bottom }) {
    for (let i = Math.floor(left / side); i <= Math.floor(right / side); i += 1) for (let j = Math.floor(top / side); j <= Math.floor(bottom / side); j += 1) yield `${i} ${j}`;
  }
  return {
    take: (box) => { for (const key of under(box)) (squares.get(key) || squares.set(key, []).get(key)).push(box); },
    isTaken: (box) => { for (const key of under(box)) if (squares.get(key)?.some((other) => overlap(box, other))) return true; return false; },
  };
}

// whether a straight line comes into a box (Liang and Barsky, 1984)
function touches(a, b, { left, top, right, bottom }) {
  let [from, to] = [0, 1];
  for (const [step, room] of [[a.x - b.x, a.x - left], [b.x - a.x, right - a.x], [a.y - b.y, a.y - top], [b.y - a.y, bottom - a.y]]) {
    if (step === 0) { if (room < 0) return false; continue; }
    if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
    if (from > to) return false;
  }
  return true;
}
