"""Builds in children of one process that has everything imported already, a child a build.

A new interpreter spends most of a tiny build's time on imports. A process that has built once is no
proof of anything: it remembers. So one process imports, waits, and forks a child for each command;
the child runs the command as its script does, and nothing of it is left when it ends.

Run as a script, this file is that process. It reads lines from standard input and answers each: a
request with the child's process id, an empty line with that child's exit code. Until it is asked
for that, the id belongs to no other process, and may be sent a signal.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import time
import tomllib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
WITH = ("pelican.plugins._utils", "jinja2.ext", "lxml.html", "pygments.lexers.python",
        "pygments.styles.default")  # fmt: skip
"""What a build imports as it goes, besides our own modules."""
LONGEST = 300
"""Seconds after which a command that hangs is killed, so that its test fails and ends."""


@dataclass(frozen=True)
class Ran:
    """How a command ended, and all it said."""

    exit_code: int
    said: str


@dataclass
class Running:
    """A command under way, in a session and process group of its own."""

    pid: int
    said: Path
    _ended: Callable[[], Ran]

    def begun(self) -> None:
        """Wait for its first words, or its end."""
        while not self.said.stat().st_size and alive_in_session(self.pid):
            time.sleep(0.005)

    def ended(self) -> Ran:
        """Wait for its end; an exit code below zero is the signal that killed it."""
        return self._ended()


class Forge:
    """The process that forks, from the side of the test: one command at a time."""

    def __init__(self, hash_seed: int) -> None:
        own = {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
        self._env = {**os.environ, **own, "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**self._env, "PYTHONHASHSEED": str(hash_seed)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def start(self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Running:
        """Begin `weekpress` with these arguments in `folder`; its words go to a file beside it."""
        said = folder.with_name(f"{folder.name}.said")
        request = {
            "folder": str(folder),
            "arguments": arguments,
            "said": str(said),
            "env": {**self._env, **(env or {})},
        }
        pid = self._asked(json.dumps(request))
        return Running(pid, said, lambda: Ran(self._asked(""), said.read_text("utf-8", "replace")))

    def run(self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
        """Run `weekpress` with these arguments in `folder`, to its end."""
        return self.start(folder, *arguments, env=env).ended()

    def _asked(self, request: str) -> int:
        """The answer, a number, to one line."""
        self._process.stdin.write(f"{request}\n")  # type: ignore[union-attr]  # a pipe
        self._process.stdin.flush()  # type: ignore[union-attr]  # a pipe
        line = self._process.stdout.readline()  # type: ignore[union-attr]  # a pipe
        if not line:
            raise RuntimeError("The process that forks has ended.")
        return int(line)


@cache
def forge(hash_seed: int) -> Forge:
    """The one forge with this hash seed; it ends when this process closes its end of the pipe."""
    return Forge(hash_seed)


def alive_in_session(session: int) -> list[int]:
    """The processes of a session that run still; a zombie does not. Source: proc(5)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, _, _, of = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(of) == session and state not in "ZX":
                found.append(int(folder.name))
    return found


def left_after(session: int, seconds: float) -> list[int]:
    """The processes of a session that are still there after so many seconds; none if all end."""
    until = time.monotonic() + seconds
    while (alive := alive_in_session(session)) and time.monotonic() < until:
        time.sleep(0.01)
    return alive


def _entry() -> Callable[[], Any]:
    """The function behind the command `weekpress`, as pyproject.toml names it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["scripts"]["weekpress"].partition(":")
    entry: Callable[[], Any] = getattr(importlib.import_module(module), name)
    return entry


def _import_all() -> Callable[[], Any]:
    """Import what a build needs; the command's function."""
    package = importlib.import_module("weekpress")
    for module in pkgutil.walk_packages(package.__path__, "weekpress."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in WITH:
        importlib.import_module(name)
    return _entry()


def _become(request: dict[str, Any]) -> None:
    """Be the process a shell would have started: its folder, environment, streams and session."""
    os.setsid()
    signal.alarm(LONGEST)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(request["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
    for file, standard in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(file, standard)
    sys.argv = ["weekpress", *request["arguments"]]


def _run(request: dict[str, Any], entry: Callable[[], Any], answers: IO[str]) -> int:
    """The command, in this process, and what an interpreter does at its end; the exit code."""
    _become(request)
    answers.write(f"{os.getpid()}\n")
    answers.close()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        code = entry()
    except SystemExit as end:
        code = end.code
    threading._shutdown()  # type: ignore[attr-defined]  # as the interpreter's end
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()
    return code if isinstance(code, int) else int(code is not None)


def _serve() -> None:
    """Fork a child for each request, until there are no more."""
    entry = _import_all()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    gc.freeze()
    answers, requests = os.fdopen(os.dup(1), "w"), os.fdopen(os.dup(0))
    os.dup2(2, 1)  # a module that prints must not be taken for an answer
    for line in iter(requests.readline, ""):
        pid = os.fork()
        if not pid:
            code = 70  # a fault that even the command's own front door let through
            try:
                code = _run(json.loads(line), entry, answers)
            except BaseException:  # whatever it is, this child ends here
                traceback.print_exc()
            finally:
                os._exit(code)
        requests.readline()
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n")
        answers.flush()


if __name__ == "__main__":
    _serve()
