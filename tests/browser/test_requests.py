"""A page asks nobody else for anything, needs no script, and needs little."""

from __future__ import annotations

import pytest
from pages import Site, Visit, findings, visiting
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST_REQUESTS = 5


def test_no_page_asks_strangers_or_for_much_or_for_what_is_not_there(
    browser: Browser, site: Site
) -> None:
    """With the site's own security policy in force, and nothing on the console."""
    with visiting(browser, site) as visit:
        look = lambda: visit.faults + too_many(visit)  # noqa: E731 -- one expression
        assert findings(visit, site.addresses(), look) == []


def too_many(visit: Visit) -> list[str]:
    count = len(visit.requests)
    return [f"{count} requests without pictures"] if count > MOST_REQUESTS else []


def test_nothing_is_lost_without_scripts(browser: Browser, site: Site) -> None:
    """One page of each kind; the one script there is, the form's, adds nothing to read."""
    assert words_that_differ(browser, site, site.kinds()) == []


def words_that_differ(browser: Browser, site: Site, addresses: list[str]) -> list[str]:
    """Pages whose words are others when scripts are switched off."""
    with (
        visiting(browser, site) as with_scripts,
        visiting(browser, site, java_script_enabled=False) as without,
    ):
        told = []
        for address in addresses:
            with_scripts.open(address)
            without.open(address)
            if with_scripts.page.inner_text("body") != without.page.inner_text("body"):
                told.append(f"{address} says something else without scripts")
        return told


def test_each_fault_is_found(browser: Browser, probes: Site) -> None:
    with visiting(browser, probes) as visit:
        with visit.page.expect_event("pageerror"):  # a timer's, which may come after the page
            visit.open("/requests.html")
        told = " ".join(visit.faults)
        assert "third-party request: https://elsewhere.example.org/a.png" in told
        assert "not found: /lost.png" in told
        assert "console: a word" in told
        assert "script error: broken" in told
        assert too_many(visit) == ["6 requests without pictures"]
        visit.open("/clean.html")
        assert visit.faults == []
        assert too_many(visit) == []


def test_the_security_policy_is_in_force(browser: Browser, site: Site) -> None:
    """Without it the test of the console above would prove nothing about the policy."""
    with visiting(browser, site) as visit:
        visit.open("/")
        visit.page.evaluate("document.body.setAttribute('style', 'color: red')")
        assert any("Content Security Policy" in fault for fault in visit.faults)


def test_words_that_only_a_script_writes_are_found(browser: Browser, probes: Site) -> None:
    told = ["/requests.html says something else without scripts"]
    assert words_that_differ(browser, probes, ["/clean.html", "/requests.html"]) == told
