"""Accept: a comment is taken in, or its writer is told why not, with every word kept.

Comes in: the form. Goes out: 303 to a page that says what happens next, once the comment is on the
disk; or the form again. The answer is the same for a comment that is new, one sent twice and one
that a filter will take for spam: nobody learns from it what we think.
Source: RFC 9110, 15.4.4 (303), 15.5.21 (422); RFC 6585, 4 (429).
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.form import Form, UnreadableError, judged, sent
from weekpress.comments.intaking import Intake
from weekpress.comments.posts import Post
from weekpress.comments.record import ULID
from weekpress.comments.service import Service
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.intake import sender
from weekpress.comments.taking import Refusal, post_or_refusal
from weekpress.comments.web.body import BodyError, body_of
from weekpress.comments.web.counting import Counts
from weekpress.comments.web.forms import Forms, Shown
from weekpress.comments.web.limits import Limits, Room
from weekpress.comments.web.opened import OpenedTimes
from weekpress.comments.web.pages import Pages
from weekpress.comments.web.sending import Sender, submission

TAKEN_S = 20.0
"""How long a comment may take to be stored before its writer has the words back."""

AGAIN_S = 30
"""In how many seconds to come again when the store cannot be used."""


class Accept:
    """The addresses of comments on a post."""

    def __init__(
        self, service: Service, intake: Intake, pages: Pages, counts: Counts,
    ) -> None:  # fmt: skip
        self._service, self._intake, self._pages, self._counts = service, intake, pages, counts
        self._times = OpenedTimes(service.store.keys.signing)
        self._forms = Forms(service, pages, self._times)
        self._limits = Limits(service.configuration.limits)
        self._room = Room(service)

    async def answer(self, request: Request) -> Response:
        """GET and POST of one address: one route, so that it says which methods it has."""
        return await (self.take if request.method == "POST" else self.show)(request)

    async def show(self, request: Request) -> Response:
        """GET: the form, or why there is none; an answer to a comment, if the path names one."""
        key, parent = request.path_params["post"], request.path_params.get("comment", "")
        found = post_or_refusal(self._service.site.posts(), key, self._service.clock())
        if parent and not ULID.fullmatch(parent):
            found = Refusal(404, "unknown", "There is no such comment", "The address is not right.")
        if isinstance(found, Refusal):
            return self._forms.refused(found, key)
        return await self._forms.form(Shown(key, found, parent=parent))

    async def take(self, request: Request) -> Response:
        """POST: the comment."""
        try:
            form = judged(sent(await body_of(request)))
        except UnreadableError as error:
            return self._unread(400, str(error))
        except BodyError as error:
            return self._unread(error.status, str(error))
        key, now = request.path_params["post"], self._service.clock()
        post = post_or_refusal(self._service.site.posts(), key, now)
        if isinstance(post, Refusal):
            self._counts.refused(post.reason)
            return self._forms.refused(post, key, form.comment)
        if form.faults:
            return await self._again(form, key, post, 422, "faults")
        return await self._judged(request, form, key, post, now)

    async def _judged(
        self, request: Request, form: Form, key: str, post: Post, now: datetime
    ) -> Response:
        """A form without a fault is taken in, if there is room."""
        who = Sender.of(request, self._service)
        wait = self._limits.wait(sender(self._service.store.keys, who.address), key)
        if wait:
            return await self._again(form, key, post, 429, "limit", wait)
        if await self._room.is_full(now):
            return await self._again(form, key, post, 503, "full", 3600)
        seconds = self._times.seconds(form.opened, now)
        made = submission(form, key, post, who, now, self._service.chance(10), seconds)
        try:
            # What is stored after all is, when it comes again, the same words and one comment.
            async with asyncio.timeout(TAKEN_S):
                await self._intake.take(made)
        except (StoreError, TimeoutError):
            return await self._again(form, key, post, 503, "store", AGAIN_S)
        self._counts.accepted()
        return RedirectResponse(f"/posts/{key}/thanks", 303)

    async def _again(
        self, form: Form, key: str, post: Post, status: int, reason: str, wait: int = 0
    ) -> Response:
        """The form, with what was typed and why it was not taken."""
        self._counts.refused(reason)
        faults = form.faults or {reason: _SAID[reason].format(wait=_minutes(wait))}
        shown = Shown(key, post, form.typed, faults, form.parent, form.opened)
        headers = {"Retry-After": str(wait)} if wait else None
        return await self._forms.form(shown, status, headers)

    async def thanks(self, request: Request) -> Response:
        """GET: what happens next; the same for every post and every comment."""
        posts = self._service.site.posts()
        post = posts.posts.get(request.path_params["post"]) if posts else None
        promise = self._service.configuration.moderation.promise
        values = {"title": "Thank you for your comment", "post": post, "promise": promise}
        return self._pages.page("thanks.html", values)

    def _unread(self, status: int, words: str) -> Response:
        self._counts.refused("unreadable")
        cut = {"Connection": "close"}  # what may still come is not waited for
        return self._pages.message(status, "Your comment was not received", words, cut)


_SAID = {
    "limit": "Too many comments were sent in a short time. Yours was not taken. Your words are "
    "kept below: send them again in {wait}",
    "full": "More comments wait to be read than we can take. Yours was not taken. Your words are "
    "kept below: copy them, and send them again in {wait}",
    "store": "Your comment could not be stored. It is not your fault, and your words are kept "
    "below: send them again in {wait}",
}


def _minutes(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"
