"""Pages that say no, in a real browser: nobody is kept out by them, and what was typed is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages import MEASURES
from playwright.sync_api import Browser, Page, expect
from test_axe import RUN, TAGS

from commenting import POST, received
from moderating import moderated
from serving_comments import running
from weekpress.comments.configuration.parts import MailPart
from weekpress.comments.store import opened

pytestmark = pytest.mark.browser

STYLES = ("theme/weekpress.css", "theme/comments.css")
FORM = f"/posts/{POST}/comments"
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


@pytest.fixture
def folder(sample_site: Path, tmp_path: Path) -> Path:
    """A folder for a service that looks like the sample site."""
    shutil.copytree(sample_site / "theme", tmp_path / "site/theme")
    return tmp_path


@contextmanager
def windows(browser: Browser, address: str) -> Iterator[Iterator[Page]]:
    """A window in each scheme and width; nothing runs in it but axe."""
    made = [
        browser.new_context(
            base_url=address, color_scheme=scheme, bypass_csp=True,  # type: ignore[arg-type]  # any option
            viewport={"width": width, "height": 800},
        )
        for scheme, width in LOOKS
    ]  # fmt: skip
    yield (context.new_page() for context in made)
    for context in made:
        context.close()


def faults(page: Page, axe: str) -> list[str]:
    """What axe and our own measures find."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, TAGS)
    for measure in ("reflow", "focus", "targets"):
        found += page.evaluate((MEASURES / f"{measure}.js").read_text(encoding="utf-8"), None)
    return found


@pytest.mark.parametrize(
    ("limit", "status"), [('per_sender = "1 per day"', 429), ("waiting = 1", 503)]
)
def test_a_comment_that_is_one_too_many(
    limit: str, status: int, browser: Browser, folder: Path, axe: str
) -> None:
    configured = f"[limits]\n{limit}\n[filters]\nuse = []\n"
    with running(folder, configured=configured, styles=STYLES) as service:
        with opened(service.data, {}) as store:
            received(store)  # how many wait is looked at when the next one comes
        service.send()
        with windows(browser, service.address) as pages:
            for page in pages:
                page.goto(FORM)
                for name in ("name", "comment"):
                    page.fill(f"[name={name}]", "Rosa")
                page.fill("[name=email]", "rosa@example.org")
                with page.expect_response(f"**{FORM}") as answer:
                    page.get_by_role("button", name="Send comment").click()
                assert answer.value.status == status
                expect(page.locator(".error-summary")).to_be_focused()
                expect(page.locator("[name=comment]")).to_have_value("Rosa")
                assert faults(page, axe) == []


def test_an_address_to_sign_in_with_that_is_none(browser: Browser, folder: Path, axe: str) -> None:
    mail = MailPart(host="127.0.0.1", security="none")
    with (
        moderated(folder, mail, styles=STYLES) as room,
        windows(browser, room.address) as pages,
    ):
        for page in pages:
            page.goto("/sign-in")
            assert faults(page, axe) == []
            page.evaluate("document.forms[0].noValidate = true")
            page.fill("#email", "priya")
            page.get_by_role("button", name="Send me a link").click()
            expect(page.locator(".error-summary")).to_be_focused()
            assert faults(page, axe) == []


def test_words_that_cannot_be_saved(browser: Browser, folder: Path, axe: str) -> None:
    with (
        moderated(folder, styles=STYLES) as room,
        windows(browser, room.address) as pages,
    ):
        comment = received(room.service.store)
        for page in pages:
            page.goto(room.link())
            page.get_by_role("button", name="Sign in as").click()
            page.goto(f"/moderate/comments/{comment}")
            page.locator("summary").press("Enter")  # a ring is drawn for those who use keys
            assert faults(page, axe) == []
            page.evaluate("for (const form of document.forms) form.noValidate = true")
            page.fill("#body", "")
            page.get_by_role("button", name="Save the words").click()
            expect(page.locator(".error-summary")).to_be_focused()
            assert faults(page, axe) == []
