"""Sentences → "agents | action | objects | status | speaker": how far a deed is said to be done, and by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressgraph.model import Event, Participant

EventsIn = Callable[[str], tuple[Event, ...]]

SPEAKERS = [
    ("The union said on Monday that the airline had dismissed forty pilots.", "airline | resign | forty pilots | actual | union"),
    ("The airline, the union said on Monday, dismissed forty pilots.", "airline | resign | forty pilots | actual | union"),
    ("The airline dismissed forty pilots, according to the union.", "airline | resign | forty pilots | actual | union"),
    ("The airline, a spokesman said, dismissed forty pilots.", "airline | resign | forty pilots | actual | spokesman"),
    ("Rebels (officials say) attacked the airport overnight.", "Rebels | attack | airport | actual | officials"),
    ("Two people were arrested, police said.", "- | arrest | Two people | actual | police"),
    ("The bank has fired its chairman, reported the Tribune.", "bank | resign | chairman | actual | Tribune"),
    (
        "Lopez met the mayor on Monday. She added that the company had sued two reporters.",
        "company | sue | two reporters | actual | Lopez",
    ),
    (
        "According to two people familiar with the talks, the bank rejected the offer.",
        "bank | reject | offer | actual | two people",
    ),
    ("The bank rejected the offer, people familiar with the matter told Reuters.", "bank | reject | offer | actual | people"),
    (
        "A spokesman for the ministry, who asked not to be named, said troops had attacked the camp.",
        "troops | attack | camp | actual | spokesman for the ministry",
    ),
    (
        "Interfax reported that the minister said that police had arrested the editor.",
        "police | arrest | editor | actual | minister",
    ),
    ("The paper wrote that, according to the union, the airline fired the pilots.", "airline | resign | pilots | actual | union"),
    ("The lawsuit says the company violated the contract.", "company | violate | contract | actual | lawsuit"),
    (
        "In a letter to the board, the auditors wrote that the bank had violated the rules.",
        "bank | violate | rules | actual | auditors",
    ),
    ("The council neither approved nor rejected the plan.", "council | consent | plan | negated | -"),
    ("Putin said the accusations were groundless.", "Putin | deny | accusations | actual | -"),
    ("The general said there was no truth in the report.", "general | deny | report | actual | -"),
    ("Clashes broke out between police and protesters.", "police | attack | protesters | actual | -"),
    (
        "The minister Dmitriy Medvedev speaking during the celebrations, appealed for calm.",
        "Dmitriy Medvedev | demand | calm | actual | -",
    ),
    (
        "Iran has links to the bloc that dominates the government and the U.S. accuses Syria of fraud.",
        "U.S. | accuse | Syria | actual | -",
    ),
    (
        "Papers report Martin Hale, a clerk with the bank, may have passed the files to the union.",
        "Martin Hale | cooperate | files | hypothetical | Papers",
    ),
    ("It is understood that the club has sacked its coach.", "club | resign | coach | actual | -"),
    ("Witnesses described how soldiers shot the protesters.", "soldiers | attack | protesters | actual | Witnesses"),
    ("The mayor was told by aides that the council had rejected the budget.", "council | reject | budget | actual | aides"),
    (
        "According to her lawyer, Maria Lopez was fired after she sued the bank.",
        "Maria Lopez | sue | bank | actual | lawyer",
    ),
    (
        "The president has, in the words of one senator, violated the constitution.",
        "president | violate | constitution | actual | one senator",
    ),
    (
        "In the opposition's view, the president has violated the constitution.",
        "president | violate | constitution | alleged | opposition",
    ),
    (
        "Three people were killed, hospital staff said, but the army denied it.",
        "- | attack | Three people | actual | hospital staff",
    ),
    (
        'Reporters were told that the man "walked in and attacked the guard", and told the police everything.',
        "man | attack | guard | actual | -",
    ),
    ("A post from Friday said that rebels had attacked the camp.", "rebels | attack | camp | actual | post from Friday"),
]

QUOTATIONS = [
    ('"The company never paid the workers," Lopez told reporters.', "company | aid | workers | negated | Lopez"),
    ('"The army," said the envoy, "has attacked the village."', "army | attack | village | actual | envoy"),
    ("“The deal,” said Mr Okoro, “was signed by both ministers in March.”", "ministers | agree | deal | actual | Okoro"),
    (
        'Senator Ana Ruiz spoke on Friday. "The president," she said, "has violated the constitution."',
        "president | violate | constitution | actual | Ana Ruiz",
    ),
    (
        "“The bank lied to us,” said Ana Ruiz, who leads the union. “It evicted forty families in May.”",
        "bank | arrest | forty families | actual | Ana Ruiz",
    ),
    ('"We are grateful," the envoy said. "The army has freed the hostages."', "army | acquit | hostages | actual | envoy"),
    ("The envoy spoke. “The army has attacked three villages.”", "army | attack | three villages | actual | -"),
    ('"We will sue the company," said Leila Haddad.', "Leila Haddad | sue | company | planned | -"),
    ('"The ministry must release the report," said Leila Haddad.', "Leila Haddad | demand | releasing the report | actual | -"),
    ('"We condemn this cowardly attack," the prime minister said.', "prime minister | oppose | cowardly attack | actual | -"),
    ('"This verdict is a disgrace," the lawyer said.', "lawyer | oppose | verdict | actual | -"),
    ('"The union has betrayed the workers," the minister said.', "minister | accuse | union | actual | -"),
    ('"Our troops never attacked civilians," the general insisted.', "troops | attack | civilians | negated | general"),
]

STATUS = [
    ("The council did not approve the plan because residents sued the city.", "residents | sue | city | actual | -"),
    ("The council did not approve the plan because residents sued the city.", "council | consent | plan | negated | -"),
    ("The senate fell two votes short of approving the treaty.", "senate | consent | treaty | negated | -"),
    ("The army has stopped short of attacking the city.", "army | attack | city | negated | -"),
    ("The talks collapsed before the two sides could sign a treaty.", "two sides | agree | treaty | negated | -"),
    ("Lawyers prevented the state from deporting the family.", "state | arrest | family | negated | -"),
    ("The union has ruled out a strike.", "union | reject | strike | actual | -"),
    ("The bank is about to fire the manager.", "bank | resign | manager | planned | -"),
    ("A march against the law is planned for Sunday.", "- | protest | law | planned | -"),
    ("Will the mayor resign?", "mayor | resign | - | hypothetical | -"),
    ("Reporters asked whether the bank had fired the manager.", "bank | resign | manager | hypothetical | -"),
    ("The committee will decide whether to impeach the judge.", "committee | charge | judge | hypothetical | -"),
    ("Provided that parliament ratifies the treaty, the border will open.", "parliament | consent | treaty | hypothetical | -"),
    ("The union would strike if the airline fired the pilots.", "airline | resign | pilots | hypothetical | -"),
    ("The editor was allegedly beaten by police.", "police | attack | editor | alleged | -"),
    ("Police suspect that the driver killed the cyclist.", "driver | attack | cyclist | alleged | Police"),
    ("Residents want the council to reject the plan.", "Residents | demand | rejecting the plan | actual | -"),
    ("The army denied attacking the convoy.", "army | deny | attacking the convoy | actual | -"),
]

UNTOLD = [
    ("The firm neither confirmed nor denied that it had fired the manager.", "firm | resign | manager | actual"),
    ("The army denied attacking the convoy.", "army | attack | convoy"),
    ("The ministry denied that soldiers had attacked the convoy.", "soldiers | attack | convoy | actual"),
    ("The company denied claims by the union that it fired the pilots.", "company | resign | pilots | actual"),
    ("The mayor dismissed as false a report that police had shot a student.", "police | attack | student | actual"),
    ("The union has ruled out a strike.", "union | protest"),
    (
        "Three people were killed, hospital staff said, but the army denied it.",
        "army | deny | hospital staff | actual | hospital staff",
    ),
]


def names(participants: tuple[Participant, ...]) -> str:
    return "+".join(p.name for p in participants) or "-"


def told(events: tuple[Event, ...]) -> list[str]:
    return [
        f"{names(e.agents)} | {e.action} | {names(e.objects)} | {e.status.value} | {e.speaker.name if e.speaker else '-'}"
        for e in events
    ]


@pytest.mark.parametrize(("text", "row"), [*SPEAKERS, *QUOTATIONS, *STATUS])
def test_what_is_told_and_by_whom(events_in: EventsIn, text: str, row: str) -> None:
    assert row in told(events_in(text))


@pytest.mark.parametrize(("text", "row"), UNTOLD)
def test_what_is_denied_or_ruled_out_is_not_told_as_done(events_in: EventsIn, text: str, row: str) -> None:
    assert not [found for found in told(events_in(text)) if found.startswith(row)]
