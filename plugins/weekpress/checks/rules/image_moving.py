"""Pictures that move by themselves for longer than five seconds."""

from __future__ import annotations

import html
from collections.abc import Iterator

from weekpress.checks.movement import Movement, movement
from weekpress.checks.pictures import pictures
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="image-moving",
    title="A picture moves by itself, and nobody can stop it",
    source="WCAG 2.2, 2.2.2 Pause, Stop, Hide (A)",
    severity=Severity.ERROR,
    why="Movement beside the text draws the eye away from it again and again: many people with an "
    "attention disorder cannot read on, and some feel sick.",
    do="Show a still picture, and put the moving one in <details>, so that readers start it.",
    wrong="![A lorry tips a bin]({static}/images/moving.gif)",
    right="<details><summary>Play: a lorry tips a bin</summary>"
    '<img src="{static}/images/moving.gif" alt="A lorry tips a bin"></details>',
)
_MOST_SECONDS = 5.0
_KINDS = (".gif", ".webp", ".png", ".apng")


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture of our own that moves for too long; not one that a reader has to open."""
    shut = [d for d in text.elements("details") if d.get("open") is None]
    for picture in pictures(text):
        start = picture.element.start
        if any(d.start < start <= d.start + len(d.inside) for d in shut):
            continue
        if not picture.file.lower().endswith(_KINDS):
            continue
        file = text.file_of(picture.address)
        moves = movement(file) if file else None
        if moves and moves.lasts > _MOST_SECONDS:
            shows = html.escape(picture.alt or "what it shows")
            yield text.at(
                picture.element,
                f"{picture.called} moves by itself {_length(moves)}.",
                "Show a still picture here, and let readers start the moving one: "
                f"<details><summary>Play: {shows}</summary> "
                f'<img src="{picture.address}" alt="{shows}"></details>.',
            )


def _length(moves: Movement) -> str:
    if not moves.plays:
        return f"for ever, {moves.seconds:.1f} seconds a round"
    return f"for {moves.lasts:.0f} seconds; {_MOST_SECONDS:.0f} are the most"
