"""What a writer does to one post while a tool watches, and by what sign its page shows it.

Comes in: the posts of a site. Goes out: edits in the order they are made, each on top of the one
before it. The last of them leaves as many posts as there were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from corpus import TAGS, Made

WHOLE = "</html>"
"""What a page that is written to its end has."""


@dataclass(frozen=True)
class Edit:
    """One saved, or removed, file."""

    kind: str
    post: Made
    """What the file holds from now on, or held until it was removed."""
    slug: str
    """The page that is looked at; empty for the home page."""
    sign: str
    """What stands in that page once the edit is in it, and not before."""
    removed: bool = False
    """Whether the file is removed, and the sign with it."""

    def shown_in(self, page: str) -> bool:
        """Whether the page is whole, and as the edit wants it."""
        return WHOLE in page and (self.sign in page) != self.removed


def edits(made: Sequence[Made], number: int) -> Iterator[Edit]:
    """The edits of round `number`, to the post in the middle and to one that comes and goes."""
    post = made[len(made) // 2]
    word = f"amendment{number}of"
    post = replace(post, body=f"{post.body}\nWe added a sentence later, {word} by name.\n")
    yield Edit("body", post, post.slug, word)
    post = replace(post, title=f"Heading{number}of a post that has another title now")
    yield Edit("title", post, post.slug, f"Heading{number}of")
    post = replace(post, tags=(_other_tag(post, number), *post.tags[1:]))
    yield Edit("tag", post, post.slug, f"/tags/{post.tags[0].replace(' ', '-')}/")
    post = replace(post, date=post.date.replace(year=2015, month=1, day=number % 28 + 1))
    yield Edit("date", post, post.slug, f"{post.date:%Y-%m-%d}")
    post = replace(post, slug=f"{post.slug}-as-of-{number}")
    yield Edit("slug", post, post.slug, WHOLE)
    yield from _come_and_go(made, number)


def _come_and_go(made: Sequence[Made], number: int) -> Iterator[Edit]:
    """A post that is newer than all, and then is not there."""
    post = replace(
        made[len(made) // 3],
        number=len(made),
        title=f"Newcomer{number}of the blog stands on the home page",
        date=made[-1].date + timedelta(days=1),
        slug=f"newcomer-{number}",
    )
    yield Edit("added", post, post.slug, f"Newcomer{number}of")
    yield Edit("removed", post, "", f"Newcomer{number}of", removed=True)


def _other_tag(post: Made, number: int) -> str:
    """A tag of the corpus that the post has not."""
    start = post.number + 7 * number
    others = (f"tag {n % TAGS}" for n in range(start, start + TAGS))
    return next(tag for tag in others if tag not in post.tags)
