"""A tool that stays and builds as files are saved: its lines, its output, its end.

Comes in: a tool and the folder of its site. Goes out: when it said that a build was over.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from threading import Thread
from typing import Self

from measure import BuildError
from process import processor_s
from tools import OUTPUT, Tool

QUIET_S = 1.0
"""A tool that says nothing for so long after a build has no more to do."""
LIMIT_S = 1800.0
"""A tool that has not built by then never will."""
IDLE_S, IDLE_CPU_S = 5.0, 0.1
"""A tool that takes no more of the processor than that, for so long, does not build."""
POLL_S = 0.001


class Resident:
    """A tool at work, from the start of its `with` block to the end."""

    def __init__(self, tool: Tool, folder: Path) -> None:
        self.tool, self.folder = tool, folder
        self._lines: list[tuple[float, str]] = []
        self._spare = folder.with_name(f"{folder.name}-spare")
        self._looked = (0.0, 0.0)
        """When its use of the processor was last looked at, and what it was."""
        self._reader = Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._spare.mkdir(exist_ok=True)
        # Weekpress's pages go to a folder for temporary files unless it is told otherwise.
        env = {**self.tool.env, "TMPDIR": str(self._spare), "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(  # noqa: S603 -- our own command
            self.tool.watch, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)  # the group is its own: see above
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        self._reader.join()

    @property
    def output(self) -> Path:
        """The folder its pages are in."""
        own = list(self._spare.glob("weekpress-*/site"))
        return own[0] if own else self.folder / OUTPUT

    def built(self, since: float) -> float | None:
        """When it last said, after `since`, that a build was over; on perf_counter's clock."""
        done = [at for at, line in self._after(since) if re.search(self.tool.done, line)]
        return done[-1] if done else None

    def quiet(self, since: float) -> bool:
        """Whether a build was over after `since`, and nothing has been said for a while."""
        last = self._lines[-1][0] if self._lines else since
        return self.built(since) is not None and time.perf_counter() - last > QUIET_S

    def over(self, since: float) -> bool:
        """Whether nothing more will come of what was begun at `since`.

        Raises BuildError if it ended, or takes longer than anybody would wait.
        """
        self._must_run(since)
        return self.quiet(since) or self._idle(since)

    def wait(self, since: float) -> None:
        """Wait for the end of what was begun at `since`."""
        while not self.over(since):
            time.sleep(POLL_S)

    def _idle(self, since: float) -> bool:
        """Whether it does nothing, and no build was over after `since`."""
        now, (at, took_s) = time.perf_counter(), self._looked
        if at > since and now - at < IDLE_S:
            return False
        self._looked = (now, processor_s(self._process.pid))
        # Where the sum falls, a process that it had started has ended: that is no rest.
        rests = at > since and abs(self._looked[1] - took_s) < IDLE_CPU_S
        return rests and self.built(since) is None

    def _must_run(self, since: float) -> None:
        if self._process.poll() is not None or time.perf_counter() - since > LIMIT_S:
            said = "\n".join(line for _, line in self._lines[-30:])
            raise BuildError(f"{self.tool.name} stays no longer, or does nothing.\n{said}")

    def _after(self, since: float) -> list[tuple[float, str]]:
        return [(at, line) for at, line in self._lines if at > since]

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.append((time.perf_counter(), line.rstrip()))
