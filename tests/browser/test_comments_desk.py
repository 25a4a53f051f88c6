"""The moderators' pages at work: what has the keyboard, what is told, what stays on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_comments_moderation import opened

from commenting import received, taken
from moderating import Room, moderated
from weekpress.comments.states import Step

pytestmark = pytest.mark.browser

STYLES = ("theme/weekpress.css", "theme/comments.css")


@pytest.fixture
def room(tmp_path: Path, sample_site: Path) -> Iterator[Room]:
    """The service in the sample site's style."""
    shutil.copytree(sample_site / "theme", tmp_path / "site/theme")
    with moderated(tmp_path, styles=STYLES) as room:
        yield room


@pytest.fixture
def phone(browser: Browser, room: Room) -> Iterator[Page]:
    """The narrowest phone there is, a moderator signed in."""
    with opened(browser, room, viewport={"width": 320, "height": 640}) as page:
        yield page


def test_after_a_search_the_keyboard_is_at_what_was_found(room: Room, phone: Page) -> None:
    received(room.service.store, 1, name="Ann Lee")
    taken(room.service.store, received(room.service.store, 2), Step.SPAM)
    phone.goto("/moderate")
    phone.fill("#words", "bin")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    expect(phone).to_have_title("Found: Waiting – Notes of Marchwater")
    expect(phone.locator(".found")).to_have_text(
        "Comments with “bin”: 1 in this list, 2 in all. Show all again"
    )
    order = []
    for _ in range(2):
        phone.keyboard.press("Tab")
        order.append(phone.locator(":focus").inner_text())
    assert order == ["Show all again", "Ann Lee"]


def test_who_signs_out_by_keyboard_is_at_the_words_that_say_so(phone: Page) -> None:
    phone.get_by_role("button", name="Sign out everywhere").press("Enter")
    expect(phone.locator(":focus")).to_have_text("You are signed out in every browser.")


def test_on_paper_there_are_words_and_nothing_to_press(room: Room, phone: Page) -> None:
    comment = received(room.service.store, body="Missed.")
    phone.emulate_media(media="print")
    for address in ("/moderate", f"/moderate/comments/{comment}"):
        phone.goto(address)
        expect(phone.get_by_text("Missed.").first).to_be_visible()
        for pressed in phone.locator("main :is(button, input, textarea, summary)").all():
            expect(pressed).to_be_hidden()
    phone.goto("/moderate")
    expect(phone.locator(".tabs li:visible")).to_have_text(["Waiting 1"])


def test_what_a_comment_quotes_stands_clear_of_what_is_before_it(room: Room, phone: Page) -> None:
    received(room.service.store, body="- Friday\n\n> On Friday.\n\nNo, on Thursday.")
    phone.goto("/moderate")
    quoted = phone.locator(".words blockquote").bounding_box()
    before = phone.locator(".words ul").bounding_box()
    assert quoted and before and quoted["y"] - before["y"] - before["height"] > 4


LINES = """all => all.map(it => {
    const words = document.createRange();
    words.selectNodeContents(it);
    return new Set([...words.getClientRects()].map(box => box.top)).size;
})"""


def test_a_moment_and_how_long_ago_it_is_are_not_broken(room: Room, phone: Page) -> None:
    received(room.service.store)
    room.passes(timedelta(minutes=25))  # words that come to the end of the line
    for width in range(320, 420, 20):
        phone.set_viewport_size({"width": width, "height": 640})
        phone.goto("/moderate")
        assert phone.locator(".about :is(time, .ago)").evaluate_all(LINES) == [1, 1], width


def test_nobody_is_sent_to_look_where_nothing_is(room: Room, phone: Page) -> None:
    taken(room.service.store, received(room.service.store), Step.SPAM)
    for words, said in (
        ("bin", "Nothing was found in this list. Look in all lists"),
        ("x y", "Nothing was found."),
    ):
        phone.goto(f"/moderate?words={words}")
        expect(phone.get_by_text("Nothing was found")).to_have_text(said)


def test_a_field_with_a_fault_looks_other_than_one_without(room: Room, phone: Page) -> None:
    comment = received(room.service.store)
    phone.goto(f"/moderate/comments/{comment}")
    phone.locator("summary").click()
    phone.evaluate("for (const form of document.forms) form.noValidate = true")
    phone.get_by_role("button", name="Save the words").click()
    expect(phone.locator("#note-error")).to_have_text(
        "Error: Say why, in a few words: readers see it"
    )
    assert phone.evaluate(
        "['note', 'body'].map(id => getComputedStyle(document.getElementById(id)).borderTopWidth)"
    ) == ["4px", "2px"]


def test_one_undo_is_there_after_a_decision(room: Room, phone: Page) -> None:
    comment = received(room.service.store)
    taken(room.service.store, comment, Step.SPAM)
    for said, name in (("", "Undo the last decision"), (f"?done={comment}", "Undo")):
        phone.goto(f"/moderate/comments/{comment}{said}")
        expect(phone.get_by_role("button", name="Undo")).to_have_text([name])
