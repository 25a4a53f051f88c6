"""Trouble: one thing that is not as it should be with the service, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from weekpress.errors import Severity


@dataclass(frozen=True)
class Trouble:
    """One of them, in words for the person who runs the service; never a secret."""

    subject: str
    """What it is about: "key", "database", "mail"."""
    message: str
    fix: str
    severity: Severity = Severity.ERROR
    """An error has to be mended; a warning is somebody's choice; advice is told."""

    def __str__(self) -> str:
        label = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        return f"{label}{self.subject}: {self.message} {self.fix}"


def warning(subject: str, message: str, fix: str) -> Trouble:
    """One that may be somebody's choice."""
    return Trouble(subject, message, fix, Severity.WARNING)


def ordered(troubles: Iterable[Trouble]) -> list[Trouble]:
    """Each once; what has to be mended last, where the eye ends up."""
    return sorted(dict.fromkeys(troubles), key=lambda trouble: -trouble.severity.rank)
