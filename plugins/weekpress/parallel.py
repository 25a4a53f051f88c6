"""One piece of work shared among processes, with the results of one.

Comes in: a list and a function. Goes out: the function's results, in the order of the list. Each
process is a fork: it knows all that this one knows and takes every n-th item, so that nothing is
sent to it; results come back pickled through a pipe of its own. Where there is no fork, or little
to do, the work is done here.
No orphans: a worker whose parent has gone stops at its next item; a worker that dies, or an
interrupt, ends them all.
Source: POSIX fork(2), pipe(2), waitpid(2).
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any, BinaryIO, TypeVar

from weekpress.errors import WeekpressError

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 16
"""Items below which the start of a second process costs more than it saves."""

ENDING_S = 2.0
"""How long a worker that is told to stop may take to tidy up."""

YOUNG = 20_000
"""New objects after which a worker looks for those that hold only each other, as Jinja leaves them:
without that, ten thousand pages took a worker 400 MiB."""

_DONE, _FAILED = 0, 1


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int, fewest: int = FEWEST
) -> Iterator[Result]:
    """`work` of each item, in order, done by up to `workers` processes.

    An exception is raised as `work` raises it, at the first item it is raised for: that item is
    done again here. Raises WeekpressError when a worker dies without a word.
    """
    many = min(workers, len(items) // max(1, fewest // 2))
    if many < 2 or not forks():
        yield from map(work, items)
        return
    crew = _crew(work, items, many)
    try:
        yield from _results(work, items, crew)
    finally:
        for worker in crew:
            worker.end()


@contextmanager
def meanwhile(work: Callable[[], Result], worth: bool) -> Iterator[Callable[[], Result]]:
    """Have another process do `work` while this one goes on inside the `with` block.

    worth -- whether that saves more than the start of a process costs

    Gives a function that waits for the result, and raises what `work` raises.
    """
    if not worth or cores() < 2 or not forks():
        yield work
        return
    crew = _crew(lambda _: work(), [None], 1)
    try:
        yield lambda: next(_results(lambda _: work(), [None], crew))
    finally:
        for worker in crew:
            worker.end()


def forks() -> bool:
    """Whether processes are forked here. Not on macOS, whose system libraries do not survive it.

    Source: Python, multiprocessing, "Contexts and start methods".
    """
    return hasattr(os, "fork") and sys.platform != "darwin"


@dataclass
class _Worker:
    pid: int
    results: BinaryIO

    def next(self) -> tuple[int, Any]:
        """The worker's next result; whether it is one."""
        try:
            found: tuple[int, Any] = pickle.load(self.results)  # noqa: S301 -- our own fork
        except (EOFError, pickle.UnpicklingError) as error:
            raise WeekpressError(
                "A process that helped with the build died; the machine may be short of memory. "
                "Build again, with WEEKPRESS_WORKERS = 1 if it happens twice."
            ) from error
        return found

    def end(self) -> None:
        """Stop it, wherever it is: first so that it can tidy up, then for certain."""
        self.results.close()
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)
            if self._gone(ENDING_S if number == signal.SIGTERM else 60):
                return

    def _gone(self, within_s: float) -> bool:
        """Whether it has ended, after waiting for that as long as is given."""
        until = time.monotonic() + within_s
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > until:
                return False
            time.sleep(0.002)
        return True


def _results(
    work: Callable[[Item], Result], items: Sequence[Item], crew: Sequence[_Worker]
) -> Iterator[Result]:
    for index, item in enumerate(items):
        state, result = crew[index % len(crew)].next()
        yield result if state == _DONE else work(item)


def _crew(work: Callable[[Item], Result], items: Sequence[Item], many: int) -> list[_Worker]:
    sys.stdout.flush()
    sys.stderr.flush()  # or each worker would print what waits there
    gc.freeze()  # objects made before the fork are not looked at, so their memory stays shared
    parent, crew = os.getpid(), list[_Worker]()
    try:
        for number in range(many):
            crew.append(_started(work, items[number::many], parent, crew))
    except BaseException:  # no more processes, or an interrupt
        for worker in crew:
            worker.end()
        raise
    finally:
        gc.unfreeze()
    return crew


def _started(
    work: Callable[[Item], Result], share: Sequence[Item], parent: int, before: list[_Worker]
) -> _Worker:
    out, into = os.pipe()
    pid = os.fork()
    if pid:
        os.close(into)
        return _Worker(pid, os.fdopen(out, "rb"))
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends us
        signal.signal(signal.SIGTERM, _stop)
        os.close(out)
        for worker in before:  # or they would not notice that the parent closed its end
            worker.results.close()
        _run(work, share, parent, into)
        code = 0
    finally:
        os._exit(code)  # without what the parent would do at its end, twice


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Leave by way of every `finally`, so that no temporary file stays."""
    raise SystemExit


def _run(work: Callable[[Item], Result], share: Sequence[Item], parent: int, into: int) -> None:
    gc.enable()  # what was there before the fork is frozen: only what each item leaves is looked at
    gc.set_threshold(YOUNG)
    with os.fdopen(into, "wb") as pipe:
        for item in share:
            if os.getppid() != parent:
                return
            try:
                result: tuple[int, Any] = (_DONE, work(item))
            except Exception:  # told by the parent, which does this item again
                result = (_FAILED, None)
            pickle.dump(result, pipe, protocol=pickle.HIGHEST_PROTOCOL)
