"""An entry: one comment as the moderators' pages show it.

Comes in: comments as stored, and what stands around them. Goes out: records for the templates. What
a stranger wrote is text: nothing of it can be followed by mistake, not even a link.
Source: OWASP, Cross Site Scripting Prevention; WCAG 2.2, 2.4.4 and 2.4.9 (what a button is for).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

import nh3
from markupsafe import Markup
from sqlalchemy import Connection

from weekpress.comments.posts import Post, Posts, local, unknown
from weekpress.comments.spoken import moment, since
from weekpress.comments.states import Step, steps_from
from weekpress.comments.store.queue import approved_of_address, by_id
from weekpress.comments.store.rows import Stored
from weekpress.comments.text import TAGS, as_html, as_words, in_one_line
from weekpress.comments.web.moderation import words

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)

LONGEST_QUOTE = 300


@dataclass(frozen=True)
class Entry:
    """One of them."""

    comment: Stored
    name: str
    html: Markup
    """Its words, without a link in them."""
    post: Post | None
    """None for a post that takes no comments any more, or is gone."""
    parent: Stored | None
    waited: str
    sender: str
    verdict: str
    is_checked: bool
    state: str
    zone: tzinfo
    """Where the site is."""
    unknown: str
    """What its post is called where it is None."""

    @property
    def id(self) -> str:
        """Its ULID."""
        return self.comment.id

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return f"c-{self.comment.id}"

    @property
    def website(self) -> str:
        """As text."""
        return in_one_line(self.comment.website)

    @property
    def title(self) -> str:
        """The post's title."""
        return self.post.title if self.post else self.unknown.capitalize()

    @property
    def written(self) -> str:
        """When it came."""
        return moment(self.comment.received, self.zone)

    @property
    def answered(self) -> tuple[str, str]:
        """Who is answered, and the beginning of what they wrote."""
        if self.parent is None:
            return ("", "")
        text = as_words(self.parent.body)
        cut = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()} …"
        return (in_one_line(self.parent.name) or "somebody", cut)

    @property
    def buttons(self) -> list[tuple[Step, str, str]]:
        """What may be done: the step, the button's word, its access key."""
        possible = steps_from(self.comment.state)
        return [(s, said, words.KEYS[s]) for s, said in words.BUTTONS.items() if s in possible]


def entries(
    connection: Connection, found: list[Stored], posts: Posts | None, now: datetime
) -> list[Entry]:
    """What a page shows of these comments."""
    parents = by_id(connection, {comment.parent for comment in found if comment.parent})
    approved = approved_of_address(connection, [comment.id for comment in found])
    known = posts.posts if posts else {}
    return [
        Entry(
            comment=comment,
            name=in_one_line(comment.name) or "somebody",
            html=unlinked(as_html(comment.body)),
            post=known.get(comment.post),
            parent=parents.get(comment.parent),
            waited=since(comment.received, now),
            sender=words.sender(comment, approved.get(comment.id, 0)),
            verdict=words.verdict(comment, now),
            is_checked=comment.is_checked,
            state=words.STATES[comment.state],
            zone=local(posts),
            unknown=unknown(posts),
        )
        for comment in found
    ]


def unlinked(html: str) -> Markup:
    """The HTML of a comment with the address of each link beside its words, and no link at all."""
    text = _LINK.sub(_beside, html)
    cleaned = nh3.clean(text, tags=set(TAGS - {"a"}), attributes={})
    return Markup(cleaned)  # noqa: S704 -- just sanitised


def _beside(link: re.Match[str]) -> str:
    address, said = link[1], link[2]
    return said if said == address else f"{said} [{address}]"
