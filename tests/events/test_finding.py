"""From sentences to events: sentences with a reading as "agents | action | objects", and what else a reading carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pressgraph.coreference import chain_mentions
from pressgraph.events import find_events
from pressgraph.events.dates import find_dates
from pressgraph.events.finding import find_readings
from pressgraph.mentions import find_mentions
from pressgraph.model import Event

EventsIn = Callable[[str], tuple[Event, ...]]
FactsIn = Callable[[str], list[str]]


def misread(reason: str, *cells: object) -> object:
    """A row that a reader would expect to hold and that does not."""
    return pytest.param(*cells, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        # who and whom, in every voice
        ("The mayor terminated the contract.", "mayor | terminate | contract"),
        ("The contract was terminated by the mayor.", "mayor | terminate | contract"),
        ("The contract was terminated.", "- | terminate | contract"),
        ("Police arrested and charged the man.", "Police | charge | man"),
        ("The man was arrested and charged by the police.", "police | arrest | man"),
        ("Two were killed and five wounded in the clash.", "- | attack | five"),
        ("The treaty was signed by Belgium, Italy and Spain.", "Belgium+Italy+Spain | agree | treaty"),
        ("The treaty was signed and ratified by Norway.", "Norway | consent | treaty"),
        ("The mayor and the council rejected the plan and the budget.", "mayor+council | reject | plan+budget"),
        ("The council, not the mayor, rejected the plan.", "council | reject | plan"),
        ("Some countries such as Japan and Norway ratified the treaty.", "countries+Japan+Norway | consent | treaty"),
        ("Donald Tusk and Mario Monti have said they will boycott the games.", "Donald Tusk+Mario Monti | protest | games"),
        ("Italy and Spain had complained. Both welcomed the decision.", "Italy+Spain | support | decision"),
        ("Judith Collins telephoned Jacinda Ardern to congratulate her.", "Judith Collins | support | Jacinda Ardern"),
        ("No formal charges have been laid against the minister.", "- | charge | minister"),
        ("Nancy Pelosi was voted into office by the new Congress.", "Congress | appoint | Nancy Pelosi"),
        ("Biden revoked the permit for the pipeline in a second order.", "Biden | withdraw_consent | permit"),
        ("The agency decided that the launch would be postponed.", "agency | suspend | launch"),
        ("The ministry opened a probe into whether the bank lied.", "ministry | investigate | bank"),
        ("A judge fined the bank $2 million.", "judge | convict | bank"),
        ("The commission fined Google a record 4.3 billion euros for abusing its power.", "commission | convict | Google"),
        ("The bank was fined 5 million euros by the regulator.", "regulator | convict | bank"),
        ("The council voted to condemn the attack.", "council | oppose | attack"),
        # what the parser joined elsewhere
        ("The report calls for a new council and for an inquiry.", "report | demand | new council+inquiry"),
        ("Dean called for more jobs, and standing up for the poor.", "Dean | demand | more jobs+standing up for the poor"),
        ("Eight men were shot and many more wounded by gunmen.", "gunmen | attack | many more"),
        ("The train from London to Brussels, Belgium was suspended after snow.", "- | suspend | train from London"),
        ("Workers employed by agencies of the government who were arrested have sued.", "- | arrest | Workers"),
        ("Mr. Putin cast his vote in Moscow, then encouraged voters to act.", "Putin | demand | voters acting"),
        ("Nauru, The Gambia, and Togo signed the treaty.", "Nauru+The Gambia+Togo | agree | treaty"),
        ("Nurses from Romania and Bulgaria, which joined the EU, left.", "Romania+Bulgaria | cooperate | EU"),
        ("The senate agreed to a plan on Monday to end the strike.", "senate | agree | plan"),
        ("The board has granted her a loan so she can rest.", "board | aid | loan"),
        (
            "The firm agreed to make their big old messaging programs, Alpha, Beta, Gamma and Delta, work.",
            "firm | agree | making their big old messaging programs",
        ),
        ("The report calls for such measures as taxes.", "report | demand | taxes"),
        ("Officials accuse Norway of theft and a raft of crimes.", "Officials | accuse | Norway"),
        (
            "Some flights were sent to Dallas Airport and Delta Air Lines has cancelled ten flights.",
            "Delta Air Lines | terminate | ten flights",
        ),
        ("Envoys in Britain, Israel, and Turkey have been arrested.", "- | arrest | Envoys"),
        ("News agencies report Bradley Manning, an analyst with the firm, may have sued the army.", "Bradley Manning | sue | army"),
        (
            "She pressed the sides in the quarrel, China, Japan, and South Korea, to leave.",
            "- | demand | leaving",
        ),
        (
            "Abbas urged the council to call for Israel to cease the attacks.",
            "Abbas | demand | calling for Israel to cease the attacks",
        ),
        # two sides
        ("Talks between the government and the rebels resumed.", "government | negotiate | rebels"),
        ("Clashes between police and protesters went on.", "police | attack | protesters"),
        ("Angela Merkel and Emmanuel Macron met in Paris.", "Angela Merkel | meet | Emmanuel Macron"),
        ("Talks on prisons between the government and the rebels resumed.", "government+rebels | negotiate | prisons"),
        ("Norway, Chad and Oman met.", "Norway+Chad+Oman | meet | -"),
        # who is meant
        ("The Justice Secretary dismissed the director of the prison, Derek Lewis.", "Justice Secretary | resign | Derek Lewis"),
        ("The minister met his French counterpart, Jean Dupont, on Friday.", "minister | meet | Jean Dupont"),
        ("The union rejected the offer, calling it an insult.", "union | oppose | offer"),
        ("Apple president and CEO Tim Cook criticised the ruling.", "Tim Cook | oppose | ruling"),
        ("The founder and chief executive of Acme, Ann Lee, resigned.", "Ann Lee | resign | -"),
        ("The president and the CEO criticised the ruling.", "president+CEO | oppose | ruling"),
        ("Syria and Iran sent troops. Those nations rejected the plan.", "Syria+Iran | reject | plan"),
        ("Ann Brown said there are no plans to boycott the vote.", "- | protest | vote"),
        ("The council approved the takeover of Acme by Beta.", "council | consent | takeover of Acme"),
        ("The ad's aim was to criticise the senator.", "ad | oppose | senator"),
        ("Wang Yi said no when asked for an apology.", "- | demand | apology"),
        ("Barack Obama was the first leader to call David Cameron and congratulate him.", "Barack Obama | support | David Cameron"),
        ("The government admitted it was unable to send the warning.", "government | concede | being unable to send the warning"),
        ("The Senate will meet in private session.", "Senate | meet | -"),
        ("The army toppled Mugabe.", "army | resign | Mugabe"),
        ("Activists occupied the headquarters.", "Activists | protest | headquarters"),
        ("The ministry issued a permit despite complaints.", "ministry | consent | permit"),
        ("The singer insisted he was innocent.", "singer | deny | -"),
        ("The minister insisted that the union agree to the cut.", "minister | demand | agreeing to the cut"),
        ("The council demanded that Syria detain suspects.", "council | demand | detaining suspects"),
        ("Rebels exploded a series of bombs in Kabul.", "Rebels | attack | bombs"),
        ("Netflix cancelled the series of films.", "Netflix | terminate | series of films"),
        ("Villagers have been protesting for weeks against the dam.", "Villagers | protest | dam"),
        ("NATO launched air strikes against Serbia.", "NATO | attack | Serbia"),
        ("Tsarnaev was charged with murder.", "- | charge | Tsarnaev"),
        ("EU, Japan sign trade deal.", "EU+Japan | agree | trade deal"),
        ("The measure has the support of the union.", "union | support | measure"),
        ("Two car bombs killed ten people.", "Two car bombs | attack | ten people"),
        ("US Predator attacks killed eight leaders.", "US Predator attacks | attack | eight leaders"),
        ("The navy began ten days of talks with the union.", "navy | negotiate | union"),
        ("The family is seeking $5 million in damages from the city.", "family | sue | city"),
        ("A deal was struck between the firm and the union.", "firm+union | agree | deal"),
        ("The firm was awarded a contract worth $500 million by the navy.", "navy | acquire | contract"),
        ("The actor gave $1 million to the relief fund.", "actor | aid | $1 million"),
        ("Facebook has banned the group from its platform.", "Facebook | sanction | group"),
        ("Teachers went on strike for the first time in 30 years.", "Teachers | protest | -"),
        ("The union called for more time.", "union | demand | more time"),
        ("Prosecutors asked for time.", "Prosecutors | demand | time"),
        ("The board made the engineer its director.", "board | appoint | engineer"),
        ("The king made Lopez a bishop in 2003.", "king | appoint | Lopez"),
        ("The Commons voted by 432 to 202 to reject the deal.", "Commons | reject | deal"),
        ("The head of the bank, Maria Costa has released a report.", "Maria Costa | inform | report"),
        ("Countries such as Japan and Norway ratified the treaty.", "Japan+Norway | consent | treaty"),
        (
            "The House impeached two presidents, Bill Clinton and Andrew Johnson.",
            "House | charge | two presidents+Bill Clinton+Andrew Johnson",
        ),
        (
            "Presidents Gabriel Boric of Chile and Mario Abdo of Paraguay signed the agreement.",
            "Gabriel Boric+Mario Abdo | agree | agreement",
        ),
        ("Amnesty International, along with Oxfam, condemned the attack.", "Amnesty International+Oxfam | oppose | attack"),
        ("Portugal will train the pilots and Belgium has pledged jets.", "Belgium | promise | jets"),
        # relative clauses, participles
        ("The senator who sued the company won the case.", "senator | sue | company"),
        ("The deal they signed was rejected by the Senate.", "Senate | reject | deal"),
        ("People arrested by police were released on Monday.", "police | arrest | People"),
        ("Residents opposed to the plan met the mayor.", "Residents | oppose | plan"),
        ("The camp was attacked by rebels, killing ten people.", "rebels | attack | ten people"),
        ("The man was convicted of killing two women.", "man | attack | two women"),
        ("Having signed the treaty, the president met the king.", "president | agree | treaty"),
        # pronouns
        ("Jim Kenney terminated the contract. He also sued the government.", "Jim Kenney | sue | government"),
        ("The workers who the company fired sued it.", "workers | sue | company"),
        # nouns
        ("The law sparked protests by students.", "students | protest | law"),
        ("The bill received support from both parties.", "parties | support | bill"),
        ("The court's ruling against the company was welcomed by the union.", "court | rule | company"),
        ("The termination of the contract by the city was criticised.", "city | terminate | contract"),
        ("The minister expressed opposition to the merger.", "minister | oppose | merger"),
        ("Alvarez has been vocal in support of tenants.", "Alvarez | support | tenants"),
        ("Germany's withdrawal from the treaty angered Italy.", "Germany | terminate | treaty"),
        ("The Russian invasion of Ukraine was condemned by Norway.", "Russian | attack | Ukraine"),
        ("Members of the board are under investigation.", "- | investigate | Members of the board"),
        ("Thousands of people protested against the law.", "people | protest | law"),
        ("There were weeks of protests by demonstrators.", "demonstrators | protest | -"),
        ("Anti-government protests continued in the capital.", "- | protest | government"),
        ("DETROIT — Members of the union ratified the contract on Friday.", "Members of the union | consent | contract"),
        ("HONG KONG — The government suspended the bill.", "government | suspend | bill"),
        ("The ban led to protests by students.", "students | protest | ban"),
        # predicates
        ("Norway is opposed to the ban.", "Norway | oppose | ban"),
        ("The mayor is supportive of the plan.", "mayor | support | plan"),
        # demands, promises, threats
        ("The union urged the government to withdraw the bill.", "union | demand | withdrawing the bill"),
        ("Iran threatened to pull out of the deal.", "Iran | threaten | pulling out of the deal"),
        (
            "The demonstrators called for the agency to be abolished and for the city to end the contract.",
            "demonstrators | demand | abolishing the agency+ending the contract",
        ),
        (
            "Protesters' demands include an inquiry and the release of prisoners.",
            "Protesters | demand | inquiry+release of prisoners",
        ),
        ("The British want the man extradited.", "British | demand | extraditing the man"),
        ("The union threatened to strike.", "union | threaten | striking"),
        ("Prosecutors accused the banker of bribing officials.", "Prosecutors | accuse | banker"),
        # what "we" do is done by who speaks
        ('"We oppose the plan," the mayor said.', "mayor | oppose | plan"),
        ('"Congratulations to the team," the mayor said.', "mayor | support | team"),
        # headlines
        ("Suspect arrested in London after murder", "- | arrest | Suspect"),
        misread(
            "the parser does not give 'strikes' its object",
            "Union strikes deal with firm\n\nThe weather was fine.",
            "Union | agree | deal",
        ),
        ("The court cleared the man.", "court | acquit | man"),
    ],
)
def test_a_sentence_tells_a_fact(facts_in: FactsIn, sentence: str, fact: str) -> None:
    assert fact in facts_in(sentence)


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("The city ended the contract.", "terminate"),
        ("The mayor ended his speech.", ""),
        ("The president met the king.", "meet"),
        ("The team met its target.", ""),
        ("Prosecutors charged the suspect with murder.", "charge"),
        ("The bank charged a fee.", ""),
        ("The two firms struck a deal.", "agree"),
        ("Jets struck the base.", "attack"),
        ("Lightning struck the tower.", ""),
        ("The judge ruled out a delay.", "reject"),
        ("The judge ruled on the case.", "rule"),
        ("The company fired two workers.", "resign"),
        ("The soldiers fired at the crowd.", "attack"),
        ("The police fired a gun.", ""),
        ("Parliament passed the law.", "enact"),
        ("The truck passed a car.", ""),
        ("The study undertaken by the bank indicated that prices fell.", ""),
        ("The union broke the agreement.", "violate"),
        ("He broke the window.", ""),
        ("The runner broke a record.", ""),
        ("The union broke the news.", "inform"),
        ("The country left the treaty.", "terminate"),
        ("The minister left the party.", "resign"),
        ("The minister left the house.", ""),
        ("Workers went on strike.", "protest"),
        ("The judge dropped the charges.", "acquit"),
        ("The boy dropped a glass.", ""),
        ("The council backed the plan.", "support"),
        ("The driver backed the car.", ""),
        ("The army shot a man.", "attack"),
        ("The crew shot a film.", ""),
        ("The firm settled the lawsuit.", "agree"),
        ("The family settled in London.", ""),
        ("The firm took over a rival.", "acquire"),
        ("The president took office.", "appoint"),
        ("The police denied the claim.", "deny"),
        ("The union called the mayor.", ""),
        ("The team won the match.", ""),
        ("The hurricane hit the town.", ""),
        ("The critics called the ruling a disgrace.", "oppose"),
        ("Prosecutors accused the banker of breaking the law.", "accuse violate"),
    ],
)
def test_senses_of_a_word_are_told_apart(events_in: EventsIn, sentence: str, actions: str) -> None:
    deeds = [event for event in events_in(sentence) if event.status.value == "actual"]
    assert " ".join(event.action for event in deeds) == actions


@pytest.mark.parametrize(
    ("sentence", "action", "told"),
    [
        ("The company sued the state on Tuesday.", "sue", "actual · 2018-07-24 · -"),
        ("The company sued the state in June 2017.", "sue", "actual · 2017-06 · -"),
        ("Yesterday the council approved the plan.", "consent", "actual · 2018-07-26 · -"),
        ("The council approved the plan last month.", "consent", "actual · 2018-06 · -"),
        ("The treaty expires on Aug. 31.", "expire", "planned · 2018-08-31 · -"),
        ("The mayor will sign the treaty.", "agree", "planned · - · -"),
        ("The council plans to reject the budget.", "reject", "planned · - · -"),
        ("The minister did not sign the treaty.", "agree", "negated · - · -"),
        ("The company has not sued the state.", "sue", "negated · - · -"),
        ("The company may sue the state.", "sue", "hypothetical · - · -"),
        ("If the court agrees, the company will sue the state.", "sue", "hypothetical · - · -"),
        ("The senator reportedly met the banker.", "meet", "alleged · - · -"),
        ("The mayor said that the council had rejected the plan.", "reject", "actual · - · mayor"),
        ("Police said the man attacked a guard on Thursday.", "attack", "actual · 2018-07-26 · Police"),
        ("According to the ministry, rebels attacked the camp on Wednesday.", "attack", "actual · 2018-07-25 · ministry"),
        ("Witnesses said the army attacked the village in 2015.", "attack", "actual · 2015 · Witnesses"),
        ("The mayor announced that the city will end the contract on Aug. 31.", "terminate", "planned · 2018-08-31 · mayor"),
        # what speakers say of themselves is their own act
        ("The mayor said he had ended the contract.", "terminate", "actual · - · -"),
        ("The police said that they had arrested the man.", "arrest", "actual · - · -"),
    ],
)
def test_status_date_and_speaker_are_carried(events_in: EventsIn, sentence: str, action: str, told: str) -> None:
    (event,) = [event for event in events_in(sentence) if event.action == action]
    speaker = event.speaker.name if event.speaker else "-"
    assert f"{event.status.value} · {event.date or '-'} · {speaker}" == told


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("The union urged the government to withdraw the bill.", ["government"]),
        ("The senator demanded the mayor's resignation.", ["mayor"]),
        ("The judge rejected an appeal by the union.", ["union"]),
        ("Senators called for sanctions against Nigeria.", ["Nigeria"]),
        ("The company offered its workers a pay rise.", ["workers"]),
        ("The bank lent money to the firm.", ["firm"]),
        ("The union struck a deal with the firm.", ["firm"]),
        ("The mayor apologised to the victims.", ["victims"]),
        ("The country deployed troops to the border.", ["border"]),
        ("The mayor terminated the contract.", []),
        ("The government sent aid to the victims.", ["victims"]),
        ("The city terminated the contract with the firm.", ["firm"]),
        ("The minister was asked for an apology.", ["minister"]),
        ("The law calls for cuts by 2030.", []),
        ("Iranian officials deny that they are arming the rebels.", []),
    ],
)
def test_recipients(events_in: EventsIn, sentence: str, recipients: list[str]) -> None:
    (event,) = events_in(sentence)
    assert [p.name for p in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "Philadelphia", "Yes.", "A quiet day in a small town.", "…", "12 34", "The mayor.", "His resignation."],
)
def test_text_that_tells_nothing_gives_nothing(facts_in: FactsIn, text: str) -> None:
    assert facts_in(text) == []


def test_every_part_of_a_reading_says_why(events_in: EventsIn) -> None:
    (event,) = events_in("Police said the man attacked a guard on Thursday.")
    assert [(r.part, r.cue, r.rule) for r in event.reasons] == [
        ("action", "attacked", "attack"),
        ("agent", "man", "subj"),
        ("object", "guard", "obj"),
        ("date", "Thursday", "time expression"),
        ("speaker", "said", "speech"),
    ]
    (event,) = events_in("The minister did not sign the treaty.")
    assert ("status", "not", "negation") in [(r.part, r.cue, r.rule) for r in event.reasons]


def test_the_trigger_takes_in_the_words_next_to_it(events_in: EventsIn) -> None:
    texts = ["The judge ruled out a delay.", "The union called for an end to the contract.", "Parliament passed the law."]
    assert [events_in(text)[0].trigger.text for text in texts] == ["ruled out", "called for", "passed"]


def test_the_evidence_is_the_sentence(events_in: EventsIn) -> None:
    text = "It was late.\n\nThe mayor terminated the contract.\n\nIt rained."
    (event,) = events_in(text)
    assert event.evidence.text == "The mayor terminated the contract."
    assert text[event.evidence.start : event.evidence.end] == event.evidence.text


def test_boilerplate_tells_nothing(parse: Callable[[str], Doc]) -> None:
    text = "The mayor sued the firm.\n\nAda Stone, who sued the city in 2014, is a reporter.\n\nThe union opposed the plan."
    doc, start = parse(text), text.index("Ada")
    boilerplate = ((start, text.index("\n\nThe union")),)
    entities = chain_mentions(doc, find_mentions(doc))
    found = [event for event, _ in find_readings(doc, entities, (), boilerplate=boilerplate)]
    assert [event.action for event in found] == ["sue", "oppose"]
    assert any(start < event.trigger.start < boilerplate[0][1] for event, _ in find_readings(doc, entities, ()))


def test_events_come_with_their_confidence_in_order(parse: Callable[[str], Doc]) -> None:
    doc = parse("The mayor terminated the contract on Monday. The union sued the firm.")
    events = find_events(doc, chain_mentions(doc, find_mentions(doc)), find_dates(doc, "2018-07-27"), published="2018-07-27")
    assert [(event.action, event.date) for event in events] == [("terminate", "2018-07-23"), ("sue", None)]
    assert all(0.5 < event.confidence <= 1 for event in events)
    assert [event.trigger.start for event in events] == sorted(event.trigger.start for event in events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor refused to renew the lease, which expired on Aug. 31.", ("expire", "planned", "2018-08-31")),
        ("The expiry of the lease on Aug. 31 was announced by the mayor.", ("inform", "actual", None)),
        ("The mayor quit the treaty effective Aug. 31.", ("terminate", "actual", None)),
        ("The mayor ends the treaty on Aug. 31.", ("terminate", "planned", "2018-08-31")),
        ("The mayor did not end the treaty on Aug. 31.", ("terminate", "negated", "2018-08-31")),
    ],
)
def test_nothing_is_a_deed_of_a_day_ahead(parse: Callable[[str], Doc], text: str, expected: tuple[str, str, str | None]) -> None:
    doc = parse(text)
    read = find_readings(doc, chain_mentions(doc, find_mentions(doc)), find_dates(doc, "2018-07-27"), published="2018-07-27")
    assert expected in [(event.action, event.status.value, event.date) for event, _ in read]


WORDS = (
    "the mayor council Kenney Norway ended sued signed treaty contract said that who which by was not and , . “ ” \n\n to of "
    "protest against must on Monday arrested he its resign withdrew demands ( ) ’s – if"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text="to the mayor ended")
@given(text=st.one_of(st.lists(st.sampled_from(WORDS.split(" ")), max_size=30).map(" ".join), st.text(max_size=80)))
def test_any_text_is_read_and_every_span_is_of_the_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    entities, dates = chain_mentions(doc, find_mentions(doc)), find_dates(doc, "2018-07-27")
    for event, features in find_readings(doc, entities, dates, published="2018-07-27"):
        for span in (event.trigger, event.evidence):
            assert text[span.start : span.end] == span.text
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
        for place in (*event.agents, *event.objects, *event.recipients, *([event.speaker] if event.speaker else [])):
            assert text[place.start : place.end] == place.mention
            assert place.name.strip()
        assert event.agents or event.objects
        assert features


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The virus attacked the lungs of the children.", []),
        ("Typhoon Haiyan grew. Haiyan destroyed the town.", []),
        ("Barry Haiyan destroyed the file.", ["Barry Haiyan | attack | file"]),
        ("The governor declared a state of emergency.", ["governor | enact | state of emergency"]),
        ("Fans asked the singer whether she would return.", []),
        ("He considered her best performance to be that of a singer.", []),
    ],
)
def test_nature_questions_and_conditions_do_nothing(facts_in: Callable[[str], list[str]], text: str, expected: list[str]) -> None:
    assert facts_in(text) == expected


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The bank bought Alpha in 2009 and Beta in 2012.", ["Alpha 2009", "Beta 2012"]),
        ("The bank bought a mill and a farm in 2012.", ["mill+farm 2012"]),
        ("The bank bought a mill.", ["mill None"]),
    ],
)
def test_each_of_a_list_has_its_own_day(events_in: Callable[[str], tuple[Event, ...]], sentence: str, told: list[str]) -> None:
    found = [event for event in events_in(sentence) if event.action == "acquire"]
    assert [f"{'+'.join(o.name for o in event.objects)} {event.date}" for event in found] == told
