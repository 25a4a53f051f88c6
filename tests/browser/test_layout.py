"""Pages fit narrow windows, big type, wide spacing and right-to-left writing."""

from __future__ import annotations

import pytest
from pages import Site, findings, visiting
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# 1280 by 1024 pixels at 400 %: what WCAG 1.4.10 means by a width of 320.
ZOOMED = {"width": 320, "height": 256}


def test_no_page_scrolls_sideways_at_320_px(browser: Browser, site: Site) -> None:
    with visiting(browser, site, viewport=PHONE) as visit:
        assert findings(visit, site.addresses(), lambda: visit.measure("reflow")) == []


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
def test_a_readers_own_spacing_cuts_nothing_off(
    width: dict[str, int], browser: Browser, site: Site
) -> None:
    pages = site.addresses() if width is PHONE else site.kinds()
    with visiting(browser, site, viewport=width) as visit:
        assert findings(visit, pages, lambda: visit.measure("spacing")) == []


def test_nothing_is_lost_or_covered_at_400_percent(browser: Browser, site: Site) -> None:
    with visiting(browser, site, viewport=ZOOMED, device_scale_factor=4) as visit:
        look = lambda: visit.measure("reflow") + visit.measure("focus", False)  # noqa: E731 -- one expression
        assert findings(visit, site.kinds(), look) == []


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
def test_every_kind_of_page_can_be_turned_right_to_left(
    width: dict[str, int], browser: Browser, site: Site
) -> None:
    with visiting(browser, site, viewport=width) as visit:
        assert findings(visit, site.kinds(), lambda: visit.measure("sides")) == []


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("reflow", "is 900px wide in 320px"),
        ("spacing", "cuts off <p"),
        ("sides", "px when turned round"),
    ],
)
def test_each_check_finds_its_fault(check: str, told: str, browser: Browser, probes: Site) -> None:
    with visiting(browser, probes, viewport=PHONE) as visit:
        visit.open(f"/{check}.html")
        assert any(told in found for found in visit.measure(check)), visit.measure(check)
        visit.open("/clean.html")
        assert visit.measure(check) == []
