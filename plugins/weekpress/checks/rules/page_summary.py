"""Parts to be opened that do not say what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-summary",
    title="What is to be opened does not say what is in it",
    source="WCAG 2.2, 4.1.2 Name, Role, Value (A); HTML Standard, 4.11.1 The details element",
    severity=Severity.ERROR,
    why='The browser writes "Details" there, which says nothing.',
    do="Begin it with <summary>, and write in that what is shown when it is opened.",
    wrong="<details><p>Blue, brown and green.</p></details>",
    right="<details><summary>Colours of the bins</summary><p>Blue and green.</p></details>",
    said_by=("details-without-summary",),
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every details without a summary, or with an empty one."""
    for details in page.all("details"):
        summary = next((child for child in details if child.tag == "summary"), None)
        if summary is None:
            yield page.at(details, "What is to be opened here has no summary.")
        elif not page.name_of(summary) and not is_hidden(summary):
            yield page.at(summary, "The summary of what is to be opened has no words.")
