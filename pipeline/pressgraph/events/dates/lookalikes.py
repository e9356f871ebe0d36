"""What looks like a date and is none: May the person, "may" the verb, a march, 2000 people, The Sunday Times."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from pressgraph.events.dates.lexer import Word

NAMES = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "NORP"}
CLOCKS = {"UTC", "GMT", "Z", "ET", "EST", "EDT", "PST", "PDT", "CET", "CEST", "BST"}
QUANTITIES = {"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"}
TAKERS = {"nsubj", "nsubjpass", "dobj", "agent", "attr", "dative"}
ENDS = {"end", "finish", "close", "start", "begin", "open"}
RESTS = {"rest", "remainder", "later", "earlier", "course"}
YEAR_PREPOSITIONS = {"in", "since", "until", "till", "by", "before", "after", "during", "through", "throughout", "from", "between"}


def is_lookalike(words: Sequence[Word], span: Span) -> bool:
    """Whether an expression that fits a pattern is no time expression in its sentence."""
    kinds = {word.kind for word in words}
    if span.root.ent_type_ in NAMES and _is_title(span):
        return True
    if kinds == {"MONTH"}:
        return not _is_month(span[0])
    if words[0].kind == "YEAR" and len(words) == 3:
        return len(words[-1].value) > 2  # "2023—216,294 votes"
    if kinds == {"YEAR"}:
        return not _is_year(span[0])
    if kinds <= {"WEEKDAY", "DAYPART", "SEASON", "EDGE", "THE"} and (_is_in_name(span) or _is_named_day(span[0])):
        return True
    if kinds == {"THE", "UNIT"}:
        return not _is_current(span.root)
    if kinds == {"ARTICLE", "UNIT"}:
        return words[-1].value == "Q" or any(child.dep_ == "relcl" for child in span[-1].children)
    if "DECADE" in kinds:
        return bool(span.start) and span.doc[span.start - 1].tag_ == "PRP$"  # "a man in his 60s"
    if kinds == {"HOLIDAY"}:
        return span.root.dep_ == "compound" and span.root.head.pos_ == "PROPN"  # "the Good Friday Agreement"
    if "ORDINAL" in kinds and kinds <= {"NUMBER", "ORDINAL", "UNIT", "THE", "DASH"}:
        return not any(word.kind == "UNIT" and word.value in ("Q", "CE") for word in words)
    if "SEASON" in kinds:
        return not _is_season(words, span)
    return False


def _is_title(span: Span) -> bool:
    """The name of a paper or a show: "Kamloops This Week", "the Daily Telegraph"."""
    return span[0].lower_ in ("this", "daily", "weekly", "today", "tonight") and span[0].is_title and not span[0].is_sent_start


def _is_in_name(span: Span) -> bool:
    """Part of a longer name: "The Sunday Times", "Black Friday"."""
    token = span[-1]
    longer = any(t.ent_iob_ == "I" and t.ent_type_ == token.ent_type_ for t in span.doc[span.end : span.end + 1])
    return token.ent_type_ in NAMES and (longer or token.ent_iob_ == "I")


def _is_named_day(token: Token) -> bool:
    """A day known by an adjective: "Black Monday", "Bloody Sunday", "Super Tuesday"."""
    before = token.nbor(-1) if token.i else None
    if before is None or before.head != token or before.dep_ not in ("amod", "compound"):
        return False
    return before.is_title and before.ent_type_ in ("", "DATE", "EVENT")


def _is_current(token: Token) -> bool:
    """ "The day" as a time of its own: "ended the day", "for the day"; not "the day he died", "the year of the fire"."""
    if any(child.dep_ not in ("det", "punct") for child in token.children):
        return False
    if token.lower_ == "weekend":
        return token.dep_ == "pobj" and token.head.lower_ in ("at", "on", "over", "during")
    ends = token.dep_ == "dobj" and token.head.lemma_ in ENDS
    return ends or (token.dep_ == "pobj" and (token.head.lower_ == "for" or token.head.head.lower_ in RESTS))


def _is_month(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX") or token.ent_type_ in NAMES:
        return False
    if token.ent_type_ == "DATE":
        return token.lower_ not in ("may", "march") or token.dep_ not in TAKERS
    return token.dep_ in ("pobj", "npadvmod", "pcomp") and token.head.lower_ in YEAR_PREPOSITIONS


def _is_year(token: Token) -> bool:
    """A year unless it counts something; what the entity recogniser calls a number is one only after a preposition of time."""
    year = int(token.text) if token.text.isdecimal() else 0
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and (after.text in CLOCKS or after.lower_ in ("hours", "hrs", "local")):
        return False
    before = token.nbor(-1) if token.i else None
    if before is not None and (before.is_currency or before.text in ("#", "£", "€", "No")):
        return False
    if before is not None and token.dep_ == "nummod" and not token.ent_type_ and before.ent_type_ == "ORG":
        return False
    if token.ent_type_ in QUANTITIES or not 1500 <= year <= 2100:
        timely = before is not None and before.lower_ in YEAR_PREPOSITIONS and token.dep_ == "pobj"
        return 1000 <= year <= 2100 and (timely or token.ent_type_ == "DATE")
    return not (token.dep_ == "nummod" and token.ent_type_ != "DATE" and token.head.tag_ == "NNS")


def _is_season(words: Sequence[Word], span: Span) -> bool:
    """Seasons are nouns; without a year or a pointing word only after "in", "during", "by", "since", "until", "for" or "this"."""
    season = next(word for word in words if word.kind == "SEASON")
    token = next((t for t in span if t.idx == season.start), span.root)
    if token.pos_ not in ("NOUN", "PROPN") or _is_in_name(span):
        return False
    if any(word.kind in ("YEAR", "LAST", "THIS", "NEXT") for word in words):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in YEAR_PREPOSITIONS
