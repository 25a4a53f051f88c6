"""The whole way of a comment in a real browser, with the real commands: typed, judged, published.

Nobody uses a mouse, and no script runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect
from towns import KEY, Town, lively

from serving_comments import stored

pytestmark = pytest.mark.browser


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A site and its service."""
    with lively(tmp_path) as town:
        yield town


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which nothing runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def tab_to(page: Page, place: str, words: str = "") -> None:
    """Press Tab until something that matches, with these words, has the keyboard."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f":focus:is({place})").filter(has_text=words).count():
            return
    raise AssertionError(f"Tab never comes to {words or place!r}")


def press(page: Page, words: str) -> None:
    """Go to a link or a button by Tab, and press it."""
    tab_to(page, "a, button", words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill_in(page: Page, **fields: str) -> None:
    """Type into these fields, which come one after the other."""
    for name, words in fields.items():
        if not page.locator(f"[name={name}]:focus").count():
            tab_to(page, f"[name={name}]")
        page.keyboard.type(words)


def send_nothing_then_mend_it(page: Page) -> None:
    """Meet the page of errors, follow it to what is wrong, and send what is right."""
    tab_to(page, "[name=name]")
    with page.expect_response("**/comments") as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 422
    expect(page).to_have_title("Error: Comment on Bins – Marchwater Digital")
    expect(page.locator(":focus")).to_contain_text("There is a problem")
    tab_to(page, ".error-summary a", "Enter your name")
    page.keyboard.press("Enter")
    expect(page.locator("[name=name]")).to_be_focused()
    fill_in(page, name="Owen Hartley", email="owen@example.org", comment="Who *empties* them?")
    press(page, "Send comment")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your comment")
    expect(page.get_by_role("main")).to_contain_text("What happens next")


def approve_undo_approve(page: Page, town: Town) -> None:
    """Sign in by the command's link, and decide."""
    page.goto(town.said("sign-in-link", "priya@example.org"))
    press(page, "Sign in as Priya Shah")
    expect(page).to_have_url(f"{town.service.address}/moderate")
    press(page, "Approve: comment by Owen Hartley")
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    press(page, "Undo")
    press(page, "Approve: comment by Owen Hartley")


def test_a_comment_goes_from_a_keyboard_to_the_page_and_its_feed(page: Page, town: Town) -> None:
    page.goto(town.page)
    send_nothing_then_mend_it(page)
    approve_undo_approve(page, town)
    (one,) = town.awaits(1)
    town.build()
    page.goto(town.page)
    place = page.locator(f"#comment-{one.id}")
    expect(place.get_by_role("emphasis")).to_have_text("empties")
    press(page, one.published.strftime("%Y at"))
    expect(page).to_have_url(f"{town.page}#comment-{one.id}")
    (entry,) = feedparser.parse(f"{town.page}comments/atom.xml").entries
    assert (entry.author, entry.link) == ("Owen Hartley", page.url)
    assert "<em>empties</em>" in entry.content[0].value and "owen@" not in str(entry)


def test_an_answer_is_sent_behind_a_plain_link_and_taken_away_again(page: Page, town: Town) -> None:
    town.service.send(KEY, name="Owen Hartley", comment="Who empties them?")
    town.said("approve", stored(town.service.data)[0][0].id)
    (first,) = town.awaits(1)
    town.build()
    page.goto(town.page)
    press(page, "Reply to Owen Hartley")
    expect(page.get_by_role("figure")).to_contain_text("Who empties them?")
    fill_in(page, name="Ada Moss", email="ada@example.org", comment="We do.")
    press(page, "Send comment")
    answer = stored(town.service.data)[1][0]
    town.said("approve", answer.id)
    town.awaits(2)
    town.build()
    page.goto(town.page)
    expect(page.locator(f"#comment-{first.id} #comment-{answer.id}")).to_contain_text("We do.")
    town.said("withdraw", first.id)
    town.awaits(1)
    town.build()
    page.goto(town.page)
    expect(page.locator(".comment")).to_have_count(1)
    expect(page.locator(".comment")).to_contain_text("Answers a comment that is no longer here")
