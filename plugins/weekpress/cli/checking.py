"""What one run of `weekpress check` does: reads, judges, and keeps what was asked for.

Comes in: a site and what was asked. Goes out: a report, to be told in any format. Effects: it reads
the content folder and a built site, asks git and, if told to, other servers; it writes its cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from weekpress.checks.formats.report import Report
from weekpress.checks.rulebook import rulebook
from weekpress.checks.sources import Checked, read
from weekpress.cli.changed import changed_files
from weekpress.cli.lines import line_reader
from weekpress.cli.options import shown
from weekpress.cli.site import Site
from weekpress.cli.terminal import waiting
from weekpress.cli.version import version
from weekpress.errors import Finding, Severity
from weekpress.parallel import cores
from weekpress.settings import Settings
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

KEPT = "checks.sqlite3"
"""The file in the cache of what was found in files that have not changed."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to hear of."""

    paths: tuple[Path, ...] = ()
    """Files and folders; none for all."""
    fail_on: Severity = Severity.ERROR
    changed: str | None = None
    """A commit or branch: only what changed since is told of."""
    built: Path | None = None
    """The folder of a built site, to be judged too."""
    external: bool = False
    """Whether links to other sites are followed."""


@dataclass(frozen=True)
class Chosen:
    """Which files are told of."""

    paths: tuple[Path, ...]
    """Files and folders, resolved; none for all."""
    changed: frozenset[Path] | None
    """The files that changed, resolved; None for all."""

    def has(self, name: str) -> bool:
        """Whether a file is told of, by the name that findings give it."""
        path = Path(name).resolve()
        asked = not self.paths or any(path.is_relative_to(one) for one in self.paths)
        return asked and (self.changed is None or path in self.changed)


def report(site: Site, asked: Asked) -> Report:
    """What there is to tell. Raises click.UsageError where git cannot say what changed."""
    changed = changed_files(site.content, asked.changed) if asked.changed is not None else None
    chosen = Chosen(tuple(path.resolve() for path in asked.paths), changed)
    settings = Settings.read(site.values)
    with waiting(f"Reading {shown(site.content)}"), _workshop(site, settings) as workshop:
        language = str(site.values.get("DEFAULT_LANG", "en"))
        checked = read(site.content, settings, site.timezone, language, workshop)
    return Report(
        findings=_told(checked, chosen),
        rules={name: ruling.rule for name, ruling in rulebook().items()},
        files=[d.shown for d in checked.catalogue.documents.values() if chosen.has(d.shown)],
        read_line=line_reader(),
        silenced=[one for one in checked.silenced if chosen.has(one.finding.path)],
        fail_on=asked.fail_on,
        version=version(),
    )


def _told(checked: Checked, chosen: Chosen) -> list[Finding]:
    """What was found in the chosen files. Where only what changed is asked for, also what stops a
    build anywhere else: that is what the change has done."""
    found = _in(checked.read + checked.ruled, chosen)
    if chosen.changed is not None:
        everywhere = Chosen(chosen.paths, None)
        found += [f for f in _in(checked.read, everywhere) if f.severity is Severity.ERROR]
    return list(dict.fromkeys(found))


def _in(findings: Iterable[Finding], chosen: Chosen) -> list[Finding]:
    return [finding for finding in findings if chosen.has(finding.path)]


@contextmanager
def _workshop(site: Site, settings: Settings) -> Iterator[Workshop]:
    """Where it is kept what earlier checks found; what none of this run used is forgotten."""
    store = Store(site.cache / KEPT if settings.builds.incremental else None)
    try:
        yield Workshop(store, Steps(), settings.builds.workers or cores())
        store.keep_only_used("check")
    finally:
        store.close()
