"""A browser for these tests, and the sample site's pages open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import FLAGS, Site
from playwright.sync_api import Browser, sync_playwright

from building import ROOT, Require

PROBES = Path(__file__).parent / "probes"


@pytest.fixture(scope="module")
def browser(require: Require) -> Iterator[Browser]:
    """Debian's Chromium, started once a file: as long as it is there Playwright has an event loop
    run, beside which no other can, and tests elsewhere have servers with loops of their own."""
    path = require("browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe(require: Require) -> str:
    """The source of axe-core, to be run inside a page."""
    require("axe")
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(sample_site: Path) -> Site:
    """The sample site at its public address."""
    return Site(sample_site, "https://weekpress.example.org")


@pytest.fixture(scope="session")
def probes() -> Site:
    """Pages of deliberate faults: each own check has to find the one that is made for it."""
    return Site(PROBES, "https://probe.example.org")
