"""How pages of comments look on a phone, and in Arabic: what pictures of them had wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from building import built, copy_of, served
from commenting import received
from moderating import Room, moderated
from some_comments import comment, put
from test_comments_pages import BINS, BODY

pytestmark = pytest.mark.browser

STYLES = ("theme/weekpress.css", "theme/comments.css")
NARROW: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture
def room(tmp_path: Path, sample_site: Path) -> Iterator[Room]:
    """The service in the sample site's style."""
    shutil.copytree(sample_site / "theme", tmp_path / "site/theme")
    with moderated(tmp_path, styles=STYLES) as room:
        yield room


@pytest.fixture
def phone(browser: Browser, room: Room) -> Iterator[Page]:
    """The narrowest phone there is, a moderator signed in."""
    context = browser.new_context(base_url=room.address, viewport=NARROW)
    page = context.new_page()
    page.goto(room.link())
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in as").click()
    yield page
    context.close()


def style(place: Locator, name: str) -> str:
    """What a style is in the end."""
    found: str = place.evaluate("(found, name) => getComputedStyle(found)[name]", name)
    return found


def size(place: Locator) -> tuple[float, float]:
    """How wide and high it is."""
    box = place.bounding_box()
    assert box
    return box["width"], box["height"]


def test_what_may_be_done_with_a_comment_stands_in_one_row(room: Room, phone: Page) -> None:
    received(room.service.store)
    phone.goto("/moderate")
    buttons = phone.locator(".entry .buttons button")
    boxes = [button.bounding_box() for button in buttons.all()]
    assert len({box["y"] for box in boxes if box}) == 1 and len(boxes) == 3


def test_what_is_answered_is_quieter_than_what_is_to_be_judged(room: Room, phone: Page) -> None:
    first = received(room.service.store, 1, body="When are blue bins due?")
    received(room.service.store, 2, body="On Friday.", parent=first)
    phone.goto("/moderate")
    quoted, words = phone.locator(".quoted p").last, phone.locator(".words p").last
    assert float(style(quoted, "fontSize")[:-2]) < float(style(words, "fontSize")[:-2])
    assert style(quoted, "color") != style(words, "color")


def test_what_a_comment_quotes_is_not_taken_for_its_own_words(room: Room, phone: Page) -> None:
    received(room.service.store, body="> On Friday.\n\nNo, on Thursday.")
    phone.goto("/moderate")
    quoted, own = phone.locator(".words blockquote"), phone.locator(".words > p")
    assert style(quoted, "color") != style(own, "color")
    assert float(style(quoted, "borderInlineStartWidth")[:-2]) > 0


def test_words_run_from_right_to_left_where_they_do(room: Room, phone: Page) -> None:
    first = received(room.service.store, 1, name="ليلى", body="شكرا لكم.")
    received(room.service.store, 2, body="You are welcome.", parent=first)
    phone.goto("/moderate")
    assert style(phone.locator(".words").first, "direction") == "rtl"
    assert style(phone.locator(".quoted blockquote p"), "direction") == "rtl"
    assert style(phone.locator(".words").last, "direction") == "ltr"
    phone.goto(f"/moderate/comments/{first}")
    for place in (".words", "#body"):
        assert style(phone.locator(place).first, "direction") == "rtl"


def test_the_search_is_a_link_away_from_the_top(room: Room, phone: Page) -> None:
    received(room.service.store)
    phone.goto("/moderate?tab=spam&words=bin")
    phone.get_by_role("link", name="Look in all lists").click()
    expect(phone.locator(".entry")).to_have_count(1)
    phone.get_by_role("link", name="Search").press("Enter")
    expect(phone.locator("#words")).to_be_focused()


def test_the_link_to_the_post_is_high_enough_for_a_thumb(room: Room, phone: Page) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels."""
    received(room.service.store)
    phone.goto("/moderate")
    assert size(phone.locator(".about a"))[1] >= 24


@pytest.fixture
def thread(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A post with three comments, each an answer to the one before."""
    post = "88389659-8d4f-4487-9677-198b9dd3eefc"
    place = tmp_path / "from/content"
    (place / "posts").mkdir(parents=True)
    (place / "posts/bins.md").write_text(f"---\n{BINS}\n---\n\n{BODY}\n", encoding="utf-8")
    put(place, *(comment(n, n - 1 if n else None, post=post) for n in range(3)))
    (tmp_path / "site").mkdir()
    made = built(copy_of(tmp_path / "from", tmp_path / "site"))
    with served(made.output) as address:
        page = browser.new_page()
        page.goto(f"{address}/bins/")
        yield page
        page.close()


def test_an_answer_to_an_answer_has_most_of_a_narrow_screen(thread: Page) -> None:
    thread.set_viewport_size(NARROW)
    assert size(thread.locator(".comment .prose").last)[0] > 0.7 * NARROW["width"]


DOT_AND_DATE = """all => all.map(one => {
    const dot = document.createRange();
    dot.selectNodeContents(one.firstChild);
    const [before] = dot.getClientRects(), [date] = one.querySelector("time").getClientRects();
    return before.right <= date.left && date.top < before.bottom;
})"""


def test_the_dot_before_a_date_stays_beside_it_on_any_screen(thread: Page) -> None:
    for width in range(160, 420, 20):
        thread.set_viewport_size({"width": width, "height": 640})
        assert thread.locator(".dated").evaluate_all(DOT_AND_DATE) == [True] * 3, width


def test_a_link_to_the_comments_shows_the_first_one_whole(thread: Page) -> None:
    thread.set_viewport_size({"width": 1000, "height": 300})
    thread.evaluate("location.hash = 'comments'")
    box = thread.locator(".comment").first.bounding_box()
    assert box and 0 <= box["y"] < 100


def test_until_when_comments_are_taken_stands_apart_from_the_form(
    browser: Browser, sample_site: Path
) -> None:
    page = browser.new_page()
    sheets = "".join(f"<style>{(sample_site / name).read_text()}</style>" for name in STYLES)
    offer = '<div class="column"><p>You can comment until Friday.</p><form class="comment-form">'
    page.set_content(f'{sheets}<section class="respond">{offer}<p>Words</form></div></section>')
    assert float(style(page.locator("form"), "marginBlockStart")[:-2]) > 0
    page.close()


def test_a_readers_list_has_the_bullets_of_a_list(browser: Browser, sample_site: Path) -> None:
    page = browser.new_page()
    sheets = "".join(f"<style>{(sample_site / name).read_text()}</style>" for name in STYLES)
    words = '<li class="comment"><div><div class="prose"><ul><li>Glass</ul></div></div>'
    page.set_content(f'{sheets}<ol class="comments">{words}</ol>')
    assert style(page.locator("ul"), "listStyleType") == "disc"
    page.close()
