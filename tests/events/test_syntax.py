"""Who does what in a parse: a table of constructions, each with the heads that the grammar gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Token

from pressgraph.events.clauses import clause_objects
from pressgraph.events.headlines import is_headline
from pressgraph.events.syntax import by_phrase, nominal_agents, objects, outer_subjects, subjects
from pressgraph.events.tree import is_passive, prepositional

# the parser hangs "of bribing" on the banker, and the rule then asks the verb above him
TokenIn = Callable[[str, str], Token]


def heads(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens) or "-"


@pytest.mark.parametrize(
    ("sentence", "verb", "who", "whom"),
    [
        # active and passive
        ("The mayor terminated the contract.", "terminated", "mayor", "contract"),
        ("The contract was terminated by the mayor.", "terminated", "mayor", "contract"),
        ("The contract was terminated by law.", "terminated", "-", "contract"),
        ("The contract was terminated by Friday.", "terminated", "-", "contract"),
        ("The camp was taken by Taliban forces.", "taken", "forces", "camp"),
        ("The bank was fined 5 million euros by the regulator.", "fined", "regulator", "bank"),
        ("The player was awarded a prize by the academy.", "awarded", "academy", "prize"),
        ("The firm was awarded a contract worth $500 million by the navy.", "awarded", "navy", "contract"),
        ("The king rejects proposed Norwegian changes to the treaty.", "rejects", "king", "changes"),
        ("The king rejects proposed Norwegian changes to the treaty.", "proposed", "-", "changes"),
        ("The gang kidnapped up to 16 foreign advisers.", "kidnapped", "gang", "advisers"),
        ("Lawmakers voted down the budget.", "voted", "Lawmakers", "budget"),
        ("India banned imports of beef.", "banned", "India", "imports"),
        # a name is not taken up by "that"
        ("Police investigated a bombing in Baghdad, Iraq that killed ten people.", "killed", "bombing", "people"),
        ("The report named a crash near Charles de Gaulle Airport, Paris that killed ten people.", "killed", "crash", "people"),
        # a participle joined to the gerund that the first one governs
        ("Manning, accused of leaking secrets and detained in May, was ordered to leave.", "detained", "-", "Manning"),
        # no vote accuses anybody, a report does
        ("Norway tried to stop the vote accusing Japan of delay.", "accusing", "Norway", "Japan"),
        ("The contract was terminated.", "terminated", "-", "contract"),
        ("Protests continued.", "continued", "Protests", "-"),
        # coordination of verbs
        ("Police arrested and charged the man.", "arrested", "Police", "man"),
        ("Police arrested and charged the man.", "charged", "Police", "man"),
        ("The man was arrested and charged by the police.", "arrested", "police", "man"),
        ("The man was arrested and charged by the police.", "charged", "police", "man"),
        ("Two were killed and five wounded in the clash.", "killed", "-", "Two"),
        ("Two were killed and five wounded in the clash.", "wounded", "-", "five"),
        ("The mayor met the king and left the city.", "left", "mayor", "city"),
        ("The man was arrested by the police and convicted.", "convicted", "police", "man"),
        ("Portugal will train the pilots and Belgium has pledged jets.", "train", "Portugal", "pilots"),
        ("Portugal will train the pilots and Belgium has pledged jets.", "pledged", "Belgium", "jets"),
        ("The king cast his vote in Oslo, then encouraged others to vote.", "encouraged", "king", "others"),
        ("A man appeared in court charged with arson.", "charged", "-", "man"),
        ("The club was fined and its captain banned for two games.", "banned", "-", "captain"),
        # who stands before the hyphen of a participle
        ("Rwanda-backed rebels seized Goma.", "backed", "Rwanda", "rebels"),
        ("The hard-hit rebels seized Goma.", "hit", "-", "rebels"),
        # an object that the parser joined to a particle
        ("The court struck down the law.", "struck", "court", "law"),
        # a participle tagged as a past tense
        ("The accord, agreed last week by 20 countries, sets limits on emissions.", "agreed", "countries", "accord"),
        # a headline tells what is to be done in the infinitive
        ("EU to send police officers to Haiti\n\nPolice spoke on Monday.", "send", "EU", "officers"),
        # subjects that the parser joined to a phrase of time, or to a conjunction that it took for a preposition
        ("On Friday the legislature of Taiwan, the Yuan, voted to legalise the marches.", "voted", "legislature", "-"),
        ("He left after the European Union, at the insistence of France, had rejected the plan.", "rejected", "Union", "plan"),
        ("Two members proposed the bill; ten opposed it.", "opposed", "ten", "it"),
        # what comes next is done by the same
        ("Putin greeted the crowd, then encouraged voters to turn out.", "encouraged", "Putin", "voters"),
        # an infinitive of the subject has an object of its own
        ("The union's decision to sanction Belarus was welcomed by Poland.", "welcomed", "Poland", "decision"),
        ("The union's decision to sanction Belarus was welcomed by Poland.", "sanction", "union", "Belarus"),
        # who is set up or hired to do something
        ("The president set up a commission to investigate the spill.", "investigate", "commission", "spill"),
        ("A commission was set up to investigate the spill.", "investigate", "commission", "spill"),
        ("The city hired a lawyer to sue the company.", "sue", "lawyer", "company"),
        # what comes after a verdict
        ("The agency rejected as unworkable a set of rules.", "rejected", "agency", "set"),
        (
            "A higher court struck down as unconstitutional Virginia's 2004 law banning boxing matches.",
            "struck",
            "court",
            "law",
        ),
        # a by-phrase that the parser joined to what is blamed
        ("The minister left after being accused of lying by the opposition.", "accused", "opposition", "minister"),
        ("The rebels were threatened with sanctions by Norway.", "threatened", "Norway", "rebels"),
        # what sums a clause up, who gets an office, what a bill is for
        ("Russia accused Ukraine of attacking the bridge, a charge Kyiv denied.", "accused", "Russia", "Ukraine"),
        ("The king appointed Ann Brown prime minister.", "appointed", "king", "Brown"),
        ("The president named Castex prime minister.", "named", "president", "Castex"),
        ("Last week, Putin named Mikhail Mishustin prime minister.", "named", "Putin", "Mishustin"),
        ("Turkey sat out the war.", "sat", "Turkey", "war"),
        ("The council criticised the plan to close the school.", "close", "-", "school"),
        # relative clauses and participles
        ("The charity paid the school that the council had closed.", "closed", "council", "school"),
        ("The senator who sued the company won the case.", "sued", "senator", "company"),
        ("The company that the senator sued won the case.", "sued", "senator", "company"),
        ("The deal they signed was rejected by the Senate.", "signed", "they", "deal"),
        ("The deal they signed was rejected by the Senate.", "rejected", "Senate", "deal"),
        ("The mayor, who opposes the plan, met the minister.", "opposes", "mayor", "plan"),
        ("People arrested by police were released on Monday.", "arrested", "police", "People"),
        ("Demonstrators chanting slogans marched to the square.", "chanting", "Demonstrators", "slogans"),
        ("The camp was attacked by rebels, killing ten people.", "killing", "rebels", "people"),
        ("The president met the king, ending the dispute.", "ending", "president", "dispute"),
        ("Having signed the treaty, the president met the king.", "signed", "president", "treaty"),
        # a clause that its report parts
        ("“The deal,” said Mr Okoro, “was signed by both ministers.”", "signed", "ministers", "deal"),
        ("The airline, the union said on Monday, dismissed the pilots.", "dismissed", "airline", "pilots"),
        ("The airline, the union said on Monday, dismissed the pilots.", "said", "union", "-"),
        # control
        ("The union threatened to stop the work.", "stop", "union", "work"),
        ("The union urged the government to withdraw the bill.", "withdraw", "government", "bill"),
        ("The government was urged to withdraw the bill.", "withdraw", "government", "bill"),
        ("The union promised the workers to end the strike.", "end", "union", "strike"),
        ("The council is ready to sign the treaty.", "sign", "council", "treaty"),
        ("The union called on the government to withdraw the bill.", "withdraw", "government", "bill"),
        # gerunds after a preposition
        ("Prosecutors accused the banker of bribing officials.", "bribing", "banker", "officials"),
        ("Police stopped protesters from leaving the square.", "leaving", "protesters", "square"),
        ("The man was convicted of killing two women.", "killing", "man", "women"),
        ("The president left after signing the treaty.", "signing", "president", "treaty"),
        ("The panel has charged Maxine Waters with violating the rules.", "violating", "Waters", "rules"),
        ("The army stopped short of attacking the city.", "attacking", "army", "city"),
        ("The president resigned without signing the treaty.", "signing", "president", "treaty"),
        # nouns that take an infinitive
        ("Norway's decision to leave the union was criticised.", "leave", "Norway", "union"),
        ("The minister made a decision to leave the union.", "leave", "minister", "union"),
        ("A decision by Norway to leave the union was criticised.", "leave", "Norway", "union"),
        # predicates
        ("Norway is opposed to the ban.", "opposed", "-", "Norway"),
        ("Norway is committed to the treaty.", "committed", "-", "Norway"),
    ],
)
def test_who_does_it_and_to_whom(token_in: TokenIn, sentence: str, verb: str, who: str, whom: str) -> None:
    token = token_in(sentence, verb)
    assert (heads(subjects(token)), heads(objects(token))) == (who, whom)


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("The man was arrested.", "arrested", True),
        ("Police arrested the man.", "arrested", False),
        ("Police have arrested the man.", "arrested", False),
        ("People arrested by police were released.", "arrested", True),
        ("The British want the man extradited.", "extradited", True),
        ("The man was contacted and asked to leave.", "asked", True),
        ("Suspect arrested in London after murder\n\nPolice spoke on Monday.", "arrested", True),
        ("Minister resigned in London after scandal\n\nPolice spoke on Monday.", "resigned", False),
        ("The mayor resigns.", "resigns", False),
    ],
)
def test_passives(token_in: TokenIn, sentence: str, verb: str, *, expected: bool) -> None:
    assert is_passive(token_in(sentence, verb)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Mayor ends contract\n\nThe mayor ended it.", "ends", True),
        ("Mayor ends contract\n\nThe mayor ended it.", "ended", False),
        ("The mayor ended it.\n\nThe city agreed.", "ended", False),
        ("Mayor ends contract", "ends", False),
    ],
)
def test_a_headline_is_the_first_line_without_a_full_stop(token_in: TokenIn, text: str, word: str, *, expected: bool) -> None:
    assert is_headline(token_in(text, word)) is expected


@pytest.mark.parametrize(
    ("sentence", "verb", "clauses"),
    [
        ("Norway refused to sign the treaty.", "refused", "sign"),
        ("The union demanded that the minister resign.", "demanded", "resign"),
        ("The city stopped paying the firm.", "stopped", "paying"),
        ("The mayor promised to end the contract and to fire the director.", "promised", "end fire"),
        ("The crowd called for the agency to be abolished and for the city to end the contract.", "called", "abolished end"),
        ("The union asked members to stay at home, to wear masks, and to wash their hands.", "asked", "stay wear wash"),
        ("She promised to raise wages, to cut taxes and to end the war.", "promised", "raise cut end"),
        ("The union asked members to stay at home to protect the old, and to be kind.", "asked", "stay be"),
        ("The minister announced she is to open a school.", "announced", "open"),
        ("The mayor ended the contract.", "ended", "-"),
        ('"It is over," he demanded.', "demanded", "-"),
    ],
)
def test_clauses_that_are_an_object(token_in: TokenIn, sentence: str, verb: str, clauses: str) -> None:
    assert heads(clause_objects(token_in(sentence, verb))) == clauses


@pytest.mark.parametrize(
    ("sentence", "noun", "who"),
    [
        ("The mayor's decision surprised the council.", "decision", "mayor"),
        ("A decision by the mayor surprised the council.", "decision", "mayor"),
        ("The mayor made a decision.", "decision", "mayor"),
        ("A decision was expected.", "decision", "-"),
    ],
)
def test_who_does_what_a_noun_names(token_in: TokenIn, sentence: str, noun: str, who: str) -> None:
    assert heads(nominal_agents(token_in(sentence, noun))) == who


@pytest.mark.parametrize(
    ("sentence", "verb", "words", "governed"),
    [
        ("The court ruled against the company.", "ruled", ("against", "for"), "company"),
        ("The court ruled against the company.", "ruled", ("for",), "-"),
        ("The minister insisted on leaving.", "insisted", ("on",), "leaving"),
    ],
)
def test_what_a_preposition_governs(token_in: TokenIn, sentence: str, verb: str, words: tuple[str, ...], governed: str) -> None:
    assert heads(prepositional(token_in(sentence, verb), *words)) == governed


def test_a_share_of_the_vote_acts_by_no_means(token_in: TokenIn) -> None:
    assert by_phrase(token_in("The bill was passed by a vote of 66 to 27.", "passed")) == []


def test_a_circle_of_clauses_ends(token_in: TokenIn) -> None:
    verb = token_in("The union threatened to strike.", "strike")
    assert outer_subjects(verb, frozenset({verb.i})) == []
