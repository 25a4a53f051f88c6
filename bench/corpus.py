"""A team blog of any size, the same bytes every time: what the figures are measured on.

Comes in: a number of posts and a seed. Goes out: one file a post, in the front matter that each
generator reads. A post has about 500 words; code in 35 of 100, a picture in 30, a table in 12, a
link to another post in half. Dates run over ten years; 3 to 6 of 200 tags, one of 40 authors and
one of 12 categories each.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

TAGS, AUTHORS, CATEGORIES = 200, 40, 12
FIRST = datetime(2016, 1, 4, 9, 0)
DAYS = 3650

WORDS = tuple(
    "team service user week map form letter people council street bin library page list plan test"
    " note call answer number change office question week report design code data talk work reader"
    " school road bridge river market garden parish visit morning paper phone minute wait queue"
    " simple clear open slow small early common local public careful useful honest better next other"
    " found asked wrote moved tried built learned made kept heard counted closed opened needed agreed"
    " the a of and to in with for on at by from about before after between over under through"
    " we they it this that our their its which who when where because while although until".split()
)
CODE = (
    "```python\ndef waiting(calls: list[int]) -> float:\n"
    '    """The mean wait in minutes."""\n'
    "    return sum(calls) / len(calls) if calls else 0.0\n```\n"
)
TABLE = "| Week | Calls | Minutes |\n|---|---|---|\n" + "".join(
    f"| {n} | {n * 37 % 90} | {n * 11 % 17} |\n" for n in range(1, 6)
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
    """Markdown. A link to another post is written LINK(number)."""

    @property
    def slug(self) -> str:
        return f"post-{self.number:05d}"


def posts(count: int, seed: int = 2026) -> Iterator[Made]:
    """The first `count` posts. One post's text depends on its number and the seed alone."""
    for number in range(count):
        yield post(number, count, random.Random(f"{seed}-{number}"))  # noqa: S311


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
    )


def _body(number: int, count: int, chance: random.Random) -> str:
    parts = [_paragraph(chance)]
    for heading in range(1, 4):
        parts.append(f"## {_words(chance, 4).capitalize()}")
        parts += [_paragraph(chance) for _ in range(2)]
        if heading == 1:
            parts.append("\n".join(f"- {_words(chance, 8)}" for _ in range(4)))
    if chance.random() < 0.35:
        parts.append(CODE)
    if chance.random() < 0.30:
        parts.append(f"![{_words(chance, 5).capitalize()}](IMAGE)")
    if chance.random() < 0.12:
        parts.append(TABLE)
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


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _name(number: int) -> str:
    """Letters for a number, so that no two names look alike: 0 is Aa, 27 is Bb."""
    return chr(65 + number // 26) + chr(97 + number % 26)
