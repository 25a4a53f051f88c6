"""Pages whose title is missing, or does not say whose site they are of."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.titles import title_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-title",
    title="The title of a page is missing, incomplete or that of another",
    source="WCAG 2.2, 2.4.2 Page Titled (A); G88, G127, H25",
    severity=Severity.ERROR,
    why="It is the first thing a screen reader says of a page, and all that tabs, bookmarks and "
    "search engines show.",
    do="Write in <title> what the page is about, then the name of the site.",
    wrong='<!doctype html><html lang="en"><head><title> </title></head><body></body></html>',
    right='<!doctype html><html lang="en"><head><title>Bins – Marchwater Digital</title></head>'
    "<body></body></html>",
)

_LONGEST = 70
"""Letters of a title that are shown; the name of the site is left out where it would go beyond."""


def on_page(page: Page) -> Iterator[Hit]:
    """A page without a title, with several, or with one that does not name the site.

    That two pages share one is seen by all of them together: see weekpress.checks.titles.
    """
    titles = [e for e in page.all("title") if e.getparent().tag != "svg"]
    title, name = title_of(page), " ".join(page.site_name.split())
    if not title:
        yield page.at(titles[0] if titles else page.root, "This page has no title.")
    elif len(titles) > 1:
        yield page.at(titles[1], "This page has two titles.")
    elif _lacks(name, title) and not page.is_redirect:
        yield page.at(
            titles[0],
            f'The title of this page, "{title}", does not name the site.',
            f"Write {title} – {name}.",
            group="site",
        )


def _lacks(name: str, title: str) -> bool:
    """Whether the name of the site is not in a title where it would fit."""
    return name.casefold() not in title.casefold() and len(f"{title} – {name}") <= _LONGEST
