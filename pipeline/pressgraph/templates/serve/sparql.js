// The query page with script: colours, completion, Ctrl+Enter, answers without a new page, the queries of this tab.
// Everything that is shown comes from the server, which has escaped it, or is put in as text.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const area = $("query"), editor = $("editor"), said = $("said");
  const paint = editor.querySelector(".paint");
  const EARLIER = "pressgraph-sparql", MOST = 30;
  const make = (tag, text, kind) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (kind) node.className = kind;
    return node;
  };

  // colours -------------------------------------------------------------------------------------------------------------------------
  const WORDS = "ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS SUBSTR SUM TRUE UCASE UNDEF UNION UNTIL URI VALUES WHERE YEAR".split(" ");
  const KNOWN = new Set(WORDS);
  const TOKENS = /(#[^\n]*)|("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(<[^<>"{}|^`\\\s]*>|(?:[A-Za-z][\w.-]*)?:[\w%.-]*)|([?$]\w+|\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;
  const KINDS = ["", "remark", "string", "name", "value", "word"];

  const colour = () => {
    const text = area.value, parts = [];
    let end = 0;
    for (const found of text.matchAll(TOKENS)) {
      const group = found.findIndex((part, number) => number && part !== undefined);
      if (group === 5 && !KNOWN.has(found[0].toUpperCase()) && found[0] !== "a") continue;
      parts.push(text.slice(end, found.index), make("span", found[0], "t-" + KINDS[group]));
      end = found.index + found[0].length;
    }
    // a last empty line has a height too
    paint.replaceChildren(...parts, text.slice(end) + "\n");
    follow();
  };
  const follow = () => { paint.scrollTop = area.scrollTop; paint.scrollLeft = area.scrollLeft; };

  // putting text in, so that Ctrl+Z takes it back ------------------------------------------------------------------------------------
  const put = (text, from, to) => {
    area.focus();
    area.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, from, to, "end");
      changed();
    }
  };
  const changed = () => { colour(); propose(false); };

  // completion ----------------------------------------------------------------------------------------------------------------------
  const list = make("ul", undefined, "proposals");
  list.id = "proposals";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Proposals");
  list.hidden = true;
  let vocabulary = null, active = -1, start = 0;

  const load = async () => {
    if (!vocabulary) vocabulary = fetch("/sparql/terms.json").then(answer => answer.json()).catch(() => ({ prefixes: {}, terms: [] }));
    return vocabulary;
  };
  const candidates = (stem, known) => {
    if (/^[?$]/.test(stem)) {
      const rest = area.value.slice(0, start) + area.value.slice(area.selectionStart);
      return [...new Set(rest.match(/[?$]\w+/g) || [])].sort().map(name => [name, "", "variable"]);
    }
    if (stem.includes(":")) return known.terms;
    const prefixes = Object.entries(known.prefixes).map(([prefix, base]) => [prefix + ":", base, ""]);
    return [...prefixes, ...known.terms, ...WORDS.map(word => [word, "", "keyword"])];
  };
  const fits = (stem, [name, label]) => {
    const wanted = stem.toLowerCase(), short = name.toLowerCase();
    if (short === wanted) return 0;
    if (short.startsWith(wanted)) return 3;
    const [, local] = wanted.split(":");
    const word = local === undefined ? wanted : local;
    if (word.length < 2 || (local !== undefined && !short.startsWith(wanted.split(":")[0] + ":"))) return 0;
    return short.split(":").pop().startsWith(word) ? 2 : short.includes(word) || label.toLowerCase().includes(word) ? 1 : 0;
  };
  const propose = async asked => {
    const before = area.value.slice(0, area.selectionStart);
    const stem = before.match(/(?:[?$]\w*|[\w.-]*:?[\w.-]*)$/)[0];
    if (!asked && !(stem.includes(":") && stem.length > 1) && !/^[?$]\w/.test(stem)) return close();
    start = before.length - stem.length;
    const known = await load();
    if (area.value.slice(0, area.selectionStart) !== before) return;
    const found = candidates(stem, known).map(one => [fits(stem, one), one]).filter(([rank]) => rank || (asked && !stem));
    found.sort(([one], [other]) => other - one);
    show(found.slice(0, 40).map(([, one]) => one), asked);
  };
  const show = (found, asked) => {
    if (!found.length) {
      if (asked) said.textContent = "No proposals.";
      return close();
    }
    list.replaceChildren(...found.map(([name, label, kind], number) => {
      const item = make("li");
      item.id = "proposal-" + number;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(make("span", name), make("span", label && label.toLowerCase() !== name.toLowerCase() ? label : kind, "kind"));
      item.dataset.name = name;
      return item;
    }));
    list.hidden = false;
    place();
    area.setAttribute("aria-controls", "proposals");
    choose(asked ? 0 : -1);
    said.textContent = found.length + (found.length === 1 ? " proposal; arrow down chooses." : " proposals; arrow down chooses.");
  };
  const place = () => {
    // where the caret is: behind the same text, painted
    const ghost = paint.cloneNode(false), mark = make("span", "\u200b");
    ghost.hidden = false;
    ghost.style.visibility = "hidden";
    ghost.append(area.value.slice(0, start), mark);
    editor.append(ghost);
    const left = mark.offsetLeft, top = mark.offsetTop + mark.offsetHeight - area.scrollTop;
    ghost.remove();
    list.style.left = Math.max(0, Math.min(left, editor.clientWidth - list.offsetWidth)) + "px";
    list.style.top = Math.min(top, editor.clientHeight) + 2 + "px";
  };
  const choose = number => {
    active = number;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === number)));
    if (number < 0) return area.removeAttribute("aria-activedescendant");
    area.setAttribute("aria-activedescendant", "proposal-" + number);
    list.children[number].scrollIntoView({ block: "nearest" });
  };
  const take = item => { const name = item.dataset.name, from = start; close(); put(name, from, area.selectionStart); close(); };
  const close = () => {
    if (list.hidden) return;
    list.hidden = true;
    choose(-1);
    area.removeAttribute("aria-controls");
    said.textContent = "";
  };

  // the answer, without a new page ----------------------------------------------------------------------------------------------------
  let waiting = null;
  const fetched = async (address, stop) => {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: stop });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) throw new Error(await answer.text());
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const swap = (id, page) => {
    const fresh = page.getElementById(id);
    if (fresh) $(id).replaceWith(document.importNode(fresh, true));
  };
  const run = async isNew => {
    if (waiting) waiting.abort();
    close();
    const query = area.value, address = "/sparql?" + new URLSearchParams({ query }), mine = new AbortController();
    waiting = mine;
    said.textContent = "Asking …";
    $("stop").hidden = false;
    $("answer").classList.add("stale");
    try {
      const page = await fetched(address, mine.signal);
      swap("answer", page);
      ready();
      if (isNew) history.pushState({ query }, "", address);
      said.textContent = $("answer-title").textContent.replace(/\s+/g, " ").trim();
      remember(query);
      $("answer").focus({ preventScroll: true });
      $("answer").scrollIntoView({ block: "nearest" });
    } catch (error) {
      if (waiting === mine) said.textContent = mine.signal.aborted ? "Not waited for any more." : "The server does not answer: " + error.message;
      $("answer").classList.remove("stale");
    } finally {
      if (waiting === mine) { waiting = null; $("stop").hidden = true; }
    }
  };
  const ready = () => {
    for (const button of $("answer").querySelectorAll("button[data-line]")) {
      button.hidden = false;
      button.addEventListener("click", () => go(Number(button.dataset.line), Number(button.dataset.column)));
    }
  };
  const go = (line, column) => {
    const lines = area.value.split("\n"), from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
    area.focus();
    area.setSelectionRange(from, Math.min(from + 1, area.value.length));
    area.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(area).lineHeight));
  };

  // the named questions -------------------------------------------------------------------------------------------------------------
  const start_from = async form => {
    const page = await fetched("/sparql?" + new URLSearchParams(new FormData(form))).catch(() => null);
    if (!page) return void (said.textContent = "The server does not answer.");
    swap("choice", page);
    fill();
    put(page.getElementById("query").defaultValue, 0, area.value.length);
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
    close();
    const first = $("choice").querySelector("input:not([type=hidden])");
    if (form.id === "choose") (first || $("question")).focus();
    said.textContent = "The query was written.";
  };
  const fill = () => {
    const form = $("fill");
    if (form) form.addEventListener("submit", event => { event.preventDefault(); start_from(form); });
  };

  // the queries of this tab -------------------------------------------------------------------------------------------------------------
  const earlier = () => { try { return JSON.parse(sessionStorage.getItem(EARLIER)) || []; } catch { return []; } };
  const remember = query => {
    try { sessionStorage.setItem(EARLIER, JSON.stringify([query, ...earlier().filter(one => one !== query)].slice(0, MOST))); } catch { return; }
    list_earlier();
  };
  const list_earlier = () => {
    const found = earlier();
    $("earlier").hidden = !found.length;
    $("earlier").querySelector("ol").replaceChildren(...found.map((query, number) => {
      const item = make("li"), button = make("button", "Take up", "quiet"), text = make("pre", query);
      button.type = "button";
      button.setAttribute("aria-label", "Take up query " + (number + 1));
      text.tabIndex = 0;
      text.setAttribute("role", "region");
      text.setAttribute("aria-label", "Query " + (number + 1));
      button.addEventListener("click", () => put(query, 0, area.value.length));
      item.append(button, text);
      return item;
    }));
  };

  // keys and clicks -----------------------------------------------------------------------------------------------------------------
  area.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); return run(true); }
    if (event.ctrlKey && event.key === " ") { event.preventDefault(); return propose(true); }
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(active < last ? active + 1 : 0); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(active > 0 ? active - 1 : last); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); take(list.children[active]); }
    else if (["ArrowLeft", "ArrowRight", "Home", "End", "Tab"].includes(event.key)) close();
  });
  area.addEventListener("input", changed);
  area.addEventListener("scroll", follow);
  area.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== area) close(); }, 150));
  list.addEventListener("pointerdown", event => {
    const item = event.target.closest("li");
    event.preventDefault();
    if (item) take(item);
  });
  $("ask").addEventListener("submit", event => { event.preventDefault(); run(true); });
  $("stop").addEventListener("click", () => waiting && waiting.abort());
  $("copy").addEventListener("click", async () => {
    const link = location.origin + "/sparql?" + new URLSearchParams({ query: area.value });
    const done = await navigator.clipboard.writeText(link).then(() => true, () => false);
    said.textContent = done ? "The link was copied." : link;
  });
  $("choose").addEventListener("submit", event => { event.preventDefault(); if ($("question").value) start_from($("choose")); });
  window.addEventListener("popstate", event => {
    const query = (event.state && event.state.query) || new URLSearchParams(location.search).get("query");
    if (query === null || query === undefined) return;
    put(query, 0, area.value.length);
    close();
    run(false);
  });
  new ResizeObserver(follow).observe(area);

  // a page that was opened with a query has its answer
  editor.append(list);
  area.setAttribute("aria-autocomplete", "list");
  editor.classList.add("painted");
  paint.hidden = false;
  for (const node of document.querySelectorAll(".sparql [data-script]")) node.hidden = false;
  $("copy").hidden = false;
  colour();
  ready();
  fill();
  list_earlier();
  if (!$("answer").hidden && new URLSearchParams(location.search).get("query")) remember(area.value);
})();
