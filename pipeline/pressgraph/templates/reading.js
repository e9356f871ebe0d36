"use strict";
// Chooses a fact, name or date and shows its words; walks from mark to mark. It handles no offsets and writes no markup.
for (const root of document.querySelectorAll("[data-reading]")) {
  const text = root.querySelector(".text");
  const now = root.querySelector(".now");
  const gloss = document.createElement("div");
  const marks = [...text.querySelectorAll(".m-name, .m-date, .m-trigger, .m-speech")];
  const carriers = new Map();
  for (const element of root.querySelectorAll("[data-keys]"))
    for (const key of element.dataset.keys.split(" ")) carriers.set(key, [...(carriers.get(key) || []), element]);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const statuses = [...root.querySelectorAll("input[name=status]")];
  const narrow = matchMedia("(max-width: 900px)"); // as in the style sheet: the chosen fact is shown at the foot of the screen
  let chosen = null;

  gloss.className = "gloss";
  gloss.hidden = true;
  gloss.setAttribute("aria-hidden", "true");
  root.append(gloss);
  root.classList.add("live");
  const tools = root.querySelector(".tools");
  if (tools) tools.hidden = false;

  const noteOf = key => (carriers.get(key) || []).find(element => element.matches("li"));
  const inText = key => (carriers.get(key) || []).filter(element => !element.matches("li"));
  const isSeen = element => element.getClientRects().length > 0;

  function release() {
    for (const element of root.querySelectorAll(".on")) element.classList.remove("on");
    for (const link of root.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    chosen = null;
    now.replaceChildren();
  }

  function say(key) {
    // what the margin shows, once more: for a screen reader, and at the foot of a narrow screen
    const note = noteOf(key);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => { release(); });
    now.replaceChildren(...[...note.querySelectorAll(".line, .facets, .words, .why")].filter(part => !part.closest(".details")).map(part => {
      const copy = document.createElement("span");
      copy.className = part.className;
      const pieces = part.matches(".line") ? part.querySelectorAll(".number, .told, s, bdi") : part.children.length ? part.children : [part];
      const whole = [...pieces].filter(piece => ![...pieces].some(other => other !== piece && other.contains(piece)));
      copy.append(...whole.flatMap(piece => { const word = piece.cloneNode(true); return [word, " "]; }));
      return copy;
    }), close);
  }

  function choose(key, from) {
    const again = chosen === key;
    release();
    if (again && from === "note") return;
    const note = noteOf(key);
    if (!note) return;
    chosen = key;
    for (const element of carriers.get(key)) element.classList.add("on");
    note.querySelector(".pick").setAttribute("aria-current", "true");
    const words = inText(key);
    const target = from === "text" ? note : words.find(element => element.matches(".m-trigger")) || words.find(element => element.matches(".m-name, .m-date")) || words[0];
    if (target && isSeen(target) && !(from === "text" && narrow.matches)) target.scrollIntoView({ block: "center", behavior: still });
    say(key);
    try { history.replaceState(null, "", "#" + encodeURIComponent(note.id || "")); } catch (error) { /* a frame without an address */ }
  }

  function show(mark) {
    const word = mark && (mark.dataset.gloss || "");
    gloss.hidden = !word;
    if (!word) return;
    gloss.textContent = word;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = Math.min(gloss.offsetWidth, innerWidth - 16);
    gloss.style.left = Math.max(8, Math.min(box.left, innerWidth - width - 8)) + "px";
    gloss.style.top = (box.top > gloss.offsetHeight + 12 ? box.top - gloss.offsetHeight - 6 : box.bottom + 6) + "px";
  }

  function keysOf(mark) {
    return (mark.dataset.keys || "").split(" ").filter(key => key && noteOf(key) && isSeen(noteOf(key).closest("details") || noteOf(key)));
  }

  function chooseAt(mark) {
    // a mark of several facts shows one after the other
    const keys = keysOf(mark).filter(key => /^[fr]/.test(key));
    const all = keys.length ? keys : keysOf(mark);
    if (all.length) choose(all[(all.indexOf(chosen) + 1) % all.length], "text");
  }

  const isWalked = mark => isSeen(mark) && (root.classList.contains("all") || !mark.classList.contains("extra"));
  for (const mark of marks) if (!mark.href) mark.tabIndex = -1;

  text.addEventListener("click", event => {
    const mark = event.target.closest(".m-trigger") || event.target.closest(".m-name, .m-date");
    if (!mark || !isWalked(mark)) return;
    event.preventDefault();
    chooseAt(mark);
  });
  text.addEventListener("keydown", event => {
    const here = event.target.closest(".m-name, .m-date, .m-trigger, .m-speech");
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !here.href) { event.preventDefault(); chooseAt(here); return; }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    for (let at = marks.indexOf(here) + step; at >= 0 && at < marks.length; at += step)
      if (isWalked(marks[at])) { marks[at].focus(); return; }
  });
  text.addEventListener("focusin", event => {
    const mark = event.target.closest("[data-gloss]");
    show(mark);
    if (mark && !mark.href && mark.dataset.gloss) now.dataset.said = now.textContent = `${mark.textContent.slice(0, 80)}: ${mark.dataset.gloss}`;
  });
  text.addEventListener("focusout", () => {
    show(null);
    if (now.dataset.said && now.textContent === now.dataset.said) { now.replaceChildren(); if (chosen) say(chosen); }
  });
  text.addEventListener("pointerover", event => {
    const mark = event.target.closest("[data-gloss]");
    show(mark && (isWalked(mark) || !mark.matches(".m-name, .m-date")) ? mark : null);
  });
  text.addEventListener("pointerleave", () => show(null));
  addEventListener("scroll", () => show(null), { passive: true });

  root.addEventListener("click", event => {
    const pick = event.target.closest("[data-pick]");
    if (!pick) return;
    event.preventDefault();
    choose(pick.dataset.pick, "note");
  });
  root.addEventListener("keydown", event => {
    if (event.key === "Escape") { release(); show(null); return; }
    const pick = event.target.closest("[data-pick]");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!pick || !step) return;
    const picks = [...root.querySelectorAll("[data-pick]")].filter(isSeen);
    const next = picks[picks.indexOf(pick) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  root.addEventListener("change", event => {
    if (event.target.name === "all") { root.classList.toggle("all", event.target.checked); return; }
    const shown = new Set(statuses.filter(box => box.checked).map(box => box.value));
    for (const note of root.querySelectorAll(".notes > .facts > li")) note.hidden = !shown.has(note.dataset.status);
    for (const trigger of text.querySelectorAll(".m-trigger"))
      trigger.classList.toggle("quiet", !trigger.dataset.status.split(" ").some(status => shown.has(status)));
    for (const mark of text.querySelectorAll(".m-name, .m-date")) {
      const keys = mark.dataset.keys.split(" ").filter(key => /^f/.test(key));
      if (keys.length) mark.classList.toggle("extra", !keys.some(key => !noteOf(key).hidden));
    }
    if (chosen && noteOf(chosen).hidden) release();
    const count = root.querySelectorAll(".notes > .facts > li:not([hidden])").length;
    if (!chosen) now.textContent = `${count} of ${root.querySelectorAll(".notes > .facts > li").length} facts shown`;
  });

  const atStart = () => {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    const element = name && document.getElementById(name);
    const key = element && root.contains(element) && (element.matches("li[data-keys]") ? element.dataset.keys : keysOf(element.closest("[data-keys]") || root)[0]);
    if (key && key !== chosen) choose(key, "link");
  };
  addEventListener("hashchange", atStart);
  atStart();
}
