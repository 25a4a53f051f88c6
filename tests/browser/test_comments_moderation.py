"""Moderation in a real browser: by keyboard alone, on a phone, in both schemes, without scripts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages import MEASURES
from playwright.sync_api import Browser, BrowserContext, Page
from test_axe import RUN, TAGS

from building import Require
from commenting import NOON, POST, received, taken
from moderating import Room, moderated
from test_html_validate import complaints
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store.deciding import file_opinion
from weekpress.comments.store.reading import one, page

pytestmark = pytest.mark.browser

LONG = "Averyverylongwordthatdoesnotbreak" * 4


@pytest.fixture
def room(tmp_path: Path, sample_site: Path) -> Iterator[Room]:
    """The service with the sample site's own style, and comments of every kind."""
    said = json.loads((sample_site / "comments/posts.json").read_text(encoding="utf-8"))
    styles = tuple(style.partition("?")[0] for style in said["styles"])
    for style in styles:
        place = tmp_path / "site" / style
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample_site / style, place)
    with moderated(tmp_path, styles=styles) as room:
        _fill(room)
        yield room


def _fill(room: Room) -> None:
    store = room.service.store
    first = received(store, 1, name="Ann Lee", body="When are **blue** bins due?")
    received(store, 2, name="Bea Moss", body="On Friday, I think.", parent=first)
    received(store, 3, name=LONG[:90], body=LONG, website="https://example.org/" + "x" * 150)
    for number, step in enumerate((Step.SPAM, Step.REJECT, Step.APPROVE), start=10):
        taken(store, received(store, number, name=f"N{number}"), step)
    with store.writing() as connection:
        file_opinion(connection, first, Verdict.HAM, "akismet", "Seen before.", "", True, NOON)


@contextmanager
def opened(browser: Browser, room: Room, **options: object) -> Iterator[Page]:
    """A window, signed in by pressing the button behind a link; it runs no scripts of ours."""
    context: BrowserContext = browser.new_context(base_url=room.address, **options)  # type: ignore[arg-type]  # any option
    try:
        window = context.new_page()
        window.goto(room.link())
        window.keyboard.press("Tab")
        for _ in range(20):
            if _focused(window).startswith("Sign in as"):
                break
            window.keyboard.press("Tab")
        window.keyboard.press("Enter")
        window.wait_for_url("**/moderate")
        yield window
    finally:
        context.close()


def _focused(window: Page) -> str:
    said: str = window.evaluate("document.activeElement.textContent.trim()")
    return said


def tab_to(window: Page, words: str) -> None:
    """Press Tab until what has the keyboard says `words`."""
    for _ in range(80):
        window.keyboard.press("Tab")
        if _focused(window) == words:
            return
    raise AssertionError(f"Tab never comes to {words!r}")


def press(window: Page, words: str) -> None:
    """Go to a button and press it; the next page is there then."""
    tab_to(window, words)
    with window.expect_navigation():
        window.keyboard.press("Enter")


def state(room: Room, name: str) -> State:
    with room.service.store.reading() as connection:
        [found] = [c for c in page(connection, list(State), 50) if c.name == name]
    return found.state


def test_a_moderator_approves_undoes_rejects_and_edits_by_keyboard_alone(
    browser: Browser, room: Room
) -> None:
    with opened(browser, room) as window:
        press(window, "Approve: comment by Ann Lee")
        assert state(room, "Ann Lee") is State.APPROVED
        assert window.title().startswith("You approved it: Waiting")
        press(window, "Undo")  # the first thing after what was done
        assert state(room, "Ann Lee") is State.PENDING
        press(window, "Reject: comment by Bea Moss")
        assert state(room, "Bea Moss") is State.REJECTED
        press(window, "Bea Moss")
        assert window.url.rpartition("/")[0].endswith("/moderate/comments")
        tab_to(window, "Change its words")
        window.keyboard.press("Enter")
        window.keyboard.press("Tab")
        window.keyboard.press("Control+A")
        window.keyboard.type("On Friday.")
        window.keyboard.press("Tab")
        window.keyboard.type("Shortened")
        press(window, "Save the words and the note")
        assert "Priya Shah changed it: Shortened." in window.inner_text("main")
    with room.service.store.reading() as connection:
        [found] = [c for c in page(connection, list(State), 50) if c.name == "Bea Moss"]
        assert one(connection, found.id) == found
    assert (found.body, found.edited) == ("On Friday.", "Shortened")


def test_after_a_decision_the_keyboard_is_at_what_was_done_then_at_the_next(
    browser: Browser, room: Room
) -> None:
    with opened(browser, room) as window:
        press(window, "Spam: comment by Ann Lee")
        order = []
        for _ in range(5):
            window.keyboard.press("Tab")
            order.append(_focused(window))
    assert order == ["Ann Lee", "Undo", "Bea Moss", "Bins & boxes", "Approve: comment by Bea Moss"]


def test_several_are_chosen_and_decided_together_by_keyboard(browser: Browser, room: Room) -> None:
    with opened(browser, room) as window:
        for name in ("Ann Lee", "Bea Moss"):
            window.get_by_label(f"Choose the comment by {name}").focus()
            window.keyboard.press("Space")
        press(window, "Spam: all that you chose")
        assert window.title().startswith("2 done: Waiting")
    assert {state(room, name) for name in ("Ann Lee", "Bea Moss")} == {State.SPAM}


def every_page(room: Room) -> list[str]:
    with room.service.store.reading() as connection:
        ids = {c.name: c.id for c in page(connection, list(State), 50)}
    return [
        "/moderate", "/moderate?tab=spam", "/moderate?tab=published", "/moderate?tab=all",
        "/moderate?words=nothing", f"/moderate?done={ids['N10']}", f"/moderate?moved={ids['N12']}",
        f"/moderate/comments/{ids['Bea Moss']}", f"/moderate/comments/{ids['N12']}",
        f"/moderate/comments/{ids['N11']}?done={ids['N11']}", f"/moderate/comments/{POST}",
        "/sign-in/x", "/confirm", "/confirm/x",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_and_our_own_measures_find_nothing_on_any_page(
    scheme: str, width: int, browser: Browser, room: Room, axe: str
) -> None:
    size = {"width": width, "height": 800}
    with opened(browser, room, color_scheme=scheme, viewport=size, bypass_csp=True) as window:
        found = []
        for address in every_page(room):
            window.goto(address)
            window.evaluate(axe)
            found += [f"{address} {said}" for said in window.evaluate(RUN, TAGS)]
            for measure in ("reflow", "focus", "targets"):
                script = (MEASURES / f"{measure}.js").read_text(encoding="utf-8")
                found += [f"{address} {said}" for said in window.evaluate(script, None)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_anybody_has_signed_in(
    scheme: str, browser: Browser, room: Room, axe: str
) -> None:
    context = browser.new_context(
        base_url=room.address, color_scheme=scheme, bypass_csp=True,  # type: ignore[arg-type]  # any option
        viewport={"width": 320, "height": 640},
    )  # fmt: skip
    window, found = context.new_page(), []
    for address in ("/sign-in", room.link(), "/moderate", "/sign-in/x"):
        window.goto(address)
        window.evaluate(axe)
        found += [f"{address} {said}" for said in window.evaluate(RUN, TAGS)]
    context.close()
    assert found == []


def test_every_page_is_valid_html(room: Room, require: Require, tmp_path: Path) -> None:
    require("node")
    folder, client = tmp_path / "pages", room.signed_in()
    folder.mkdir()
    pages = [client.get(address).text for address in every_page(room)]
    pages += [room.browser().get(address).text for address in ("/sign-in", room.link())]
    for number, text in enumerate(pages):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    # The sheets are our own host's; all that are chosen have one name, as ticks do.
    options = ("--rule", "require-sri:off", "--rule", "form-dup-name:off")
    assert complaints(folder, *options) == ""


def test_buttons_are_large_enough_for_a_thumb(browser: Browser, room: Room) -> None:
    """WCAG 2.2, 2.5.5: 44 by 44 CSS pixels; a tick is hit by its label too."""
    with opened(browser, room, viewport={"width": 360, "height": 740}) as window:
        boxes = [button.bounding_box() for button in window.locator("main button").all()]
        ticks = [label.bounding_box() for label in window.locator(".tick label").all()]
    assert min(box["width"] for box in boxes if box) >= 44
    assert min(box["height"] for box in [*boxes, *ticks] if box) >= 44
