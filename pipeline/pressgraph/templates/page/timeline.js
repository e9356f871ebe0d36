// The timeline: one mark for each fact, piled up over its day; longer times lie below the axis as bars; and below them, small, the facts
// whose sentences give no date, on the day when they were reported.
const PILE = 124; // pixels that the highest pile may take up
const BARS = 64; // and the bars
const AXIS = 26;
const MARGIN = 14;
const REPORTED = 78; // and the highest pile of facts without a date
const SMALLEST = 2.5; // radius of a mark of those; where they would be smaller, they are left to the list
const OPEN = 26; // pixels that stand for an open end, "until July" or "since July"
const strip = { facts: null, width: 0, words: "" };

function showTimeline() {
  const box = byId("strip");
  const width = Math.max(box.clientWidth, 280);
  if (strip.facts !== shown.facts || strip.width !== width) {
    [strip.facts, strip.width] = [shown.facts, width];
    drawStrip(box, width);
  }
  markStrip();
  showDays();
}

function drawStrip(box, width) {
  const [dated, bare] = [shown.facts.filter(isDated), shown.facts.filter((fact) => !isDated(fact))];
  const days = [...dated.flatMap((fact) => clipped(fact)), ...bare.map(reportedDay).filter((day) => day !== null)];
  box.setAttribute("aria-label", stripWords(dated, bare.length));
  box.hidden = !days.length;
  const room = width - 2 * MARGIN;
  const stretches = days.length ? timeScale(days) : [];
  const x = (day) => MARGIN + placeOf(stretches, day) * room;
  const small = reportedPiles(bare, x);
  sayStrip(bare.length, small.marks.length > 0);
  if (!days.length) { box.replaceChildren(); return; }
  const spans = dated.map((fact) => { const [from, to] = clipped(fact); return { fact, from: x(from), to: x(to), isDay: fact.first !== null && fact.first === fact.last }; });
  const { marks, height } = piled(spans.filter((span) => span.isDay), PILE, 6);
  const bars = laned(spans.filter((span) => !span.isDay), width);
  const axis = height + 8;
  const below = axis + AXIS + bars.height;
  const whole = below + (small.marks.length ? small.height + 26 : 0);
  const svg = draw("svg", { width, height: whole, viewBox: `0 0 ${width} ${whole}`, focusable: "false" });
  svg.append(...axisParts(stretches, { x, room, axis }), ...marks.map((mark) => dot(mark, axis - 4)), ...bars.items.map((bar) => barOf(bar, axis + AXIS, bars)));
  if (small.marks.length) svg.append(...reportedParts(small, { stretches, x, top: below, bottom: whole - 6 }));
  box.replaceChildren(svg);
}

function sayStrip(bare, areShown) {
  const rest = bare ? ` ${plural(bare, "fact")} without a date${areShown ? ": small, on the day of the article" : ": at the end of the list"}.` : "";
  strip.words = `Each mark is a fact: a day above the line, a longer time below it.${rest}`;
  byId("caption").textContent = strip.words;
}

// none where they are too many to be told apart
function reportedPiles(facts, x) {
  const spans = facts.filter((fact) => reportedDay(fact) !== null).map((fact) => ({ fact, from: x(reportedDay(fact)) }));
  const found = piled(spans, REPORTED, 4);
  return spans.length && found.marks[0].radius < SMALLEST ? { marks: [], height: 0 } : found;
}

// facts without a date, on the days of their articles
function reportedParts({ marks }, { stretches, x, top, bottom }) {
  const lines = stretches.map(({ from, to }) => draw("line", { x1: x(from), x2: x(to), y1: bottom, y2: bottom, class: "axis pale" }));
  const words = draw("text", { x: MARGIN, y: top + 11, class: "tick start" }, "reported then, the text gives no date");
  return [...lines, words, ...marks.map((mark) => dot(mark, bottom - 2, " reported"))];
}

// first and last day, as far as what is chosen reaches
function clipped(fact) {
  const low = state.from === null ? -Infinity : state.from;
  const high = state.to === null ? Infinity : state.to;
  return [firstDay(fact), lastDay(fact)].map((day) => Math.max(low, Math.min(high, day)));
}

function piled(spans, highest, largest) {
  for (let radius = largest; ; radius -= 0.5) {
    const [piles, step] = [new Map(), 2 * radius + 1];
    const marks = [];
    for (const span of spans) {
      const column = Math.round(span.from / step);
      const nth = piles.get(column) || 0;
      piles.set(column, nth + 1);
      marks.push({ ...span, radius, x: span.from, y: radius + nth * step });
    }
    const height = Math.max(0, ...piles.values()) * step;
    if (height <= highest || radius <= 1) return { marks, height: Math.max(height, 24) };
  }
}

function laned(spans, width) {
  const ends = [];
  const items = spans.sort((a, b) => a.from - b.from || b.to - a.to).map((span) => {
    const from = Math.max(0, span.from - (span.fact.first === null ? OPEN : 0));
    const to = Math.min(width, Math.max(span.to, span.from + 6) + (span.fact.last === null ? OPEN : 0));
    let lane = ends.findIndex((end) => end < from - 3);
    if (lane < 0) lane = ends.push(0) - 1;
    ends[lane] = to;
    return { ...span, from, to, lane };
  });
  const step = Math.max(3, Math.min(11, BARS / Math.max(1, ends.length)));
  return { items, step, height: ends.length ? ends.length * step + 8 : 0 };
}

function axisParts(stretches, { x, room, axis }) {
  const parts = stretches.map(({ from, to }) => draw("line", { x1: x(from), x2: x(to), y1: axis, y2: axis, class: "axis" }));
  for (const [n, { begin }] of stretches.entries()) {
    if (!n) continue;
    const middle = MARGIN + (begin - CUT_ROOM / 2) * room;
    parts.push(draw("path", { d: `M${middle - 6} ${axis + 5}l4-10M${middle + 1} ${axis + 5}l4-10`, class: "axis cut" }));
  }
  for (const { x: at, words } of ticks(stretches, room)) {
    parts.push(draw("line", { x1: at + MARGIN, x2: at + MARGIN, y1: axis, y2: axis + 5, class: "axis" }));
    parts.push(draw("text", { x: at + MARGIN, y: axis + 18, class: "tick" }, words));
  }
  return parts;
}

function dot({ fact, x, y, radius }, floor, more = "") {
  return draw("circle", { cx: x.toFixed(1), cy: (floor - y).toFixed(1), r: radius, ...markLook(fact, more) });
}

function markLook(fact, more = "") {
  const { dashes } = lookOf("status", fact.status);
  const dashed = dashes.length ? { "stroke-dasharray": dashes.map((length) => length / 2).join(" ") } : {};
  return { class: (dashes.length ? "mark" : "mark deed") + more, "data-status": fact.status, "data-fact": fact.at, ...dashed };
}

function barOf({ fact, from, to, lane }, top, { step }) {
  const high = Math.max(3, step - 3);
  const open = (fact.first === null ? " open-start" : "") + (fact.last === null ? " open-end" : "");
  return draw("rect", { x: from.toFixed(1), y: top + lane * step, width: (to - from).toFixed(1), height: high, ...markLook(fact, open) });
}

function stripWords(dated, bare) {
  if (!dated.length) return `Timeline: no fact has a date; ${bare.toLocaleString("en")} without one.`;
  const first = dated.reduce((least, fact) => Math.min(least, firstDay(fact)), Infinity);
  const last = dated.reduce((most, fact) => Math.max(most, lastDay(fact)), -Infinity);
  return `Timeline: ${plural(dated.length, "fact")} from ${dayWords(first)} to ${dayWords(last)}; ${bare.toLocaleString("en")} without a date. The list below says the same.`;
}

function markStrip() {
  for (const mark of byId("strip").querySelectorAll(".chosen")) mark.classList.remove("chosen");
  if (!state.fact) return;
  const mark = byId("strip").querySelector(`[data-fact="${state.fact.at}"]`);
  if (!mark) return;
  mark.classList.add("chosen");
  mark.parentNode.append(mark); // on top of the others
}

function startTimeline() {
  const factAt = (event) => graph.facts[event.target.dataset?.fact];
  byId("strip").addEventListener("click", (event) => { if (factAt(event)) chooseFact(factAt(event)); });
  byId("strip").addEventListener("mouseover", (event) => {
    const fact = factAt(event);
    byId("caption").textContent = fact ? `${fact.day || `Reported ${fact.told[0].article.published}`}: ${plainStatement(fact)}` : strip.words;
    glance(fact || null);
  });
  byId("strip").addEventListener("mouseleave", () => { byId("caption").textContent = strip.words; glance(null); });
}
