"""Texts of those who mean harm, in a real browser that nothing holds back: none of them acts.

The pages are shown without the policy in their headers, which would stop a script besides.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

import hostile_comments
from acting import faults
from hostile_comments import error_pages, queue

pytestmark = pytest.mark.browser

HERE = "https://hostile.example/"
OURS = (f"{HERE}theme/", f"{HERE}style.css", f"{HERE}moderate/style.css", f"{HERE}favicon")
IN_CHROMIUM = """() => [...document.querySelectorAll("*")].map(element => [
  element.localName,
  Object.fromEntries([...element.attributes].map(one => [one.name, one.value])),
  element.parentElement?.closest(".prose[dir], .words") ? "words" : "",
])"""


def acts(browser: Browser, page: str) -> list[str]:
    """What acts in a page as Chromium reads it, and what happens when it is left to run."""
    context = browser.new_context()
    happened: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == HERE and HERE not in happened:
            route.fulfill(body=page, content_type="text/html; charset=utf-8")
        else:
            route.abort()
        happened.append(route.request.url)

    context.route("**/*", answer)
    context.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    window = context.new_page()
    window.goto(HERE, wait_until="load")
    window.mouse.move(200, 200)
    found = [told for element in window.evaluate(IN_CHROMIUM) for told in faults(*element)]
    context.close()
    return found + [one for one in happened[1:] if not one.startswith(OURS)]


def test_what_acts_is_found(browser: Browser) -> None:
    assert "1" in acts(browser, "<script>alert(1)</script>")
    assert "https://evil.example/" in acts(browser, "<p style='background:url(//evil.example)'>x")
    assert acts(browser, "<body><img src=x onerror=alert(1)>")


def test_nothing_acts_on_the_pages_of_a_site(browser: Browser, tmp_path: Path) -> None:
    made = hostile_comments.site(tmp_path)
    assert made.exit_code == 0, made.stdout + made.stderr
    for page in ("all", "comments", "archive", "."):
        text = (made.output / page / "index.html").read_text(encoding="utf-8")
        assert acts(browser, text) == [], page


def test_nothing_acts_in_the_queue_nor_on_the_page_of_errors(
    browser: Browser, tmp_path: Path
) -> None:
    with hostile_comments.service(tmp_path) as (room, _):
        for page in (*queue(room), *error_pages(room)):
            assert acts(browser, page) == []
