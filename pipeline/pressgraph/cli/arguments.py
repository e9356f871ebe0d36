"""Every command and option, and their help; cheap to import, so that ``--help`` answers at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressgraph.model import Kind
from pressgraph.version import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DESCRIPTION = """\
Reads who did what to whom, when, and who says so out of news articles, and answers questions about it.
Everything happens on this computer; nothing is sent anywhere, unless you name a service with
`build --entities URL`."""
EPILOG = """\
exit codes: 0 all went well; 1 something could not be done (the other inputs went through); 2 the command was misused

example:
  pressgraph build articles/
  pressgraph ask who-terminated-what --object contract
  pressgraph export --format html -o case.html"""
DEFAULT_CASE = "case"
# from here to LEAST_SCORE, what is defined elsewhere (export.EXPORTERS, evaluate.RENDERERS, cli.story.FORMATS, desk) is repeated,
# so that --help need not load it; a test compares them
EXPORT_FORMATS = ("trig", "nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "html", "pyvis")
REPORT_FORMATS = ("text", "json", "markdown")
STORY_FORMATS = ("text", "csv", "json", "html", "svg")
STANCE_FORMATS = ("text", "csv", "json", "html")
LEAST_SCORE = 0.4  # desk.LEAST_SCORE
# the options that `ask` has whatever is asked
ASK_OPTIONS = frozenset({"--all", "--sparql", "--list", "--param", "--format", "--case", "--help"})


def command_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="pressgraph",
        description=DESCRIPTION,
        epilog=EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pressgraph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for add in (*EVERYDAY, *CURATION, *INNER):
        add(commands)
    return parser


def with_parameters_named(argv: Sequence[str]) -> list[str]:
    """The arguments with what only a question knows, ``--object PARS``, written as ``--param object=PARS``."""
    if not argv or argv[0] != "ask":
        return list(argv)
    words, written = list(argv), []
    while words:
        word = words.pop(0)
        name = word.partition("=")[0]
        if not name.startswith("--") or name in ASK_OPTIONS or ("=" not in word and not words):
            written.append(word)
        else:
            written += ["--param", word[2:] if "=" in word else f"{word[2:]}={words.pop(0)}"]
    return written


def _add_command(commands: Commands, name: str, module: str, summary: str, details: str = "") -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}." + (f"\n\n{details}" if details else ""),
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(module=module, takes_rest=False)
    return command


def _add_extract(commands: Commands) -> None:
    command = _add_command(commands, "extract", "extract", "read articles and write one record a line, as JSON Lines")
    _add_inputs(command)
    _add_output(command, "where the records go")
    _add_actions(command)
    command.add_argument("--reasons", action="store_true", help="add to each event its content and the reasons for its parts")


def _add_build(commands: Commands) -> None:
    details = """\
Articles that the case has already are read again only if they have changed. Articles of the case that are not among
the inputs stay; `pressgraph withdraw` takes them out. A case remembers the action table that --actions names; with
another table, all of its articles are read again."""
    command = _add_command(commands, "build", "build", "read articles into a case and bring its graph up to date", details)
    _add_inputs(command)
    _add_case(command)
    command.add_argument(
        "--reread", action="store_true", help="read every article again, and those of the case that were read by other rules"
    )
    command.add_argument(
        "--entities",
        metavar="FILE|URL",
        help="known entities, whose names, kinds and ids win: CSV (name, aliases, kind, id, url) or FollowTheMoney as JSON Lines; "
        'the case keeps it, "" ends it. With a URL, an OpenRefine reconciliation service: THE NAMES of persons, bodies, places and '
        "agreements ARE SENT there and shown first, nothing else is; its answers are kept, so that later builds ask nobody",
    )
    table = command.add_mutually_exclusive_group()
    _add_actions(table)
    table.add_argument(
        "--no-actions", dest="actions", action="store_const", const="", help="forget the table that the case was read with"
    )


def _add_withdraw(commands: Commands) -> None:
    command = _add_command(commands, "withdraw", "build", "take articles out of a case, with all that rests on them alone")
    command.add_argument("articles", metavar="ID", nargs="+", help="ids of articles")
    _add_case(command)
    command.add_argument(
        "--later",
        action="store_true",
        help="leave their words in the graph's files, where no question finds them, until another time",
    )


def _add_ask(commands: Commands) -> None:
    details = """\
What a named question asks for is given as options of its own, or as --param NAME=VALUE:

  pressgraph ask --list
  pressgraph ask who-terminated-what --object contract --status any
  pressgraph ask between-dates --since 2018-07-01"""
    command = _add_command(commands, "ask", "ask", "ask a case a named question, or any SPARQL query", details)
    command.set_defaults(takes_rest=True)
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("question", metavar="QUESTION", nargs="?", help="name of a question")
    what.add_argument("--sparql", metavar="FILE", help="file with a SPARQL query; - is standard input")
    what.add_argument("--list", action="store_true", help="list the named questions and what they ask for")
    command.add_argument("--param", metavar="NAME=VALUE", action="append", default=[], help="one thing the question asks for")
    _add_ask_format(command)
    command.add_argument("--all", action="store_true", help="every row; else a table and sentences of a question stop after 500")
    _add_case(command)


def _add_read(commands: Commands) -> None:
    details = """\
Writes one page that opens offline: the article's text with actors, acts and dates marked, and beside it the facts that were
read off it. With several articles, or --all, it writes a folder of such pages with an index.html.

  pressgraph read philadelphia-pars -o article.html
  pressgraph read --all -o readings"""
    summary = "show an article with its facts beside the words they were read off, as a page"
    command = _add_command(commands, "read", "read", summary, details)
    command.add_argument("articles", metavar="ARTICLE", nargs="*", help="id of an article, its beginning, or a headline")
    command.add_argument("--all", action="store_true", help="all articles of the case")
    _add_output(command, "file to write, or a folder if there are several")
    _add_case(command)


def _add_ask_format(command: argparse.ArgumentParser) -> None:
    forms = ("table", "sentences", "csv", "json")
    text = "form of the answer (default: table); sentences tell who reports each answer, and when, with the article's own sentence"
    command.add_argument("--format", choices=forms, default="table", help=text)


def _add_story(commands: Commands) -> None:
    details = """\
Each event is told as a sentence, with the article's own sentence below it. What is planned, demanded, alleged, denied or
only possible is marked as such. NAME may be a name, an alias or an id; its case does not matter.
Of several so called the one with most events is meant, and the others are named."""
    command = _add_command(commands, "story", "story", "tell what happened to an agreement, a body or a person, by date", details)
    command.add_argument("name", metavar="NAME", help="what the story is about, for example 'PARS agreement'")
    _add_form(command, STORY_FORMATS)


def _add_stance(commands: Commands) -> None:
    details = """\
Each deed of ACTOR upon THING shows a side: for, against or neutral. What is planned, demanded, alleged, denied or only possible
is shown but does not count. ACTOR and THING may be names, aliases or ids."""
    command = _add_command(commands, "stance", "story", "show how somebody stands towards a thing over time", details)
    command.add_argument("actor", metavar="ACTOR", help="who, for example 'Larry Krasner'")
    command.add_argument("thing", metavar="THING", help="towards what, for example 'PARS agreement'")
    _add_form(command, STANCE_FORMATS)


def _add_form(command: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    command.add_argument("--format", choices=formats, default="text", help="form of the answer (default: text)")
    _add_output(command, "where it goes")
    _add_case(command)


def _add_export(commands: Commands) -> None:
    command = _add_command(commands, "export", "export", "write the graph of a case for people or for other tools")
    formats = ", ".join(EXPORT_FORMATS)
    command.add_argument("--format", metavar="NAME", choices=EXPORT_FORMATS, required=True, help=f"one of {formats}")
    _add_output(command, "file to write, for csv a folder")
    _add_case(command)


def _add_serve(commands: Commands) -> None:
    details = """\
Search, actors, agreements, events, articles, stories, the named questions, the review of doubtful merges and all downloads,
as pages in a browser; SPARQL at /sparql. It answers this computer alone and sends nothing anywhere. A case that is rebuilt
meanwhile is shown as it is then."""
    command = _add_command(commands, "serve", "serve", "show a case in a browser, as a web application on this computer", details)
    command.add_argument("--port", metavar="N", type=int, default=8000, help="port (default: 8000); 0 finds a free one")
    command.add_argument("--read-only", action="store_true", help="nothing can be judged: the pages have no forms for it")
    command.add_argument(
        "--cors",
        metavar="ORIGIN",
        action="append",
        default=[],
        help="a site whose pages may ask /sparql, for example http://localhost:3000",
    )
    command.add_argument("--open", action="store_true", help="open the browser")
    _add_case(command)


def _add_explain(commands: Commands) -> None:
    command = _add_command(commands, "explain", "explain", "print why an event is in the graph: sentence, speaker, cue and rule")
    command.add_argument("event", metavar="ID", help="id of an event or of a claim, or its beginning")
    _add_case(command)


def _add_check(commands: Commands) -> None:
    summary = "check the graph of a case against its shapes, the tables against the ontology, and judgements against each other"
    command = _add_command(commands, "check", "check", summary)
    _add_case(command)
    command.add_argument("--rebuild", action="store_true", help="work the graph out anew first, and say whether it was otherwise")


def _add_evaluate(commands: Commands) -> None:
    command = _add_command(commands, "evaluate", "evaluate", "score what is read against facts that a person wrote down")
    command.add_argument("gold", metavar="GOLD", nargs="?", default="data/gold", help="folder of gold facts (default: data/gold)")
    command.add_argument(
        "--pred", metavar="FILE", help="records of `pressgraph extract` to score, instead of reading the articles now"
    )
    _add_model(command)
    _add_actions(command)
    command.add_argument("--format", choices=REPORT_FORMATS, default="text", help="form of the report (default: text)")
    command.add_argument("--errors", metavar="N", type=int, default=0, help="show up to N missed and spurious facts an article")
    command.add_argument("--examples", metavar="N", type=int, default=0, help="show up to N sentences for each cause of error")


def _add_list_of_actions(commands: Commands) -> None:
    details = """\
Without FILE: the actions that are read. With FILE: whether the table is well formed and each of its rows reads its
own example. What a table looks like: docs/how-to-add-an-action.md."""
    command = _add_command(commands, "actions", "actions", "list the actions that are read, or check a table of your own", details)
    command.add_argument("table", metavar="FILE", nargs="?", help="a table of actions of your own")
    _add_model(command)


# in the order of their help: what most people need first
EVERYDAY = (
    *(_add_build, _add_ask, _add_story, _add_stance, _add_read, _add_serve, _add_export),
    *(_add_explain, _add_withdraw),
)
INNER = (_add_check, _add_list_of_actions, _add_extract, _add_evaluate)


def _add_entities(commands: Commands) -> None:
    details = """\
`pressgraph entities review` shows doubtful merges one by one, with sentences of both and the reasons:
y they are one; n they are two; s skip, decide later; q quit. Each answer goes into the log of judgements.
`pressgraph entities NAME` tells the names and offices of an entity, and by which rule each article's mention joined it."""
    command = _add_command(
        commands, "entities", "entities", "list the entities of a case, tell of one, or review doubtful merges", details
    )
    command.add_argument(
        "what",
        metavar="review|NAME",
        nargs="?",
        default="list",
        help="review doubtful merges; or tell of one, by id or name",
    )
    command.add_argument("--kind", choices=tuple(map(str, Kind)), help="only those of a kind")
    command.add_argument("--name", metavar="TEXT", help="only those that have this in a name")
    command.add_argument("--json", action="store_true", help="print JSON; of a review all proposals, and ask nothing")
    command.add_argument(
        "--least", metavar="SCORE", type=float, default=LEAST_SCORE, help=f"no proposals below this score (default: {LEAST_SCORE})"
    )
    _add_judge(command, why=False)


def _add_merge(commands: Commands) -> None:
    command = _add_command(commands, "merge", "judge", "say that entities are one, for good", _NAMING)
    command.add_argument("entities", metavar="ENTITY", nargs="+", help="two or more entities")
    _add_judge(command)


def _add_split(commands: Commands) -> None:
    details = f"""\
Two entities are kept apart for good; or, with --articles, one entity is another in these articles.

{_NAMING}"""
    command = _add_command(commands, "split", "judge", "say that entities are two, for good", details)
    command.add_argument("entity", metavar="ENTITY", help="an entity")
    command.add_argument("other", metavar="OTHER", nargs="?", help="another entity")
    command.add_argument("--articles", metavar="ID", nargs="+", default=[], help="the articles in which ENTITY is another")
    _add_judge(command)


def _add_rename(commands: Commands) -> None:
    command = _add_command(commands, "rename", "judge", "say what an entity is called", _NAMING)
    command.add_argument("entity", metavar="ENTITY", help="an entity")
    command.add_argument("name", metavar="NAME", help="its name")
    _add_judge(command)


def _add_retype(commands: Commands) -> None:
    command = _add_command(commands, "retype", "judge", "say what kind of thing an entity is", _NAMING)
    command.add_argument("entity", metavar="ENTITY", help="an entity")
    command.add_argument("kind", metavar="KIND", choices=tuple(map(str, Kind)), help=f"one of {', '.join(Kind)}")
    _add_judge(command)


def _add_reject(commands: Commands) -> None:
    details = """\
`reject claim` takes out one reading of one sentence; `reject event` an event, whoever tells it, now and later.
What is rejected stays in the graph kg:graph/rejected and in no answer."""
    command = _add_command(commands, "reject", "judge", "say that a claim is misread, or that an event is none", details)
    command.add_argument("what", metavar="claim|event", choices=("claim", "event"), help="what ID is")
    command.add_argument("id", metavar="ID", help="id of the claim or event, as `ask` and `explain` show it, or its beginning")
    _add_judge(command)


def _add_undo(commands: Commands) -> None:
    command = _add_command(commands, "undo", "judge", "take a judgement back; both stay in the log")
    command.add_argument("number", metavar="NUMBER", type=int, help="its number in `pressgraph judgements`")
    _add_judge(command)


def _add_judgements(commands: Commands) -> None:
    summary = "list what persons decided, write it to a file, or apply such a file to this case"
    command = _add_command(commands, "judgements", "judgements", summary)
    way = command.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", help="write the log as JSON Lines; - is standard output")
    way.add_argument("--apply", metavar="FILE", help="add the judgements of such a file, save those that contradict this case's")
    command.add_argument("--format", choices=("table", "csv", "json"), default="table", help="form of the list (default: table)")
    _add_case(command)


_NAMING = "An entity is named by its id, as `pressgraph entities` shows it, or by a name that no other bears."
CURATION = (_add_entities, _add_merge, _add_split, _add_rename, _add_retype, _add_reject, _add_undo, _add_judgements)


def _add_judge(command: argparse.ArgumentParser, *, why: bool = True) -> None:
    if why:
        command.add_argument("--why", metavar="TEXT", required=True, help="the reason, kept with the judgement")
    command.add_argument("--by", metavar="NAME", help="who judges (default: your login name)")
    _add_case(command)


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs", metavar="INPUT", nargs="+", help="text or JSON Lines files, folders of them, - for standard input"
    )
    _add_model(command)
    command.add_argument("--date", metavar="DATE", help="publication date, YYYY-MM-DD, of the articles that name none")


def _add_model(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", metavar="MODEL", help="spaCy pipeline, by name or path (default: the best one installed)")


def _add_actions(command: argparse._ActionsContainer) -> None:
    command.add_argument("--actions", metavar="FILE", help="read with the rows of this action table too; they come before ours")


def _add_output(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("-o", "--output", metavar="FILE", default="-", help=f"{what} (default: -, standard output)")


def _add_case(command: argparse.ArgumentParser) -> None:
    command.add_argument("--case", metavar="DIR", default=DEFAULT_CASE, help=f"folder of the case (default: {DEFAULT_CASE})")
