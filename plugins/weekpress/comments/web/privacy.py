"""What becomes of a commenter's data: a page made from what is configured, so that it is true.

Comes in: the configuration, and what each filter says it does. Goes out: the page.
Source: UK GDPR, Articles 5(1)(e), 6(1)(e) and 13; ICO, "Right to be informed".
"""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from weekpress.comments.linking import contact
from weekpress.comments.service import Service
from weekpress.comments.text import as_html
from weekpress.comments.web.pages import Pages
from weekpress.comments.worker.tools import chain_of


class Privacy:
    """GET /privacy."""

    def __init__(self, service: Service, pages: Pages) -> None:
        self._pages, configured = pages, service.configuration
        self._service = service
        self._filters = tuple(told_by_filters(service))
        self._keep, self._moderation = configured.keep, configured.moderation
        self._said = configured.privacy

    async def show(self, _request: Request) -> Response:
        """The page."""
        posts = self._service.site.posts()
        said = posts.contact if posts else ""
        values = {
            "title": "How your comment data is processed",
            "keep": self._keep,
            "filters": self._filters,
            "policy": self._moderation.policy,
            "lawful_basis": self._said.lawful_basis,
            "more": self._said.more,
            "contact": said,
            "contact_link": contact(said),
        }
        return self._pages.page("privacy.html", values)


def told_by_filters(service: Service) -> list[Markup]:
    """What each filter that is on says of itself, in paragraphs of HTML made as a comment's is.

    Raises ConfigurationError for a filter that cannot be made.
    """
    said = chain_of(service).privacy()
    return [Markup(as_html(part)) for part in said.split("\n\n") if part]  # noqa: S704  # sanitised
