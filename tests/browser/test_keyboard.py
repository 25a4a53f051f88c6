"""Everything can be reached, seen and left with the keyboard alone."""

from __future__ import annotations

import pytest
from pages import Site, Visit, findings, visiting
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STOPS = (
    "[...document.querySelectorAll("
    "'a[href], summary, button, input, textarea, [tabindex=\"0\"]')]"
    ".filter(stop => stop.checkVisibility() && stop.tabIndex >= 0).length"
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_is_seen_and_uncovered(scheme: str, browser: Browser, site: Site) -> None:
    pages = site.addresses() if scheme == "light" else site.kinds()
    with visiting(browser, site, color_scheme=scheme) as visit:
        assert findings(visit, pages, lambda: visit.measure("focus", False)) == []


def test_focus_is_seen_in_forced_colours(browser: Browser, site: Site) -> None:
    with visiting(browser, site, forced_colors="active") as visit:
        assert findings(visit, site.kinds(), lambda: visit.measure("focus", True)) == []


def test_every_target_is_big_enough_to_hit(browser: Browser, site: Site) -> None:
    with visiting(browser, site, viewport={"width": 320, "height": 640}) as visit:
        assert findings(visit, site.addresses(), lambda: visit.measure("targets")) == []


def test_the_first_stop_leads_past_the_menu(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        assert findings(visit, site.kinds(), lambda: skip_link_faults(visit)) == []


def skip_link_faults(visit: Visit) -> list[str]:
    """The first Tab stops at a visible link into main, and the next Tab after it is inside."""
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    if not visit.page.evaluate("document.activeElement.getAttribute('href') === '#main'"):
        return ["the first stop does not lead to main"]
    seen = "document.activeElement.getBoundingClientRect().top >= 0"
    faults = [] if visit.page.evaluate(seen) else ["the skip link is focused and not to be seen"]
    keyboard.press("Enter")
    if not visit.page.evaluate("document.activeElement.matches('main')"):
        faults.append("the skip link does not move the focus")
    keyboard.press("Tab")
    after = "document.querySelector('main').compareDocumentPosition(document.activeElement)"
    if not visit.page.evaluate(f"[16, 20, 4].some(where => ({after} & where) === where)"):
        faults.append("the stop after the skip link is before main")
    return faults


def test_tab_visits_every_stop_once_and_leaves(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        assert findings(visit, site.kinds(), lambda: trap_faults(visit)) == []


def trap_faults(visit: Visit) -> list[str]:
    """Press Tab as often as there are stops: each is a new one, and then the page is left."""
    count: int = visit.page.evaluate(STOPS)
    visit.page.evaluate("window.stops = new Set()")
    for _ in range(count):
        visit.page.keyboard.press("Tab")
        visit.page.evaluate("window.stops.add(document.activeElement)")
    met: int = visit.page.evaluate("window.stops.size")
    return [] if met >= count else [f"Tab meets {met} of {count} stops"]


@pytest.mark.parametrize(
    ("probe", "check", "argument", "told"),
    [
        ("focus-lost", "focus", False, "looks the same when focused"),
        ("focus-covered", "focus", False, "is covered by <div>"),
        ("focus-forced", "focus", True, "looks the same when focused"),
        ("targets", "targets", None, "with another too near"),
    ],
)
def test_each_check_finds_its_fault(
    probe: str, check: str, argument: object, told: str, browser: Browser, probes: Site
) -> None:
    forced = "active" if argument else "none"
    with visiting(browser, probes, forced_colors=forced) as visit:
        visit.open(f"/{probe}.html")
        assert any(told in found for found in visit.measure(check, argument))
        visit.open("/clean.html")
        assert visit.measure(check, argument) == []


def test_a_page_without_a_skip_link_is_told(browser: Browser, probes: Site) -> None:
    with visiting(browser, probes) as visit:
        visit.open("/targets.html")
        assert skip_link_faults(visit) == ["the first stop does not lead to main"]
        visit.open("/clean.html")
        assert skip_link_faults(visit) == []


def test_a_page_that_keeps_the_focus_is_told(browser: Browser, probes: Site) -> None:
    with visiting(browser, probes) as visit:
        visit.open("/trap.html")
        assert trap_faults(visit) == ["Tab meets 1 of 3 stops"]
