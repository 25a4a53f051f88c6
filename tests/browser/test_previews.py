"""A stranger's page, published as a preview: a browser shows it, and runs and sends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from building import Serve
from forge import archive_of
from weekpress.previews.archive import unpack

pytestmark = pytest.mark.browser

HOSTILE = """<!doctype html>
<html lang="cy" onclick="top.ran = 1"><head><title>Fy nhudalen</title>
<meta http-equiv="Content-Security-Policy" content="script-src *">
<script>top.ran = 1</script><script src="a.txt"></script>
<base href="https://evil.example/"></head>
<body onload="top.ran = 1"><p id="words">Geiriau</p>
<img src="none.png" onerror="top.ran = 1">
<iframe srcdoc="<script>top.ran = 1</script>"></iframe>
<form action="/taken" id="form"><button>Send</button></form>
<a id="away" href="javascript:top.ran = 1">x</a>"""

SEEN = """() => ({
  ran: window.ran ?? 0, mode: document.compatMode, lang: document.documentElement.lang,
  title: document.title, words: document.getElementById('words').textContent,
  robots: document.querySelector('head > meta[name=robots]').content,
  base: document.baseURI === location.href,
})"""


def seen(browser: Browser, serve: Serve, folder: Path) -> dict[str, Any]:
    """What a reader of the hostile page gets, having tried all there is to try."""
    unpack(archive_of({"index.html": HOSTILE, "a.txt": "top.ran = 1"}), folder / "7")
    page = browser.new_page()
    try:
        page.goto(serve(folder) + "/7/")
        for control in ("#words", "#away", "button"):  # Playwright's own click waits for the form
            page.eval_on_selector(control, "control => control.click()")
        page.wait_for_timeout(200)
        return {**page.evaluate(SEEN), "still here": page.url.endswith("/7/")}
    finally:
        page.close()


def test_a_hostile_page_keeps_its_words_and_runs_and_sends_nothing(
    browser: Browser, serve: Serve, tmp_path: Path
) -> None:
    assert seen(browser, serve, tmp_path) == {
        "ran": 0, "mode": "CSS1Compat", "lang": "cy", "title": "Fy nhudalen", "words": "Geiriau",
        "robots": "noindex", "base": True, "still here": True,
    }  # fmt: skip
