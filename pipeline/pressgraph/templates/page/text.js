// Small pieces of the page. What comes from an article is only ever set as text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const byId = (id) => document.getElementById(id);
const isolate = (text) => make("bdi", {}, text);
const badge = (status) => make("span", { class: "badge", "data-status": status }, status);
const plural = (count, one, many = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const isolateName = (node) => isolate(node.name);

function listed(nodes, show = isolateName) {
  return nodes.flatMap((node, n) => (n ? [", ", show(node)] : [show(node)]));
}

// "Kenney terminated the contract"; where nobody is named, "the contract: expires"; what is no deed says so, unless its badge stands before it
function statement(fact, show, act = fact.label) {
  const label = make("b", {}, act);
  return fact.who.length ? [...listed(fact.who, show), " ", label, " ", ...listed(fact.whom, show)] : [...listed(fact.whom, show), ": ", label];
}

function plainStatement(fact) {
  const [who, whom] = [fact.who, fact.whom].map((nodes) => nodes.map((node) => node.name).join(", "));
  return who ? `${who} ${fact.label} ${whom}`.trim() : `${whom}: ${fact.label}`;
}

function sentence(telling, tag = "blockquote") {
  const quote = telling.sentence.length > 360 ? "quote longer" : telling.sentence.length > 210 ? "quote long" : "quote";
  const element = make(tag, { class: tag === "q" ? "sentence" : quote, dir: "auto" });
  let at = 0;
  for (let n = 0; n < telling.marks.length; n += 3) {
    const [start, length, isTrigger] = telling.marks.slice(n, n + 3);
    element.append(telling.sentence.slice(at, start), make("mark", { class: isTrigger ? "trigger" : "who" }, telling.sentence.slice(start, start + length)));
    at = start + length;
  }
  element.append(telling.sentence.slice(at));
  return element;
}

function link(article) {
  const text = article.headline || article.url;
  const isSafe = /^https?:\/\//i.test(article.url);
  return isSafe ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, isolate(text)) : isolate(text);
}

// one stop of the Tab key for a list; the arrow keys walk through it
function walk(list, selector) {
  const items = () => [...list.querySelectorAll(selector)];
  for (const item of items().slice(1)) item.tabIndex = -1;
  if (list.dataset.walks) return;
  list.dataset.walks = "yes";
  list.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, steps[event.key]))].focus();
  });
  list.addEventListener("focusin", ({ target }) => {
    const item = target.closest(selector);
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
  });
}

function later(work, wait = 120) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(work, wait); };
}
