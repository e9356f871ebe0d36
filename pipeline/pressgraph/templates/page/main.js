// One state, three views: whatever changes, all of it is shown anew from the state.
let shown = match(state);
let matched = null; // the filters that "shown" was made with

function render() {
  const asked = JSON.stringify([toHash({ ...state, view: "network", fact: null, node: null, sort: "when", down: false, all: false })]);
  if (asked !== matched) [shown, matched] = [match(state), asked];
  for (const view of VIEWS) {
    const isOpen = view === state.view;
    byId(`view-${view}`).hidden = !isOpen;
    byId(`tab-${view}`).setAttribute("aria-selected", String(isOpen));
    byId(`tab-${view}`).tabIndex = isOpen ? 0 : -1;
  }
  showTools();
  showDates();
  showPanel();
  ({ network: showNetwork, timeline: showTimeline, table: showTable })[state.view]();
}

// colours changed: light, dark or paper
function repaint() {
  net.network.setOptions(options());
  net.facts = null;
  strip.facts = null;
  if (state.view === "network") showNetwork();
}

function start() {
  state = fromHash(location.hash);
  startTools();
  startSearch();
  startTable();
  startTimeline();
  startDates();
  startPrinting();
  startKeys();
  for (const [name, work] of [["zoom-in", () => zoom(1.3)], ["zoom-out", () => zoom(1 / 1.3)], ["zoom-fit", fit]]) byId(name).addEventListener("click", work);
  for (const name of ["days", "facts"]) {
    byId(name).addEventListener("click", ({ target }) => {
      const row = target.closest("[data-fact]") || (!target.closest("a, button, th") && !String(getSelection()) && target.closest("tr")?.querySelector("[data-fact]"));
      if (row) chooseFact(graph.facts[row.dataset.fact]);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (state.fact || state.node) letGo();
    else if (!byId("facets").hidden) { openFacets(false); byId("more").focus(); }
  });
  addEventListener("popstate", () => { state = fromHash(location.hash); render(); });
  addEventListener("resize", later(() => { if (!printing) render(); }, 150));
  dark.addEventListener("change", () => { if (net.network) repaint(); });
  render();
  window.pressgraph = { graph, net, labels }; // for those who look behind the page in the browser's console
}

start();
