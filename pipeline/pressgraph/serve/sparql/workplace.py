"""Where queries run: in threads of their own, a few at a time, so that pages stay quick whatever somebody asks.

The engine lets other threads run while it works, but cannot be stopped. So a query that takes too long is answered with 503 at
its time; its thread works on until the engine comes to the next row or to the end, and holds one of the few places so long. When
all places are taken, a query waits its turn, and gets 503 too if none comes. The threads end with the process.

The stack is large because the engine calls itself for each bracket of a query: 10,000 of them end a thread of usual size, and the
process with it. ``Limits.text`` bounds the brackets; only memory that is touched is used.
"""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections.abc import Awaitable, Callable
from typing import TypeVar

from starlette.exceptions import HTTPException

from pressgraph.serve.sparql.limits import Limits, Watch, too_slow

T = TypeVar("T")
_STACK = 256 * 1024 * 1024
_LOOK = 0.5  # seconds between two looks whether the client has gone
_starting = threading.Lock()


class Workplace:
    """A few places for queries.

    Args:
        limits: how much each may take, and how many there are.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = threading.BoundedSemaphore(limits.places)

    async def run(self, work: Callable[[Watch], T], is_gone: Callable[[], Awaitable[bool]]) -> T:
        """What the work gives, if it gives it in time.

        Args:
            work: done in a thread; it asks the watch from time to time.
            is_gone: whether nobody waits for the answer any more.

        Raises:
            HTTPException: there was no place, or no time.
        """
        watch = Watch(self.limits)
        await self._take_place(watch, is_gone)
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        _start(lambda: self._work(work, watch, lambda settle: _tell(loop, done, settle)))
        try:
            while not done.done() and watch.seconds < self.limits.seconds:
                await asyncio.wait([done], timeout=min(_LOOK, max(0.0, self.limits.seconds - watch.seconds)))
                if not done.done() and await is_gone():
                    break
        except asyncio.CancelledError:
            watch.give_up()
            raise HTTPException(503, "The server is being stopped.") from None
        if not done.done():
            watch.give_up()
            done.cancel()
            raise too_slow(self.limits)
        return done.result()

    async def _take_place(self, watch: Watch, is_gone: Callable[[], Awaitable[bool]]) -> None:
        pause = 0.005
        while not self._places.acquire(blocking=False):
            if watch.seconds > self.limits.seconds or await is_gone():
                words = f"All {self.limits.places} places are taken by other queries. Try again later, or start the server anew."
                raise HTTPException(503, words, {"Retry-After": "30"})
            await asyncio.sleep(pause)
            pause = min(0.2, pause * 2)

    def _work(self, work: Callable[[Watch], T], watch: Watch, tell: Callable[[Callable[[asyncio.Future[T]], None]], None]) -> None:
        try:
            found = work(watch)
        except Exception as error:  # whatever it is, it is the asker's to hear
            failure = _without_locals(error)
            tell(lambda done: done.set_exception(failure))
        else:
            tell(lambda done: done.set_result(found))
        finally:
            self._places.release()


def _start(work: Callable[[], None]) -> None:
    # the size of the stack is a setting of the whole process
    with _starting:
        usual = threading.stack_size(_STACK)
        try:
            threading.Thread(target=work, name="sparql", daemon=True).start()
        finally:
            threading.stack_size(usual)


def _without_locals(error: Exception) -> Exception:
    # answers of the engine, which the frames of an error hold, may be dropped by the thread only that made them
    link: BaseException | None = error
    while link is not None:
        traceback.clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__
    return error


def _tell(loop: asyncio.AbstractEventLoop, done: asyncio.Future[T], settle: Callable[[asyncio.Future[T]], None]) -> None:
    def told() -> None:
        if not done.done():
            settle(done)

    try:
        loop.call_soon_threadsafe(told)
    except RuntimeError:
        return  # the server has stopped meanwhile
