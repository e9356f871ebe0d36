"""Who is meant: a text and the chains of it, by the words of their mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.mentions import find_mentions
from pressgraph.model import Entity

Parse = Callable[[str], Doc]

CHAINS = [
    # names
    ("Mayor Jim Kenney spoke. Kenney left. The mayor was tired.", ["Mayor Jim Kenney", "Kenney", "The mayor"]),
    ("Thomas Sam met Gloria Reed. Reed thanked Sam.", ["Thomas Sam", "Sam"]),
    ("Kristin Wilkins spoke. Kristen Wilkins left.", ["Kristin Wilkins", "Kristen Wilkins"]),
    ("Mohamed ElBaradei spoke. Mohammed ElBaradei left.", ["Mohamed ElBaradei", "Mohammed ElBaradei"]),
    ("Jim Kenney met James Kenney.", ["Jim Kenney", "James Kenney"]),
    ("James Alex Fields Jr. was jailed. Fields drove the car.", ["James Alex Fields Jr.", "Fields"]),
    ("Chen Shui-bian was jailed. Chen went on hunger strike.", ["Chen Shui-bian", "Chen"]),
    ("President of Argentina Alberto Fernández spoke. Fernández left.", ["President of Argentina Alberto Fernández", "Fernández"]),
    ("The U.S. left the pact. America will return, said the United States.", ["U.S.", "America", "United States"]),
    ("The city of Philadelphia sued. Philadelphia won.", ["The city of Philadelphia", "Philadelphia", "Philadelphia"]),
    ("The US state of Alabama passed the bill. Alabama won.", ["The US state of Alabama", "Alabama", "Alabama"]),
    ("Immigration and Customs Enforcement arrested him. ICE denied it.", ["Immigration and Customs Enforcement", "ICE"]),
    ("The Korean Central News Agency (KCNA) denied it.", ["Korean Central News Agency", "KCNA"]),
    ("The US State Department spoke. The State Department agreed.", ["US State Department", "State Department"]),
    ("Mahan Air was banned. Mahan denied the report.", ["Mahan Air", "Mahan"]),
    ("Ginger Baker died. His daughter Nettie Baker spoke. Baker was ill.", ["Ginger Baker", "His", "Baker"]),
    ("Hurricane Dorian grew. Dorian hit the Bahamas.", ["Hurricane Dorian", "Dorian"]),
    ("Ahmed Mohamed built it. Mohamed left. His father, Omar Mohamed, spoke. Police arrested Mohamed.",
     ["Ahmed Mohamed", "Mohamed", "His", "Mohamed"]),
    ("The Korean People’s Army denied it. The KPA left.", ["Korean People’s Army", "KPA"]),
    # what the sentence states
    ("Agents use a database known as PARS.", ["a database", "PARS"]),
    ("PARS is an acronym for a nationwide database of ships.", ["PARS", "a nationwide database"]),
    ("KCNA (Korean Central News Agency) denied it.", ["KCNA", "Korean Central News Agency"]),
    ("Larry Krasner, the district attorney, spoke.", ["Larry Krasner", "the district attorney"]),
    ("Larry Krasner is the district attorney.", ["Larry Krasner", "the district attorney"]),
    ("The judge who ruled on Monday retired.", ["The judge", "who"]),
    # whom speakers name, they are not
    ('Ana Ruiz spoke on Friday. "The president," she said, "has broken the law."', ["Ana Ruiz", "she"]),
    ("Ana Ruiz met Maria Lopez. “Maria Lopez broke the law,” she said.", ["Ana Ruiz", "she"]),
    # titles, nouns and synonyms
    ("The mayor spoke on Monday. Mayor Jim Kenney left.", ["The mayor", "Mayor Jim Kenney"]),
    ("The Justice Department opened an inquiry. The department refused to comment.", ["Justice Department", "The department"]),
    ("A judge ruled on Monday. The judge retired.", ["A judge", "The judge"]),
    ("Kenney ended a city contract with ICE. The agreement expires in May. Gym opposed the PARS contract.",
     ["a city contract", "The agreement", "the PARS contract"]),
    ("The Indonesian Navy denied it. The Indonesian navy left.", ["Indonesian Navy", "The Indonesian navy"]),
    ("Asylum seekers arrived on Monday. Police helped asylum seekers.", ["Asylum seekers", "asylum seekers"]),
    ("Jailed former president on strike\n\nThe court spoke. Former President Tom Chen left.",
     ["Jailed former president", "President Tom Chen"]),
    ("Edward Woollard threw it. The sixth-form student was bailed.", ["Edward Woollard", "The sixth-form student"]),
    # who is named beside an office
    ("The mayor, Ann Brown, and the governor, John Smith, left.", ["The mayor", "Ann Brown"]),
    ("The mayor of London, Sadiq Khan, met the strikers.", ["The mayor", "Sadiq Khan"]),
    ("A spokeswoman for the city, Alma Reyes, stood by it.", ["A spokeswoman", "Alma Reyes"]),
    ("Former US Ambassador to the European Union Gordon Sondland met him.", ["Former US Ambassador", "Gordon Sondland"]),
    ("The attacker, identified as Sudesh Amman, was jailed.", ["The attacker", "Sudesh Amman"]),
    ("One of them, District Attorney Larry Krasner, pulled his support.", ["One", "District Attorney Larry Krasner", "his"]),
    ("António Guterres, the UN secretary-general, welcomed the step.", ["António Guterres", "the UN secretary-general"]),
    ("The city sued on Monday. A judge ruled for Boston, holding that the city owed nothing.",
     ["The city", "Boston", "the city"]),
    # pronouns
    ("They opened files on tenants who had not paid rent.", ["tenants", "who"]),
    ("Mary Hartley met John Brook. She thanked him.", ["Mary Hartley", "She"]),
    ("Mary Hartley met John Brook. She thanked him.", ["John Brook", "him"]),
    ("Hartley Motors cut 300 jobs. It blamed its rivals.", ["Hartley Motors", "It", "its"]),
    ("Protesters blocked a road. They burned their flags.", ["Protesters", "They", "their"]),
    ("The Supreme Court heard a plea by 13 inmates. They want to leave.", ["13 inmates", "They"]),
    ("John Smith ran the BBC. Under his rule, both Radio Wales and Radio Cymru began.", ["John Smith", "his"]),
    ("In his letter to the agency, Marcel Pratt criticised the mayor.", ["his", "Marcel Pratt"]),
    ("In its ruling, the court blamed the company.", ["its", "the court"]),
    ("Mary Hartley left. After her arrest, Ann Brook spoke.", ["her", "Ann Brook"]),
    ("The senator blamed himself.", ["The senator", "himself"]),
    ("“I will not sign it,” Ada Obi said. “I will burn it.”", ["I", "Ada Obi", "I"]),
    ("“We will sue,” Greenpeace said.", ["We", "Greenpeace"]),
]  # fmt: skip

APART = [
    ("Environmental groups, among them the Sierra Club, backed the plan.", "Environmental groups", "Sierra Club"),
    ("The mayor and her deputy, John Smith, resigned.", "The mayor", "John Smith"),
    ("Ford left the city. Ford sued the company.", "Ford", "the company"),
    ("The senate rejected a bill to repeal the law.", "a bill", "the law"),
    ("Thomas Sam met Manju Sam.", "Thomas Sam", "Manju Sam"),
    ("Joe Biden met the French president. The president left.", "Joe Biden", "the French president"),
    (
        "They asked the Auditor’s Office, the tax authority, and the Fire Department.",
        "the Auditor’s Office",
        "the tax authority",
    ),
    ("The president signed an executive order. A judge blocked the court order.", "an executive order", "the court order"),
    ("Kenney called the deal “the right decision.”", "the deal", "the right decision"),
    ("A man was arrested. Another man fled.", "A man", "Another man"),
    ("Gym spoke. She left early. The data is shared via contract with ICE. The agreement expires.", "contract", "The agreement"),
    ("Jim Kenney met Tom Brook. He told him so.", "He", "him"),
    ("Police dispersed protesters, arresting 30 of them.", "Police", "them"),
    ("Mary Hartley said he was late.", "Mary Hartley", "he"),
    ("A Frenchman met a Frenchman.", "Frenchman", "Frenchman"),
    ("Paris is big. Paris Hilton left.", "Paris", "Paris Hilton"),
    ("If he is the mayor, we leave.", "he", "the mayor"),
    ("President Emmanuel Macron left. The former president of France, Nicolas Sarkozy, spoke.",
     "President Emmanuel Macron", "The former president of France"),
    ("Agents comb the files for residents and then single them out.", "Agents", "them"),
    ("Lam spoke. Her colleagues want an inquiry into the police, whom they blame.", "the police", "they"),
    ("A court acquitted Musa Aman after the attorney general withdrew the case against him.", "the attorney general", "him"),
    ("In a letter to the council it wrote that it was ready.", "the council", "it"),
    ("Stephen Lo spoke on Monday. The man suspected of the killing was not sent back.", "Stephen Lo", "The man"),
    ("The court met on Monday. Lithuania and Latvia went further: they banned him.", "The court", "they"),
    ("Kenney is the mayor of Philadelphia. Officials met at City Hall. The city sued.", "City Hall", "The city"),
]  # fmt: skip

NAMES = [
    ("Mayor Jim Kenney spoke. Kenney left.", "Jim Kenney", "person"),
    ("ICE denied it. Immigration and Customs Enforcement sued.", "Immigration and Customs Enforcement", "organization"),
    (
        "Kenney ended a controversial city contract. The agreement expires in May. Gym opposed the PARS agreement.",
        "PARS agreement",
        "agreement",
    ),
    ("Hundreds of anti-ICE demonstrators, who blocked a road, left.", "anti-ICE demonstrators", "group"),
    ("Last spring, a military judge ruled for Boston.", "military judge", "person"),
    ("Juntos spokesperson Miguel Andrade tweeted.", "Miguel Andrade", "person"),
    ("Senators Bernie Sanders and Elizabeth Warren left.", "Bernie Sanders", "person"),
    ("BERKELEY will sue. Officials of Berkeley met.", "Berkeley", "organization"),
    ("The Syrian Arab Republic denied it. Syria is at war.", "Syria", "place"),
    ("The leaders of France, Germany and Italy condemned it.", "leaders of France, Germany and Italy", "group"),
    ("A spokesman for the ministry denied it.", "spokesman for the ministry", "person"),
    ("The family of the victim sued the hospital.", "family of the victim", "group"),
    ("Amnesty accused the police of unlawful force.", "police", "group"),
    ("The jet flew over the no-fly zone.", "no-fly zone", "place"),
    ("John B. T. Campbell III voted no.", "John B. T. Campbell III", "person"),
]  # fmt: skip


def entities_of(doc: Doc) -> tuple[Entity, ...]:
    return chain_mentions(doc, find_mentions(doc))


def chain_of(entities: tuple[Entity, ...], text: str, *, last: bool = False) -> str:
    found = [e.id for e in entities for m in e.mentions if m.text == text]
    return found[-1 if last else 0]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_these_mentions_are_one_entity(text: str, chain: list[str], parse: Parse) -> None:
    assert chain in [[m.text for m in e.mentions] for e in entities_of(parse(text))]


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_these_mentions_are_two_entities(text: str, one: str, other: str, parse: Parse) -> None:
    entities = entities_of(parse(text))
    assert chain_of(entities, one) != chain_of(entities, other, last=True)


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_an_entity_has_its_best_name(text: str, name: str, kind: str, parse: Parse) -> None:
    assert (name, kind) in [(e.name, e.kind.value) for e in entities_of(parse(text))]


def test_entities_are_numbered_in_text_order(parse: Parse) -> None:
    entities = entities_of(parse("Mayor Jim Kenney met the council. The mayor thanked it."))
    starts = [e.mentions[0].start for e in entities]
    assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert starts == sorted(starts)
