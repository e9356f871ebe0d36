// Names of the case in the fields that take one, while somebody types; without script the fields work too.
// What the server says becomes the value and the label of an option, never markup.
"use strict";
(() => {
  const PAUSE = 120;
  let waiting = 0;
  const fill = (field, found) => {
    const values = new Map(found.map(one => [one[field.dataset.names], one]));
    field.list.replaceChildren(...[...values].map(([value, one]) => {
      const option = document.createElement("option");
      option.value = value;
      option.label = value === one.name ? one.note : `${one.name}: ${one.note}`;
      return option;
    }));
  };
  const ask = async field => {
    const typed = field.value;
    if (!typed.trim()) return;
    try {
      const answer = await fetch("/names.json?" + new URLSearchParams({ q: typed.slice(0, 200) }));
      if (answer.ok && field.value === typed) fill(field, await answer.json());
    } catch { /* the server has stopped: nothing is proposed */ }
  };
  document.addEventListener("input", event => {
    if (!event.target.matches("input[data-names]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE, event.target);
  });
})();
