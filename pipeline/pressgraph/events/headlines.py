"""Headlines and captions: lines that are no full sentences, and what their grammar leaves out."""

from __future__ import annotations

from spacy.tokens import Token

HEADLINE_WORDS = 30


def is_headline(token: Token) -> bool:
    """Whether the token stands in the first line of the text and that line is no full sentence: it ends without a full stop."""
    sentence = token.sent
    if sentence.end == len(token.doc) or len(sentence) > HEADLINE_WORDS:
        return False
    last = next((t for t in reversed(list(sentence)) if not t.is_space), token)
    if last.text in {".", "!", "?", "”", '"'}:
        return False
    return not any(t.is_space and "\n" in t.text for t in token.doc[: token.i])


def is_headline_participle(verb: Token) -> bool:
    """Headlines tell in the present and leave out the auxiliary: in "Suspect arrested in London" the suspect did not arrest."""
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"dobj", "aux", "ccomp", "xcomp"} for c in verb.children):
        return False
    return is_headline(verb)


def is_headline_infinitive(verb: Token) -> bool:
    """As in "Norway to send troops to Mali": a name that heads the line and an infinitive tell what it will do."""
    is_subject = verb.head.dep_ == "ROOT" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.head.i < verb.i
    is_infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return is_subject and is_infinitive and verb.dep_ in {"acl", "advcl", "relcl", "xcomp"} and is_headline(verb)


def is_caption(token: Token) -> bool:
    """Whether a participle only tells what a picture shows: "Norway at center ice *saluting* the fans." has no finite verb.

    A headline has none either, but is no sentence with a stop.
    """
    noun = token.head
    while noun.dep_ in {"appos", "conj", "dep"}:
        noun = noun.head
    if token.tag_ != "VBG" or token.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    ends = [t for t in token.sent if not t.is_space]
    return any(t.text == "." for t in ends[-2:]) and not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in token.sent)
