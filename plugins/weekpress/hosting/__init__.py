"""Hosting: what the finished files need beside them, whoever serves them.

    every page of the context ─▶ Place ─┬▶ sitemap.xml, robots.txt      (crawlers)
    redirect_from ─▶ Redirect ──────────┴▶ a stub page each, _redirects (redirects)
    WEEKPRESS_HEADERS ─────────────────────▶ _headers                   (headers)

Settings: WEEKPRESS_HEADERS, WEEKPRESS_SITEMAP. How to publish: docs/how-to/publish.md.
`weekpress serve` reads _headers and _redirects back, so that a writer sees what readers will.
"""

from weekpress.hosting.plugin import register

__all__ = ["register"]
