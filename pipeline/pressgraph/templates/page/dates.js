// The strip of dates below the views: how many facts there are when, and the part of them that is shown.
const STEPS = 400; // of the two sliders
const HIGH = 40; // pixels of the highest bar
const BAR = 7; // pixels of a bar and the gap after it
const brush = { stretches: null, counted: null };

function startDates() {
  const dated = graph.facts.filter(isDated);
  if (!byId("brush") || !dated.length) return;
  byId("brush").hidden = false;
  brush.stretches = timeScale(dated.flatMap((fact) => [firstDay(fact), lastDay(fact)]));
  for (const name of ["from", "to"]) {
    byId(name).addEventListener("input", () => moveBrush(name, false));
    byId(name).addEventListener("change", () => moveBrush(name, true));
  }
}

const slide = later((name) => change({}, { isStep: false }), 60);

function moveBrush(name, isDone) {
  const value = Number(byId(name).value);
  const end = name === "from" ? 0 : STEPS;
  const day = value === end ? null : dayAt(brush.stretches, value / STEPS);
  const other = name === "from" ? state.to : state.from;
  const isCrossed = day !== null && other !== null && (name === "from" ? day > other : day < other);
  state[name] = isCrossed ? other : day;
  if (isDone) change({});
  else { drawRange(); slide(); }
}

function showDates() {
  if (!brush.stretches) return;
  for (const [name, end] of [["from", 0], ["to", STEPS]]) {
    byId(name).value = state[name] === null ? end : Math.round(placeOf(brush.stretches, state[name]) * STEPS);
  }
  drawBars();
  drawRange();
}

function drawBars() {
  const box = byId("bars");
  const width = Math.max(box.clientWidth, 200);
  const columns = Math.floor(width / BAR);
  const counts = new Array(columns).fill(0);
  for (const fact of shown.timed) if (isDated(fact)) counts[Math.min(columns - 1, Math.floor(placeOf(brush.stretches, firstDay(fact)) * columns))] += 1;
  const most = Math.max(1, ...counts);
  const bars = counts.flatMap((number, n) => {
    const high = number && Math.max(2, (number / most) * HIGH);
    return number ? [draw("rect", { x: n * BAR, y: HIGH - high, width: BAR - 2, height: high, "data-column": n })] : [];
  });
  const words = ticks(brush.stretches, width).filter(({ x }) => x < width - 50).map(({ x, words: text }) => draw("text", { x, y: HIGH + 14, class: "tick" }, text));
  const floor = brush.stretches.map(({ begin, end }) => draw("line", { x1: begin * width, x2: end * width, y1: HIGH + 0.5, y2: HIGH + 0.5, class: "axis" }));
  box.replaceChildren(draw("svg", { width, height: HIGH + 18, viewBox: `0 0 ${width} ${HIGH + 18}`, focusable: "false" }, ...floor, ...bars, ...words));
}

function drawRange() {
  const [from, to] = ["from", "to"].map((name) => (state[name] === null ? null : placeOf(brush.stretches, state[name])));
  const columns = Math.floor(Math.max(byId("bars").clientWidth, 200) / BAR);
  for (const bar of byId("bars").querySelectorAll("rect")) {
    const place = (Number(bar.dataset.column) + 0.5) / columns;
    bar.classList.toggle("out", (from !== null && place < from - 0.5 / columns) || (to !== null && place > to + 0.5 / columns));
  }
  for (const [name, open] of [["from", "the beginning"], ["to", "the end"]]) {
    const words = state[name] === null ? open : dayWords(state[name]);
    byId(`${name}-day`).textContent = words;
    byId(name).setAttribute("aria-valuetext", words);
  }
}
