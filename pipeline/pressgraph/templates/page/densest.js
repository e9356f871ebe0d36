// The part of a large network that is drawn first: the nodes of its densest core, as far as there is room for their lines.
const MOST_LINES = 450;
const MOST_NODES = 220;

// the links to draw, and whether some are left out; what is chosen is always drawn
function drawnLinks(facts, isAll, wanted) {
  const links = facts.flatMap((fact) => fact.links);
  if (isAll || links.length <= MOST_LINES) return { links, isPart: false };
  const chosen = densest(links);
  return { links: links.filter((link) => wanted.has(link) || (chosen.has(link.from) && chosen.has(link.to))), isPart: true };
}

function densest(links) {
  const near = new Map();
  for (const { from, to } of links) {
    if (!near.has(from)) near.set(from, []);
    if (!near.has(to)) near.set(to, []);
    near.get(from).push(to);
    near.get(to).push(from);
  }
  const cores = coreNumbers(near);
  const order = [...near.keys()].sort((a, b) => cores.get(b) - cores.get(a) || near.get(b).length - near.get(a).length || a - b);
  const chosen = new Set();
  let lines = 0;
  for (const node of order) {
    const more = near.get(node).filter((other) => chosen.has(other)).length;
    if (lines + more > MOST_LINES || chosen.size >= MOST_NODES) break;
    chosen.add(node);
    lines += more;
  }
  return chosen;
}

// for each node the largest k such that it lies in a part where each node has k lines (Batagelj and Zaversnik, 2003)
function coreNumbers(near) {
  const degree = new Map([...near].map(([node, others]) => [node, others.length]));
  const buckets = [];
  for (const [node, d] of degree) (buckets[d] ??= []).push(node);
  const cores = new Map();
  let level = 0;
  for (let d = 0; d < buckets.length; d = Math.max(0, d)) {
    const node = buckets[d]?.pop();
    if (node === undefined) { d += 1; continue; }
    if (cores.has(node) || degree.get(node) !== d) continue;
    level = Math.max(level, d);
    cores.set(node, level);
    for (const other of near.get(node)) {
      if (cores.has(other)) continue;
      const less = degree.get(other) - 1;
      degree.set(other, less);
      (buckets[less] ??= []).push(other);
      if (less < d) d = less;
    }
  }
  return cores;
}
