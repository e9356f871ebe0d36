// The search box: filters while one types, and offers names and actions that begin with what is typed.
const OFFERS = 8;
const offers = { list: [], at: -1, all: null };

function startSearch() {
  const [input, box] = [byId("search"), byId("found")];
  const search = later(() => change({ q: input.value.trim() }, { isStep: false }), 200);
  input.addEventListener("input", () => { search(); offer(input.value); });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape" && !box.hidden) { event.stopPropagation(); closeOffers(); return; }
    if (event.key === "Enter") { event.preventDefault(); take(offers.at); return; }
    if (!(event.key in steps) || !offers.list.length) return;
    event.preventDefault();
    pointAt((offers.at + steps[event.key] + offers.list.length + 1) % (offers.list.length + 1));
  });
  input.addEventListener("blur", () => closeOffers());
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => take([...box.children].indexOf(event.target.closest('[role="option"]'))));
}

function allOffers() {
  const names = graph.nodes.filter((node) => isNamed(node) && node.facts.length).map((node) => ({ words: fold(node.name), text: node.name, kind: node.kind, number: node.facts.length, node }));
  const counts = new Map();
  for (const fact of graph.facts) count(counts, [fact.action]);
  const actions = [...counts].map(([action, number]) => ({ words: fold(action), text: action, kind: "action", number, action }));
  return [...names, ...actions].sort((a, b) => b.number - a.number || compare(a.words, b.words));
}

function offer(typed) {
  const sought = fold(typed.trim());
  offers.all ??= allOffers();
  const begins = (item) => item.words.startsWith(sought) || item.words.includes(" " + sought);
  offers.list = sought ? offers.all.filter(begins).slice(0, OFFERS) : [];
  const box = byId("found");
  box.replaceChildren(...offers.list.map((item, n) => make("div", { role: "option", id: `found-${n}`, "aria-selected": "false" }, isolate(item.text), " ", make("span", { class: "count" }, `${item.kind} · ${item.number}`))));
  box.hidden = !offers.list.length;
  byId("search").setAttribute("aria-expanded", String(!box.hidden));
  pointAt(offers.list.length);
}

function pointAt(n) {
  offers.at = n < offers.list.length ? n : -1;
  for (const [m, option] of [...byId("found").children].entries()) option.setAttribute("aria-selected", String(m === offers.at));
  if (offers.at < 0) byId("search").removeAttribute("aria-activedescendant");
  else byId("search").setAttribute("aria-activedescendant", `found-${n}`);
}

function closeOffers() {
  offers.list = [];
  byId("found").hidden = true;
  byId("found").replaceChildren();
  byId("search").setAttribute("aria-expanded", "false");
  pointAt(0);
}

function take(n) {
  const item = offers.list[n];
  closeOffers();
  if (!item) { change({ q: byId("search").value.trim() }); return; }
  byId("search").value = "";
  if (item.node) choose({ q: "", ego: item.node, depth: 1, node: item.node });
  else change({ q: "", action: toggled(state.action, item.action, true) });
}
