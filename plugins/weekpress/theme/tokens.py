"""The colours of tokens.css, read as a browser would: light, and what dark changes.

Comes in: the text of the style sheet, simple custom properties inside `:root` blocks, dark ones in
`@media (prefers-color-scheme: dark)`. Goes out: two schemes, each a mapping of name to "#rrggbb".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PIECE = re.compile(
    r"/\*.*?\*/|(?P<close>\})|(?P<open>[^{};]*)\{|--(?P<name>[\w-]+)\s*:\s*(?P<value>[^;}]*)",
    re.DOTALL,
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Schemes:
    """Every colour by its name, without the dashes, as it is on a light and on a dark screen."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    def items(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        return (("light", self.light), ("dark", self.dark))

    def with_brand(self, light: Mapping[str, str], dark: Mapping[str, str]) -> Schemes:
        """These schemes with a team's own colours in their place."""
        return Schemes({**self.light, **light}, {**self.dark, **light, **dark})


def read_schemes(css: str) -> Schemes:
    """The colours `css` declares. A colour that dark does not name is the same in both."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for condition, name, value in declarations(css):
        if _COLOUR.fullmatch(value):
            if not condition:
                light[name] = value.lower()
            elif "prefers-color-scheme: dark" in condition:
                dark[name] = value.lower()
    return Schemes(light, {**light, **dark})


def declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Each custom property of `css`: the media query round it or "", its name, its value."""
    inside: list[str] = []
    for piece in _PIECE.finditer(css):
        if piece["close"]:
            inside.pop()
        elif piece["open"] is not None:
            inside.append(piece["open"].strip())
        elif piece["name"]:
            media = " ".join(block for block in inside if block.startswith("@media"))
            yield media, piece["name"], piece["value"].strip()
