"""Pictures whose text is a name that a camera, a computer or a website gave their file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.pictures import Picture, pictures
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="image-alt-file-name",
    title="The text of a picture is the name of its file",
    source="WCAG 2.2, 1.1.1 Non-text Content (A); failure F30",
    severity=Severity.ERROR,
    why='"IMG underscore four two one seven dot jay peg" is what people who cannot see the picture '
    "are told in its place.",
    do="Say what the picture shows, in the words you would use on the telephone.",
    wrong="![bins-2.jpg]({static}/images/bins-2.jpg)",
    right="![Two bins with their lids open]({static}/images/bins-2.jpg)",
)

_KIND = re.compile(
    r"(?:\S*|[\w ().-]{1,60})[\w)]\."
    r"(?:jpe?g|png|gif|webp|svg|avif|heic|heif|bmp|tiff?|jfif|ico|psd|pdf)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?:(?:mv)?img|im|dsc[nf]?|_dsc|pxl|gopr|dji|vid|sam|cimg|pict|wp|inshot|fb_img|received"
    r"|image|photo|picture|pic|img|bild|scan|scanned|snip|clip|clipboard|capture|frame|unnamed"
    r"|untitled|unknown|download|asset|file|attachment|media|llun|delwedd)"
    r"[ _-]?(?:no\.? ?)?\(?\d[\d _.()-]*[a-z]?"
    r"|(?:screen ?-?_?(?:shot|grab|cap|clip)|whatsapp image|cleanshot|sgrinlun|ciplun)s?"
    r"[\d _.:()-]*(?:(?:at|am|pm|from|on|um|o)\b[\d _.:()-]*){0,4}"
    r"|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\d_-]{5,}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture whose whole text is such a name."""
    for picture in pictures(text):
        if picture.alt and not picture.decorative and _is_name(picture.alt, picture):
            yield text.at(
                picture.element,
                f"The text of this picture is {picture.quoted}, which is the name of a file.",
                _instead(picture.alt),
            )


def _is_name(alt: str, picture: Picture) -> bool:
    if len(alt) > 200:
        return False
    joined = " " not in alt and any(sign in alt for sign in "-_")
    if joined and alt.lower() in {picture.stem.lower(), picture.file.lower()}:
        return True
    return bool(_KIND.fullmatch(alt)) or (bool(_NUMBERED.search(alt)) and _given(alt))


def _given(alt: str) -> bool:
    return bool(_GIVEN.fullmatch(alt))


def _instead(alt: str) -> str:
    """What to write, with the words that the name itself holds, where it holds some."""
    words = _WORD.findall(alt.rpartition(".")[0] or alt)
    if len(words) < 2 or _given(alt):
        return RULE.do
    guess = " ".join(words)
    guess = guess[0].upper() + guess[1:]
    return f'Say what it shows, perhaps "{guess}" and what matters about it.'
