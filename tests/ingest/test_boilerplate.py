"""Which parts of an article report nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pressgraph.ingest import find_boilerplate, read_articles
from pressgraph.ingest.boilerplate import boilerplate_rules
from pressgraph.resources import read_table

PROSE = "The council met on Monday and voted for the plan, the mayor said. The plan takes effect in May."
ROWS = read_table("boilerplate")


def article_with(paragraph: str, where: str) -> str:
    """An article of twelve paragraphs with one more at the place that a rule asks for."""
    place = {"start": 0, "edge": 0, "end": 11, "any": 6}[where]
    paragraphs = [PROSE] * 12
    return "\n\n".join([*paragraphs[:place], paragraph, *paragraphs[place:]])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"][:40])
def test_an_example_is_boilerplate_and_nothing_else_is(row: dict[str, str]) -> None:
    text = article_with(row["example"], row["where"])
    found = [text[start:end] for start, end in find_boilerplate(text)]
    assert found == ([row["example"], PROSE] if row["scope"] == "next" else [row["example"]])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["lookalike"][:40])
def test_a_lookalike_is_none(row: dict[str, str]) -> None:
    assert find_boilerplate(article_with(row["lookalike"], row["where"])) == ()


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["where"] in {"start", "end", "edge"}], ids=lambda row: row["example"][:40]
)
def test_a_rule_for_the_edge_leaves_the_middle_alone(row: dict[str, str]) -> None:
    rule = next(rule for rule, other in zip(boilerplate_rules(), ROWS, strict=True) if other is row)
    assert not rule.matches(row["example"], position=6, total=13)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        (PROSE, []),
        (f"PHILADELPHIA (AP) — {PROSE}", []),
        (
            f"{PROSE}\n\nSources\n\n* Example News, May 1\n* Other News, May 2\n\n{PROSE}",
            ["Sources", "* Example News, May 1\n* Other News, May 2"],
        ),
        (
            f"{PROSE}\n\nMost read\n\nCouncil votes on plan\n\nFire in the harbour",
            ["Most read", "Council votes on plan", "Fire in the harbour"],
        ),
        (f"By Jane Doe\nPublished: May 3, 2019\n{PROSE}", ["By Jane Doe", "Published: May 3, 2019"]),
        (f"{PROSE}\n\nAbout the author\n\nJane Doe likes trains.", ["About the author", "Jane Doe likes trains."]),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in find_boilerplate(text)] == runs


def test_no_gold_evidence_is_boilerplate(shared: Path) -> None:
    for folder in (shared / "gold" / "dev", shared / "gold" / "train"):
        articles = {article.id: article for article in read_articles([folder])}
        for path in sorted(folder.glob("*.json")):
            article = articles[path.stem]
            for snippet in (s for fact in json.loads(path.read_text(encoding="utf-8"))["facts"] for s in fact["evidence"]):
                found = re.search(r"\s+".join(map(re.escape, snippet.split())), article.text)
                assert found is not None
                assert not any(start < found.end() and found.start() < end for start, end in article.boilerplate), snippet


def test_little_of_wikinews_is_boilerplate(shared: Path) -> None:
    """658 articles whose mark-up was removed: captions, leftovers and headings of lists, 127 runs when the table was written."""
    articles = list(read_articles([shared / "bench" / "articles" / "wikinews.jsonl.gz"]))
    runs = [article.text[start:end] for article in articles for start, end in article.boilerplate]
    assert len(articles) == 658
    assert 100 < len(runs) < 200
    assert sum(len(run.split()) for run in runs) < 0.005 * sum(len(article.text.split()) for article in articles)


def test_the_biography_and_the_caption_of_the_philadelphia_article(shared: Path) -> None:
    (article,) = read_articles([shared / "gold" / "dev" / "philadelphia-pars.txt"])
    runs = [article.text[start:end] for start, end in article.boilerplate]
    assert [run[:34] for run in runs] == ["date 2018-07-27 Jeff Gammage, a st", "Mayor Jim Kenney, seen here on Jul"]
