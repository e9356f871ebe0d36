// The data of the page, unpacked. export/html/data.py writes it; the two say the same of what a row holds.
const graph = unpack(JSON.parse(document.getElementById("pressgraph-data").textContent));

function unpack(raw) {
  const word = (n) => raw.words[n];
  const nodes = raw.nodes.map(([id, name, kind, x, y], at) => ({ at, id, name, kind: raw.kinds[kind].name, x, y, facts: [] }));
  const articles = raw.articles.map(([headline, outlet, url, published, reported]) => ({ headline, outlet: word(outlet), url, published: word(published), reported }));
  const telling = ([claim, article, sentence, marks, status, speaker, sure, written, day]) => ({
    claim, iri: Object.hasOwn(raw.iris, claim) ? raw.iris[claim] : raw.claims + claim, article: articles[article], sentence: raw.sentences[sentence], marks, status: raw.statuses[status].name,
    speaker: word(speaker), sure, written: word(written), day: word(day),
  });
  const links = []; // the lines of the drawing, numbered through
  const facts = raw.facts.map(([id, action, label, ends, recipient, place, day, first, last, told], at) => {
    const fact = {
      at, id, action: word(action).replaceAll("_", " "), label: word(label), recipient: word(recipient), place: word(place),
      day: word(day), first, last, told: told.map(telling), links: [], nodes: [...new Set(ends)].map((n) => nodes[n]),
    };
    const statuses = [...new Set(fact.told.map((t) => t.status))];
    fact.status = statuses[0];
    fact.also = statuses.slice(1); // what other claims of the same event say of it
    // beside a badge that says "planned", the act need not say it again
    const said = ` (${[...statuses].sort().join(" / ")})`;
    const bare = fact.label.endsWith(said) ? fact.label.slice(0, -said.length) : fact.label;
    const also = fact.also.length ? `also ${fact.also.join(", ")}` : "";
    fact.act = also ? `${bare} (${also})` : bare;
    const notes = [fact.status === "actual" ? "" : fact.status, also].filter(Boolean).join(", ");
    fact.label = notes ? `${bare} (${notes})` : bare;
    for (let n = 0; n < ends.length; n += 2) {
      const link = { id: links.length, from: ends[n], to: ends[n + 1], fact };
      links.push(link);
      fact.links.push(link);
    }
    const sources = new Set(fact.links.map((link) => nodes[link.from]));
    const targets = new Set(fact.links.flatMap((link) => (link.to === link.from ? [] : [nodes[link.to]])));
    fact.who = [...sources].filter(isNamed);
    fact.whom = [...targets].filter(isNamed);
    for (const node of fact.nodes) node.facts.push(fact);
    return fact;
  });
  return {
    facts, nodes, links, articles, statuses: raw.statuses, kinds: raw.kinds,
    factOf: new Map(facts.map((fact) => [fact.id, fact])),
    nodeOf: new Map(nodes.filter(isNamed).map((node) => [node.id, node])),
    looks: new Map([...raw.statuses.map((look) => ["status " + look.name, look]), ...raw.kinds.map((look) => ["kind " + look.name, look])]),
  };
}

// an action's node stands in for somebody whom the text does not name
function isNamed(node) {
  return node.kind !== "action";
}

const isDated = (fact) => fact.first !== null || fact.last !== null;
const reportedDay = (fact) => fact.told[0].article.reported;
const firstDay = (fact) => fact.first ?? fact.last;
const lastDay = (fact) => fact.last ?? fact.first;

// letters without accents and capitals, for searching
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

let haystacks = null; // made at the first search

function haystackOf(fact) {
  haystacks ??= graph.facts.map(({ nodes, label, action, recipient, place, told }) =>
    fold([...nodes.map((node) => node.name), label, action, recipient, place, ...told.flatMap((t) => [t.speaker, t.sentence, t.article.headline])].join(" ")));
  return haystacks[fact.at];
}

const dark = matchMedia("(prefers-color-scheme: dark)");

function lookOf(what, name) {
  const look = graph.looks.get(`${what} ${name}`);
  return { ...look, colour: dark.matches && !isPrinting() ? look.dark : look.colour };
}
