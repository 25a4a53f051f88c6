"""One run of Pelican in this process, with nothing going wrong in silence.

Pelican logs a plugin it cannot load or a post it cannot read, and goes on. Here both stop the
build, by name.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weekpress.build import KEY, Build
from weekpress.errors import Finding, WeekpressError
from weekpress.steps import KEY as STEPS
from weekpress.steps import Steps


class Log(logging.Handler):
    """Pelican's warnings and errors of one run, kept to be told at its end."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("weekpress"):  # our findings, which are told as they are
            return
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        words = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            words += f" ({type(record.exc_info[1]).__name__}: {record.exc_info[1]})"
        kept.append(" ".join(words.split()))


@dataclass(frozen=True)
class Built:
    """How a run ended: what it made, and what was found on the way."""

    articles: int = 0
    pages: int = 0
    files: int = 0
    findings: tuple[Finding, ...] = ()
    """What our plugins found."""
    warnings: tuple[str, ...] = ()
    """What Pelican and other plugins warned of."""
    errors: tuple[str, ...] = ()
    """What Pelican logged as an error and went on without."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many files are not published, by why."""
    build: Build | None = None
    """All that the run knew; None where it ended before it knew anything."""
    stopped: bool = False
    """Whether a finding ended it before anything was written."""

    @property
    def whole(self) -> bool:
        """Whether every article it was given is now a page."""
        return not (self.stopped or self.errors)


class _Seen:
    """Pelican's context of this run, caught as it passes by."""

    def __init__(self) -> None:
        self.context: dict[str, Any] = {}

    def keep(self, generators: list[Any]) -> None:
        self.context = generators[0].context


def run(settings: dict[str, Any], steps: Steps | None = None) -> Built:
    """Build the site the settings describe; `steps` is told how far it is.

    Raises WeekpressError for a plugin that is missing.
    """
    steps = settings[STEPS] = steps or Steps()
    from pelican import signals  # Pelican is known at call time only

    from weekpress.output import Stopped

    asked = [name for name in settings.get("PLUGINS") or () if isinstance(name, str)]
    seen = _Seen()
    with _listening() as log:
        with steps.step("starting"):
            pelican = _pelican_class(settings)(settings)
        _all_loaded(asked, settings["PLUGINS"], log)
        signals.all_generators_finalized.connect(seen.keep)
        try:
            pelican.run()
        except Stopped as stopped:
            return Built(findings=tuple(stopped.findings), errors=tuple(log.errors), stopped=True)
        finally:
            signals.all_generators_finalized.disconnect(seen.keep)
    return _built(seen.context, log)


def _built(context: dict[str, Any], log: Log) -> Built:
    build: Build | None = context.get(KEY)
    return Built(
        articles=len(context.get("articles", ())),
        pages=len(context.get("pages", ())),
        files=len(build.outputs.written) if build else 0,
        findings=tuple(build.findings) if build else (),
        left_out=build.left_out if build else {},
        build=build,
        warnings=tuple(log.warnings),
        errors=tuple(log.errors),
    )


def _pelican_class(settings: dict[str, Any]) -> type[Any]:
    """Pelican, or the class of its kind that the setting PELICAN_CLASS names."""
    chosen = settings["PELICAN_CLASS"]
    if isinstance(chosen, str):
        module, _, name = chosen.rpartition(".")
        chosen = getattr(importlib.import_module(module), name)
    found: type[Any] = chosen
    return found


def _all_loaded(asked: Iterable[str], loaded: Iterable[str], log: Log) -> None:
    names = set(loaded)
    missing = [name for name in asked if not {name, f"pelican.plugins.{name}"} & names]
    if missing:
        why = "\n  ".join(log.errors)
        raise WeekpressError(
            f"These plugins could not be loaded: {', '.join(missing)}.\n  {why}\n"
            "Install what is missing, or take the name out of PLUGINS in the settings file."
        )


@contextmanager
def _listening() -> Iterator[Log]:
    """Catch what Pelican logs, and keep its own last line off the terminal: ours says more."""
    from pelican.log import console

    root, log = logging.getLogger(), Log()
    quiet, console.quiet = console.quiet, True
    root.addHandler(log)
    try:
        yield log
    finally:
        root.removeHandler(log)
        console.quiet = quiet
