// The row of tools, the chips of filters that are set, and the line that says how much is shown.
function startTools() {
  for (const element of document.querySelectorAll(".needs-script")) if (!element.matches('[role="tabpanel"], #brush')) element.hidden = false;
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  for (const box of document.querySelectorAll('input[name="status"]')) box.addEventListener("change", () => change({ status: toggled(state.status, box.value, box.checked) }));
  for (const box of document.querySelectorAll('input[name="kind"]')) box.addEventListener("change", () => change({ hide: toggled(state.hide, box.value, !box.checked) }));
  byId("more").addEventListener("click", () => openFacets(byId("facets").hidden));
  byId("reset").addEventListener("click", () => { change({ ...standard(), view: state.view }); byId("search").focus(); });
  const tabs = document.querySelector('[role="tablist"]');
  tabs.addEventListener("click", ({ target }) => { if (target.matches('[role="tab"]')) change({ view: target.id.replace("tab-", "") }); });
  tabs.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: 2 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    change({ view: VIEWS[(VIEWS.indexOf(state.view) + steps[event.key]) % 3] });
    byId(`tab-${state.view}`).focus();
  });
}

function openFacets(isOpen) {
  byId("facets").hidden = !isOpen;
  byId("more").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) showFacets();
}

function showTools() {
  for (const box of document.querySelectorAll('input[name="status"]')) {
    box.checked = state.status.has(box.value);
    box.closest("label").querySelector(".count").textContent = (shown.counts.status.get(box.value) || 0).toLocaleString("en");
  }
  for (const box of document.querySelectorAll('input[name="kind"]')) box.checked = !state.hide.has(box.value);
  if (document.activeElement !== byId("search")) byId("search").value = state.q;
  const plain = toHash({ ...standard(), view: state.view, fact: state.fact, node: state.node, sort: state.sort, down: state.down });
  byId("reset").hidden = toHash(state) === plain;
  if (!byId("facets").hidden) showFacets();
  showChips();
  say();
}

function showChips() {
  const chips = FACETS.flatMap((name) => [...state[name]].map((value) => [`${FACET_WORDS[name]}: ${choiceWords[name](value)}`, { [name]: toggled(state[name], value, false) }]));
  if (state.ego) chips.push([`Around ${state.ego.name}${state.depth === 2 ? " and its neighbours" : ""}`, { ego: null, depth: 1 }]);
  if (state.sure) chips.push([`At least ${state.sure} % sure`, { sure: 0 }]);
  if (state.from !== null || state.to !== null) chips.push([rangeWords(), { from: null, to: null }]);
  byId("chips").replaceChildren(...chips.map(([words, undo]) => {
    const made = make("button", { type: "button", class: "chip" }, isolate(words), " ", make("span", { "aria-hidden": "true" }, "×"));
    made.setAttribute("aria-label", `Remove filter ${words}`);
    made.addEventListener("click", () => { change(undo); byId("search").focus(); });
    return made;
  }));
}

function rangeWords() {
  const [from, to] = [state.from, state.to].map((day) => day !== null && dayWords(day));
  return from && to ? `${from} to ${to}` : from ? `Since ${from}` : `Until ${to}`;
}

function say() {
  const [count, all] = [shown.facts.length, graph.facts.length];
  const parts = [`Showing ${count.toLocaleString("en")} of ${plural(all, "fact")}.`];
  const hidden = graph.statuses.flatMap(({ name }) => (shown.hidden.get(name) ? [`${shown.hidden.get(name).toLocaleString("en")} ${name}`] : []));
  if (hidden.length) parts.push(`Hidden: ${hidden.join(", ")}.`);
  if (shown.undated) parts.push(`Left out for want of a date: ${shown.undated.toLocaleString("en")}.`);
  const words = parts.join(" ");
  if (byId("tally").textContent !== words) byId("tally").textContent = words;
}

// what an empty view says
function nothing() {
  const hidden = [...shown.hidden].filter(([, number]) => number);
  if (!hidden.length) return ["Nothing matches. ", button("Reset", () => change({ ...standard(), view: state.view }))];
  const total = hidden.reduce((sum, [, number]) => sum + number, 0);
  const words = hidden.map(([status, number]) => `${number} ${status}`).join(", ");
  const show = button(total === 1 ? "Show it" : "Show them", () => change({ status: new Set([...state.status, ...hidden.map(([status]) => status)]) }));
  return [`No deed matches; hidden: ${words}. `, show];
}
