"""The pages of the comment service in a real browser: axe, a phone, the keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_axe import RUN, TAGS

from commenting import OTHER_POST, POST, received, taken
from serving_comments import PLENTY, Running, running
from weekpress.comments.states import Step
from weekpress.comments.store import opened
from weekpress.comments.store.reading import thread

pytestmark = pytest.mark.browser

SIZES = {"desk": {"width": 1000, "height": 800}, "phone": {"width": 320, "height": 640}}
FORM = f"/posts/{POST}/comments"


@pytest.fixture(scope="module")
def service(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that looks like the sample site, with one comment that readers see."""
    folder = tmp_path_factory.mktemp("service")
    shutil.copytree(sample_site / "theme", folder / "site/theme")
    styles = ("theme/weekpress.css", "theme/comments.css")
    with running(folder, configured=PLENTY, styles=styles) as service:
        with opened(service.data, {}) as store:
            taken(store, received(store, body="One\n\nTwo"), Step.APPROVE)
        yield service


@pytest.fixture(params=[(scheme, size) for scheme in ("light", "dark") for size in SIZES])
def page(request: pytest.FixtureRequest, browser: Browser, service: Running) -> Iterator[Page]:
    """A page, in both schemes, on a desk and on a phone. No script is there but axe."""
    scheme, size = request.param
    context = browser.new_context(
        base_url=service.address, color_scheme=scheme, viewport=SIZES[size], bypass_csp=True,
    )  # fmt: skip
    yield context.new_page()
    context.close()


def faults(page: Page, axe: str) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, TAGS)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return [*found, *(["wider than the screen"] if page.evaluate(wide) else [])]


def test_no_page_keeps_anybody_out(page: Page, service: Running, axe: str) -> None:
    with opened(service.data, {}) as store, store.reading() as connection:
        parent = thread(connection, POST)[0].id
    paths = [
        FORM, f"{FORM}/{parent}/reply", f"/posts/{OTHER_POST}/comments", f"/posts/{POST}/thanks",
        "/privacy", "/nothing",
    ]  # fmt: skip
    for path in paths:
        page.goto(path)
        assert faults(page, axe) == [], path


def test_the_page_of_errors_has_the_keyboard_on_what_is_wrong(page: Page, axe: str) -> None:
    page.goto(FORM)
    page.fill("[name=comment]", "Kept\n  as it is")
    page.fill("[name=website]", "javascript:alert(1)")
    page.get_by_role("button", name="Send comment").click()
    expect(page).to_have_title("Error: Comment on Bins & boxes – Notes of Marchwater")
    expect(page.locator(".error-summary")).to_be_focused()
    assert faults(page, axe) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=name]")).to_be_focused()
    assert page.locator("[name=comment]").input_value() == "Kept\n  as it is"


def test_what_is_mended_is_taken_by_keyboard_alone(page: Page) -> None:
    page.goto(FORM)
    page.locator("[name=name]").focus()
    for words in ("Rosa Field", "rosa", "example.org", "My bin"):
        page.keyboard.insert_text(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".error-summary a").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.insert_text("@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your comment")


def test_a_post_that_is_closed_gives_the_words_back(page: Page, axe: str) -> None:
    page.goto(FORM)
    page.evaluate(f"document.forms[0].action = '/posts/{OTHER_POST}/comments'")
    page.fill("[name=comment]", "Not lost")
    page.get_by_role("button", name="Send comment").click()
    assert page.get_by_label("Your words, which were not taken").input_value() == "Not lost"
    assert faults(page, axe) == []
