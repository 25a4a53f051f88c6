"""Every setting of Weekpress, with its type, its default and its meaning.

Comes in: Pelican's settings, where ours are upper-case with the prefix WEEKPRESS_. Goes out: one
frozen record a room. All faults are named in one SettingsError. Secrets are never settings: they
come from the environment only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from weekpress.errors import SettingsError
from weekpress.settings.comments import CommentsSettings
from weekpress.settings.room import Room
from weekpress.settings.rooms import (
    BuildSettings,
    ChecksSettings,
    FeedSettings,
    HostingSettings,
    SiteSettings,
    ThemeSettings,
    WeeknotesSettings,
)

__all__ = [
    "PREFIX", "ROOMS", "BuildSettings", "ChecksSettings", "CommentsSettings", "FeedSettings",
    "HostingSettings", "Settings", "SiteSettings", "ThemeSettings", "WeeknotesSettings", "known",
]  # fmt: skip

PREFIX = "WEEKPRESS_"

ROOMS: dict[str, type[Room]] = {
    "site": SiteSettings,
    "checks": ChecksSettings,
    "weeknotes": WeeknotesSettings,
    "theme": ThemeSettings,
    "feeds": FeedSettings,
    "hosting": HostingSettings,
    "builds": BuildSettings,
    "comments": CommentsSettings,
}


class Settings(Room):
    """All of them, a record a room."""

    site: SiteSettings = SiteSettings()
    checks: ChecksSettings = ChecksSettings()
    weeknotes: WeeknotesSettings = WeeknotesSettings()
    theme: ThemeSettings = ThemeSettings()
    feeds: FeedSettings = FeedSettings()
    hosting: HostingSettings = HostingSettings()
    builds: BuildSettings = BuildSettings()
    comments: CommentsSettings = CommentsSettings()

    @classmethod
    def read(cls, mapping: Mapping[str, Any]) -> Settings:
        """The settings found in Pelican's `mapping`.

        Raises SettingsError that names every setting that cannot be used, and what is expected.
        """
        faults = [*_unknown(mapping), *_site_address(mapping)]
        rooms: dict[str, Room] = {}
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
