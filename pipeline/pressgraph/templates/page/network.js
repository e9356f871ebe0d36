// The network, drawn by vis-network from what is shown. Nodes and lines are named by their numbers.
const LINE_LENGTH = 18; // letters in a line of a name
const READABLE = 0.68; // the scale below which names find no room
const PART = 0.82; // the scale of a network that is not shown whole
const BESIDE = 60; // pixels at the sides of what is seen from afar
const PAPER = { wide: 1000, high: 640, least: 200 }; // pixels
const EDGE = 34; // pixels around what is drawn, for names
const CLOSEST = 1.25; // the scale at which few facts are shown
const net = { network: null, nodes: null, edges: null, size: { width: 0, height: 0 }, facts: null, all: null, isWhole: true, isPart: false, version: 0, ink: {}, wide: 0, high: 0 };

function startNetwork() {
  net.nodes = new vis.DataSet();
  net.edges = new vis.DataSet();
  byId("view-network").classList.add("drawn");
  net.network = new vis.Network(byId("drawing"), { nodes: net.nodes, edges: net.edges }, options());
  byId("drawing").querySelector(".vis-network").tabIndex = -1; // the drawing itself is the stop of the Tab key
  net.network.on("click", ({ nodes: [node], edges: [line], pointer }) => {
    const label = labelAt(pointer.DOM);
    if (node === undefined && label) [node, line] = [label.id, label.link?.id];
    if (node !== undefined && isNamed(graph.nodes[node])) chooseNode(graph.nodes[node]);
    else if (node !== undefined) chooseFact(graph.nodes[node].facts[0]);
    else if (line !== undefined) chooseFact(graph.links[line].fact);
    else choose({ fact: null, node: null });
  });
  net.network.on("afterDrawing", drawLabels);
  net.network.on("dragEnd", () => { net.version += 1; net.network.redraw(); });
  byId("drawing").addEventListener("mousemove", (event) => pointAtDrawing(event));
  byId("drawing").addEventListener("mouseleave", () => point(null, null));
}

// what the mouse points at: a shape or a name, a line or its word
function pointAtDrawing({ clientX, clientY }) {
  const box = byId("drawing").getBoundingClientRect();
  const place = { x: clientX - box.left, y: clientY - box.top };
  const node = net.network.getNodeAt(place);
  const label = node === undefined ? labelAt(place) : null;
  const line = node === undefined && !label ? net.network.getEdgeAt(place) : label?.link?.id;
  point(node ?? label?.id ?? null, line ?? null);
}

function point(node, line) {
  byId("drawing").style.cursor = node === null && line === null ? "" : "pointer";
  const standIn = node !== null && !isNamed(graph.nodes[node]) ? graph.nodes[node].facts[0] : null;
  glance(line === null ? standIn : graph.links[line].fact);
  if (labels.pointed === node) return;
  labels.pointed = node;
  net.network.redraw();
}

function options() {
  const ink = getComputedStyle(document.body);
  const [text, paper, soft] = ["--ink", "--paper", "--soft"].map((name) => ink.getPropertyValue(name).trim());
  net.ink = { text, paper, soft };
  return {
    autoResize: true,
    layout: { improvedLayout: false, randomSeed: 1 },
    physics: { enabled: false },
    interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, multiselect: false, dragNodes: true },
    nodes: { borderWidth: 1.5, borderWidthSelected: 4 },
    edges: {
      smooth: { enabled: false }, arrows: { to: { enabled: true, scaleFactor: 0.6 } }, width: 1.6, hoverWidth: 1.2, selectionWidth: 2.5, arrowStrikethrough: false,
    },
  };
}

function showNetwork() {
  if (!net.network) startNetwork();
  const wanted = wantedLinks();
  if (net.facts !== shown.facts || net.all !== state.all || ![...wanted].every((link) => net.edges.get(link.id))) drawFacts(wanted);
  markNetwork();
}

// the lines of what is chosen, as far as it is shown
function wantedLinks() {
  const facts = state.fact ? [state.fact] : state.node ? state.node.facts : [];
  return new Set(facts.filter((fact) => shown.set.has(fact)).flatMap((fact) => fact.links).slice(0, MOST_LINES));
}

function drawFacts(wanted) {
  [net.facts, net.all] = [shown.facts, state.all];
  const { links, isPart } = drawnLinks(shown.facts, state.all, wanted);
  const nodes = [...new Set(links.flatMap((link) => [link.from, link.to]))];
  const box = byId("drawing");
  const sizes = new Map(nodes.map((node) => [node, roomOf(inLines(graph.nodes[node].name))]));
  [net.wide, net.high] = isPrinting() ? [PAPER.wide, PAPER.high] : [box.clientWidth || 800, box.clientHeight || 500];
  const { places, width, height } = placed(links, sizes, { width: net.wide, height: net.high });
  net.size = { width, height };
  net.version += 1;
  replace(net.nodes, nodes.map((node) => nodeItem(graph.nodes[node], places.get(node))));
  replace(net.edges, edgeItems(links));
  look();
  sayPart(links, isPart);
}

function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function nodeItem(node, place) {
  const look = lookOf("kind", node.kind);
  const paper = getComputedStyle(document.body).getPropertyValue("--paper").trim();
  const fill = look.hollow ? paper : look.colour;
  const colour = { background: fill, border: look.colour, highlight: { background: fill, border: look.colour }, hover: { background: fill, border: look.colour } };
  const size = isNamed(node) ? Math.round(8 + 3 * Math.sqrt(Math.min(node.facts.length, 40))) : 5;
  return { id: node.at, shape: look.shape, color: colour, size, ...place, borderWidth: look.hollow ? 2.5 : 1.5 };
}

function edgeItems(links) {
  const between = new Map();
  const pair = ({ from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`;
  for (const link of links) between.set(pair(link), (between.get(pair(link)) || 0) + 1);
  const seen = new Map();
  return links.map((link) => {
    const key = `${link.from} ${link.to}`;
    const nth = seen.get(key) || 0;
    seen.set(key, nth + 1);
    const isAlone = between.get(pair(link)) === 1;
    return { id: link.id, from: link.from, to: link.to, ...lineLook(link.fact.status), ...bend(link, nth, isAlone) };
  });
}

function lineLook(status) {
  const look = lookOf("status", status);
  return {
    color: { color: look.colour, highlight: look.colour, hover: look.colour, opacity: 1 },
    dashes: look.dashes.length ? look.dashes : false,
    arrows: { to: { enabled: true, type: look.arrow } },
  };
}

function bend(link, nth, isAlone) {
  if (link.from === link.to) return { selfReference: { size: 18 + 9 * nth, angle: 0.8 }, smooth: { enabled: false } };
  if (isAlone) return { smooth: { enabled: false } };
  return { smooth: { enabled: true, type: "curvedCW", roundness: Math.round((0.14 + 0.16 * nth) * 100) / 100 } };
}

// a name in at most three short lines
function inLines(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const joined = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (joined.length <= LINE_LENGTH || !lines.at(-1)) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, 3).map((line) => (line.length > LINE_LENGTH + 6 ? line.slice(0, LINE_LENGTH + 5) + "…" : line));
  return kept.join("\n") + (lines.length > 3 ? " …" : "");
}

function roomOf(label) {
  const lines = label.split("\n");
  return { wide: Math.max(40, ...lines.map((line) => line.length * 7.4)) + 14, high: 38 + 17 * lines.length };
}

// what is chosen stands out, the rest steps back
function markNetwork() {
  const chosen = state.fact ? new Set(state.fact.links.map((link) => link.id)) : null;
  const near = state.fact ? new Set(state.fact.nodes.map((node) => node.at)) : null;
  const about = state.node ? new Set(state.node.facts.flatMap((fact) => fact.links.map((link) => link.id))) : chosen;
  const isCalm = net.edges.length > 2000; // too many to repaint one by one
  if (!isCalm) {
    net.edges.update(net.edges.getIds().map((id) => ({ id, color: { ...net.edges.get(id).color, opacity: !about || about.has(id) ? 1 : 0.3 } })));
    net.nodes.update(net.nodes.getIds().map((id) => ({ id, opacity: isNear(id, near) ? 1 : 0.3 })));
  }
  const lines = chosen ? [...chosen].filter((id) => net.edges.get(id)) : [];
  const nodes = state.node && net.nodes.get(state.node.at) ? [state.node.at] : [];
  net.network.setSelection({ nodes, edges: lines }, { highlightEdges: false });
  if (lines.length) bringIntoView(state.fact.nodes);
}

function isNear(id, near) {
  if (near) return near.has(id);
  return !state.node || id === state.node.at || state.node.facts.some((fact) => fact.nodes.some((node) => node.at === id));
}

function bringIntoView(nodes) {
  const box = byId("drawing");
  const [wide, high] = [box.clientWidth, box.clientHeight];
  const points = nodes.filter((node) => net.nodes.get(node.at)).map((node) => net.network.canvasToDOM(net.network.getPosition(node.at)));
  if (points.every(({ x, y }) => x > 20 && y > 20 && x < wide - 20 && y < high - 40)) return;
  net.network.fit({ nodes: nodes.filter((node) => net.nodes.get(node.at)).map((node) => node.at), maxZoomLevel: 1 });
}

// all of it where its names can be read, else the largest pieces, which stand first
function look() {
  const { wide, high, size: { width, height } } = net;
  const whole = Math.min(wide / (width + EDGE), high / (height + EDGE), CLOSEST);
  net.isWhole = whole >= READABLE;
  const scale = net.isWhole ? whole : PART;
  const middle = (size, room) => (net.isWhole ? (size - GAP) / 2 : room / scale / 2 - EDGE);
  const position = { x: middle(width, wide), y: middle(height, high) };
  net.network.moveTo({ scale, position });
}

// a picture of all of it for paper, which has more pixels than the screen
function paperPicture() {
  const { width, height } = net.size;
  const high = Math.max(PAPER.least, Math.min(PAPER.high, (PAPER.wide * (height + EDGE)) / (width + EDGE)));
  [labels.zoom, net.wide, net.high] = [2, PAPER.wide * 2, Math.round(high * 2)];
  net.network.setSize(`${net.wide}px`, `${net.high}px`);
  const besides = 2 * labels.zoom * (width > PAPER.wide ? BESIDE : EDGE / 2); // names at the sides are as large however small the drawing is
  const scale = Math.min((net.wide - besides) / width, net.high / (height + EDGE), 2 * CLOSEST);
  net.network.moveTo({ scale, position: { x: (width - GAP) / 2, y: (height - GAP) / 2 } });
  net.network.redraw();
  const drawn = byId("drawing").querySelector("canvas");
  const picture = make("canvas", { id: "printed", role: "img", "aria-label": "Network of the facts", width: drawn.width, height: drawn.height });
  const context = picture.getContext("2d");
  context.fillStyle = net.ink.paper;
  context.fillRect(0, 0, drawn.width, drawn.height);
  context.drawImage(drawn, 0, 0);
  labels.zoom = 1;
  net.network.setSize("100%", "100%");
  return picture;
}

function sayPart(links, isPart) {
  net.isPart = isPart;
  const note = byId("note");
  const facts = new Set(links.map((link) => link.fact)).size;
  const all = shown.facts.length;
  note.hidden = !isPart && !state.all && all > 0 && net.isWhole;
  if (all === 0) note.replaceChildren(...nothing());
  else if (isPart) note.replaceChildren(`Too many lines to read: the best connected ${plural(facts, "fact")} of ${all.toLocaleString("en")} are drawn. Choose a name or a filter to see others, or `, button("draw all", () => change({ all: true })), ".");
  else if (!state.all) note.replaceChildren("The largest groups are in view. Drag to see the others, or ", button("see all", fit), ".");
  else note.replaceChildren(`All ${plural(all, "fact")} are drawn. `, button("Draw the best connected only", () => change({ all: false })), ".");
}

function button(words, work) {
  const made = make("button", { type: "button", class: "link" }, words);
  made.addEventListener("click", work);
  return made;
}

function fit() {
  if (!net.isPart && !state.all && shown.facts.length) byId("note").hidden = true;
  const { wide, high, size: { width, height } } = net;
  const scale = Math.min((wide - 2 * BESIDE) / (width - GAP), (high - EDGE) / height, CLOSEST);
  net.network.moveTo({ scale, position: { x: (width - GAP) / 2, y: (height - GAP) / 2 } });
}

const zoom = (factor) => net.network.moveTo({ scale: net.network.getScale() * factor });
