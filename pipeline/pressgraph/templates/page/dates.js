// The strip of dates below the views: how many facts there are when, and the part of them that is shown. One drags over it, presses
// a bar, or moves the two ends.
const STEPS = 400; // of the two sliders
const HIGH = 40; // pixels of the highest bar
const BAR = 7; // pixels of a bar and the gap after it
const DRAG = 4; // pixels that the mouse moves before a press is a drag
const brush = { stretches: null, drag: null };

function startDates() {
  const dated = graph.facts.filter(isDated);
  if (!byId("brush") || !dated.length) return;
  byId("brush").hidden = false;
  brush.stretches = timeScale(dated.flatMap((fact) => [firstDay(fact), lastDay(fact)]));
  for (const name of ["from", "to"]) {
    byId(name).addEventListener("input", () => moveEnd(name, false));
    byId(name).addEventListener("change", () => moveEnd(name, true));
  }
  const bars = byId("bars");
  bars.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    bars.setPointerCapture(event.pointerId);
    brush.drag = { from: event.clientX, moved: false };
  });
  bars.addEventListener("pointermove", (event) => dragOver(event.clientX, false));
  bars.addEventListener("pointerup", (event) => { dragOver(event.clientX, true); brush.drag = null; });
  bars.addEventListener("pointercancel", () => { brush.drag = null; });
}

const slide = later(() => change({}, { isStep: false }), 60);

function setRange(from, to, isDone) {
  Object.assign(state, { from, to });
  if (isDone) change({});
  else { drawRange(); slide(); }
}

function moveEnd(name, isDone) {
  const value = Number(byId(name).value);
  const day = value === (name === "from" ? 0 : STEPS) ? null : dayAt(brush.stretches, value / STEPS);
  const other = name === "from" ? state.to : state.from;
  const isCrossed = day !== null && other !== null && (name === "from" ? day > other : day < other);
  const end = isCrossed ? other : day;
  setRange(name === "from" ? end : state.from, name === "to" ? end : state.to, isDone);
}

function dragOver(x, isDone) {
  if (!brush.drag) return;
  const { left, width } = byId("bars").getBoundingClientRect();
  brush.drag.moved ||= Math.abs(x - brush.drag.from) >= DRAG;
  if (!brush.drag.moved) { if (isDone) pressBar(x - left, width); return; }
  const [from, to] = [brush.drag.from, x].sort((a, b) => a - b).map((end) => dayAt(brush.stretches, Math.max(0, Math.min(1, (end - left) / width))));
  setRange(from, to, isDone);
}

// the days of one bar
function pressBar(x, width) {
  const columns = Math.floor(width / BAR);
  const column = Math.floor((x / width) * columns);
  if (!byId("bars").querySelector(`[data-column="${column}"]`)) return;
  const [from, to] = [column, column + 1].map((n) => dayAt(brush.stretches, Math.min(1, n / columns)));
  setRange(from, Math.max(from, to - 1), true);
}

function showDates() {
  if (!brush.stretches) return;
  for (const [name, end] of [["from", 0], ["to", STEPS]]) {
    byId(name).value = state[name] === null ? end : Math.round(placeOf(brush.stretches, state[name]) * STEPS);
  }
  drawBars();
  drawRange();
}

// a fact stands over its day; one that took longer, or whose day is not known, is a pale bar over all of its time
function countColumns(columns) {
  const [days, times] = [new Array(columns).fill(0), new Array(columns).fill(0)];
  const columnOf = (day) => Math.min(columns - 1, Math.floor(placeOf(brush.stretches, day) * columns));
  for (const fact of shown.timed) {
    if (!isDated(fact)) continue;
    const [first, last] = [columnOf(firstDay(fact)), columnOf(lastDay(fact))];
    if (last - first < 2) days[first] += 1;
    else for (let n = first; n <= last; n += 1) times[n] += 1;
  }
  return [days, times];
}

function drawBars() {
  const box = byId("bars");
  const width = Math.max(box.clientWidth, 200);
  const columns = Math.floor(width / BAR);
  const step = width / columns;
  const [days, times] = countColumns(columns);
  const most = days.reduce((high, number, n) => Math.max(high, number + times[n]), 1);
  const high = (number) => number && Math.max(2, (number / most) * HIGH);
  const bar = (n, from, number, more) => draw("rect", { x: (n * step).toFixed(2), y: HIGH - high(from) - high(number), width: more ? step : step - 2, height: high(number), "data-column": n, ...(more ? { class: more } : {}) });
  const bars = days.flatMap((number, n) => [...(times[n] ? [bar(n, 0, times[n], "long")] : []), ...(number ? [bar(n, times[n], number, "")] : [])]);
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
  byId("rail").style.setProperty("--from", `${100 * (from ?? 0)}%`);
  byId("rail").style.setProperty("--to", `${100 * (to ?? 1)}%`);
  for (const [name, open] of [["from", "the beginning"], ["to", "the end"]]) {
    const words = state[name] === null ? open : dayWords(state[name]);
    byId(`${name}-day`).textContent = words;
    byId(name).setAttribute("aria-valuetext", words);
  }
}
