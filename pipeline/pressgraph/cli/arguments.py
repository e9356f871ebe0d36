"""Every command and option, and their help; cheap to import, so that ``--help`` answers at once."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DESCRIPTION = "Read who did what to whom, when, and who says so out of news articles, and ask. Works offline."


def command_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(prog="pressgraph", description=DESCRIPTION, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"pressgraph {version('pressgraph')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_extract(commands)
    return parser


def _add_command(commands: Commands, name: str, module: str, summary: str, *, takes_rest: bool = False) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False)
    command.set_defaults(module=module, takes_rest=takes_rest)
    return command


def _add_extract(commands: Commands) -> None:
    command = _add_command(commands, "extract", "extract", "read articles and write one record a line (JSON Lines)")
    _add_inputs(command)
    command.add_argument("-o", "--output", metavar="FILE", default="-", help="where the records go (default: -, standard output)")
    command.add_argument("--reasons", action="store_true", help="add to each event its content and the reasons for its parts")


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs", metavar="INPUT", nargs="+", help="text or JSON Lines files, folders of them, - for standard input"
    )
    command.add_argument("--model", metavar="MODEL", help="spaCy pipeline, by name or path (default: the best one installed)")
    command.add_argument("--date", metavar="DATE", help="publication date, YYYY-MM-DD, of the articles that name none")
