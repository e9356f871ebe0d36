// Which facts pass the filters, and how many there are for each choice of a filter.
const valuesOf = {
  // a fact that one claim denies is found under "negated" too; one whose surest claim denies it is no deed because another tells it
  status: (fact) => [fact.status, ...fact.also.filter((status) => status !== "actual")],
  action: (fact) => [fact.action],
  actor: (fact) => fact.nodes.filter(isNamed).map((node) => node.id),
  speaker: (fact) => [...new Set(fact.told.map((telling) => telling.speaker))],
  outlet: (fact) => [...new Set(fact.told.map((telling) => telling.article.outlet))],
};

function filters(view) {
  const words = fold(view.q).split(/\s+/).filter(Boolean);
  const tests = { status: (fact) => valuesOf.status(fact).some((status) => view.status.has(status)) };
  for (const name of FACETS) if (view[name].size) tests[name] = (fact) => valuesOf[name](fact).some((value) => view[name].has(value));
  if (words.length) tests.q = (fact) => words.every((word) => haystackOf(fact).includes(word));
  if (view.hide.size) tests.hide = (fact) => !fact.nodes.some((node) => view.hide.has(node.kind));
  if (view.sure) tests.sure = (fact) => fact.told[0].sure >= view.sure;
  if (view.from !== null || view.to !== null) tests.dates = (fact) => isDated(fact) && isWithin(fact, view);
  return tests;
}

const isWithin = (fact, { from, to }) => (to === null || (fact.first ?? -Infinity) <= to) && (from === null || (fact.last ?? Infinity) >= from);

// everything that is shown, hidden and counted
function match(view) {
  const tests = Object.entries(filters(view));
  const counts = Object.fromEntries(["status", ...FACETS].map((name) => [name, new Map()]));
  const around = view.ego ? neighbourhood(view, tests) : null;
  const result = { facts: [], counts, timed: [], hidden: new Map(), undated: 0 };
  for (const fact of graph.facts) {
    if (around && !isAround(fact, around)) continue;
    const failed = tests.filter(([, passes]) => !passes(fact)).map(([name]) => name);
    if (failed.length > 1) continue;
    if (!failed.length) result.facts.push(fact);
    if (!failed.length || failed[0] === "dates") result.timed.push(fact);
    if (failed[0] === "status") result.hidden.set(fact.status, (result.hidden.get(fact.status) || 0) + 1);
    if (failed[0] === "dates" && !isDated(fact)) result.undated += 1;
    for (const name of ["status", ...FACETS]) if (!failed.length || failed[0] === name) count(counts[name], valuesOf[name](fact));
  }
  result.set = new Set(result.facts);
  return result;
}

function count(counts, values) {
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
}

// the nodes whose facts belong to the view around one: itself, and at depth 2 those it has a fact with
function neighbourhood(view, tests) {
  const near = new Set([view.ego]);
  if (view.depth === 1) return near;
  for (const fact of view.ego.facts) if (tests.every(([, passes]) => passes(fact))) for (const node of fact.nodes) near.add(node);
  return near;
}

const isAround = (fact, near) => fact.nodes.some((node) => near.has(node));
