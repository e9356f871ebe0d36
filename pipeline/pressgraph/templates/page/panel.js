// The panel beside the views: the chosen fact with its sentence, or a name with its facts, or where to begin.
const BEGINNINGS = 10; // names that are offered when nothing is chosen
const MORE_NAMES = 40; // and with each press of "more"
const LISTED = 60; // facts of a name that are listed
const OTHERS = 12; // other claims of an event that are shown
let names = BEGINNINGS;
let glanced = null; // a fact that the mouse points at, while nothing is chosen
let comesFrom = null; // where the focus goes back to

function showPanel() {
  const panel = byId("panel");
  const fact = state.fact || (state.node ? null : glanced);
  panel.classList.toggle("open", Boolean(state.fact || state.node));
  panel.replaceChildren(...(fact ? factPanel(fact) : state.node ? nodePanel(state.node) : beginning()));
  for (const list of panel.querySelectorAll("ul.walk")) walk(list, "button");
  panel.scrollTop = 0;
}

function factPanel(fact) {
  const [first, ...others] = fact.told;
  const agree = others.filter((telling) => telling.status === fact.status);
  const differ = others.filter((telling) => telling.status !== fact.status);
  const isHidden = state.fact === fact && !shown.set.has(fact);
  return [
    closeButton(),
    make("p", { class: "status" }, badge(fact.status), " ", make("span", { class: "meaning" }, lookOf("status", fact.status).meaning)),
    make("h2", { tabindex: -1 }, ...statement(fact, nameButton, fact.act)),
    ...(isHidden ? [make("p", { class: "hint" }, "Your filters leave this fact out of the views.")] : []),
    ...tellingParts(fact, first, true),
    ...otherParts(fact, agree, `${plural(agree.length, "other claim")} of the same event ${agree.length === 1 ? "agrees" : "agree"}`),
    ...otherParts(fact, differ, `${plural(differ.length, "claim")} of the same event ${differ.length === 1 ? "says" : "say"} otherwise`),
  ];
}

function otherParts(fact, tellings, heading) {
  if (!tellings.length) return [];
  const rest = tellings.length - OTHERS;
  const note = rest > 0 ? [make("p", { class: "hint" }, `And ${plural(rest, "more", "more")}: the first ${OTHERS} are shown.`)] : [];
  return [make("h3", {}, heading), ...tellings.slice(0, OTHERS).flatMap((telling) => tellingParts(fact, telling, false)), ...note];
}

function tellingParts(fact, telling, isFirst) {
  const { article } = telling;
  const byline = [article.outlet && isolate(article.outlet), article.published].filter(Boolean).flatMap((part, n) => (n ? [", ", part] : [part]));
  const source = make("p", { class: "byline" }, ...(article.headline || article.url ? [link(article), make("br")] : []), ...byline);
  const speaker = telling.speaker ? isolate(telling.speaker) : "the article itself";
  const when = telling.day || (isFirst && fact.day) || "the text gives no date";
  const resolved = telling.written && when ? [when, " ", make("span", { class: "soft" }, "written “", isolate(telling.written), "”")] : [when];
  const pairs = [
    ...(isFirst ? [] : [["Status", [badge(telling.status)]]]),
    ["Says who", [speaker]],
    ...(isFirst || telling.written ? [["When", resolved]] : []),
    ...(isFirst && fact.place ? [["Where", [isolate(fact.place)]]] : []),
    ...(isFirst && fact.recipient ? [["To", [isolate(fact.recipient)]]] : []),
    ...(telling.sure < 0 ? [] : [["Confidence", [gauge(telling.sure)]]]),
    ...(telling.claim ? [["Claim", [make("code", {}, telling.iri)]]] : []),
  ];
  return [sentence(telling), source, definitions(pairs), make("p", { class: isFirst ? "acts first" : "acts" }, copyButton(fact, telling))];
}

function definitions(pairs) {
  const list = make("dl");
  for (const [word, content] of pairs) list.append(make("dt", {}, word), make("dd", {}, ...content));
  return list;
}

function gauge(percent) {
  const bar = make("span", { class: "gauge", "aria-hidden": "true" }, make("span", { style: `width:${percent}%` }));
  return make("span", {}, `${percent} %`, " ", bar);
}

function citation(fact, telling) {
  const { article } = telling;
  const source = [article.headline, article.outlet, article.published].filter(Boolean).join(", ");
  const said = telling.speaker ? `, according to ${telling.speaker}` : "";
  return `“${telling.sentence}” ${source}.${article.url ? ` ${article.url}` : ""} [${plainStatement(fact)}: ${telling.status}${said}; Pressgraph, claim ${telling.claim}]`;
}

function copyButton(fact, telling) {
  const made = make("button", { type: "button", class: "plain copy" }, "Copy citation");
  made.addEventListener("click", async () => {
    const text = citation(fact, telling);
    try {
      if (window.top !== window) throw new Error("in a frame"); // which may not write to the clipboard
      await navigator.clipboard.writeText(text);
      made.textContent = "Copied";
    } catch {
      showForCopying(made, text);
    }
  });
  return made;
}

function showForCopying(after, text) {
  const box = make("textarea", { class: "citation", readonly: "", "aria-label": "Citation", rows: 5 });
  box.value = text;
  after.replaceWith(box);
  box.focus();
  box.select();
}

const nameButton = (node) => {
  const made = make("button", { type: "button", class: "name" }, isolate(node.name));
  made.addEventListener("click", () => chooseNode(node));
  return made;
};

function nodePanel(node) {
  const mine = node.facts.filter((fact) => shown.set.has(fact));
  const rest = node.facts.length - mine.length;
  const depth = state.ego === node ? state.depth : 0;
  const around = (words, value) => {
    const made = make("button", { type: "button", class: "plain", "aria-pressed": String(depth === value) }, words);
    made.addEventListener("click", () => change(value ? { ego: node, depth: value } : { ego: null, depth: 1 }));
    return made;
  };
  return [
    closeButton(),
    make("p", { class: "status" }, node.kind),
    make("h2", { tabindex: -1 }, isolate(node.name)),
    make("div", { class: "acts", role: "group", "aria-label": "What is shown around it" }, around("Everything", 0), around("Its facts", 1), around("And its neighbours’", 2)),
    factList(inTime(mine)),
    ...(mine.length > LISTED ? [make("p", { class: "hint" }, `The first ${LISTED} of ${mine.length} are listed; the table has all.`)] : []),
    ...(rest ? [make("p", { class: "hint" }, `${plural(rest, "fact")} about it ${rest === 1 ? "is" : "are"} left out by the filters.`)] : []),
  ];
}

function factList(facts) {
  const list = make("ul", { class: "about walk" });
  for (const fact of facts.slice(0, LISTED)) {
    const made = make("button", { type: "button", class: "fact" }, ...statement(fact));
    made.addEventListener("click", () => chooseFact(fact));
    list.append(make("li", {}, made, ...(fact.day ? [make("span", { class: "soft" }, fact.day)] : [])));
  }
  return list;
}

function beginning() {
  const counts = new Map();
  for (const fact of shown.facts) count(counts, fact.nodes.filter(isNamed));
  const busiest = [...counts].sort((a, b) => b[1] - a[1] || a[0].at - b[0].at).slice(0, names);
  const most = busiest.length ? busiest[0][1] : 1;
  const list = make("ul", { class: "start walk" });
  for (const [node, number] of busiest) {
    const made = make("button", { type: "button", class: "begin" }, isolate(node.name), make("span", { class: "count" }, String(number)), make("span", { class: "gauge", "aria-hidden": "true" }, make("span", { style: `width:${(100 * number) / most}%` })));
    made.addEventListener("click", () => chooseNode(node));
    list.append(make("li", {}, made));
  }
  const rest = counts.size - busiest.length;
  const more = rest > 0 ? [make("p", { class: "hint" }, `${plural(rest, "more name")}. `, button(`List ${Math.min(rest, MORE_NAMES)} more`, moreNames))] : [];
  const head = busiest.length ? [make("h2", { tabindex: -1 }, "Named most often"), list] : [make("p", { class: "hint" }, ...nothing())];
  return [...head, ...more, make("p", { class: "hint" }, "Choose a name, or a line, mark or row in the views: here you read the sentence it comes from.")];
}

function moreNames() {
  const next = names;
  names += MORE_NAMES;
  showPanel();
  byId("panel").querySelectorAll(".start button")[next]?.focus();
}

function closeButton() {
  const made = make("button", { type: "button", class: "close", "aria-label": "Close (Esc)" }, "×");
  made.addEventListener("click", letGo);
  return made;
}

function glance(fact) {
  if (state.fact || state.node || glanced === fact) return;
  glanced = fact;
  showPanel();
}

function choose(changes) {
  glanced = null;
  if (!state.fact && !state.node) comesFrom = document.activeElement;
  const byKey = document.activeElement?.matches("button, input:focus-visible") && document.activeElement.matches(":focus-visible");
  change({ fact: null, node: null, ...changes });
  if (byKey && (state.fact || state.node)) byId("panel").querySelector("h2")?.focus({ preventScroll: true });
}

const chooseFact = (fact) => choose({ fact });
const chooseNode = (node) => choose({ node });

function letGo() {
  if (!state.fact && !state.node) return;
  change({ fact: null, node: null });
  const back = comesFrom?.isConnected ? comesFrom : document.querySelector('[role="tab"][aria-selected="true"]');
  back?.focus({ preventScroll: true });
}
