"""Aside: what is done after the answer was given, so that the answer says nothing about it.

A mail takes seconds, and no mail takes none: whoever could measure that would know who is a
moderator. So the answer never waits for it, nor does the next one on the same connection.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

MOST_WAITING = 100
"""How many may wait. What comes after is left: whoever asked can ask again."""

_LOG = logging.getLogger("weekpress.comments.sign_in")


class Aside:
    """One thread, begun with its first task, that ends with the program."""

    def __init__(self) -> None:
        self._tasks: queue.Queue[Callable[[], None]] = queue.Queue(MOST_WAITING)
        self._begin = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, task: Callable[[], None]) -> None:
        """Have it done as soon as may be."""
        with self._begin:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="aside", daemon=True)
                self._thread.start()
        try:
            self._tasks.put_nowait(task)
        except queue.Full:
            _LOG.error("too many sign-in links asked for at once")

    def finish(self) -> None:
        """Wait until all of it is done."""
        self._tasks.join()

    def _run(self) -> None:
        while True:
            task = self._tasks.get()
            try:
                task()
            except Exception as error:  # its words may hold an address
                _LOG.error("fault", extra={"why": type(error).__name__})
            finally:
                self._tasks.task_done()
