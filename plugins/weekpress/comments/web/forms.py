"""The page of the form: empty, as an answer to a comment, or with what was typed and what is wrong.

Comes in: a post, what was typed, the faults. Goes out: a page on which nothing has to be typed
again. Works without scripts: what is wrong comes first and has the keyboard.
Source: WCAG 2.2, 3.3.1, 3.3.3 and 3.3.4; HTML Standard, autofocus.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from weekpress.comments import fields
from weekpress.comments.linking import contact
from weekpress.comments.posts import Post
from weekpress.comments.service import Service
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.reading import one
from weekpress.comments.taking import Refusal
from weekpress.comments.text import as_html, in_one_line
from weekpress.comments.web.opened import OpenedTimes
from weekpress.comments.web.pages import Pages

AKISMET = "This site uses Akismet to reduce spam."


@dataclass(frozen=True)
class Shown:
    """A form that is shown."""

    key: str
    post: Post
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    """By field; one that is about no field has another name."""
    parent: str = ""
    opened: str = ""


@dataclass(frozen=True)
class Answered:
    """The comment that is answered, as the site shows it."""

    name: str
    html: Markup


class Forms:
    """Shows forms, and what was typed into one that cannot be sent."""

    def __init__(self, service: Service, pages: Pages, times: OpenedTimes) -> None:
        self._service, self._pages, self._times = service, pages, times

    async def form(
        self, shown: Shown, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> Response:
        """The page of a form."""
        answered = await self._answered(shown) if shown.parent else None
        title = f"Answer a comment on {shown.post.title}" if shown.parent else ""
        title = title or f"Comment on {shown.post.title}"
        values = {
            "heading": title,
            "title": f"Error: {title}" if shown.faults else title,
            "post": shown.post,
            "action": f"/{fields.comments_path(shown.key)}",
            "privacy": f"/{fields.PRIVACY_PATH}",
            "typed": shown.typed,
            "errors": shown.faults,
            "parent": shown.parent,
            "answered": answered,
            "opened": shown.opened or self._times.token(self._service.clock()),
            "spam": AKISMET if "akismet" in self._service.configuration.filters.use else "",
        }
        return self._pages.page("form.html", values, status, headers)

    def refused(self, refusal: Refusal, key: str, words: str = "") -> Response:
        """The page that says why no comment is taken, with the words of the one that was sent."""
        posts = self._service.site.posts()
        post = posts.posts.get(key) if posts else None
        values = {
            "title": refusal.title,
            "said": refusal.words,
            "post": post,
            "words": words,
            "contact": posts.contact if posts else "",
            "contact_link": contact(posts.contact) if posts else "",
        }
        headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else None
        return self._pages.page("refused.html", values, refusal.status, headers)

    async def _answered(self, shown: Shown) -> Answered | None:
        """The comment that is answered, if readers see it; what waits is shown to nobody."""
        with suppress(StoreError):
            return await run_in_threadpool(self._published, shown.key, shown.parent)
        return None

    def _published(self, key: str, comment: str) -> Answered | None:
        with self._service.store.reading() as connection:
            found = one(connection, comment)
        if not (found and found.post == key and found.is_wanted):
            return None
        html = Markup(as_html(found.body))  # noqa: S704  # sanitised, as on the site
        return Answered(in_one_line(found.name), html)
