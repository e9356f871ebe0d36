"""The reading view as a fragment, as a file of its own, and as a folder of files with a list of contents."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressgraph.export.html.facts import date_words, safe_url
from pressgraph.export.html.looks import KIND_LOOKS, STATUS_LOOKS, kind_look
from pressgraph.export.html.reading.marking import mark_paragraphs
from pressgraph.export.html.reading.marks import find_days, find_marks, find_names, fragment_of, trigger_anchors
from pressgraph.export.html.reading.notes import Note, Says, chain_owners, find_notes
from pressgraph.export.plain import plain_text, short_label
from pressgraph.model import Article, Network, Record
from pressgraph.resources import read_template

Link = Callable[[str], str]
_TITLE_LENGTH = 300
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text; "" where it is not known. ``is_repeated`` if the text begins with the headline itself."""

    title: str
    outlet: str
    author: str
    published: str
    url: str
    is_repeated: bool


def head_of(article: Article) -> Head:
    """The head of an article; a headline for want of one is its id."""
    return Head(
        title=short_label(article.title, _TITLE_LENGTH) or short_label(article.id, _TITLE_LENGTH),
        outlet=short_label(article.outlet),
        author=short_label(article.author),
        published=short_label(date_words(plain_text(article.date))),
        url=safe_url(plain_text(article.url)),
        is_repeated=bool(article.title) and article.text.lstrip().startswith(f"{article.title}\n"),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading view shows.

    Args:
        network: the graph.
        record: what was read out of the article; None if it is not at hand, then only triggers are marked.
        article: the article.
        says: a claim as a sentence; for want of it names and act are set side by side.
    """

    network: Network
    record: Record | None
    article: Article
    says: Says | None = None

    def body(self, *, entity_link: Link | None = None, event_link: Link | None = None) -> Markup:
        """The view as a piece of a page."""
        template = _environment().get_template("reading_body.html")
        return Markup(template.render(_view(self), entity_link=entity_link, event_link=event_link))

    def page(self) -> str:
        """The view as one file, which needs no network."""
        script = reading_script()
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        return (
            _environment()
            .get_template("reading.html")
            .render(
                title=head_of(self.article).title,
                body=self.body(),
                style=Markup(reading_style()),
                script=Markup(script),
                policy=Markup(f"'sha256-{digest}'"),
            )
        )


def reading_body(
    network: Network, record: Record | None, article: Article, *, entity_link: Link | None = None, event_link: Link | None = None
) -> Markup:
    """The reading view as a piece of a page, which needs ``reading_style()`` and ``reading_script()`` too; its heading is an h1.

    Args:
        network: the graph.
        record: what was read out of the article, if it is at hand.
        article: the article.
        entity_link: where the name of an entity leads, by its id.
        event_link: where an event leads, by its id.
    """
    return Reading(network, record, article).body(entity_link=entity_link, event_link=event_link)


def reading_page(network: Network, record: Record | None, article: Article) -> str:
    """The reading view as one file, which needs no network."""
    return Reading(network, record, article).page()


def index_page(title: str, articles: Sequence[tuple[Article, str]], network: Network) -> str:
    """The list of contents of a folder of reading views: each article with its file and the number of its facts."""
    counts = Counter(claim.article for claim in network.claims)
    rows = [(head_of(article), name, counts[article.id]) for article, name in articles]
    return (
        _environment()
        .get_template("reading_index.html")
        .render(title=title, rows=sorted(rows, key=lambda row: row[1]), style=Markup(reading_style()))
    )


def file_names(articles: Sequence[Article]) -> Iterator[str]:
    """A file name for each article, made of its id: no two alike on any file system, none of them ``index.html``."""
    taken = {"index"}
    for article in articles:
        name = _NOT_IN_A_NAME.sub("-", article.id)[:_NAME_LENGTH].strip(".-") or "article"
        if name != article.id or name.lower() in taken:
            name += f"-{hashlib.sha256(article.id.encode('utf-8', 'replace')).hexdigest()[:8]}"
        taken.add(name.lower())
        yield f"{name}.html"


@functools.cache
def reading_style() -> str:
    """The style sheet; all of its rules are about what lies in an element of class ``reading``."""
    colours = "".join(f".reading .k-{kind.replace(' ', '-')} {{ --kind: {look.colour}; }}\n" for kind, look in KIND_LOOKS.items())
    return read_template("reading.css") + colours


def reading_script() -> str:
    """The script; it is handed no data, and without it all can be read."""
    return read_template("reading.js")


def _view(reading: Reading) -> dict[str, Any]:
    network, record, article = reading.network, reading.record, reading.article
    owners = chain_owners(network, article.id)
    notes = find_notes(network, record, article, says=reading.says)
    names, days = find_names(record, owners), find_days(record)
    marks = list(find_marks(article, notes, names, days))
    facts = [note for note in notes if note.key.startswith("f")]
    shown = {who.kind for note in facts for who in (*note.agents, *note.objects, *note.recipients) if who.kind}
    return {
        "article": article,
        "head": head_of(article),
        "paragraphs": mark_paragraphs(article.text, marks),
        "facts": facts,
        "rejected": [note for note in notes if note.key.startswith("r")],
        "names": names,
        "days": days,
        "anchors": trigger_anchors(marks),
        "statuses": _statuses(facts),
        "kinds": [kind for kind in KIND_LOOKS if kind in shown],
    }


def _statuses(facts: Sequence[Note]) -> list[tuple[str, int, str]]:
    counts = Counter(note.status for note in facts)
    return [(str(name), counts[name], look.meaning) for name, look in STATUS_LOOKS.items() if counts[name]]


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(read_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["fragment"] = fragment_of
    environment.globals["kind_look"] = kind_look
    return environment
