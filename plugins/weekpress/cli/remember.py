"""What a build notes of itself, so that the next one can know that it has nothing to do.

Comes in: a build that went well. Goes out: a note in its store, which `front` reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from weekpress.build import Build
from weekpress.cli.front import settings_fingerprint
from weekpress.cli.noted import Noted, ask, keep
from weekpress.cli.pipeline import Built
from weekpress.cli.site import Site
from weekpress.cli.summary import summary
from weekpress.errors import told
from weekpress.fingerprint import fingerprint
from weekpress.store import NAME, Store
from weekpress.toolchain import only_ours, versions


def remember(built: Built, site: Site, arguments: Sequence[str], *, quiet: bool) -> None:
    """Keep the note, if all that the output follows from is known.

    Plugins of others may read anything, at any time: a site with one is always built.
    """
    build, values = built.build, {} if site.shipped else site.values
    known, ours = settings_fingerprint(values), only_ours(site.values)
    if build is None or not (build.incremental and known and ours and not built.warnings):
        return
    if not build.store.lasts:  # somebody else is at it, or it cannot be written
        return
    words = "" if quiet else summary(built, site, None)
    store = Store(site.cache / NAME)
    noted = _noted(build, site, known, tuple(told(built.findings)), words)
    keep(store, ask(arguments, Path.cwd(), site.cache), noted)
    store.commit()
    store.close()


def _noted(build: Build, site: Site, known: str, warnings: tuple[str, ...], words: str) -> Noted:
    times = (build.catalogue.holds_until(build.now), *build.turns)
    until = min((when for when in times if when and when > build.now), default=None)
    return Noted(
        values=known,
        versions=fingerprint(versions()),
        roots={word: str(path) for word, path in build.roots.items()},
        seen=build.inputs,
        folder=build.outputs.folder.name,
        output=str(build.outputs.root),
        last=build.outputs.last,
        since=build.now.astimezone(UTC),
        until=until and until.astimezone(UTC),
        warnings=warnings,
        summary=words,
        settings_file=str(site.settings_file),
        base=str(site.base),
        shipped=site.shipped,
        overrides=dict(site.overrides),
    )
