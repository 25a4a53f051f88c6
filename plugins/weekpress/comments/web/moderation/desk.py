"""The desk: what every page of the moderators has at hand, and how it answers.

A fault becomes a page in words: what was asked for cannot be done, or the store is away. None says
more than that.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import HTMLResponse, Response

from weekpress.comments.service import Service
from weekpress.comments.store.engine import StoreError
from weekpress.comments.web.moderation.aside import Aside
from weekpress.comments.web.moderation.asking import Asking
from weekpress.comments.web.moderation.form import Refusal
from weekpress.comments.web.pages import Pages


@dataclass(frozen=True)
class Desk:
    """All of it."""

    service: Service
    pages: Pages
    asking: Asking
    aside: Aside = field(default_factory=Aside)

    def page(
        self, template: str, values: Mapping[str, Any], status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:  # fmt: skip
        """One of the pages under `moderation/`."""
        given = {"person": None, **values}
        return self.pages.page(f"moderation/{template}.html", given, status, headers)

    async def answered(self, answer: Callable[[], Awaitable[Response]]) -> Response:
        """What `answer` says, or the page that says why not."""
        try:
            return await answer()
        except Refusal as refusal:
            return self.told(refusal.status, refusal.title, refusal.words)
        except LookupError:
            return self.told(404, "There is no such comment", "It may have been erased.")
        except StoreError:
            words = "Nothing was changed. Comments are safe; try again in a minute."
            return self.told(503, "The store does not answer", words, {"Retry-After": "60"})

    def told(
        self, status: int, title: str, words: str, headers: Mapping[str, str] | None = None
    ) -> HTMLResponse:
        """A page of a few words."""
        return self.page("told", {"title": title, "words": words}, status, headers)
