"""``pressgraph serve``: a case as a web application on this computer."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import webbrowser

import uvicorn

from pressgraph.errors import PressgraphError
from pressgraph.serve import create_app

HOST = "127.0.0.1"
_PATIENCE = 3  # seconds that running requests get when it is stopped


def run(args: argparse.Namespace) -> int:
    """Serve a case until the user stops it."""
    app = create_app(args.case, read_only=args.read_only, cors=args.cors)
    with _listen(args.port) as listening:
        address = f"http://{HOST}:{listening.getsockname()[1]}/"
        print(f"{args.case} is served at {address}{' read-only' if args.read_only else ''}; stop with Ctrl-C", flush=True)
        if args.open:
            # the socket listens already: the browser waits until it is answered
            webbrowser.open(address)
        # only Python: what h11 and asyncio do, no wheel for another platform has to
        config = uvicorn.Config(
            app, http="h11", loop="asyncio", ws="none", lifespan="off", log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )  # fmt: skip
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:  # uvicorn has stopped in good order and passes the signal on
            print("\nstopped")
    return 0


def _listen(port: int) -> socket.socket:
    """A socket that listens on this computer's own address only.

    Raises:
        PressgraphError: the port is taken, or not to be had.
    """
    # with the protocol named, asyncio sends small answers at once (TCP_NODELAY) and not 40 ms later
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # a port that was let go just now is free; elsewhere, this would share one that is taken
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = "is taken by another program" if taken else f"cannot be had ({getattr(error, 'strerror', None) or error})"
        raise PressgraphError(f"port {port} {reason}; name another with --port, or let --port 0 find a free one") from error
    return listening
