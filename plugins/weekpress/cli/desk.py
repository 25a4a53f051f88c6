"""The desk a note is written at: the content folder as it is, the day, and who sits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from weekpress.build import clock
from weekpress.cli.options import site_here
from weekpress.cli.reading import read_content
from weekpress.cli.who import git_name, person_named
from weekpress.frontmatter.catalogue import Catalogue


@dataclass(frozen=True)
class Desk:
    """Where notes are written."""

    content: Path
    catalogue: Catalogue
    today: date


def desk_at(content: Path | None) -> Desk:
    """The site worked in, read now. Raises as `site_here` does."""
    site = site_here(content)
    catalogue, settings = read_content(site)
    return Desk(site.content, catalogue, clock(site.timezone, settings.site.now).date())


def writers(typed: Sequence[str], desk: Desk) -> list[str]:
    """The authors as the site spells them: those typed, else who git says it is, if known."""
    if typed:
        return [desk.catalogue.author(name)[0] for name in typed]
    person = person_named(git_name(desk.content), desk.catalogue)
    return [person.name] if person else []
