"""One command as a whole, with every process it starts: its time and its memory.

Comes in: a command. Goes out: seconds by the clock, seconds of processor, peaks of memory in KiB.
Source: proc(5) for smaps_rollup, getrusage(2) for the rest.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Self

SAMPLE_S = 0.2
"""How often memory is summed. A peak shorter than that is missed."""


@dataclass(frozen=True)
class Used:
    """What a command took."""

    code: int
    """Its exit code."""
    wall_s: float
    cpu_s: float
    """User and system time of all its processes."""
    largest_kib: int
    """The most that any one of its processes held (resident, ru_maxrss)."""
    summed_kib: int
    """The most that all of them held at one time (proportional set size); 0 where unknown."""


def run(command: Sequence[str], folder: Path, env: Mapping[str, str], log: Path) -> Used:
    """Run the command in the folder to its end; what it says goes to the file `log`."""
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            with Memory(process.pid) as memory:
                _, status, usage = os.wait4(process.pid, 0)
                wall_s = time.perf_counter() - started
        except BaseException:
            process.kill()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)  # else it is waited for once more
    cpu_s = usage.ru_utime + usage.ru_stime
    return Used(process.returncode, wall_s, cpu_s, usage.ru_maxrss, memory.peak_kib)


class Memory:
    """Sums the memory of a process and all below it, for as long as the `with` block lasts."""

    def __init__(self, pid: int) -> None:
        self.peak_kib = 0
        self._pid, self._over = pid, Event()
        self._thread = Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._over.wait(SAMPLE_S):
            held = sum(_pss_kib(pid) for pid in _family(self._pid))
            self.peak_kib = max(self.peak_kib, held)


def processor_s(pid: int) -> float:
    """The processor seconds that a process and all it started, of those that still run, took."""
    ticks = 0
    for each in _family(pid):
        with suppress(OSError):
            stat = Path(f"/proc/{each}/stat").read_text(encoding="utf-8", errors="replace")
            ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))  # utime, stime
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[int]:
    """The process and all it started that still run."""
    yield pid
    with suppress(OSError):  # it ended in the meantime
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text(encoding="ascii").split():
                yield from _family(int(child))


def resident_kib(pid: int) -> int:
    """What a process and all it started hold now (VmRSS); what two share is counted for both."""
    held = 0
    for each in _family(pid):
        with suppress(OSError):
            for line in Path(f"/proc/{each}/status").read_text(encoding="ascii").splitlines():
                if line.startswith("VmRSS:"):
                    held += int(line.split()[1])
    return held


def _pss_kib(pid: int) -> int:
    """What a process holds: its own pages, and its share of those it has with others."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
