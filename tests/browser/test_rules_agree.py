"""The rules for pages and axe-core agree on what is wrong, where both look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from rules import PAGE
from weekpress.checks.rulebook import rulebook

pytestmark = pytest.mark.browser

SAME = {
    "page-aria-attribute": "aria-valid-attr",
    "page-aria-hidden": "aria-hidden-focus",
    "page-aria-name": "aria-prohibited-attr",
    "page-blinking": "marquee",
    "page-button-name": "button-name",
    "page-frame-title": "frame-title",
    "page-graphic-name": "svg-img-alt",
    "page-heading-empty": "empty-heading",
    "page-heading-order": "heading-order",
    "page-image-alt": "image-alt",
    "page-label-in-name": "label-content-name-mismatch",
    "page-landmark-name": "landmark-unique",
    "page-language": "html-has-lang",
    "page-link-name": "link-name",
    "page-list-markup": "list",
    "page-main-landmark": "landmark-no-duplicate-main",
    "page-nested-controls": "nested-interactive",
    "page-outside-landmarks": "region",
    "page-refresh": "meta-refresh",
    "page-role": "aria-roles",
    "page-tab-order": "tabindex",
    "page-title": "document-title",
    "page-zoom": "meta-viewport",
}
"""Our rules, and axe's for the same. What axe does not look at, or calls another thing, is left."""
RUN = """async rule => (await axe.run(document, {
  runOnly: { type: "rule", values: [rule] }, resultTypes: ["violations"],
})).violations.length"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def finds(page: Page, axe: str, rule: str, text: str) -> bool:
    page.set_content(text if text.startswith("<!doctype") else PAGE.format(text))
    page.evaluate(axe)
    return bool(page.evaluate(RUN, rule))


@pytest.mark.parametrize("rule", sorted(SAME))
def test_axe_finds_what_a_rule_finds(rule: str, page: Page, axe: str) -> None:
    example = rulebook()[rule].rule
    assert finds(page, axe, SAME[rule], example.wrong)
    assert not finds(page, axe, SAME[rule], example.right)
