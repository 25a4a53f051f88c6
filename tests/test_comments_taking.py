"""Which posts take comments now, and what is said of those that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from commenting import NOON, OTHER_POST, POST
from serving_comments import SITE
from weekpress.comments.posts import Post
from weekpress.comments.taking import Refusal, post_or_refusal


def refusal(key: str = POST, **said: str) -> Refusal:
    found = post_or_refusal(replace(SITE, **said), key, NOON)  # type: ignore[arg-type]  # any field
    assert isinstance(found, Refusal)
    return found


def test_an_open_post_takes_comments() -> None:
    assert isinstance(post_or_refusal(SITE, POST, NOON), Post)


def test_a_post_that_the_site_does_not_name_takes_none() -> None:
    assert refusal("0" * 36).status == 404
    assert refusal("../../etc/passwd").status == 404


def test_a_post_whose_time_is_over_is_gone_for_comments_and_says_since_when() -> None:
    found = refusal(OTHER_POST)
    assert (found.status, found.words) == (410, "This post took comments until 31 March 2020.")


def test_a_site_that_is_closed_says_until_when() -> None:
    found = refusal(
        closed_from="2026-11-01T00:00:00+00:00", closed_until="2026-12-04T00:00:00+00:00"
    )
    assert (found.status, found.reason) == (403, "closed-site")
    assert "until 3 December 2026" in found.words


def test_a_site_that_was_closed_takes_comments_again() -> None:
    over = (NOON - timedelta(days=1)).isoformat()
    site = replace(SITE, closed_from="2026-11-01T00:00:00+00:00", closed_until=over)
    assert isinstance(post_or_refusal(site, POST, NOON), Post)


def test_while_no_posts_are_known_one_is_asked_to_come_again() -> None:
    found = post_or_refusal(None, POST, NOON)
    assert isinstance(found, Refusal)
    assert (found.status, found.retry_after) == (503, 60)
