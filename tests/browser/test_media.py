"""Paper, stillness and forced colours: what a reader's device asks for, it gets."""

from __future__ import annotations

import pytest
from pages import Site, findings, visiting
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_paper_gets_the_text_and_its_links_addresses(browser: Browser, site: Site) -> None:
    with visiting(browser, site) as visit:
        visit.page.emulate_media(media="print")
        assert findings(visit, site.addresses(), lambda: visit.measure("print")) == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves(motion: str, browser: Browser, site: Site) -> None:
    with visiting(browser, site, reduced_motion=motion) as visit:
        assert findings(visit, site.kinds(), lambda: visit.measure("motion")) == []


def test_print_faults_are_found(browser: Browser, probes: Site) -> None:
    with visiting(browser, probes) as visit:
        visit.page.emulate_media(media="print")
        visit.open("/print.html")
        told = " ".join(visit.measure("print"))
        assert "prints <nav>" in told
        assert "does not print the address" in told
        assert "prints pale words" in told
        assert "prints a dark ground" in told
        visit.open("/clean.html")
        assert visit.measure("print") == []


def test_motion_is_found(browser: Browser, probes: Site) -> None:
    with visiting(browser, probes) as visit:
        visit.open("/motion.html")
        told = " ".join(visit.measure("motion"))
        assert "<p> moves" in told
        assert "<a> moves" in told
        assert "<html> scrolls by itself" in told
        visit.open("/clean.html")
        assert visit.measure("motion") == []
