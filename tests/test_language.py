"""Which model is loaded, and what is said where there is none."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pressgraph import language
from pressgraph.build import read_record
from pressgraph.errors import ModelError
from pressgraph.language import (
    DEFAULT_MODEL,
    INSTALL,
    MEDIUM,
    PACKAGED,
    load_language,
    looks_english,
    mark_paragraphs,
    model_label,
    packaged_path,
)
from pressgraph.model import Article

# a vocabulary that knows white space from words
VOCAB = spacy.blank("en").vocab


def test_the_default_model_is_the_best_one_installed() -> None:
    assert next(name for name in PACKAGED if packaged_path(name)) == DEFAULT_MODEL


def test_a_record_can_name_its_model(nlp: Language) -> None:
    assert model_label(nlp) == f"{DEFAULT_MODEL}-3.8.0"


def test_a_pipeline_is_loaded_by_path_too(tmp_path: Path) -> None:
    path = packaged_path(DEFAULT_MODEL)
    assert path is not None
    (tmp_path / "model").symlink_to(path)
    assert model_label(load_language(str(tmp_path / "model"))) == f"{DEFAULT_MODEL}-3.8.0"


def test_a_missing_model_answers_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match="'xx_no_such_model' is not installed"):
        load_language("xx_no_such_model")
    monkeypatch.setattr(language, "packaged_path", lambda _: None)
    monkeypatch.setattr(language, "is_package", lambda _: False)
    with pytest.raises(ModelError) as caught:
        load_language(MEDIUM)
    assert INSTALL in str(caught.value)


def test_a_model_is_found_where_its_package_keeps_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "some_model"
    (package / "en_some-1.0").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "en_some-1.0" / "config.cfg").touch()
    monkeypatch.syspath_prepend(tmp_path)
    known = {"nested": ("some_model", "", "some-model"), "absent": ("no_such_model", "", "no-such-model")}
    monkeypatch.setattr(language, "PACKAGED", known)
    assert packaged_path("nested") == package / "en_some-1.0"
    assert packaged_path("absent") is None


def test_no_model_at_all_still_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PACKAGED", {})
    assert language._best_installed() == language.SMALL


def test_an_unfit_pipeline_is_named(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="lacks tagger, parser, ner, lemmatizer"):
        load_language(str(tmp_path / "blank"))


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_language(str(tmp_path))


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (["Mayor", "quits", "\n\n", "He", "left", "."], [3]),
        (["Mayor", "quits", "\n", "his", "post", "."], []),
        (["A", "\r\n\r\n", "B"], [2]),
        (["A", "\n\n"], []),
        (["A"], []),
        ([], []),
    ],
)
def test_a_blank_line_ends_a_sentence(words: list[str], starts: list[int]) -> None:
    doc = mark_paragraphs(Doc(VOCAB, words=words, spaces=[False] * len(words)))
    assert [token.i for token in doc if token.i and token.is_sent_start is True] == starts


def test_text_that_runs_on_is_cut() -> None:
    doc = mark_paragraphs(Doc(VOCAB, words=["word"] * 700))
    assert [token.i for token in doc if token.i and token.is_sent_start is True] == [301, 602]


def test_a_sentence_of_thousands_of_words_is_read(nlp: Language) -> None:
    record = read_record(nlp, Article("long", "the mayor who " + "met the king and " * 800 + "left"))
    assert record.doc == "long"


def test_a_headline_is_a_sentence_of_its_own(nlp: Language) -> None:
    doc = nlp("Mayor quits over contract\n\nThe council met on Monday.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Mayor quits over contract", "The council met on Monday."]


@pytest.mark.parametrize("code", ["da", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv"])
def test_other_languages_do_not_look_english(code: str) -> None:
    sentences = importlib.import_module(f"spacy.lang.{code}.examples").sentences
    assert not looks_english(" ".join(sentences * 2))


def test_english_looks_english_and_short_texts_have_the_benefit_of_the_doubt(root: Path) -> None:
    assert all(looks_english(path.read_text(encoding="utf-8")) for path in (root / "data" / "articles").glob("*.txt"))
    assert looks_english("Kenney verklagt Trump.")
    assert looks_english("")


def test_a_table_of_results_does_not_look_english() -> None:
    assert not looks_english("Arsenal 2 Chelsea 1\nLeeds 0 Everton 3\n" * 20)


def test_nothing_is_read_in_another_language(nlp: Language) -> None:
    text = "Die Gewerkschaft hat am Montag den Vertrag beendet. Der Bürgermeister sagte, dass die Gespräche weitergehen. " * 3
    record = read_record(nlp, Article("de", text, None, "2020-01-02"))
    assert (record.entities, record.dates, record.events) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Voters re-elected her.", ["Voters", "re-elected", "her", "."]),
        ("Sit-ins, walk-outs and a cease-fire", ["Sit-ins", ",", "walk-outs", "and", "a", "cease-fire"]),
        # the hyphen of a compound that is no act still parts two words, as the models were trained
        ("A data-sharing deal", ["A", "data", "-", "sharing", "deal"]),
    ],
)
def test_acts_with_a_hyphen_stay_whole(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens
