"""Pressgraph inside a spaCy pipeline: ``nlp.add_pipe("pressgraph")`` sets ``doc._.pressgraph``, the record of the article.

    nlp = load_language()
    nlp.add_pipe("pressgraph")
    doc = nlp.make_doc("Mayor Kenney terminated the contract on Thursday.")
    doc._.published = "2018-07-27"
    nlp(doc)._.pressgraph.events

The record is the one that ``pressgraph extract`` writes. The publication date is that of ``doc._.published``, or of
``doc.user_data["published"]``; without one, relative dates stay unresolved. ``user_data`` may also hold ``id``, ``title``, ``url``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.build import read_doc, reader_label
from pressgraph.events import action_table
from pressgraph.ingest import find_boilerplate
from pressgraph.model import Article

FACTORY = "pressgraph"


@Language.factory(
    FACTORY,
    default_config={"actions": None},
    assigns=["doc._.pressgraph"],
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
)
class PressgraphComponent:
    """Reads who did what to whom out of each parsed document.

    Args:
        nlp: the pipeline it stands in.
        name: its name in the pipeline.
        actions: the file of a user's action table: ``nlp.add_pipe("pressgraph", config={"actions": "boycott.tsv"})``.

    Raises:
        TableError: that table is malformed.
    """

    def __init__(self, nlp: Language, name: str, actions: str | None) -> None:
        self.name, self.table = name, action_table(actions)
        self.reader = reader_label(nlp, self.table)
        for extension in ("pressgraph", "published"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.pressgraph``."""
        data = doc.user_data
        article = Article(
            id=str(data.get("id", "doc")),
            text=doc.text,
            title=data.get("title"),
            date=doc._.published or data.get("published"),
            url=data.get("url"),
            boilerplate=find_boilerplate(doc.text),
        )
        doc._.pressgraph = read_doc(doc, article, reader=self.reader, actions=self.table)
        return doc
