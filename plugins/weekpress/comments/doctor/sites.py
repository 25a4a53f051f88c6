"""The site, as the service reads it: which posts take comments, and how old that is.

Comes in: what was read. Goes out: troubles. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from weekpress.comments.doctor.trouble import Trouble, warning
from weekpress.comments.posts import FILE, Posts

OLD = timedelta(days=7)
"""After so long without a build a new post takes no comments, and a closed one does."""


def judged(
    named: str, posts: Posts | None, trouble: str, built: datetime | None, now: datetime
) -> Iterator[Trouble]:
    """Everything that is wrong with the site.

    named   -- the folder or the address; "" for none
    trouble -- why it could not be read just now
    built   -- when its manifest was written, if that is known
    """
    if not named:
        yield Trouble(
            "site", "No site is named, so no comments are taken.",
            "Say service.site in comments.toml, or --site here and with serve.",
        )  # fmt: skip
        return
    if trouble:
        went = "The last good build counts." if posts else "No comments are taken."
        yield Trouble("site", f"{trouble} {went}", "Build and publish the site.")
    if posts and not posts.posts:
        yield warning(
            "site", "No post takes comments.",
            "Is WEEKPRESS_COMMENTS_SERVICE in publishconf.py, and are posts published?",
        )  # fmt: skip
    if built and now - built > OLD:
        yield warning(
            "site", f"{FILE} was written on {built:%Y-%m-%d}.",
            "Build the site once a day: which posts are open follows from it.",
        )  # fmt: skip
    if built and built - now > timedelta(days=1):
        yield Trouble(
            "clock", f"The site was built on {built:%Y-%m-%d}, which is yet to be.",
            "Set this machine's clock.",
        )  # fmt: skip
