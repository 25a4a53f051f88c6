"""Services that take comments, side by side: each round, one after the other, each from nothing.

Comes in: receivers, and how much to send them. Goes out: one `Received` a level of concurrency, as
it ends. Only one service is alive at a time; its store begins empty in each round. What it said it
accepted is counted in its store afterwards: a service that forgets does not count.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from load import Load, send
from process import processor_s, resident_kib
from receivers import Receiver, requests

START_S = 60.0
TRIES = 3
"""How often a round of a service is begun: one in which it lost a comment, or took none, is told
and begun anew, from nothing."""
REST_S = 3.0
"""How long a service is left alone before what it holds counts as at rest."""


@dataclass(frozen=True)
class Received:
    """One service, under one load."""

    receiver: str
    at_once: int
    round: int
    accepted: int
    refused: int
    rate: float
    """Accepted comments per second."""
    p50_s: float
    p99_s: float
    cpu_s: float
    """The processor's seconds for each accepted comment, of all its processes."""
    rest_kib: int
    """What it held before the first comment: resident, all its processes."""
    full_kib: int
    """What it held after the last comment of this load."""


@dataclass(frozen=True)
class Used:
    """What a service took for one load."""

    cpu_s: float
    rest_kib: int
    full_kib: int


class LostError(Exception):
    """A service has fewer comments than it accepted, or could not be measured at all."""


def receive(
    receivers: Sequence[Receiver], levels: Sequence[int], rounds: int, count: int, seconds: float,
    work: Path,
) -> Iterator[Received]:  # fmt: skip
    """Measure every receiver at every level, `rounds` times; LostError if one cannot be.

    Each round begins with another, so that none always has what is left of the one before.
    """
    for number in range(1, rounds + 1):
        begin = (number - 1) % len(receivers)
        for receiver in [*receivers[begin:], *receivers[:begin]]:
            yield from _tried(receiver, levels, number, count, seconds, work)


def _tried(
    receiver: Receiver, levels: Sequence[int], number: int, count: int, seconds: float, work: Path
) -> list[Received]:
    """A round from its begin to its end; LostError where none of several has one."""
    for turn in range(TRIES):
        folder = work / f"{receiver.name}-{number}-{turn}"
        folder.mkdir(parents=True)
        try:
            return list(_round(receiver, levels, number, count, seconds, folder))
        except LostError as error:
            told = error
            print(f"Begun anew: {error}", file=sys.stderr)
    raise told


def _round(
    receiver: Receiver, levels: Sequence[int], number: int, count: int, seconds: float, folder: Path
) -> Iterator[Received]:
    port, accepted = _free_port(), 1
    with _serving(receiver, folder, port) as pid:
        _first(receiver, port, folder)
        time.sleep(REST_S)
        rest_kib = resident_kib(pid)
        for place, level in enumerate(levels):
            comments = requests(receiver, port, place * count + 1, count)
            os.sync()  # what was before still has to be written, and is not this load's
            before_s = processor_s(pid)
            load = send(port, comments, level, seconds, receiver.status)
            used = Used(processor_s(pid) - before_s, rest_kib, resident_kib(pid))
            accepted += len(load.accepted_s)
            yield _received(receiver, level, number, load, used)
    stored = receiver.stored(folder)
    if stored < accepted:  # more: stored, and no answer came
        raise LostError(f"{receiver.name}: {accepted} accepted, {stored} stored.")


def _received(receiver: Receiver, level: int, number: int, load: Load, used: Used) -> Received:
    if not load.accepted_s:
        raise LostError(f"{receiver.name}: not one comment was accepted.")
    count = len(load.accepted_s)
    return Received(
        receiver.name, level, number, count, load.refused, load.rate, load.percentile(0.5),
        load.percentile(0.99), used.cpu_s / count, used.rest_kib, used.full_kib,
    )  # fmt: skip


def _first(receiver: Receiver, port: int, folder: Path) -> None:
    """Send one comment, so that what is made ready with the first request is ready."""
    load = send(port, requests(receiver, port, 0, 1), 1, 1.0, receiver.status)
    if load.refused:
        said = (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
        raise LostError(f"{receiver.name} does not take a comment.\n{said}")


@contextmanager
def _serving(receiver: Receiver, folder: Path, port: int) -> Iterator[int]:
    """The service, from when it answers to its end; its process."""
    command = receiver.begin(folder, port)
    with (folder / "log").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
    try:
        _wait(process, port, receiver, folder)
        yield process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)  # the group is its own: see above
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, receiver: Receiver, folder: Path) -> None:
    until = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    said = (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
    raise LostError(f"{receiver.name} did not start.\n{said}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
