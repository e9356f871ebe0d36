// The table: sorted by any column, a page of rows at a time.
const PAGE = 100; // rows on a page
const table = { facts: null, sort: null, down: null, page: 0, rows: [], fact: null };
const keyOf = {
  what: (fact) => fold(plainStatement(fact)),
  status: (fact) => graph.statuses.findIndex((look) => look.name === fact.status),
  speaker: (fact) => fold(fact.told[0].speaker || "the article"),
  source: (fact) => fold(`${fact.told[0].article.outlet} ${fact.told[0].article.headline}`),
  sure: (fact) => fact.told[0].sure,
};

function showTable() {
  if (table.facts !== shown.facts || table.sort !== state.sort || table.down !== state.down) {
    Object.assign(table, { facts: shown.facts, sort: state.sort, down: state.down, page: 0, rows: sorted(shown.facts), fact: null });
    table.page = pageOf(state.fact);
    drawTable();
  }
  if (table.fact !== state.fact && table.page !== pageOf(state.fact)) {
    table.page = pageOf(state.fact);
    drawTable();
  }
  table.fact = state.fact;
  markRows(byId("facts"));
}

// the page that a fact is on; the open one, if it is on none
function pageOf(fact) {
  const row = fact ? table.rows.indexOf(fact) : -1;
  return row < 0 ? table.page : Math.floor(row / PAGE);
}

function sorted(facts) {
  const rows = inTime(facts);
  const key = keyOf[state.sort];
  if (key) {
    const keys = new Map(rows.map((fact) => [fact, key(fact)]));
    return rows.sort((a, b) => (state.down ? -1 : 1) * compare(keys.get(a), keys.get(b)));
  }
  const dated = rows.filter(isDated);
  return [...(state.down ? dated.reverse() : dated), ...rows.filter((fact) => !isDated(fact))];
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function drawTable() {
  for (const head of byId("facts").querySelectorAll("th")) {
    const isSorted = head.dataset.column === state.sort;
    head.setAttribute("aria-sort", isSorted ? (state.down ? "descending" : "ascending") : "none");
  }
  fillRows(table.rows.slice(table.page * PAGE, (table.page + 1) * PAGE));
  drawPager();
}

function fillRows(facts) {
  const body = byId("facts").querySelector("tbody");
  body.replaceChildren(...facts.map(rowOf));
  if (!facts.length) body.append(make("tr", {}, make("td", { colspan: 6, class: "hint" }, ...nothing())));
  walk(body, "button.fact");
}

function rowOf(fact) {
  const [told] = fact.told;
  const more = fact.told.length > 1 ? [" ", make("span", { class: "count" }, `and ${fact.told.length - 1} more`)] : [];
  const source = told.article;
  return make(
    "tr", { "data-row": fact.at },
    make("td", { class: "when" }, fact.day || "no date"),
    make("td", { class: "what" }, make("button", { type: "button", class: "fact statement", "data-fact": fact.at }, ...statement(fact)), sentence(told, "q"), ...more),
    make("td", {}, badge(fact.status)),
    make("td", { class: "speaker" }, isolate(told.speaker || "the article")),
    make("td", { class: "source" }, ...(source.outlet ? [isolate(source.outlet), " "] : []), link(source), " ", make("span", { class: "pub" }, source.published)),
    make("td", { class: "sure" }, told.sure < 0 ? "" : `${told.sure} %`),
  );
}

function drawPager() {
  const box = byId("pager");
  const [count, pages] = [table.rows.length, Math.ceil(table.rows.length / PAGE)];
  box.hidden = pages < 2;
  const [first, last] = [table.page * PAGE + 1, Math.min(count, (table.page + 1) * PAGE)];
  const turn = (words, page) => {
    const made = make("button", { type: "button", class: "plain" }, words);
    made.disabled = page < 0 || page >= pages;
    made.addEventListener("click", () => { turnTo(page); });
    return made;
  };
  box.replaceChildren(turn("Back", table.page - 1), make("p", { role: "status" }, `Rows ${first.toLocaleString("en")} to ${last.toLocaleString("en")} of ${count.toLocaleString("en")}`), turn("Next", table.page + 1));
}

function turnTo(page) {
  table.page = page;
  drawTable();
  markRows(byId("facts"));
  byId("facts").parentNode.scrollTop = 0;
  byId("facts").querySelector("button.fact")?.focus({ preventScroll: true });
}

// the chosen fact in the list or the table
function markRows(box) {
  for (const item of box.querySelectorAll("button.fact")) {
    const isChosen = state.fact !== null && Number(item.dataset.fact) === state.fact.at;
    if (isChosen === (item.getAttribute("aria-pressed") === "true") && item.hasAttribute("aria-pressed")) continue;
    item.setAttribute("aria-pressed", String(isChosen));
    const row = item.closest("tr, li");
    row.classList.toggle("chosen", isChosen);
    if (isChosen && !item.matches(":focus")) row.scrollIntoView({ block: "nearest" });
  }
}

function startTable() {
  const heads = byId("facts").querySelectorAll("th");
  for (const [n, head] of heads.entries()) {
    head.dataset.column = COLUMNS[n];
    const made = make("button", { type: "button", class: "sort" }, head.textContent);
    made.addEventListener("click", () => change({ sort: COLUMNS[n], down: state.sort === COLUMNS[n] && !state.down }));
    head.replaceChildren(made);
  }
  byId("facts").querySelector("caption").textContent = "The facts; each column sorts them.";
}
