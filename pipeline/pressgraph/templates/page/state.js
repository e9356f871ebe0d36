// What is chosen, and the part of the address after "#" that says so, so that a view can be linked and the back button works.
const VIEWS = ["network", "timeline", "table"];
const FACETS = ["action", "actor", "speaker", "outlet"];
const COLUMNS = ["when", "what", "status", "speaker", "source", "sure"];
const LONGEST = 20_000; // characters of an address that are looked at
const DAY = 86_400_000;

const known = {
  status: new Set(graph.statuses.map((look) => look.name)),
  hide: new Set(graph.kinds.map((look) => look.name).filter((name) => name !== "action")),
  action: new Set(graph.facts.map((fact) => fact.action)),
  actor: new Set(graph.nodeOf.keys()),
  speaker: new Set(graph.facts.flatMap((fact) => fact.told.map((telling) => telling.speaker))),
  outlet: new Set(graph.articles.map((article) => article.outlet)),
};

function standard() {
  return {
    view: "network", q: "", status: new Set(graph.statuses.filter((look) => look.shown).map((look) => look.name)), hide: new Set(),
    action: new Set(), actor: new Set(), speaker: new Set(), outlet: new Set(), sure: 0, from: null, to: null, ego: null, depth: 1,
    fact: null, node: null, sort: "when", down: false, all: false,
  };
}

let state = standard();

const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function toHash(view) {
  const [plain, out] = [standard(), new URLSearchParams()];
  if (view.view !== plain.view) out.set("view", view.view);
  if (view.q) out.set("q", view.q);
  if ([...view.status].sort().join() !== [...plain.status].sort().join()) out.set("status", [...view.status].sort().join() || "none");
  for (const name of ["hide", ...FACETS]) for (const value of [...view[name]].sort()) out.append(name, value);
  if (view.sure) out.set("sure", view.sure);
  for (const name of ["from", "to"]) if (view[name] !== null) out.set(name, iso(view[name]));
  if (view.ego) out.set("ego", view.ego.id);
  if (view.ego && view.depth === 2) out.set("depth", 2);
  if (view.fact) out.set("fact", view.fact.id);
  if (view.node) out.set("node", view.node.id);
  if (view.sort !== plain.sort || view.down) out.set("sort", (view.down ? "-" : "") + view.sort);
  if (view.all) out.set("all", 1);
  return out.toString();
}

// an address comes from anywhere: what is not known here is left out
function fromHash(hash) {
  const [view, given] = [standard(), new URLSearchParams(hash.replace(/^#/, "").slice(0, LONGEST))];
  if (VIEWS.includes(given.get("view"))) view.view = given.get("view");
  view.q = (given.get("q") || "").slice(0, 200);
  if (given.has("status")) view.status = new Set(given.get("status").split(",").filter((name) => known.status.has(name)));
  for (const name of ["hide", ...FACETS]) view[name] = new Set(given.getAll(name).filter((value) => known[name].has(value)));
  view.sure = Math.max(0, Math.min(100, Math.round(Number(given.get("sure")) || 0)));
  for (const name of ["from", "to"]) view[name] = dayOf(given.get(name));
  if (view.from !== null && view.to !== null && view.from > view.to) [view.from, view.to] = [view.to, view.from];
  view.ego = graph.nodeOf.get(given.get("ego")) || null;
  view.depth = given.get("depth") === "2" ? 2 : 1;
  view.fact = graph.factOf.get(given.get("fact")) || null;
  view.node = (!view.fact && graph.nodeOf.get(given.get("node"))) || null;
  const sort = given.get("sort") || "";
  view.down = sort.startsWith("-");
  if (COLUMNS.includes(sort.replace(/^-/, ""))) view.sort = sort.replace(/^-/, "");
  view.all = given.get("all") === "1";
  return view;
}

function dayOf(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text || "") ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}

let canWrite = true; // a notebook's frame has no address that could be written

function remember(isStep) {
  const hash = toHash(state);
  if (!canWrite || hash === location.hash.replace(/^#/, "")) return;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", "#" + hash);
  } catch {
    canWrite = false;
  }
}

// the one way to change what is chosen; a step is what the back button takes back
function change(changes, { isStep = true } = {}) {
  Object.assign(state, changes);
  remember(isStep);
  render();
}

function toggled(set, value, isIn = !set.has(value)) {
  const next = new Set(set);
  if (isIn) next.add(value);
  else next.delete(value);
  return next;
}
