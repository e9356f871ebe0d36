// The drawing without a mouse: the arrow keys go from line to line in order of time, Enter chooses, + and − zoom.
const keys = { fact: null };

function startKeys() {
  const drawing = byId("drawing");
  drawing.addEventListener("keydown", (event) => {
    const work = { "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit, Enter: openWalked }[event.key];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!work && step === undefined)) return;
    event.preventDefault();
    if (work) work();
    else walkLines(step);
  });
  drawing.addEventListener("focus", () => { keys.fact = state.fact; });
  drawing.addEventListener("blur", () => { if (keys.fact && !state.fact) { glance(null); markNetwork(); } keys.fact = null; });
}

function walkLines(step) {
  const facts = inTime(shown.facts).filter((fact) => fact.links.some((link) => net.edges.get(link.id)));
  if (!facts.length) return;
  const from = facts.indexOf(keys.fact);
  const to = from < 0 && step === 1 ? 0 : Math.max(0, Math.min(facts.length - 1, from + step));
  keys.fact = facts[to];
  if (state.fact || state.node) chooseFact(keys.fact);
  else {
    glance(keys.fact);
    net.network.setSelection({ nodes: [], edges: keys.fact.links.map((link) => link.id).filter((id) => net.edges.get(id)) }, { highlightEdges: false });
    bringIntoView(keys.fact.nodes);
  }
  byId("spoken").textContent = `${plainStatement(keys.fact)}${keys.fact.day ? `, ${keys.fact.day}` : ""}. ${to + 1} of ${facts.length.toLocaleString("en")}.`;
}

function openWalked() {
  if (!keys.fact) walkLines(1);
  if (!keys.fact) return;
  chooseFact(keys.fact);
  byId("panel").querySelector("h2").focus({ preventScroll: true });
}
