"""Who "the mayor", "the agency" or "the contract" is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from pressgraph.coreference.chains import Chain, Chains, can_join
from pressgraph.coreference.lexicon import places, stand_ins, synonyms
from pressgraph.coreference.readings import Reading
from pressgraph.dependencies import SUBJECTS
from pressgraph.model import Form, Kind
from pressgraph.nouns import singular
from pressgraph.words import mention_words

REACH = 250  # mentions looked back at; keeps long documents linear
TOPIC = 1.5  # what the headline names is what the article is about
TOWARDS = frozenset({"with", "to", "from", "against", "by"})
BESIDE = 8  # mentions between the subject and the object of one verb
NEAR = 6  # sentences within which a noun may stand in for a name
MARKS = frozenset(
    {
        "same",
        "latter",
        "former",
        "late",
        "new",
        "whole",
        "entire",
        "current",
        "other",
        "controversial",
        "say",
        "alleged",
        "proposed",
    }
)
NOT_SAME = frozenset({"other", "another", "former", "new", "next", "previous", "second", "third"})


def join_nominal(reading: Reading, chains: Chains) -> None:
    """Join a nominal to what it points back to, if anything: a title or role, the same noun, a synonym, a name it stands in for."""
    if reading.vague:
        return
    if reading.definite:
        target = (
            _by_whole_name(reading, chains)
            or _by_role(reading, chains)
            or _by_noun(reading, chains)
            or _by_name_word(reading, chains)
            or _by_stand_in(reading, chains)
        )
    else:
        target = _by_whole_name(reading, chains) or _by_equal_words(reading, chains) or _by_headline(reading, chains)
    if target is not None:
        chains.join(target.members[0], reading.index)
        _name_place(reading, chains)


def _name_place(reading: Reading, chains: Chains) -> None:
    """ "The city", spoken of without its name so far, is the city that the same sentence names."""
    own = chains.of(reading.index)
    if reading.kind is not Kind.PLACE or own.names or not reading.definite:
        return
    named = _by_stand_in(reading, chains, near=0)
    if named is not None and can_join(own, named):
        chains.join(named.members[0], reading.index)


def _earlier(reading: Reading, chains: Chains) -> Iterator[tuple[Reading, Chain]]:
    seen: set[int] = {id(chains.of(reading.index))}
    for i in range(reading.index - 1, max(-1, reading.index - 1 - REACH), -1):
        chain = chains.of(i)
        if id(chain) not in seen:
            seen.add(id(chain))
            yield chains.readings[i], chain


def _fits(reading: Reading, chain: Chain, chains: Chains) -> bool:
    own = chains.of(reading.index)
    if chain is own or not can_join(own, chain) or _is_another(reading, chain, chains):
        return False
    if any(_overlap(chains.readings[i], reading) for i in chain.members if abs(i - reading.index) < 8):
        return False
    return not (reading.qualifiers & NOT_SAME) - chain.qualifiers


def _is_another(reading: Reading, chain: Chain, chains: Chains) -> bool:
    """Whether the grammar says that a nominal is somebody else than a chain.

    It is no object of its own verb (in "Ford sued *the company*" another company), and stands in no phrase of itself (in "a bill to
    repeal *the law*" the law is not the bill).
    """
    near = [chains.readings[i].head for i in chain.members if abs(i - reading.index) < BESIDE]
    verb = _verb_of_object(reading.head)
    return any((verb is not None and t.head == verb and t.dep_ in SUBJECTS) or _contains(t, reading.head) for t in near)


def _verb_of_object(noun: Token) -> Token | None:
    if noun.dep_ == "pobj" and noun.head.lower_ in TOWARDS:
        return noun.head.head
    return noun.head if noun.dep_ in {"dobj", "dative"} else None


def _contains(outer: Token, inner: Token) -> bool:
    """Whether a noun stands in the phrase of another, and not beside it (coordinated or in apposition)."""
    token = inner
    while token.head not in {token, outer}:
        token = token.head
    return token.head == outer and token != outer and token.dep_ not in {"appos", "conj", "nsubj", "dep"}


def _overlap(a: Reading, b: Reading) -> bool:
    return a.mention.start < b.mention.end and b.mention.start < a.mention.end


def _qualified_alike(reading: Reading, chain: Chain) -> bool:
    """Whether every word that narrows the nominal is known of the chain already."""
    known = chain.qualifiers | chain.lemmas | chain.roles | {w.lower() for name in chain.names for w in name}
    return reading.qualifiers - MARKS <= known


def _by_role(reading: Reading, chains: Chains) -> Chain | None:
    if reading.kind is not Kind.PERSON:
        return None
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in reading.head.children) or _is_narrowed(reading):
        return None
    fitting = [
        (r, c)
        for r, c in _earlier(reading, chains)
        if reading.lemma in c.roles and _fits(reading, c, chains) and _qualified_alike(reading, c)
    ]
    if fitting:
        return fitting[0][1]
    return _later_holder(reading, chains)


def _is_narrowed(reading: Reading) -> bool:
    """Whether a clause says which person is meant, so that nobody need have been named: "the man suspected of the killing"."""
    if reading.kind is not Kind.PERSON:
        return False
    return any(c.dep_ in {"acl", "relcl"} and c.left_edge.i == reading.head.i + 1 for c in reading.head.children)


def _later_holder(reading: Reading, chains: Chains) -> Chain | None:
    """The one titled person named later, for articles that begin with "The mayor"."""
    later = {id(chains.of(i)): chains.of(i) for i in chains.holders.get(reading.lemma, ()) if i > reading.index}
    found = [chain for chain in later.values() if _fits(reading, chain, chains) and _qualified_alike(reading, chain)]
    return found[0] if len(found) == 1 else None


def _by_headline(reading: Reading, chains: Chains) -> Chain | None:
    """A role in the headline, which drops its article, is the first person below who has it."""
    if reading.sentence > 0 or reading.kind is not Kind.PERSON or reading.plural or reading.head.head.lower_ == "as":
        return None
    later = (chains.of(i) for i in chains.holders.get(reading.lemma, ()) if i > reading.index)
    return next((chain for chain in later if _fits(reading, chain, chains)), None)


def _by_noun(reading: Reading, chains: Chains) -> Chain | None:
    noun = reading.lemma
    classes = synonyms().get(noun, frozenset())
    loose: Chain | None = None
    for _, chain in _earlier(reading, chains):
        alike = noun in chain.lemmas or any(classes & synonyms().get(word, frozenset()) for word in chain.lemmas)
        if not alike or not _fits(reading, chain, chains) or _is_generic(chain, chains):
            continue
        if _qualified_alike(reading, chain):
            return chain
        if (
            loose is None
            and reading.kind is Kind.AGREEMENT
            and not ((noun not in chain.lemmas or _is_described(reading)) and _is_somebodys(reading))
            and not _rival_names(reading, chain, chains)
        ):
            loose = chain
    return loose


def _is_somebodys(reading: Reading) -> bool:
    # "Baylson's ruling" is not the decision of somebody else
    return any(c.dep_ == "poss" and c.ent_type_ == "PERSON" for c in reading.head.children)


def _is_described(reading: Reading) -> bool:
    # "Obama's healthcare law" is not the law on the budget
    return any(c.dep_ in {"compound", "amod"} and c.lower_ not in MARKS for c in reading.head.children)


def _is_generic(chain: Chain, chains: Chains) -> bool:
    """Whether a chain is but a bare singular that means no particular thing ("via contract"); headlines drop articles."""
    if len(chain.members) > 1:
        return False
    only = chains.readings[chain.members[0]]
    return not (only.definite or only.vague or only.plural or only.qualifiers) and only.sentence > 1


def _rival_names(reading: Reading, chain: Chain, chains: Chains) -> bool:
    """Whether the chain is already told apart by words of its own from what the nominal says."""
    mine = reading.qualifiers - MARKS
    if not any(t.text[0].isupper() for t in reading.head.lefts):
        same_noun = (chains.readings[i] for i in chain.members if chains.readings[i].form is Form.NOMINAL)
        if any(r.lemma == reading.lemma and r.qualifiers and mine.isdisjoint(r.qualifiers) for r in same_noun):
            return True  # "an executive order ... the court order"
    named = {w for i in chain.members for w in chains.readings[i].qualifiers if chains.readings[i].definite} - MARKS
    return bool(mine and named)


def _by_whole_name(reading: Reading, chains: Chains) -> Chain | None:
    """ "Indonesian navy" is "the Indonesian Navy"; "the Scientology organization" is "Scientology"."""
    if not reading.qualifiers:
        return None
    own = reading.qualifiers | {reading.lemma}
    bare = reading.qualifiers if stand_ins().get(reading.lemma, (None,))[0] is reading.kind else None
    for _, chain in _earlier(reading, chains):
        for name in chain.names:
            words = frozenset(singular(w) for w in name)
            if words in {own, bare} and chain.kind is reading.kind and _fits_loosely(reading, chain, chains, Kind.OTHER):
                return chain
    return None


def _by_name_word(reading: Reading, chains: Chains) -> Chain | None:
    """ "the department" is the last name that holds the word."""
    for other, chain in _earlier(reading, chains):
        if other.form is not Form.NAME and not chain.names:
            continue
        if reading.sentence - other.sentence > 4 * NEAR:
            break
        for name in chain.names if chain.kind is not Kind.PLACE else ():
            if (
                len(name) > 1
                and reading.lemma in {singular(w) for w in name}
                and _fits(reading, chain, chains)
                and _qualified_alike(reading, chain)
            ):
                return chain
    return None


def _by_stand_in(reading: Reading, chains: Chains, near: int = NEAR) -> Chain | None:
    kind, sort = stand_ins().get(reading.lemma, (None, ""))
    if kind is None or reading.plural or (reading.qualifiers - MARKS and kind not in {Kind.AGREEMENT, Kind.PERSON}):
        return None
    if any(c.dep_ == "poss" for c in reading.head.children) or _is_narrowed(reading):
        return None
    best: tuple[float, Chain] | None = None
    for other, chain in _earlier(reading, chains):
        distance = reading.sentence - other.sentence
        if distance > near:
            break
        if not chain.names or not _kind_fits(reading.lemma, kind, sort, chain) or not _fits_loosely(reading, chain, chains, kind):
            continue
        score = len(chain.members) ** 0.5 - distance + (1.5 if other.head.dep_ in {"nsubj", "nsubjpass"} else 0)
        score += TOPIC if chains.readings[chain.members[0]].sentence <= 1 else 0
        if best is None or score > best[0]:
            best = score, chain
    return best[1] if best else None


def _fits_loosely(reading: Reading, chain: Chain, chains: Chains, kind: Kind) -> bool:
    if (chain.plural and not reading.plural) or _is_another(reading, chain, chains):
        return False
    if any(_overlap(chains.readings[i], reading) and kind is not Kind.OTHER for i in chain.members if abs(i - reading.index) < 8):
        return False
    return kind is not Kind.PERSON or not reading.gender or chain.gender in {None, reading.gender}


def _kind_fits(noun: str, kind: Kind, sort: str, chain: Chain) -> bool:
    if chain.kind is not kind:
        return False
    if sort == "initial":
        return any(len(n) == 1 and n[0].isupper() and noun[0].upper() in n[0] for n in chain.names)
    if kind is Kind.PERSON:
        return not sort or chain.gender == sort
    if kind is Kind.PLACE and sort:
        sorts = {places()[t][1] for t in (" ".join(n).lower() for n in chain.names) if t in places()}
        plain = not any(_is_part_of(noun, name) for name in chain.names)  # "City Hall" is no city
        return sort in sorts or (not sorts and sort == "city" and plain) or (sort == "country" and "territory" in sorts)
    return True


def _is_part_of(noun: str, name: tuple[str, ...]) -> bool:
    return any(word.lower() == noun and following.lower() != "of" for word, following in pairwise(name))


def _by_equal_words(reading: Reading, chains: Chains) -> Chain | None:
    """Bare nouns are the same only when all their words are: "asylum seekers", "police"."""
    text = reading.mention.text.lower()
    if reading.kind not in {Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION, Kind.AGREEMENT}:
        return None
    if text in mention_words("general"):
        return None
    return next((c for _, c in _earlier(reading, chains) if text in c.phrases and _fits(reading, c, chains)), None)
