// The filters that open on demand: actions, names, speakers, outlets, and how sure a fact must be.
const CHOICES = 8; // choices of a filter that are listed at first
const MOST_CHOICES = 200;
const FACET_WORDS = { action: "Action", actor: "Name", speaker: "Says who", outlet: "Outlet" };
const unfolded = new Set();

const choiceWords = {
  action: (value) => value,
  actor: (value) => graph.nodeOf.get(value).name,
  speaker: (value) => value || "the article itself",
  outlet: (value) => value || "not known",
};

function showFacets() {
  const box = byId("facets");
  const focused = document.activeElement?.dataset?.key;
  box.replaceChildren(...FACETS.map(facetOf), sureOf());
  if (focused) [...box.querySelectorAll("[data-key]")].find((item) => item.dataset.key === focused)?.focus();
}

function facetOf(name) {
  const counts = shown.counts[name];
  const all = [...new Set([...state[name], ...counts.keys()])];
  all.sort((a, b) => Number(state[name].has(b)) - Number(state[name].has(a)) || (counts.get(b) || 0) - (counts.get(a) || 0) || compare(choiceWords[name](a), choiceWords[name](b)));
  const visible = all.slice(0, unfolded.has(name) ? MOST_CHOICES : CHOICES);
  const box = make("fieldset", { class: "facet" }, make("legend", {}, FACET_WORDS[name]), ...visible.map((value) => choiceOf(name, value, counts.get(value) || 0)));
  if (all.length > CHOICES) box.append(foldButton(name, all.length));
  if (all.length > MOST_CHOICES && unfolded.has(name)) box.append(make("p", { class: "hint" }, `The ${MOST_CHOICES} commonest; type in Find for others.`));
  return box;
}

function choiceOf(name, value, number) {
  const input = make("input", { type: "checkbox", "data-key": `${name} ${value}` });
  input.checked = state[name].has(value);
  input.addEventListener("change", () => change({ [name]: toggled(state[name], value, input.checked) }));
  return make("label", {}, input, isolate(choiceWords[name](value)), " ", make("span", { class: "count" }, String(number)));
}

function foldButton(name, number) {
  const isOpen = unfolded.has(name);
  const made = make("button", { type: "button", class: "link", "aria-expanded": String(isOpen), "data-key": `fold ${name}` }, isOpen ? "Fewer" : `All ${number.toLocaleString("en")}`);
  made.addEventListener("click", () => { if (isOpen) unfolded.delete(name); else unfolded.add(name); showFacets(); });
  return made;
}

function sureOf() {
  const input = make("input", { type: "range", min: 0, max: 100, step: 5, id: "sure", "data-key": "sure" });
  input.value = state.sure;
  const said = make("output", { for: "sure" }, sureWords(state.sure));
  input.addEventListener("input", () => { said.textContent = sureWords(Number(input.value)); });
  input.addEventListener("change", () => change({ sure: Number(input.value) }));
  return make("fieldset", { class: "facet" }, make("legend", {}, "Confidence"), make("label", { for: "sure" }, "At least"), input, said);
}

const sureWords = (sure) => (sure ? `${sure} %` : "any");
