"use strict";
// The drawing that pyvis's script has made (its globals: network, nodes, edges): what is no deed is drawn on demand, and the line that
// is clicked has its row marked. Texts of articles are only ever set as text, by vis-network.
(() => {
  const rows = [...document.querySelectorAll("#facts tbody tr")];
  const rowOf = new Map(rows.flatMap((row) => row.dataset.edges.split("\n").map((edge) => [edge, row])));
  const others = document.getElementById("others");
  const away = new Set(edges.get().filter((edge) => edge.hidden).map((edge) => edge.id));

  function drawOthers() {
    edges.update([...away].map((id) => ({ id, hidden: !others.checked })));
  }

  function mark(row) {
    for (const other of rows) other.classList.toggle("chosen", other === row);
    if (row) row.scrollIntoView({ block: "nearest" });
  }

  others.addEventListener("change", drawOthers);
  network.on("click", ({ edges: [edge] }) => mark(rowOf.get(edge)));
  // all of it where names can be read, else the largest group, which stands first
  network.fit({ maxZoomLevel: 1.2 });
  const box = document.getElementById("mynetwork");
  const scale = 0.75;
  if (network.getScale() < scale) network.moveTo({ scale, position: { x: box.clientWidth / 2 / scale - 40, y: box.clientHeight / 2 / scale - 40 } });
})();
