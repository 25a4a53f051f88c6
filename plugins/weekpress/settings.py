"""Every setting of Weekpress, with its type, its default and its meaning.

Comes in: Pelican's settings, where ours are upper-case with the prefix WEEKPRESS_. Goes out: one
frozen record a room. All faults are named in one SettingsError. Secrets are never settings: they
come from the environment only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from weekpress.errors import SettingsError

PREFIX = "WEEKPRESS_"

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as six hexadecimal digits, such as #9b2d1f."""


class _Room(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True
    )


class SiteSettings(_Room):
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


class ChecksSettings(_Room):
    """What `weekpress check` looks at; none of these changes a page."""

    plain_language: bool = True
    """Advise on plain language: long sentences, how hard a text is to read, jargon, abbreviations
    that nobody explains. False keeps those rules quiet; the others stay."""
    jargon: tuple[str, ...] = ()
    """Words of your own that `weekpress check` advises against, beside its list."""

    def allows(self, plain_language: bool) -> bool:
        """Whether a rule is asked for, by whether it advises on plain language."""
        return self.plain_language or not plain_language


class WeeknotesSettings(_Room):
    """What is told of the weeks."""

    gaps: bool = False
    """Say on the page of a week that is over which projects under way have no note of it, and in
    the calendar which weeks have none. A project owes as many notes as its `cadence` says."""


class ThemeSettings(_Room):
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


class FeedSettings(_Room):
    """What feed readers get."""

    feed_items: int = Field(default=30, ge=1, le=500)
    """How many entries a feed holds, newest first."""
    feed_namespace: str = ""
    """Only for a site with articles that have no `id`: a word that makes their ids differ from
    those of other sites with the same file names. Never change it once the site is public."""


class HostingSettings(_Room):
    """What the host of the finished files is told."""

    headers: dict[str, str] = Field(default_factory=dict)
    """HTTP headers for every file, added to the safe ones Weekpress sends or in their place."""
    sitemap: bool = True
    """Write sitemap.xml."""


class BuildSettings(_Room):
    """How the site is built; none of these changes a page."""

    incremental: bool = True
    """Leave alone what would come out as it did. False draws every page at each build, and neither
    reads nor keeps the cache in CACHE_PATH."""
    workers: int = Field(default=0, ge=0, le=256)
    """How many processes share the work of a build; 0 for one a processor."""


ROOMS: dict[str, type[_Room]] = {
    "site": SiteSettings,
    "checks": ChecksSettings,
    "weeknotes": WeeknotesSettings,
    "theme": ThemeSettings,
    "feeds": FeedSettings,
    "hosting": HostingSettings,
    "builds": BuildSettings,
}


class Settings(_Room):
    """All of them, a record a room."""

    site: SiteSettings = SiteSettings()
    checks: ChecksSettings = ChecksSettings()
    weeknotes: WeeknotesSettings = WeeknotesSettings()
    theme: ThemeSettings = ThemeSettings()
    feeds: FeedSettings = FeedSettings()
    hosting: HostingSettings = HostingSettings()
    builds: BuildSettings = BuildSettings()

    @classmethod
    def read(cls, mapping: Mapping[str, Any]) -> Settings:
        """The settings found in Pelican's `mapping`.

        Raises SettingsError that names every setting that cannot be used, and what is expected.
        """
        faults = [*_unknown(mapping), *_site_address(mapping)]
        rooms: dict[str, _Room] = {}
        for room, model in ROOMS.items():
            values = {
                n: mapping[PREFIX + n.upper()]
                for n in model.model_fields
                if PREFIX + n.upper() in mapping
            }
            try:
                rooms[room] = model(**values)
            except ValidationError as error:
                faults += [_fault(e["loc"], e["msg"], e["input"]) for e in error.errors()]
        if faults:
            need = "1 setting needs" if len(faults) == 1 else f"{len(faults)} settings need"
            raise SettingsError(f"{need} attention. " + " ".join(faults))
        return cls(**rooms)


def known() -> dict[str, str]:
    """Every setting's full name and its meaning, in the order of the rooms."""
    return {
        PREFIX + name.upper(): " ".join((field.description or "").split())
        for model in ROOMS.values()
        for name, field in model.model_fields.items()
    }


def _unknown(mapping: Mapping[str, Any]) -> Iterator[str]:
    names = known()
    for key in sorted(k for k in mapping if k.startswith(PREFIX) and k not in names):
        near = get_close_matches(key, names, n=1)
        hint = f"Did you mean {near[0]}?" if near else "docs/reference/settings.md lists them all."
        yield f"{key} is not a setting of Weekpress. {hint}"


def _site_address(mapping: Mapping[str, Any]) -> Iterator[str]:
    address = mapping.get("SITEURL") or ""
    if address and not address.startswith("/") and mapping.get("RELATIVE_URLS") is not True:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            yield (
                f'SITEURL is "{address}"; the site\'s public address is expected, such as '
                "https://notes.example.org."
            )


def _fault(location: tuple[int | str, ...], message: str, given: object) -> str:
    name = PREFIX + str(location[0]).upper()
    inside = "".join(f"[{part!r}]" for part in location[1:])
    expected = message.removeprefix("Value error, ").replace("Input should be", "it should be")
    if "String should match pattern" in expected:
        expected = "a colour is written as # and six digits, such as #9b2d1f"
    return f"{name}{inside} is {given!r}; {expected}."
