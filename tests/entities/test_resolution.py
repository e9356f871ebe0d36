"""Which chains of different articles are one node, and which are not."""

from __future__ import annotations

import re

import pytest
from tests.stories import naming, record, told

from pressgraph.entities import resolve_entities
from pressgraph.entities.names import is_acronym, is_generic, name_key, nicknames
from pressgraph.model import Kind
from pressgraph.resources import read_table

ONE = [
    ("person:Jim Kenney", "person:Jim Kenney"),
    ("person:Jim Kenney", "person:James Kenney"),
    ("person:Mayor Jim Kenney", "person:Jim Kenney"),
    ("person:Jim Kenney", "person:James F. Kenney"),
    ("person:Martin Luther King", "person:Martin Luther King Jr."),
    ("person:Ricardo Rosselló", "person:Ricardo Rossello"),
    ("person:Dr. Martin Luther King", "person:Martin Luther King"),
    ("organization:Acme Inc.", "organization:Acme"),
    ("organization:the European Union", "organization:European Union"),
    *(
        (f"organization:{one}", f"organization:{other}")
        for one, other in (re.fullmatch(r"The (.+) is the (.+)\.", row["example"]).groups() for row in read_table("institutions"))
    ),
    ("organization:U.N. Human Rights Council", "organization:United Nations Human Rights Council"),
    ("organization:Johnson & Johnson", "organization:Johnson and Johnson"),
    ("place:China", "organization:China"),
    ("place:U.S.", "place:US"),
    ("other:Juntos", "organization:Juntos"),
    ("place:U.S.", "place:United States"),
    ("agreement:US Constitution", "agreement:United States Constitution"),
    ("agreement:Paris Agreement", "agreement:Paris accord"),
    ("organization~the Trump administration", "organization~the Trump administration"),
    ("agreement:Paris Agreement", "agreement:Paris climate accord"),
    ("agreement:PARS Agreement", "agreement:PARS contract"),
    ("organization:UK Parliament", "organization:Parliament of the United Kingdom"),
    ("organization:Iraqi government", "organization:Government of Iraq"),
    ("organization:US State Department", "organization:United States Department of State"),
    ("organization~Philadelphia's courts", "organization~the Philadelphia court system"),
    ("person:Volodymyr Zelensky", "person:Volodymyr Zelenskyy"),
]
TWO = [
    ("person:Kenney", "person:Kenney"),
    ("person:Kenney", "person:Jim Kenney"),
    ("person:Jim Kenney", "person:Jason Kenney"),
    ("person:George W. Bush", "person:George H. W. Bush"),
    ("person:John Roberts", "place:John Roberts"),
    ("person:Alex Smith", "person:Alexandra Smith"),
    ("group~officials", "group~officials"),
    ("organization~court", "organization~court"),
    ("agreement~contract", "agreement~contract"),
    ("end of the contract", "end of the contract"),
    ("organization:Supreme Court", "organization:Supreme Court"),
    ("organization:European Union", "agreement:European Union"),
    ("person:Kamala Harris", "person:Donald Harris"),
    ("person:John Paul", "person:John Paul II"),
    ("person:Vice President", "person:Vice President"),
    ("agreement:PARS Agreement", "agreement:Paris Agreement"),
    ("agreement:Executive Order", "agreement:Executive Order"),
    ("agreement:Executive Order 13067", "agreement:Executive Order 13400"),
    ("agreement:US deal", "agreement:US trade deal"),
    ("agreement~trade agreement", "agreement~trade agreement"),
    ("agreement~second order", "agreement~second order"),
    ("organization:UK Parliament", "organization:Parliament of Iraq"),
    ("organization:Senate", "organization:US Senate"),
    ("organization~the courts", "organization~the courts"),
    ("organization~Philadelphia's court", "organization~the Philadelphia court"),
    ("person:John Lynn", "person:John Lyne"),
    ("person:Larry Krasner", "person:Larry Krassner"),
]


def partition(*records):
    entities = resolve_entities(records)
    return {entity.id: entity for entity in entities}


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_name_in_two_articles_is_one_entity(first, second):
    found = partition(naming("a", first), naming("b", second))
    assert len(found) == 1, list(found)
    (entity,) = found.values()
    assert {article for article, _ in entity.chains} == {"a", "b"}
    assert entity.reasons


@pytest.mark.parametrize(("first", "second"), TWO)
def test_what_may_be_two_stays_two(first, second):
    found = partition(naming("a", first), naming("b", second))
    assert len(found) == 2, list(found)


def test_a_name_without_initials_joins_only_what_it_cannot_confuse():
    one = partition(naming("a", "person:George W. Bush"), naming("b", "person:George Bush"))
    three = partition(
        naming("a", "person:George W. Bush"), naming("b", "person:George Bush"), naming("c", "person:George H. W. Bush")
    )
    assert len(one) == 1
    assert len(three) == 3


def test_an_acronym_meets_the_full_name_where_one_article_has_both():
    full, short = "organization:Immigration and Customs Enforcement", "organization:ICE"
    apart = partition(naming("a", full), naming("b", short))
    joined = partition(
        naming("a", full, aliases={"Immigration and Customs Enforcement": ("ICE",)}), naming("b", short), naming("c", full)
    )
    assert len(apart) == 2
    assert list(joined) == ["organization/immigration-and-customs-enforcement"]
    assert joined["organization/immigration-and-customs-enforcement"].aliases == ("ICE",)


def test_a_wrong_link_inside_an_article_does_not_glue_the_graph():
    wrong = naming("a", "place:Hong Kong", aliases={"Hong Kong": ("China",)})
    found = partition(wrong, naming("b", "place:China"), naming("c", "place:Hong Kong"))
    assert set(found) == {"place/hong-kong", "place/china"}


def test_a_supreme_court_is_one_where_two_persons_say_so():
    company = ("person:Boris Johnson", "person:Brenda Hale")
    found = partition(
        naming("a", "organization:Supreme Court", *company),
        naming("b", "organization:Supreme Court", *company),
        naming("c", "organization:Supreme Court", "person:Boris Johnson", "person:Brett Kavanaugh"),
    )
    courts = [e for e in found.values() if e.name == "Supreme Court"]
    assert sorted(len(e.chains) for e in courts) == [1, 2]


def test_a_number_in_an_id_is_never_that_of_a_name():
    found = resolve_entities([
        naming("a", "organization:Supreme Court", "place:Ohio"),
        naming("b", "organization:Supreme Court", "place:Texas"),
        naming("c", "organization:Supreme Court 2"),
    ])  # fmt: skip
    ids = [entity.id for entity in found if entity.kind is Kind.ORGANIZATION]
    assert ids == ["organization/supreme-court", "organization/supreme-court--2", "organization/supreme-court-2"]


def test_a_parliament_is_one_in_articles_set_in_one_country():
    def article(doc, *places):
        return naming(doc, "organization:Parliament", *places, *places)

    found = partition(
        article("a", "place:Britain"), article("b", "place:UK", "group:British"), article("c", "place:France"),
        article("d", "place:UK", "place:France"),
    )  # fmt: skip
    assert sorted(len(e.chains) for e in found.values() if e.name == "Parliament") == [1, 1, 2]


def test_a_body_belongs_to_the_place_that_its_article_is_set_in():
    def article(doc, *names):
        return naming(doc, *names, "place:Puerto Rico", "place:Puerto Rico", "place:US")

    found = partition(
        article("a", "organization:Senate"), article("b", "organization:Puerto Rico Senate"), naming("c", "organization:US Senate")
    )
    senates = {e.name: len(e.chains) for e in found.values() if "Senate" in e.name}
    assert senates == {"Puerto Rico Senate": 2, "US Senate": 1}


def test_a_body_called_by_its_bare_name_before_another_is_named_in_full_is_of_the_part_that_the_article_mentions():
    countries = ("place:US",) * 3
    first = naming("a", "organization:Senate", *countries, "place:Puerto Rico", "place:Puerto Rico", "organization:U.S. Senate")
    later = naming("b", "organization:U.S. Senate", *countries, "place:Puerto Rico", "place:Puerto Rico", "organization:Senate")
    found = {e.name: len(e.chains) for e in partition(first, later).values() if "Senate" in e.name}
    assert found == {"Senate": 1, "U.S. Senate": 3}


HART, REED = "person:Mark Hart", "person:Tom Reed"


@pytest.mark.parametrize(
    ("full", "bare", "joined"),
    [
        ((("person:Ann Lee", HART, REED),), ("person:Lee", HART, REED), True),
        ((("person:Ann Lee", HART), ("person:Ann Lee", REED)), ("person:Lee", HART, REED), True),
        ((("person:Ann Lee", HART, REED),), ("person:Lee", HART), False),
        ((("person:Ann Lee", HART, REED), ("person:Bob Lee",)), ("person:Lee", HART, REED), False),
        ((("person:Ann J. Lee", HART, REED), ("person:Ann K. Lee",)), ("person:Lee", HART, REED), False),
        ((("person:Ann Lee", HART, REED),), ("group:Lee", HART, REED), False),
    ],
)
def test_a_lone_last_name_is_its_only_bearer_where_two_others_are_named_with_both(full, bare, joined):
    records = [naming(f"a{n}", *names) for n, names in enumerate(full)]
    found = partition(*records, naming("b", *bare))
    assert any(("b", "e1") in e.chains and len(e.chains) > 1 for e in found.values()) is joined


def test_the_house_is_the_only_one_of_its_place():
    names = ("organization:US House", "organization:United States House of Representatives")
    britain = ("organization:UK House", "organization:UK House of Commons", "organization:UK House of Lords")
    assert len(partition(*(naming(doc, name) for doc, name in zip("ab", names, strict=True)))) == 1
    assert len(partition(*(naming(doc, name) for doc, name in zip("abc", britain, strict=True)))) == 3


def test_the_courts_of_an_article_are_those_of_its_city():
    def article(doc, courts):
        return record(doc, told("abstain", courts), told("meet", "place:Philadelphia"), told("meet", "place:Philadelphia"))

    found = partition(
        article("a", "organization~the courts"), article("b", "organization~court system"), article("c", "group~courts")
    )
    assert len(found["organization/philadelphia-judiciary"].chains) == 2


def test_a_person_has_further_names_where_another_is_named_with_both():
    short, full, friend = "person:Pedro Pierluisi", "person:Pedro R. Pierluisi Urrutia", "person:Ann Lee"
    assert len(partition(naming("a", short, friend), naming("b", full, friend))) == 2
    assert len(partition(naming("a", short), naming("b", full))) == 2
    assert (
        len(partition(naming("a", short, friend), naming("b", full, friend), naming("c", "person:Pedro Pierluisi Soto", friend)))
        == 4
    )


def test_a_person_called_by_the_family_name_is_known_by_the_full_one():
    called = naming("a", "person:Pelosi", aliases={"Pelosi": ("Speaker Nancy Pelosi", "Nancy Pelosi")})
    assert set(partition(called, naming("b", "person:Nancy Pelosi"))) == {"person/nancy-pelosi"}


def test_a_country_before_a_persons_name_is_no_body():
    wrong = naming("a", "organization:Ukraine Volodymyr Zelensky")
    assert len(partition(wrong, naming("b", "person:Volodymyr Zelensky"))) == 1
    assert len(partition(wrong, naming("b", "person:Ann Lee"))) == 2


def test_a_relative_named_in_one_breath_does_not_join_two_persons():
    wrong = naming("a", "person:Hunter Biden", aliases={"Hunter Biden": ("Joe Biden",)})
    assert len(partition(wrong, naming("b", "person:Joe Biden"), naming("c", "person:Hunter Biden"))) == 2


def test_an_acronym_of_two_names_joins_nothing():
    american, australian = "organization:American Broadcasting Company", "organization:Australian Broadcasting Corporation"
    found = partition(
        naming("a", american, aliases={"American Broadcasting Company": ("ABC",)}),
        naming("b", australian, aliases={"Australian Broadcasting Corporation": ("ABC",)}),
        naming("c", "organization:ABC"),
        naming("d", american),
    )
    assert sorted(len(e.chains) for e in found.values()) == [1, 1, 2]


def test_a_body_with_the_acronym_of_a_country_neither_joins_it_nor_divides_it():
    agency = "Ulster Scots Agency"
    found = partition(
        naming("a", f"organization:{agency}", aliases={agency: ("USA",)}),
        naming("b", "place:United States", aliases={"United States": ("USA",)}),
        naming("c", "place:USA"),
    )
    assert sorted(len(e.chains) for e in found.values()) == [1, 2]


def test_a_described_agreement_is_joined_within_a_season():
    def article(doc, date):
        return record(doc, told("oppose", "person:Ann Lee", "agreement~the Senate bill"), date=date)

    near = partition(article("a", "2018-07-27"), article("b", "2018-08-02"))
    far = partition(article("a", "2018-07-27"), article("b", "2020-08-02"))
    undated = partition(article("a", None), article("b", None))
    assert [sum(e.kind is Kind.AGREEMENT for e in found.values()) for found in (near, far, undated)] == [1, 2, 2]


OTHERS = ("person:Ann Lee", "place:Geneva")
LASTING = {
    "an acronym": ("agreement~the PARS agreement", "agreement~PARS contract", OTHERS, 1),
    "a description and a proper name": ("agreement~the Paris climate agreement", "agreement:Paris Agreement", OTHERS, 1),
    "nothing in common": ("agreement~the PARS agreement", "agreement~the PARS contract", (), 2),
    "two names": ("agreement~the PARS agreement", "agreement~the Paris agreement", OTHERS, 2),
    "two descriptions with the name of a place": ("agreement~the Dover contract", "agreement~the Dover contract", OTHERS, 2),
    "a country's acronym": ("agreement~the US trade deal", "agreement~the US trade deal", OTHERS, 2),
    "a body's acronym": ("agreement~the GM contract", "agreement~the GM contract", (*OTHERS, "organization:GM"), 2),
    "a person's": ("agreement~the Lee deal", "agreement:Lee Deal", OTHERS, 2),
    "a nominal": ("agreement~the contract", "agreement~the contract", OTHERS, 2),
    "an order": ("agreement~a second order", "agreement~a second order", OTHERS, 2),
}


@pytest.mark.parametrize(("first", "second", "others", "expected"), LASTING.values(), ids=LASTING)
def test_a_named_agreement_lasts_longer_than_a_season_in_articles_with_a_name_in_common(first, second, others, expected):
    found = partition(naming("a", first, *others, date="2017-06-02"), naming("b", second, *others, date="2021-01-21"))
    assert sum(e.kind is Kind.AGREEMENT for e in found.values()) == expected


def test_a_short_name_of_two_agreements_joins_neither():
    names = ("agreement:Dover fishing agreement", "agreement:Dover trade agreement", "agreement:Dover agreement")
    assert len(partition(*(naming(doc, name) for doc, name in zip("abc", names, strict=True)))) == 3


def test_a_short_name_joins_the_fuller_one_only_within_a_season():
    full, short = (naming(d, n, date=day) for d, n, day in (
        ("a", "agreement~the Dover fishing deal", "2017-06-02"), ("b", "agreement~the Dover deal", "2021-01-21"),
    ))  # fmt: skip
    assert len(partition(full, short)) == 2


PAIR, PARS, CITY = "person:Ann Lee; person:Bob Ray", "agreement:PARS Agreement", "agreement~the city's contract"


def expiring(doc, *agreements, people=PAIR, day="2018-08-31", **more):
    return record(doc, told("meet", people), *(told("expire", "", a, date=day, **more) for a in agreements), date="2018-07-27")


EXPIRING = {
    "a described and a named one": ((expiring("a", CITY), expiring("b", PARS)), 1),
    "three articles": ((expiring("a", PARS), expiring("b", CITY), expiring("c", "agreement~the pact")), 1),
    "another day": ((expiring("a", CITY), expiring("b", PARS, day="2018-08-30")), 2),
    "a month": ((expiring("a", CITY, day="2018-08"), expiring("b", PARS, day="2018-08")), 2),
    "one person in common": ((expiring("a", CITY, people="person:Ann Lee"), expiring("b", PARS)), 2),
    "none is named": ((expiring("a", CITY), expiring("b", CITY)), 2),
    "two names": ((expiring("a", CITY), expiring("b", PARS), expiring("c", "agreement:Paris Agreement")), 3),
    "two of one article": ((expiring("a", CITY, "agreement~the lease deal"), expiring("b", PARS)), 3),
    "an if": ((expiring("a", CITY, status="hypothetical"), expiring("b", PARS)), 2),
    "no agreement": ((expiring("a", "agreement~the bill"), expiring("b", PARS)), 2),
}


@pytest.mark.parametrize(("records", "expected"), EXPIRING.values(), ids=EXPIRING)
def test_a_described_agreement_is_the_named_one_that_expires_on_its_day(records, expected):
    for order in (records, records[::-1]):
        found = [e for e in partition(*order).values() if e.kind is Kind.AGREEMENT]
        assert len(found) == expected
        assert expected > 1 or (found[0].id, found[0].name) == ("agreement/pars-agreement", "PARS Agreement")


def test_two_names_that_meet_a_described_agreement_by_different_persons_stay_two():
    found = partition(
        expiring("a", CITY, people="person:Ann Lee; person:Bob Ray; person:Cy Fox"),
        expiring("b", PARS),
        expiring("c", "agreement:Paris Agreement", people="person:Bob Ray; person:Cy Fox"),
    )
    assert sum(e.kind is Kind.AGREEMENT for e in found.values()) == 3


def test_ids_tell_what_is_named_described_and_unnamed():
    one = record(
        "ledger",
        told("protest", "group~demonstrators", "ending the contract"),
        told("abstain", "organization:City Council", speaker="group~officials"),
        told("meet", "person:Kenney", "organization:Газпром"),
    )
    found = partition(one)
    assert set(found) == {
        "group/ledger/demonstrators",
        "other/ledger/ending-the-contract",
        "organization/city-council",
        "source/ledger/officials",
        "person/ledger/kenney",
        "organization/газпром",
    }
    assert [e.id for e in found.values() if e.unnamed] == ["source/ledger/officials"]


def test_two_entities_of_one_article_with_one_description_have_two_ids():
    found = partition(
        record("a", told("attack", "group~officers", "group~people"), told("attack", "group~People", "group~Officers"))
    )
    assert len(found) == len(set(found)) == 4


def test_what_takes_part_in_nothing_and_has_no_name_is_left_out():
    article = naming("a", "group~residents", "person:Jim Kenney")
    bare = type(article)(**{name: getattr(article, name) for name in article.__slots__} | {"events": ()})
    assert set(partition(bare)) == {"person/jim-kenney"}


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("ICE", "Immigration and Customs Enforcement", True),
        ("ICE", "U.S. Immigration and Customs Enforcement", True),
        ("UN", "United Nations", True),
        ("U.N.", "United Nations", True),
        ("US", "United Nations", False),
        ("US", "US Senate", False),
        ("A", "Acme", False),
        ("Ice", "Immigration and Customs Enforcement", False),
    ],
)
def test_acronyms_are_made_of_initials(short, name, expected):
    assert is_acronym(short, name) is expected


def rows(name, role=None):
    return [pytest.param(row, id=row["example"]) for row in read_table(name) if role in (None, row.get("role"))]


@pytest.mark.parametrize("row", rows("nicknames"))
def test_a_short_form_is_the_full_name(row):
    short, full = row["example"].rstrip(".").split(" is ")
    assert nicknames()[row["nickname"]] == row["name"]
    assert name_key(short, Kind.PERSON) == name_key(full, Kind.PERSON)


@pytest.mark.parametrize("row", rows("comparing_names", "optional"))
def test_a_legal_form_is_no_part_of_the_name(row):
    long, short = row["example"].rstrip(".").split(" is ")
    assert name_key(long, Kind.ORGANIZATION) == name_key(short, Kind.ORGANIZATION)


@pytest.mark.parametrize("row", [p for p in rows("comparing_names", "instrument") if " is " in p.values[0]["example"]])
def test_outlets_call_one_instrument_by_several_nouns(row):
    one, other = row["example"].rstrip(".").split(" is ")
    assert name_key(one, Kind.AGREEMENT) == name_key(other, Kind.AGREEMENT)


@pytest.mark.parametrize("row", rows("comparing_names", "body") + rows("comparing_names", "qualifier"))
def test_a_body_that_many_places_have_is_generic(row):
    assert is_generic(row["example"].rstrip(".").removeprefix("Many places have a "))


@pytest.mark.parametrize("row", rows("comparing_names", "generation"))
def test_a_generation_tells_namesakes_apart(row):
    name, namesake = re.split(" is not? ", row["example"])
    assert name_key(name, Kind.PERSON).mark == (row["word"],)
    assert name_key(namesake, Kind.PERSON).mark != (row["word"],)


@pytest.mark.parametrize("row", rows("comparing_names", "short"))
def test_a_short_name_of_a_body_is_its_full_one(row):
    one, other = re.split(r" is (?:the )?", row["example"].rstrip(".").removeprefix("The "))
    assert len(partition(naming("a", f"organization:{one}"), naming("b", f"organization:{other}"))) == 1


@pytest.mark.parametrize("row", rows("sole_bodies"))
def test_a_place_has_one_of_a_body(row):
    words = row["example"].lower().split(" ")
    assert " ".join(words).startswith(f"the {row['body']} ")
    one, other = (f"organization~the French {name}" for name in (row["body"], row["means"]))
    assert len(partition(record("a", told("meet", one)), record("b", told("meet", other)))) == 1


@pytest.mark.parametrize(
    ("full", "slip", "one"),
    [
        ("Recep Erdoğan", "Erdogan", True),
        ("Pedro Pierluisi", "Pierliusi", True),
        ("Ann Lee", "Ele", False),
        ("Larry Krasner", "Krassner", False),
        ("Jim Kenney", "Kennedy", False),
    ],
)
def test_a_last_name_that_its_own_article_misspells(full, slip, one):
    assert (len(partition(naming("a", f"person:{full}", f"person:{slip}"))) == 1) is one


def test_a_slip_is_none_where_it_may_be_two():
    assert len(partition(naming("a", "person:Recep Erdoğan", "person:Emine Erdoğan", "person:Erdogan"))) == 3


def test_a_slip_joins_nothing_in_another_article():
    assert len(partition(naming("a", "person:Pedro Pierluisi"), naming("b", "person:Pierliusi"))) == 2
