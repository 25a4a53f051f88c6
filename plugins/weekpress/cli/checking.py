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
from weekpress.checks.rules import anchor_broken
from weekpress.checks.silenced import silenced
from weekpress.checks.sources import Checked, read
from weekpress.cli.beyond import Beyond, quoted
from weekpress.cli.brand import brand_faults
from weekpress.cli.changed import changed_files, default_base
from weekpress.cli.chosen import Chosen
from weekpress.cli.comment_files import comment_faults
from weekpress.cli.lines import line_reader
from weekpress.cli.options import shown
from weekpress.cli.site import Site
from weekpress.cli.terminal import waiting
from weekpress.cli.version import version
from weekpress.errors import Finding, Severity
from weekpress.frontmatter.links import resolved
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


def report(site: Site, asked: Asked) -> Report:
    """What there is to tell. Raises click.UsageError where git cannot say what changed."""
    changed = changed_files(site.content, asked.changed) if asked.changed is not None else None
    chosen = Chosen(tuple(path.resolve() for path in asked.paths), changed)
    settings = Settings.read(site.values)
    language = str(site.values.get("DEFAULT_LANG", "en"))
    with waiting(f"Reading {shown(site.content)}"), _workshop(site, settings) as workshop:
        checked = read(site.content, settings, site.timezone, language, workshop)
        beyond = Beyond(site, checked, settings, chosen, workshop)
        said = comment_faults(
            site.content, checked.catalogue.documents.values(), settings.feeds.feed_namespace,
            workshop.workers,
        )  # fmt: skip
        links = beyond.links_within(asked.built) if asked.built else []
        pages = beyond.pages(asked.built) if asked.built else []
        links += beyond.links_to_others(_outward(site, asked, chosen)) if asked.external else []
    beside = [f for f in [*said, *brand_faults(site, settings)] if chosen.has(f.path)]
    documents = checked.catalogue.documents.values()
    told, quiet = silenced([*checked.ruled, *links], documents)
    return Report(
        findings=[*_told(checked, told, chosen), *beside, *pages],
        rules={name: ruling.rule for name, ruling in rulebook().items()},
        files=[document.shown for document in documents if chosen.has(document.shown)],
        read_line=line_reader(),
        silenced=[one for one in quiet if chosen.has(one.finding.path)],
        fail_on=asked.fail_on,
        version=version(),
    )


def _outward(site: Site, asked: Asked, chosen: Chosen) -> Chosen:
    """The files whose links to other sites are asked about: those that were named, else those that
    changed, else those that changed since the branch left the one that others' work is on."""
    if asked.paths or asked.changed is not None:
        return chosen
    return Chosen(changed=changed_files(site.content, default_base(site.content)))


def _told(checked: Checked, ruled: Iterable[Finding], chosen: Chosen) -> list[Finding]:
    """What was found in the chosen files. Where only what changed is asked for, what the change has
    done to others as well: what stops a build, and links to a part that a changed text had."""
    every = [*checked.read, *ruled]
    found = [f for f in every if chosen.has(f.path)]
    if chosen.changed is not None:
        everywhere = Chosen(chosen.paths, None)
        stops = {f for f in checked.read if f.severity is Severity.ERROR}
        done = (f for f in every if f in stops or _leads_to_changed(f, checked, chosen))
        found += [f for f in done if everywhere.has(f.path)]
    return list(dict.fromkeys(found))


def _leads_to_changed(finding: Finding, checked: Checked, chosen: Chosen) -> bool:
    """Whether a link names a part that is not there of a file that is told of."""
    if finding.rule != anchor_broken.RULE.name:
        return False
    address = (
        quoted(finding).partition("#")[0].removeprefix("{filename}").removeprefix("|filename|")
    )
    documents = checked.catalogue.documents
    path = next((path for path, d in documents.items() if d.shown == finding.path), "")
    target = documents.get(resolved(path, address) or "") if path and address else None
    return target is not None and chosen.has(target.shown)


@contextmanager
def _workshop(site: Site, settings: Settings) -> Iterator[Workshop]:
    """Where it is kept what earlier checks found; what none of this run used is forgotten."""
    store = Store(site.cache / KEPT if settings.builds.incremental else None)
    try:
        yield Workshop(store, Steps(), settings.builds.workers or cores())
        store.keep_only_used("check")
    finally:
        store.close()
