"""Hashtags of several words without a capital to part them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.tokens import names

RULE = Rule(
    name="hashtag-case",
    title="A hashtag of several words is in small letters",
    source="Government Communication Service, accessible social media campaigns: hashtags",
    severity=Severity.WARNING,
    why="A screen reader cannot part the words and says one that does not exist; others may read "
    "a different word in it.",
    do="Start each word of it with a capital: #MarchwaterDigital.",
    wrong="Follow us at #councildigital this week.",
    right="Follow us at #CouncilDigital this week.",
)

_TAG = re.compile(r"(?<![\w&/#])#([a-z]{10,40})(?![\w-])")
_COMMON = names(
    "about access active agile ai all and api awards back best better big black blog bold book"
    " books british build business camp care carers change charity chat children choose citizen"
    " city civic clean climate cloud code comms community conference content council councils"
    " country county covid creative culture customer cyber data day days design digital diverse"
    " drive east education election energy equality event every family festival film first food"
    " for forum free friday fun future games get girls go good gov government great green hack"
    " health heritage history home homes hour house housing hub in inclusion innovation it jam jobs"
    " join kids know lab labs lead leaders learning library libraries life live local london love"
    " make map maps matters me media meet mental mobile monday money month more music my nation"
    " national network new news north notes of on one online open our park parks party people"
    " place plan planning play policy power pride project public queer read reading recycle"
    " research residents safe safety save school schools science sector security service services"
    " share show site skills small smart social south space sport sports spring stay street streets"
    " summer summit support sunday talk talks team teams tech technology tell the thank things"
    " think this thursday time to together top town transport travel tree trees tuesday uk up urban"
    " user ux video vote wales walk water we web website week weeknotes wednesday welcome welsh"
    " west what winter with women work workers working world writing year you young your youth zero"
)
"""Words that hashtags of councils and of digital teams are made of; those of the text are added."""
_SHORTEST_OF_TEXT = 4


def in_text(text: Text) -> Iterator[Hit]:
    """Each hashtag that falls apart into words known to us or used in the text."""
    words = text.wording.words
    tags = list(_TAG.finditer(words)) if "#" in words else []
    if not tags:
        return
    used = {word for word in re.findall(r"(?<![#\w])\w+", words.lower())
            if len(word) >= _SHORTEST_OF_TEXT and word.isalpha()}  # fmt: skip
    for tag in tags:
        parts = [] if tag[1] in used else _apart(tag[1], used | _COMMON)
        if len(parts) > 1:
            better = "#" + "".join(part.capitalize() for part in parts)
            yield text.at(
                text.written_at(*tag.span()),
                f"{tag[0]} is {len(parts)} words, and nothing shows where one ends.",
                f"Write {better}.",
            )


def _apart(tag: str, known: Collection[str]) -> list[str]:
    """The fewest known words that a hashtag is made of; none where it is not."""
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(tag) + 1):
        whole = [
            [*way, tag[start:end]]
            for start, way in enumerate(ways)
            if way is not None and tag[start:end] in known
        ]
        ways.append(min(whole, key=len, default=None))
    return ways[-1] or []
