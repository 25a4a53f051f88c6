"""A team's own colours: put in place of the theme's, and judged.

Comes in: the theme's settings and its schemes. Goes out: the colours to declare after the theme's
own, and a finding for each that cannot be read, with the nearest that can.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from weekpress.errors import Finding
from weekpress.theme.contrast import nearest_meeting
from weekpress.theme.pairs import Failure, demands, failures
from weekpress.theme.tokens import Schemes

if TYPE_CHECKING:
    from weekpress.settings import ThemeSettings

SETTINGS = "pelicanconf.py"
DARK = "-dark"


@dataclass(frozen=True)
class Brand:
    """The colours a team has chosen, by token, on a light and on a dark screen."""

    light: dict[str, str]
    dark: dict[str, str]

    def css(self) -> str:
        """The declarations that go after the theme's own; paper keeps its black and white."""
        if not (self.light or self.dark):
            return ""
        dark = f"@media (prefers-color-scheme:dark){{{_block(self.dark)}}}"
        return f"@layer tokens{{@media screen{{{_block(self.light)}{dark}}}}}"


def chosen(settings: ThemeSettings, schemes: Schemes) -> Brand:
    """The team's colours; an accent without its dark twin gets the nearest readable one."""
    given = {name: colour.lower() for name, colour in settings.colours.items()}
    light = {n: c for n, c in given.items() if n in schemes.light}
    dark = {n.removesuffix(DARK): c for n, c in given.items()
            if n.endswith(DARK) and n.removesuffix(DARK) in schemes.dark}  # fmt: skip
    if settings.accent:
        light["accent"] = settings.accent.lower()
    if settings.accent_dark:
        dark["accent"] = settings.accent_dark.lower()
    # A colour given for light screens alone must not reach the dark ones, where it cannot be read.
    ours = {name: schemes.dark[name] for name in light if name not in dark}
    if "accent" in ours:
        night = schemes.with_brand({}, ours | dark).dark
        with suppress(ValueError):  # none can be read there: the one of the theme is judged
            ours["accent"] = nearest_meeting(light["accent"], demands("accent", night))
    return Brand(light, ours | dark)


def judged(settings: ThemeSettings, schemes: Schemes) -> list[Finding]:
    """What is wrong with the team's colours: unknown names, and pairs too near to be read."""
    brand = chosen(settings, schemes)
    branded = schemes.with_brand(brand.light, brand.dark)
    return [*_unknown(settings, schemes), *(_finding(f, brand, branded) for f in failures(branded))]


def _unknown(settings: ThemeSettings, schemes: Schemes) -> list[Finding]:
    names = [*schemes.light, *(name + DARK for name in schemes.light)]
    return [
        Finding(SETTINGS, 1, "WEEKPRESS_COLOURS", f'"{name}" is not a colour of the theme.',
                _near(name, names), rule="unknown-colour")
        for name in settings.colours if name not in names
    ]  # fmt: skip


def _near(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"The names are {', '.join(sorted(names))}."


def _finding(failure: Failure, brand: Brand, schemes: Schemes) -> Finding:
    """One pair too near, told under the setting that the team has to change."""
    colours = dict(schemes.items())[failure.scheme]
    mine = brand.light if failure.scheme == "light" else brand.dark
    pair = failure.pair
    name = pair.ground if pair.ground in mine and pair.colour not in mine else pair.colour
    return Finding(SETTINGS, 1, _setting(name, failure.scheme), failure.message,
                   _advice(name, colours), rule="contrast")  # fmt: skip


def _advice(name: str, colours: Mapping[str, str]) -> str:
    try:
        near = nearest_meeting(colours[name], demands(name, colours))
    except ValueError:
        return "No lightness of it passes with the other colours as they are."
    return f"The nearest {name} that passes is {near}."


def _setting(name: str, scheme: str) -> str:
    dark = scheme == "dark"
    if name == "accent":
        return "WEEKPRESS_ACCENT_DARK" if dark else "WEEKPRESS_ACCENT"
    return f'WEEKPRESS_COLOURS["{name}{DARK if dark else ""}"]'


def _block(colours: dict[str, str]) -> str:
    return ":root{" + ";".join(f"--{n}:{c}" for n, c in sorted(colours.items())) + "}"
