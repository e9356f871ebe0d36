// On paper: the drawing, the timeline and the table of what is shown, one after the other, on white.
const PRINTED = 2000; // rows
const paper = matchMedia("print");
let printing = false;
let headButtons = [];

function isPrinting() {
  return printing;
}

function beginPrinting() {
  if (printing) return;
  printing = true;
  for (const name of VIEWS) byId(`view-${name}`).hidden = false;
  if (net.network) repaint();
  showNetwork();
  byId("drawing").after(paperPicture());
  showTimeline();
  headButtons = [...byId("facts").querySelectorAll("th button")];
  for (const made of headButtons) made.replaceWith(made.textContent); // Chromium repeats words on each page, but no buttons
  Object.assign(table, { facts: null });
  const rows = inTime(shown.facts);
  fillRows(rows.slice(0, PRINTED));
  byId("facts").querySelector("caption").textContent = rows.length > PRINTED ? `The first ${PRINTED} of ${rows.length} facts; filter to print others` : byId("tally").textContent;
}

function endPrinting() {
  if (!printing) return;
  printing = false;
  byId("printed")?.remove();
  for (const [n, head] of [...byId("facts").querySelectorAll("th")].entries()) if (headButtons[n]) head.replaceChildren(headButtons[n]);
  byId("facts").querySelector("caption").textContent = "The facts; each column sorts them.";
  repaint();
  render();
}

function startPrinting() {
  addEventListener("beforeprint", beginPrinting);
  addEventListener("afterprint", endPrinting);
  paper.addEventListener("change", () => (paper.matches ? beginPrinting() : endPrinting()));
}
