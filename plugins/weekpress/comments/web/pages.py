"""Pages: a template and what it says, as a response that no browser can be led astray by.

Comes in: a template's name and its values. Goes out: HTML, escaped throughout, with headers under
which nothing runs, nothing is framed and nothing is kept in a cache.
Source: CSP Level 3; RFC 9111, 5.2.2.5; HTML Standard, referrer policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from weekpress.comments.service import Service

POLICY = "; ".join(
    [
        "default-src 'none'",  # no script, no picture, no frame, from nowhere
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # a post that is sent needs an Origin that is not "null"
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
"""Sent with every page of the service."""


def environment() -> Environment:
    """The templates of the service, and the form that the site's pages share with them."""
    return Environment(
        loader=PackageLoader("weekpress.comments", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Pages:
    """Every page of the service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._templates = environment()

    def page(
        self, template: str, values: Mapping[str, Any], status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:  # fmt: skip
        """One of them, within the frame of the site it is the service of."""
        posts = self._service.site.posts()
        frame = {
            "site": posts.site if posts else "Comments",
            "site_url": posts.address if posts else "",
            "lang": posts.lang if posts else "en",
        }
        text = self._templates.get_template(template).render(frame | dict(values))
        return HTMLResponse(text, status, {**HEADERS, **(headers or {})})

    def message(
        self, status: int, title: str, words: str, headers: Mapping[str, str] | None = None
    ) -> HTMLResponse:
        """A page that says one thing."""
        values = {"title": title, "said": words}
        return self.page("message.html", values, status, headers)
