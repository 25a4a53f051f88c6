"""Pages without a way past what is on every page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone, is_tab_stop
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import landmarks
from weekpress.errors import Severity

RULE = Rule(
    name="page-skip-link",
    title="A page has no link past its header that works",
    source="WCAG 2.2, 2.4.1 Bypass Blocks (A); G1, SCR28",
    severity=Severity.ERROR,
    why="Who goes by the Tab key has to go through every link of the header on each page.",
    do='Let the first link of the page lead to its main part: <a href="#main">Skip to main '
    'content</a>, and <main id="main" tabindex="-1">.',
    wrong='<!doctype html><html lang="en"><head><title>Bins</title></head><body>'
    '<header><a href="/">Home</a></header><main id="main">Bins</main></body></html>',
    right='<!doctype html><html lang="en"><head><title>Bins</title></head><body>'
    '<a href="#main">Skip to main content</a><header><a href="/">Home</a></header>'
    '<main id="main">Bins</main></body></html>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """A page whose first stop of the Tab key does not lead to its main part.

    A page has no need of one where nothing comes before its main part.
    """
    mains = {element for role, element in landmarks(page) if role == "main"}
    first = next((e for e in page.all() if is_tab_stop(e) and not is_gone(e)), None)
    if first is None or not mains or not mains.isdisjoint(first.iterancestors()):
        return
    address = first.get("href") or ""
    if not address.startswith("#"):
        yield page.at(first, "The first link of this page does not lead to its main part.")
        return
    target = next(iter(page.with_ids(address[1:])), None)
    if target is None:
        yield page.at(first, f'The link past the header leads to "{address}", which is not there.')
    elif not _is_in(target, mains):
        yield page.at(first, f'The link past the header leads to "{address}", not in <main>.')


def _is_in(target: HtmlElement, mains: set[HtmlElement]) -> bool:
    """Whether a place is the main part, in it, or the part around it that begins with it."""
    around = {target, *target.iterancestors()}
    return not around.isdisjoint(mains) or any(target in m.iterancestors() for m in mains)
