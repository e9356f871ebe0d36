"""The command line: arguments in, one line per error, an exit code out.

Exit codes: 0 all went well; 1 something could not be done (the other inputs went through); 2 the command was misused.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from pressgraph.cli.arguments import command_parser, with_parameters_named
from pressgraph.errors import PressgraphError

INTERRUPTED = 128 + signal.SIGINT
BROKEN_PIPE = 128 + 13  # SIGPIPE, which Windows lacks


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments after the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    given = sys.argv[1:] if argv is None else argv
    args = command_parser().parse_args(with_parameters_named(given or ["--help"]))
    try:
        # a command's module is imported when it is called: `pressgraph ask` need not wait for spaCy
        code: int = import_module(f"pressgraph.cli.{args.module}").run(args)
        sys.stdout.flush()
    except PressgraphError as error:
        print(f"pressgraph: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader (`head`, a pager) has gone; keep the interpreter from complaining when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print("pressgraph: interrupted", file=sys.stderr)
        return INTERRUPTED
    return code
