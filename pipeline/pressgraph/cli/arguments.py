"""Every command and option, and their help; cheap to import, so that ``--help`` answers at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressgraph.version import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DESCRIPTION = """\
Reads who did what to whom, when, and who says so out of news articles, and answers questions about it.
Everything happens on this computer; nothing is sent anywhere."""
EPILOG = """\
exit codes: 0 all went well; 1 something could not be done (the other inputs went through); 2 the command was misused

example:
  pressgraph build articles/
  pressgraph ask who-terminated-what --object contract
  pressgraph export --format html -o case.html"""
DEFAULT_CASE = "case"
# the names of export.EXPORTERS and evaluate.RENDERERS, repeated so that --help need not load them; a test compares them
EXPORT_FORMATS = ("trig", "nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "html")
REPORT_FORMATS = ("text", "json", "markdown")
# the options that `ask` has whatever is asked
ASK_OPTIONS = frozenset({"--sparql", "--list", "--param", "--format", "--case", "--help"})


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
    for add in ADDED:
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
    command.add_argument("--reread", action="store_true", help="read every article again")
    command.add_argument(
        "--entities",
        metavar="FILE",
        help="known entities, whose names, kinds and ids win: CSV (name, aliases, kind, id, url) or FollowTheMoney as JSON Lines; "
        'the case keeps it, "" ends it',
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
    command.add_argument("--format", choices=("table", "csv", "json"), default="table", help="form of the answer (default: table)")
    _add_case(command)


def _add_export(commands: Commands) -> None:
    command = _add_command(commands, "export", "export", "write the graph of a case for people or for other tools")
    formats = ", ".join(EXPORT_FORMATS)
    command.add_argument("--format", metavar="NAME", choices=EXPORT_FORMATS, required=True, help=f"one of {formats}")
    _add_output(command, "file to write, for csv a folder")
    _add_case(command)


def _add_explain(commands: Commands) -> None:
    command = _add_command(commands, "explain", "explain", "print why an event is in the graph: sentence, speaker, cue and rule")
    command.add_argument("event", metavar="ID", help="id of an event or of a claim, or its beginning")
    _add_case(command)


def _add_check(commands: Commands) -> None:
    summary = "check the graph of a case against its shapes, and the tables against the ontology"
    _add_case(_add_command(commands, "check", "check", summary))


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


ADDED = (
    _add_extract,
    _add_build,
    _add_withdraw,
    _add_ask,
    _add_export,
    _add_explain,
    _add_check,
    _add_evaluate,
    _add_list_of_actions,
)


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
