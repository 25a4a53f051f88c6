"""The titles of all pages together: two pages must not share one.

Comes in: each page's path and title. Goes out: an error for each page whose title an earlier one
has. Source: WCAG 2.2, 2.4.2 Page Titled (A), G88: a title tells the page from others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekpress.checks.page import Page
from weekpress.checks.words import words_of
from weekpress.errors import Finding

_RULE = "page-title"


def title_of(page: Page) -> str:
    """What a page calls itself, single-spaced; "" where it has no title, or one without words."""
    found = (e for e in page.all("title") if e.getparent().tag != "svg")
    title = next(found, None)
    return "" if title is None else words_of(title)


def titles_twice(titles: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Each page whose title is that of another before it.

    titles -- the path of each page, as it is shown, and its title; pages that only lead on to
              another, or are a copy of one, are not to be among them
    """
    first: dict[str, str] = {}
    for path, title in titles:
        other = first.setdefault(title.casefold(), path)
        if title and other != path:
            message = f'The title of this page, "{title}", is also that of {other}.'
            fix = "Write what tells the two apart in the title of one of them."
            yield Finding(path, 1, _RULE, message, fix, rule=_RULE)
