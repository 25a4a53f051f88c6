"""Marks of a language that no program knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langcodes import tag_is_valid

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity

RULE = Rule(
    name="language-unknown",
    title="A passage is marked with a language that does not exist",
    source="WCAG 2.2, 3.1.2 Language of Parts (AA); BCP 47 (RFC 5646)",
    severity=Severity.ERROR,
    why="A screen reader that does not know the language reads the passage in the voice and with "
    "the sounds of the page's own.",
    do="Write the language's code: cy for Welsh, pl for Polish, ur for Urdu.",
    wrong='The sign says <span lang="welsh">araf</span>.',
    right='The sign says <span lang="cy">araf</span>.',
)

_MEANT = {
    "welsh": "cy", "cymraeg": "cy", "wales": "cy", "cym": "cy", "wel": "cy", "wl": "cy",
    "english": "en", "en-uk": "en-GB", "eng": "en", "gb": "en-GB", "scottish": "gd", "gaelic": "gd",
    "irish": "ga", "french": "fr", "german": "de", "ger": "de", "spanish": "es", "sp": "es",
    "espanol": "es", "español": "es", "polish": "pl", "polski": "pl", "portuguese": "pt",
    "romanian": "ro", "ukrainian": "uk", "ua": "uk", "russian": "ru", "arabic": "ar", "urdu": "ur",
    "punjabi": "pa", "bengali": "bn", "somali": "so", "turkish": "tr", "kurdish": "ku",
    "chinese": "zh", "cn": "zh", "mandarin": "zh", "japanese": "ja", "jp": "ja", "czech": "cs",
    "cz": "cs", "greek": "el", "gr": "el", "danish": "da", "dk": "da", "swedish": "sv",
    "italian": "it", "latin": "la", "lithuanian": "lt", "tamil": "ta", "hindi": "hi",
    "persian": "fa", "farsi": "fa", "vietnamese": "vi", "kr": "ko", "korean": "ko",
}  # fmt: skip
"""What is written in place of a code; BCP 47 wants the shorter of two, so "eng" is wrong too."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def in_text(text: Text) -> Iterator[Hit]:
    """Each element whose language is none, or surely not the one of its words."""
    for name in text.having("lang"):
        said = (name.get("lang") or "").strip()
        if meant := _meant(said, name):
            yield text.at(name, f'"{said}" is Ukrainian, and these words are not.', meant)
        elif said and not _known(said):
            code = _MEANT.get(said.lower().replace("_", "-")) or _hyphened(said)
            yield text.at(
                name, f'"{said}" is the code of no language.',
                f'Write lang="{code}".' if code else "",
            )  # fmt: skip


def _meant(said: str, element: Element) -> str:
    """What to write where a country's code was taken for a language's."""
    wrong = said.lower() == "uk" and element.words and not _CYRILLIC.search(element.words)
    return 'Write lang="en-GB" for British English.' if wrong else ""


def _known(said: str) -> bool:
    if said.lower() in _MEANT or "_" in said:
        return False
    try:
        return tag_is_valid(said)
    except ValueError:
        return False


def _hyphened(said: str) -> str:
    """cy_GB with the hyphen that it should have."""
    other = said.replace("_", "-")
    return other if "_" in said and _known(other) else ""
