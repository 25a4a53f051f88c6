"""Builds the site, and again whenever a file it is made from has changed.

Every build is a process of its own: changed code counts, and nothing is left from the one before.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

QUIET_MS = 10
"""How long nothing may change before a change counts: editors save in several steps."""

Wanted = Callable[[Change, str], bool]
"""Whether a change to a path counts."""


@dataclass(frozen=True)
class Outcome:
    """How a build ended."""

    good: bool
    said: str
    """What it told: findings, a finding a line."""


class BuildProcess:
    """The `weekpress build` of one site, again and again."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """arguments -- what would be typed after `weekpress build`"""
        self._command = [sys.executable, "-m", "weekpress", "build", *arguments]

    def build(self, environment: dict[str, str]) -> Outcome:
        """Build once. An interrupt ends the process too, before it goes on its way."""
        done = subprocess.run(  # noqa: S603 -- our own command, without a shell
            self._command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode == 0:
            return Outcome(True, done.stderr.strip())
        silent = f"The build ended with exit code {done.returncode} and said nothing."
        return Outcome(False, done.stderr.strip() or silent)


class Changes:
    """What the site is made from, and what of it has changed since somebody last asked."""

    def __init__(self, folders: Sequence[Path], settings_folder: Path) -> None:
        """folders         -- watched with all that is in them
        settings_folder -- watched for Python files in it, not deeper: it may hold far too much
        """
        self._stop, self._seen = threading.Event(), threading.Condition()
        self._paths: set[Path] = set()
        existing = sorted({folder.resolve() for folder in folders if folder.is_dir()})
        self._watch(existing, DefaultFilter(), deep=True)
        self._watch([settings_folder], _settings_file, deep=False)

    def wait(self) -> set[Path]:
        """The paths that have changed, once there are any; an interrupt comes through."""
        with self._seen:
            while not self._paths:  # a wait without an end cannot be interrupted on Windows
                self._seen.wait(0.5)
            changed, self._paths = self._paths, set()
            return changed

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()

    def _watch(self, folders: Sequence[Path], wanted: Wanted, *, deep: bool) -> None:
        def look() -> None:
            for changes in watch(
                *folders,
                watch_filter=wanted,
                stop_event=self._stop,
                recursive=deep,
                debounce=400,
                step=QUIET_MS,
                raise_interrupt=False,
            ):
                with self._seen:
                    self._paths |= {Path(path) for _, path in changes}
                    self._seen.notify_all()

        threading.Thread(target=look, daemon=True).start()


def _settings_file(_change: Change, path: str) -> bool:
    return Path(path).suffix == ".py"
