"use strict";
// Filters, panel and table over the drawing that pyvis's script has made (its globals: network, nodes, edges).
// Texts of articles are only ever set as text.
(() => {
  const facts = JSON.parse(document.getElementById("pressgraph-data").textContent).facts;
  const byEdge = new Map(facts.flatMap((fact, i) => fact.edges.map((edge) => [edge, i])));
  const panel = document.getElementById("panel");
  const tally = document.getElementById("tally");
  const search = document.getElementById("search");
  const boxes = [...document.querySelectorAll('input[name="status"]')];
  const rows = [...document.querySelectorAll("#facts tbody tr")];
  const more = document.getElementById("more");
  const hint = panel.firstElementChild.cloneNode(true);
  const drawn = { nodes, edges, network };
  let chosen = null;
  let shown = facts.map(() => true);

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = facts.map((fact) => fold([...fact.who, fact.label, fact.action.replaceAll("_", " "), ...fact.whom, fact.recipient, ...fact.told.map((telling) => telling.speaker)].join(" ")));

  // --- small pieces -------------------------------------------------------------------------------------------------------------
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const isolate = (text) => make("bdi", {}, text);
  const badge = (status) => make("span", { class: "badge", "data-status": status }, status);

  function names(list) {
    return list.flatMap((name, i) => (i ? [", ", isolate(name)] : [isolate(name)]));
  }

  // "Kenney terminated the contract"; where nobody is named, "the contract: expires"
  function statement(fact, label) {
    return fact.who.length ? [...names(fact.who), " ", label, " ", ...names(fact.whom)] : [...names(fact.whom), ": ", label];
  }

  function sentenceOf(telling) {
    const quote = make("blockquote", { class: "quote", dir: "auto" }, telling.before);
    if (telling.trigger) quote.append(make("mark", {}, telling.trigger));
    quote.append(telling.after);
    return quote;
  }

  function sourceOf(telling) {
    const text = telling.headline || telling.url;
    const isSafe = /^https?:\/\//i.test(telling.url);
    return isSafe ? make("a", { href: telling.url, target: "_blank", rel: "noopener noreferrer" }, isolate(text)) : isolate(text);
  }

  function definitions(pairs) {
    const list = make("dl");
    for (const [word, content] of pairs) if (content) list.append(make("dt", {}, word), make("dd", {}, content));
    return list;
  }

  function tellingOf(telling, more) {
    const source = [
      ["Article", telling.headline || telling.url ? sourceOf(telling) : ""],
      ["Outlet", telling.outlet && isolate(telling.outlet)],
      ["Published", telling.published],
      ["Confidence", telling.confidence],
    ];
    const said = [["Status", badge(telling.status)], ["Says who", isolate(telling.speaker || "the article itself")]];
    return [sentenceOf(telling), definitions([...said, ...more, ...source])];
  }

  // --- panel --------------------------------------------------------------------------------------------------------------------
  function showFact(i) {
    const fact = facts[i];
    const heading = make("h2", {}, ...statement(fact, make("span", { class: "act" }, fact.label)));
    const more = [
      ["When", fact.day || "the text gives no date"],
      ["Where", fact.place && isolate(fact.place)],
      ["To", fact.recipient && isolate(fact.recipient)],
    ];
    panel.replaceChildren(heading, ...tellingOf(fact.told[0], more));
    for (const telling of fact.told.slice(1)) panel.append(make("h3", {}, telling.status === fact.status ? "Told elsewhere too" : "Told otherwise"), ...tellingOf(telling, []));
    panel.scrollTop = 0;
  }

  function showNode(id) {
    const node = drawn.nodes.get(id);
    const mine = facts.flatMap((fact, i) => (shown[i] && fact.nodes.includes(id) ? [i] : []));
    const list = make("ul", { class: "about" });
    for (const i of mine) {
      const fact = facts[i];
      const button = make("button", { type: "button", class: "fact", "data-fact": i });
      button.append(...statement(fact, make("b", {}, fact.label)));
      list.append(make("li", {}, badge(fact.status), button));
    }
    panel.replaceChildren(make("h2", {}, isolate(node.name || node.label)), make("p", { class: "hint" }, node.kind), list);
  }

  function showNothing() {
    panel.replaceChildren(hint.cloneNode(true));
  }

  function choose(i, { reveal = false } = {}) {
    chosen = i;
    rows.forEach((row, n) => row.classList.toggle("chosen", n === i));
    rows.forEach((row, n) => row.querySelector("button").setAttribute("aria-pressed", String(n === i)));
    if (i === null) {
      drawn.network.unselectAll();
      showNothing();
      return;
    }
    drawn.network.setSelection({ nodes: [], edges: shown[i] ? facts[i].edges : [] });
    showFact(i);
    if (reveal) panel.scrollIntoView({ block: "nearest" });
  }

  // --- filters ------------------------------------------------------------------------------------------------------------------
  function filter() {
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const sought = fold(search.value).split(/\s+/).filter(Boolean);
    shown = facts.map((fact, i) => statuses.has(fact.status) && sought.every((word) => haystacks[i].includes(word)));
    const isLabelled = facts.reduce((sum, fact, i) => sum + (shown[i] ? fact.edges.length : 0), 0) <= LABELLED;
    drawn.edges.update(
      facts.flatMap((fact, i) => fact.edges.map((id) => ({ id, hidden: !shown[i], label: isLabelled ? words.get(id) : " " }))),
    );
    rows.forEach((row, i) => { row.hidden = !shown[i]; });
    if (chosen !== null && !shown[chosen]) choose(null);
    say();
    look(gather());
  }

  function say() {
    const hidden = new Map();
    facts.forEach((fact, i) => { if (!shown[i]) hidden.set(fact.status, (hidden.get(fact.status) || 0) + 1); });
    const count = shown.filter(Boolean).length;
    const parts = [...hidden].map(([status, n]) => `${n} ${status}`).join(", ");
    tally.textContent = `Showing ${count} of ${facts.length} facts.` + (parts ? ` Hidden: ${parts}.` : "");
  }

  // --- the view -----------------------------------------------------------------------------------------------------------------
  const home = new Map(drawn.nodes.get().map((node) => [node.id, { x: node.x, y: node.y }]));
  const canvas = document.getElementById("mynetwork");
  const words = new Map(drawn.edges.get().map((edge) => [edge.id, edge.label]));
  const LABELLED = 600; // with more lines than that, words on them only slow the drawing down
  const READABLE = 0.6; // the scale below which names cannot be read
  const MARGIN = { x: 80, y: 55 };

  // the nodes of what is shown, in connected pieces, the largest first
  function pieces() {
    const neighbours = new Map();
    const near = (id) => neighbours.get(id) || neighbours.set(id, []).get(id);
    const links = new Map(drawn.edges.get().map((edge) => [edge.id, edge]));
    for (const [i, fact] of facts.entries()) {
      for (const edge of shown[i] ? fact.edges.map((id) => links.get(id)) : []) {
        near(edge.from).push(edge.to);
        near(edge.to).push(edge.from);
      }
    }
    const seen = new Set();
    const found = [];
    for (const start of neighbours.keys()) {
      if (seen.has(start)) continue;
      const piece = [start];
      seen.add(start);
      for (const id of piece) for (const other of near(id)) if (!seen.has(other)) { seen.add(other); piece.push(other); }
      found.push(piece);
    }
    return found.sort((a, b) => b.length - a.length);
  }

  function boxed(piece) {
    const places = piece.map((id) => home.get(id));
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, top] = [Math.min(...xs) - MARGIN.x, Math.min(...ys) - MARGIN.y];
    return { piece, left, top, width: Math.max(...xs) + MARGIN.x - left, height: Math.max(...ys) + MARGIN.y - top };
  }

  // move the pieces that are shown together, in rows; inside a piece nothing moves
  function gather() {
    const boxes = pieces().map(boxed);
    const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
    const limit = Math.max(Math.sqrt((area * canvas.clientWidth) / canvas.clientHeight), ...boxes.map((box) => box.width));
    const alive = new Map();
    let [x, y, shelf, right] = [0, 0, 0, 0];
    for (const box of boxes) {
      if (x && x + box.width > limit) [x, y, shelf] = [0, y + shelf, 0];
      for (const id of box.piece) alive.set(id, { x: home.get(id).x - box.left + x, y: home.get(id).y - box.top + y });
      x += box.width;
      right = Math.max(right, x);
      shelf = Math.max(shelf, box.height);
    }
    drawn.nodes.update(drawn.nodes.getIds().map((id) => ({ id, hidden: !alive.has(id), ...alive.get(id) })));
    return { width: right, height: y + shelf };
  }

  // all of it where its names can be read, else the largest pieces, which stand first
  function look(size) {
    const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
    const whole = Math.min(wide / (size.width || wide), high / (size.height || high), 1.3);
    const scale = Math.max(whole, READABLE);
    const position = { x: Math.min(size.width, wide / scale) / 2, y: Math.min(size.height, high / scale) / 2 };
    drawn.network.moveTo({ scale, position });
    more.hidden = whole >= READABLE;
  }

  function fit() {
    const visible = drawn.nodes.getIds().filter((id) => !drawn.nodes.get(id).hidden);
    drawn.network.fit({ nodes: visible, maxZoomLevel: 1.3 });
    more.hidden = true;
  }

  const zoom = (factor) => drawn.network.moveTo({ scale: drawn.network.getScale() * factor });

  // --- what people do -----------------------------------------------------------------------------------------------------------
  drawn.network.on("hoverEdge", ({ edge }) => { if (chosen === null && byEdge.has(edge)) showFact(byEdge.get(edge)); });
  drawn.network.on("blurEdge", () => { if (chosen === null) showNothing(); });
  drawn.network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) { choose(null); drawn.network.selectNodes([node], false); showNode(node); chosen = -1; return; }
    choose(edge === undefined || !byEdge.has(edge) ? null : byEdge.get(edge));
  });
  rows.forEach((row, i) => row.addEventListener("click", ({ target }) => {
    // links work, and text can be selected for copying; the button is in the row, for the keyboard
    if (!target.closest("a") && !String(getSelection())) choose(i, { reveal: true });
  }));
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-fact]");
    if (button) choose(Number(button.dataset.fact));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  boxes.forEach((box) => box.addEventListener("change", filter));
  document.getElementById("tools").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", fit);

  filter();
})();
