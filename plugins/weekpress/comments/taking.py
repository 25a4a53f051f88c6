"""Taking: whether a post takes comments now, and if not, why, for a reader.

Comes in: what the site says, a post's key, the time. Goes out: the post, or a refusal in words.
Source: RFC 9110, 15.5 (403, 404, 410) and 15.6.4 (503).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from weekpress.comments.posts import Post, Posts


@dataclass(frozen=True)
class Refusal:
    """Why no comment is taken."""

    status: int
    reason: str
    """One word, for counting."""
    title: str
    words: str
    retry_after: int = 0
    """In how many seconds it may be otherwise; 0 if nothing is known of that."""


def post_or_refusal(posts: Posts | None, key: str, now: datetime) -> Post | Refusal:
    """The post, if it takes a comment now."""
    if posts is None:
        return Refusal(
            503, "no-posts", "Comments cannot be taken just now",
            "The service does not know the posts of the site yet. Try again in a few minutes.", 60,
        )  # fmt: skip
    post = posts.posts.get(key)
    if post is None:
        return Refusal(
            404, "unknown-post", "This post takes no comments",
            "It has been taken down, or comments on it were never open.",
        )  # fmt: skip
    if posts.is_closed(now):
        return _site_closed(posts)
    if not post.is_open(now):
        day = _last_day(datetime.fromisoformat(post.closes))
        return Refusal(
            410, "closed-post", "Comments on this post are closed",
            f"This post took comments until {day}.",
        )  # fmt: skip
    return post


def _site_closed(posts: Posts) -> Refusal:
    until = ""
    if posts.closed_until:
        until = f" until {_last_day(datetime.fromisoformat(posts.closed_until))}"
    return Refusal(
        403, "closed-site", "This site takes no comments just now",
        f"Comments are closed on all posts{until}.",
    )  # fmt: skip


def _last_day(moment: datetime) -> str:
    """The day before a moment, where the site is: what ends as December begins ends on the
    "30 November 2026"."""
    last = moment - timedelta(seconds=1)
    return f"{last.day} {last:%B %Y}"
