"""The records of settings: one a room, each setting with its meaning under it.

Comes in: values as a settings file has them. Goes out: frozen records, or pydantic's reasons.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from weekpress.settings.room import Room

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as six hexadecimal digits, such as #9b2d1f."""


class SiteSettings(Room):
    """What is read, and what is published."""

    drafts: bool = False
    """Show drafts, hidden and future-dated articles: a preview, marked as one on every page.
    `weekpress build --drafts` sets it."""
    now: datetime | None = None
    """The time the build believes it is. Articles dated later are not published. Left out, it is
    SOURCE_DATE_EPOCH from the environment, or the machine's clock."""
    extra_keys: tuple[str, ...] = ()
    """Front matter keys your own theme or plugins use; they are not warned about."""
    tags: tuple[str, ...] = ()
    """Tags spelt as you want them seen, such as "GOV.UK Notify". A post that writes one in other
    capitals or without an accent gets this spelling."""
    known_capitals: tuple[str, ...] = ()
    """Abbreviations your readers know, such as ("ICT", "GIS"): `weekpress check` does not ask for
    their meaning."""
    imported_before: date | None = None
    """Articles dated before this day, such as "2024-04-01", came from an older site: faults in them
    are warnings, and their pictures without a text are listed in the accessibility statement."""
    typography: bool = True
    """Curly quotes, dashes and ellipses, with code and addresses left alone."""
    related: int = Field(default=3, ge=0, le=10)
    """How many related articles are shown under an article; 0 for none."""


class ChecksSettings(Room):
    """What `weekpress check` looks at; none of these changes a page."""

    plain_language: bool = True
    """Advise on plain language: long sentences, how hard a text is to read, jargon, abbreviations
    that nobody explains. False keeps those rules quiet; the others stay."""
    jargon: tuple[str, ...] = ()
    """Words of your own that `weekpress check` advises against, beside its list."""

    def allows(self, plain_language: bool) -> bool:
        """Whether a rule is asked for, by whether it advises on plain language."""
        return self.plain_language or not plain_language


class WeeknotesSettings(Room):
    """What is told of the weeks."""

    gaps: bool = False
    """Say on the page of a week that is over which projects under way have no note of it, and in
    the calendar which weeks have none. A project owes as many notes as its `cadence` says."""


class ThemeSettings(Room):
    """How the site looks and what it calls itself."""

    accent: Colour | None = None
    """The team's colour, in the light scheme: links, the week, the rule under the name."""
    accent_dark: Colour | None = None
    """The team's colour in the dark scheme. Left out, it is the nearest to `accent` that can be
    read there."""
    colours: dict[str, Colour] = Field(default_factory=dict)
    """Any other colour of `tokens.css` by its name, such as {"paper": "#ffffff"}; a name ending in
    "-dark" is for the dark scheme."""
    logo: str = ""
    """A picture in `content/images/` shown beside the site's name."""
    logo_alt: str = ""
    """What the logo says to somebody who cannot see it; empty when the name beside it says it."""
    footer: str = ""
    """A line of plain text at the foot of every page."""


class FeedSettings(Room):
    """What feed readers get."""

    feed_items: int = Field(default=30, ge=1, le=500)
    """How many entries a feed holds, newest first."""
    feed_namespace: str = ""
    """Only for a site with articles that have no `id`: a word that makes their ids differ from
    those of other sites with the same file names. Never change it once the site is public."""


class HostingSettings(Room):
    """What the host of the finished files is told."""

    headers: dict[str, str] = Field(default_factory=dict)
    """HTTP headers for every file, added to the safe ones Weekpress sends or in their place."""
    sitemap: bool = True
    """Write sitemap.xml."""


class BuildSettings(Room):
    """How the site is built; none of these changes a page."""

    incremental: bool = True
    """Leave alone what would come out as it did. False draws every page at each build, and neither
    reads nor keeps the cache in CACHE_PATH."""
    workers: int = Field(default=0, ge=0, le=256)
    """How many processes share the work of a build; 0 for one a processor."""
