"""Links of a page that have no words."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-link-name",
    title="A link of a page has no name",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A); 4.1.2 Name, Role, Value (A); H30, F89",
    severity=Severity.ERROR,
    why='A screen reader says "link" and perhaps an address, and somebody who speaks to the '
    "computer cannot call it.",
    do="Write words in the link; where a picture is all of it, write where it leads as the alt.",
    wrong='<p><a href="/plan/"><img src="/images/plan.png" alt="" width="40" height="30"></a></p>',
    right='<p><a href="/plan/"><img src="/images/plan.png" alt="The plan" width="40" height="30">'
    "</a></p>",
    said_by=("image-link-without-text", "link-without-words"),
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every link that is read out and has no name."""
    for link in page.all("a"):
        address = link.get("href")
        if address is None or page.name_of(link) or is_hidden(link):
            continue
        picture = next(link.iter("img", "svg"), None) is not None
        what = "is a picture that nothing stands for" if picture else "has no words"
        yield page.at(link, f'The link to "{address}" {what}.')
