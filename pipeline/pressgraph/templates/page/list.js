// The chronological list below the timeline: the same facts in words, day by day, those without a date last.
const LIST_STEP = 150; // facts that are listed at first, and with each press of "more"
const days = { facts: null, count: LIST_STEP };

function showDays() {
  if (days.facts !== shown.facts) {
    [days.facts, days.count] = [shown.facts, LIST_STEP];
    drawDays();
  }
  const place = state.fact ? inTime(shown.facts).indexOf(state.fact) : -1;
  if (place >= days.count) {
    days.count = place + 20;
    drawDays();
  }
  markRows(byId("days"));
}

function drawDays() {
  const box = byId("days");
  box.replaceChildren();
  if (!shown.facts.length) { box.append(make("p", { class: "hint" }, ...nothing())); return; }
  let [heading, list] = [null, null];
  for (const fact of inTime(shown.facts).slice(0, days.count)) {
    const words = isDated(fact) ? fact.day : ["No date", fact.told[0].article.published].filter(Boolean).join("; reported ");
    if (words !== heading) {
      heading = words;
      list = make("ul", {});
      box.append(make("h2", {}, words), list);
    }
    const item = make("button", { type: "button", class: "fact", "data-fact": fact.at }, ...(fact.status === "actual" ? [] : [badge(fact.status), " "]), ...statement(fact, isolateName, fact.act));
    list.append(make("li", {}, item));
  }
  const rest = shown.facts.length - days.count;
  if (rest > 0) box.append(make("p", { class: "hint" }, `${plural(rest, "more fact")} not listed. `, button(`List ${Math.min(LIST_STEP, rest)} more`, moreDays)));
  walk(box, "button.fact");
}

function moreDays() {
  days.count += LIST_STEP;
  drawDays();
  markRows(byId("days"));
  byId("days").querySelectorAll("button.fact")[days.count - LIST_STEP]?.focus();
}

const byTime = (a, b) => Number(!isDated(a)) - Number(!isDated(b)) || (firstDay(a) ?? 0) - (firstDay(b) ?? 0) || a.at - b.at;
const inTime = (facts) => [...facts].sort(byTime);
