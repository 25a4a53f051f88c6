"""A team blog of any size, the same bytes every time: what the figures are measured on.

Comes in: a number of posts and a seed. Goes out: one file a post, in the front matter that each
generator reads. A post has about 500 words and 3.75 kB; code in 35 of 100, a picture in 30, a
table in 12, a link to another post in half. Dates run over ten years; 3 to 6 of 200 tags, one of
40 authors and one of 12 categories each.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

TAGS, AUTHORS, CATEGORIES = 200, 40, 12
FIRST = datetime(2016, 1, 4, 9, 0)  # noqa: DTZ001 -- each site has its own zone
DAYS = 3650

SPOKEN = """
team service user week map form letter people council street library page list plan test note
call answer number change office question report design code talk work reader school bridge
river market garden parish visit morning paper minute queue simple clear small early common
local public careful useful honest better asked wrote moved tried built learned heard counted
opened needed agreed the a of and to in with for on from about before after between through we
they that this their which because while although until neighbour appointment application
information department conversation responsible afternoon collection everybody experience
government homepage improvement instructions keyboard librarian meanwhile newsletter particular
programme receptionist researcher something sometimes suggestion telephone together translation
university volunteers website wheelchair yesterday published remembered complicated
"""
WORDS = tuple(SPOKEN.split())

CODE = (
    "```python\ndef waiting_{number}(calls: list[int]) -> float:\n"
    '    """The mean wait in minutes."""\n'
    "    return sum(calls) / len(calls) if calls else {number}.0\n```\n"
)


@dataclass(frozen=True)
class Made:
    """One post, before any generator's syntax."""

    number: int
    title: str
    date: datetime
    tags: tuple[str, ...]
    author: str
    category: str
    body: str
    """Markdown. A link to another post is written LINK(number), the picture's address IMAGE."""
    slug: str
    """The last part of its address."""

    @property
    def file(self) -> str:
        """The name of its file, which stays when the slug changes."""
        return file_of(self.number)


def file_of(number: int) -> str:
    """The name of the file of the post of that number."""
    return f"post-{number:05d}.md"


def posts(count: int, seed: int = 2026) -> Iterator[Made]:
    """The first `count` posts. One post's words depend on its number and the seed alone; its date
    and the post it links to depend on the count as well."""
    for number in range(count):
        yield post(number, count, random.Random(f"{seed}-{number}"))  # noqa: S311 -- no secret


def post(number: int, count: int, chance: random.Random) -> Made:
    """The post of one number among `count`."""
    minutes = DAYS * 24 * 60 * number // count
    return Made(
        number,
        title=f"{_words(chance, 5).capitalize()} {number}",
        date=FIRST + timedelta(minutes=minutes),
        tags=tuple(f"tag {n}" for n in chance.sample(range(TAGS), chance.randint(3, 6))),
        author=f"Writer {_name(chance.randrange(AUTHORS))}",
        category=f"Category {_name(chance.randrange(CATEGORIES))}",
        body=_body(number, count, chance),
        slug=f"post-{number:05d}",
    )


def _body(number: int, count: int, chance: random.Random) -> str:
    parts = [_paragraph(chance)]
    for heading in range(1, 4):
        parts.append(f"## {_words(chance, 4).capitalize()}")
        parts += [_paragraph(chance) for _ in range(2)]
        if heading == 1:
            parts.append("\n".join(f"- {_words(chance, 8)}" for _ in range(4)))
    if chance.random() < 0.35:
        parts.append(CODE.replace("{number}", str(number)))
    if chance.random() < 0.30:
        parts.append(f"![{_words(chance, 5).capitalize()}](IMAGE)")
    if chance.random() < 0.12:
        parts.append(_table(chance))
    if chance.random() < 0.50:
        parts.append(f"We wrote of it [in another post](LINK({chance.randrange(count)})).")
    return "\n\n".join(parts) + "\n"


def _paragraph(chance: random.Random) -> str:
    sentences = []
    for _ in range(4):
        words = chance.choices(WORDS, k=chance.randint(11, 20))
        if chance.random() < 0.3:
            words[4] = f"*{words[4]}*"
        if chance.random() < 0.2:
            words[6] = f'"{words[6]}"'
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def _table(chance: random.Random) -> str:
    rows = [f"| {week} | {chance.randrange(90)} | {chance.randrange(17)} |" for week in range(1, 6)]
    return "\n".join(["| Week | Calls | Minutes |", "|---|---|---|", *rows])


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _name(number: int) -> str:
    """Letters for a number, so that no two names look alike: 0 is Aa, 27 is Bb."""
    return chr(65 + number // 26) + chr(97 + number % 26)
