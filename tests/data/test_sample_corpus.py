"""The sample corpus: complete front matter, our own sentences, and gold facts that stand in the articles."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressgraph.evaluate import read_gold, score
from pressgraph.events.actions import load_actions
from pressgraph.model import Event, Participant, Record, Span, Status

DATA = Path(__file__).resolve().parents[2] / "data"
NAMES = sorted(path.stem for path in (DATA / "articles").glob("*.txt"))
ACTIONS = frozenset(load_actions().actions)
STATUSES = frozenset(status.value for status in Status)
KEYS = ("action", "agent", "object", "recipient", "date", "status", "speaker", "evidence")
FURTHER_KEYS = frozenset(
    ("also", "date_also", "status_also", "speaker_also", "agent_optional", "object_optional", "optional"),
)
# as long as the real article that the project began with
LONGEST = {"philadelphia-pars": 1000}
COPIED_RUN = 12

Fact = dict[str, Any]


@cache
def read_article(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of an article of the corpus."""
    _, matter, body = (DATA / "articles" / f"{name}.txt").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(matter), body


@cache
def read_facts(name: str) -> tuple[Fact, ...]:
    return tuple(json.loads((DATA / "gold" / f"{name}.json").read_text(encoding="utf-8"))["facts"])


def facts_of(names: list[str]) -> Iterator[tuple[str, Fact]]:
    for name in names:
        for fact in read_facts(name):
            yield name, fact


def count_occurrences(text: str, snippet: str) -> int:
    return len(re.findall(r"\s+".join(map(re.escape, snippet.split())), text))


def is_edtf(value: str) -> bool:
    """Whether a value is one of the EDTF level 1 forms that the gold uses: a date, a season, an interval, open or closed."""
    ends = value.split("/")
    return len(ends) <= 2 and value != "../.." and all(is_date(end) or (len(ends) == 2 and end == "..") for end in ends)


def is_date(value: str) -> bool:
    if re.fullmatch(r"\d{4}-2[1-4]", value):
        return True
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def runs_of(text: str, length: int = COPIED_RUN) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower().replace("’", "'"))
    return zip(*(words[start:] for start in range(length)), strict=False)


def foreign_texts(shared: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((shared / "gold").glob("*/*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((shared / "bench" / "articles").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield f"{path.name} {record.get('id')}", record["text"]


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2018-07-26", True),
        ("2018-07", True),
        ("2018-21", True),
        ("2018-07-20/2018-07-27", True),
        ("2011/..", True),
        ("../2018-08-31", True),
        ("2018-13-01", False),
        ("2018-02-30", False),
        ("July 2018", False),
        ("2018/2019/2020", False),
        ("..", False),
        ("../..", False),
    ],
)
def test_the_forms_of_dates_are_told_apart(value: str, valid: bool) -> None:
    assert is_edtf(value) is valid


def test_the_corpus_has_its_articles_each_with_gold_facts() -> None:
    assert len(NAMES) >= 16
    assert sorted(path.stem for path in (DATA / "gold").glob("*.json")) == NAMES


def test_the_readme_lists_every_article() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in readme]


@pytest.mark.parametrize("name", NAMES)
def test_front_matter_is_complete_and_marks_what_is_invented(name: str) -> None:
    matter, _ = read_article(name)
    assert list(matter) == ["title", "date", "outlet", "author", "url"]
    assert isinstance(matter["title"], str)
    assert isinstance(matter["date"], datetime.date)
    assert matter["outlet"].endswith(" (invented)")
    assert matter["author"].endswith(" (invented)")
    assert matter["url"].startswith("https://example.org/")


@pytest.mark.parametrize("name", NAMES)
def test_articles_have_the_length_of_news(name: str) -> None:
    _, body = read_article(name)
    assert 150 <= len(body.split()) <= LONGEST.get(name, 600)


@pytest.mark.parametrize("name", NAMES)
def test_gold_files_repeat_title_date_and_source_of_their_article(name: str) -> None:
    matter, _ = read_article(name)
    gold = json.loads((DATA / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert list(gold) == ["title", "date", "source", "facts"]
    assert (gold["title"], gold["date"]) == (matter["title"], str(matter["date"]))
    assert gold["source"] == f"{matter['outlet']}, {matter['url']}"
    assert sum(not fact.get("optional") for fact in gold["facts"]) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_verbatim_and_once_in_the_article(name: str) -> None:
    _, body = read_article(name)
    snippets = [snippet for fact in read_facts(name) for snippet in fact["evidence"]]
    assert {snippet: count_occurrences(body, snippet) for snippet in snippets} == dict.fromkeys(snippets, 1)


@pytest.mark.parametrize("name", NAMES)
def test_fields_of_facts_are_those_of_the_guidelines(name: str) -> None:
    for fact in read_facts(name):
        assert tuple(fact)[: len(KEYS)] == KEYS, fact
        assert set(fact) - set(KEYS) <= FURTHER_KEYS, fact
        assert {fact["action"], *fact.get("also", ())} <= ACTIONS, fact
        assert {fact["status"], *fact.get("status_also", ())} <= STATUSES, fact
        assert fact["agent"] or fact["object"] or fact.get("optional"), fact
        for side in ("agent", "object", "recipient", "speaker"):
            assert fact[side] is None or (fact[side] and all(isinstance(form, str) and form for form in fact[side])), fact


@pytest.mark.parametrize("name", NAMES)
def test_dates_of_facts_are_edtf(name: str) -> None:
    dates = {date for fact in read_facts(name) for date in (fact["date"], *fact.get("date_also", ()))} - {None}
    assert not {date for date in dates if not is_edtf(date)}


def test_the_corpus_shows_every_status_and_nearly_every_action() -> None:
    required = [fact for _, fact in facts_of(NAMES) if not fact.get("optional")]
    assert {fact["status"] for fact in required} >= {"actual", "planned", "hypothetical", "negated"}
    assert {fact["status"] for _, fact in facts_of(NAMES)} == STATUSES
    assert len({fact["action"] for fact in required}) >= 36


def participant(names: list[str] | None) -> tuple[Participant, ...]:
    return (Participant(names[0], names[0], 0, 0),) if names else ()


def event_of(fact: Fact, body: str) -> Event:
    """What a reader would report who agrees with the gold fact in everything."""
    found = re.search(r"\s+".join(map(re.escape, fact["evidence"][0].split())), body)
    assert found
    evidence = Span(found.start(), found.end(), found.group())
    return Event(
        action=fact["action"],
        trigger=evidence,
        agents=participant(fact["agent"]),
        objects=participant(fact["object"]),
        recipients=participant(fact["recipient"]),
        evidence=evidence,
        status=Status(fact["status"]),
        date=fact["date"],
        speaker=next(iter(participant(fact["speaker"])), None),
    )


def test_a_reader_who_agrees_with_the_gold_gets_full_marks() -> None:
    gold = read_gold(DATA / "gold")
    records = []
    for name in NAMES:
        matter, body = read_article(name)
        events = tuple(event_of(fact, body.lstrip("\n")) for fact in read_facts(name))
        records.append(Record(name, matter["title"], str(matter["date"]), matter["url"], (), (), events, "gold"))
    figures = score(gold, records).figures
    assert {key: figures[key] for key in ("fact.F1", "actor.F1", "event.F1")} == {"fact.F1": 1, "actor.F1": 1, "event.F1": 1}


def test_no_article_shares_a_run_of_twelve_words_with_a_text_of_others(shared: Path) -> None:
    own = {run: name for name in NAMES for run in runs_of(read_article(name)[1])}
    copied = [(source, own[run], " ".join(run)) for source, text in foreign_texts(shared) for run in runs_of(text) if run in own]
    assert not copied
