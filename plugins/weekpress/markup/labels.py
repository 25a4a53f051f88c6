"""The few words that markup adds of its own, in the language of the article.

A screen reader speaks them with the article's voice, so a Welsh article needs Welsh ones
(WCAG 3.1.2). An article in any other language gets the English words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Labels:
    """Names for callouts, tables, code and footnotes. `{}` takes a number."""

    callouts: Mapping[str, str]
    """From the kind of callout, in lower case, to the word shown above it."""
    table: str
    code: str
    footnotes: str
    footnote: str
    back: str
    """The name of the link from a footnote to where it is mentioned."""
    back_again: str
    """The same for a second mention and later ones: footnote, then mention."""
    short_read: str
    """The heading over the 30-second read."""
    picture: str
    """What a link to a picture on another server is called; what it shows follows."""
    video: str
    audio: str
    embedded: str


_ENGLISH = Labels(
    callouts=MappingProxyType(
        {
            "note": "Note",
            "tip": "Tip",
            "important": "Important",
            "warning": "Warning",
            "caution": "Caution",
        }
    ),
    table="Table {}",
    code="Code",
    footnotes="Footnotes",
    footnote="Footnote {}",
    back="Back to the text, footnote {}",
    back_again="Back to the text, footnote {}, mention {}",
    short_read="30-second read",
    picture="Picture on another site",
    video="Watch the video",
    audio="Listen to the audio",
    embedded="See what was embedded here",
)

_WELSH = Labels(
    callouts=MappingProxyType(
        {
            "note": "Nodyn",
            "tip": "Awgrym",
            "important": "Pwysig",
            "warning": "Rhybudd",
            "caution": "Gofal",
        }
    ),
    table="Tabl {}",
    code="Cod",
    footnotes="Troednodiadau",
    footnote="Troednodyn {}",
    back="Yn ôl i’r testun, troednodyn {}",
    back_again="Yn ôl i’r testun, troednodyn {}, cyfeiriad {}",
    short_read="Darlleniad 30 eiliad",
    picture="Llun ar wefan arall",
    video="Gwyliwch y fideo",
    audio="Gwrandewch ar y sain",
    embedded="Gweld yr hyn a fewnosodwyd yma",
)

CALLOUTS = tuple(_ENGLISH.callouts)
"""The five kinds of callout that GitHub knows, in its order."""


def labels_in(lang: str) -> Labels:
    """The words for a language tag such as "en", "en-GB" or "cy" (RFC 5646; case is ignored)."""
    primary = lang.partition("-")[0].lower()
    return _WELSH if primary == "cy" else _ENGLISH
