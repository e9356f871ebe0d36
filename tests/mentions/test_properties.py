"""Whatever the text, mentions are slices of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pressgraph.coreference import chain_mentions
from pressgraph.mentions import find_mentions

WORDS = st.sampled_from(
    [
        "Mayor",
        "Kenney",
        "the",
        "agency",
        "(",
        ")",
        "ICE",
        "he",
        "their",
        "“",
        "”",
        '"',
        "said",
        ",",
        ".",
        "\n\n",
        "-",
        "of",
        "U.S.",
        "it",
        "a",
        "deal",
        "and",
        "Hong",
        "Kong",
        "is",
        "known",
        "as",
        "PARS",
        "who",
        "’s",
        "I",
        "vice",
        "Jr.",
        "\t",
        "Trinidad",
        "Act",
        "314",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_gives_slices_and_a_partition(text: str, nlp: Language) -> None:
    doc = nlp(text)
    mentions = find_mentions(doc)
    entities = chain_mentions(doc, mentions)
    assert all(m.text == text[m.start : m.end] and m.start <= m.head < m.end for m in mentions)
    assert sorted((m.start, m.end) for e in entities for m in e.mentions) == sorted((m.start, m.end) for m in mentions)
    assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert all(e.name.strip() for e in entities)
    assert chain_mentions(doc, mentions) == entities
