"""The queue: what is shown of a comment, what its buttons do, and what two moderators are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import httpx2
import pytest

from commenting import NOON, OTHER_POST, received, taken
from moderating import Room, moderated, send
from weekpress.comments.record import new_id
from weekpress.comments.states import State, Step, Verdict, steps_from
from weekpress.comments.store.audited import history
from weekpress.comments.store.deciding import file_opinion
from weekpress.comments.store.facts import ALARM, remember
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import Stored
from weekpress.comments.web.moderation.listing import TABS
from weekpress.comments.web.moderation.queue import A_PAGE
from weekpress.comments.web.moderation.words import BUTTONS


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with moderated(tmp_path) as room:
        yield room


def comment(room: Room, number: int = 0, **said: str) -> str:
    return received(room.service.store, number, **said)


def stored(room: Room, comment: str) -> Stored:
    with room.service.store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found


def decided(
    client: httpx2.Client, step: str, *seen: str, state: str = "pending", **more: str
) -> httpx2.Response:
    chosen = [f"{comment}.{state}" for comment in seen]
    return send(client, "/moderate/decide", comment=chosen, step=step, **more)


def shown(client: httpx2.Client, path: str = "/moderate") -> str:
    return re.sub(r"\s+", " ", client.get(path).text)


def names(text: str) -> list[str]:
    return re.findall(r'<h2 id="h-\w+"><a [^>]*>([^<]*)</a>', text)


@pytest.mark.parametrize(
    ("step", "state"), [("approve", "approved"), ("spam", "spam"), ("reject", "rejected")]
)
def test_a_button_takes_its_comment_one_step(step: str, state: str, room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    answer = decided(client, step, waiting)
    assert answer.status_code == 303
    found = stored(room, waiting)
    assert (found.state, found.by_person) == (State(state), True)
    with room.service.store.reading() as connection:
        assert history(connection, waiting)[-1].actor == "Priya Shah"


def test_after_a_decision_the_page_says_what_was_done_and_undoes_it(room: Room) -> None:
    client, first, second = room.signed_in(), comment(room), comment(room, 1)
    led = decided(client, "approve", first).headers["location"]
    assert led == f"/moderate?done={first}#told"
    page = client.get(led).text
    assert "<title>You approved it: Waiting" in page
    assert page.index('id="told"') < page.index("Undo</button>") < page.index(f'id="c-{second}"')
    back = send(client, "/moderate/undo", comment=f"{first}.approved")
    assert back.status_code == 303
    assert stored(room, first).state is State.PENDING


def test_the_notice_stands_where_the_comment_was_so_that_the_next_one_follows(room: Room) -> None:
    client = room.signed_in()
    first, middle, last = (comment(room, n) for n in range(3))
    page = client.get(decided(client, "spam", middle).headers["location"]).text
    places = [page.index(f'id="{part}"') for part in (f"c-{first}", "told", f"c-{last}")]
    assert places == sorted(places)


def test_the_second_of_two_moderators_at_once_is_told_what_the_first_did(room: Room) -> None:
    priya, owen, waiting = room.signed_in(), room.signed_in(1), comment(room)
    decided(priya, "approve", waiting)
    led = decided(owen, "reject", waiting).headers["location"]
    page = shown(owen, led)
    assert "Nothing was changed" in page
    assert "Priya Shah approved the comment by <a" in page
    assert stored(room, waiting).state is State.APPROVED


def test_undo_takes_nothing_back_that_somebody_else_decided_since(room: Room) -> None:
    priya, owen, waiting = room.signed_in(), room.signed_in(1), comment(room)
    decided(priya, "approve", waiting)
    decided(owen, "withdraw", waiting, state="approved")
    led = send(priya, "/moderate/undo", comment=f"{waiting}.approved").headers["location"]
    assert "Owen Reid withdrew the comment by <a" in shown(priya, led)
    assert stored(room, waiting).state is State.WITHDRAWN


def test_what_came_into_the_site_meanwhile_can_still_be_undone(room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    decided(client, "approve", waiting)
    taken(room.service.store, waiting, Step.PUBLISH)
    send(client, "/moderate/undo", comment=f"{waiting}.approved")
    assert stored(room, waiting).state is State.PENDING


def test_several_are_decided_together_each_judged_on_its_own(room: Room) -> None:
    client, ids = room.signed_in(), [comment(room, n) for n in range(4)]
    taken(room.service.store, ids[1], Step.SPAM)
    led = decided(client, "approve", *ids).headers["location"]
    states = [stored(room, one).state for one in ids]
    assert states == [State.APPROVED, State.SPAM, State.APPROVED, State.APPROVED]
    page = shown(client, led)
    assert "<title>3 done, 1 not changed: Waiting" in page
    assert "Undo all 3" in page


_WAY = {
    State.SPAM: (Step.SPAM,), State.REJECTED: (Step.REJECT,), State.APPROVED: (Step.APPROVE,),
    State.WITHDRAWN: (Step.APPROVE, Step.WITHDRAW),
}  # fmt: skip
"""How a comment comes to be in a state."""


@pytest.mark.parametrize(
    ("step", "was"),
    [
        (step, state) for step in BUTTONS for state in State
        if step in steps_from(state) and state in TABS["all"].states - {State.PUBLISHED}
    ],
)  # fmt: skip
def test_a_stolen_session_takes_no_step_that_cannot_be_taken_back(
    room: Room, step: Step, was: State
) -> None:
    client, one_ = room.signed_in(), comment(room)
    if way := _WAY.get(was, ()):
        taken(room.service.store, one_, *way)
    assert decided(client, step, one_, state=was).status_code == 303
    now = stored(room, one_).state
    assert now is not was
    send(client, "/moderate/undo", comment=f"{one_}.{now}")
    assert stored(room, one_).state is was


@pytest.mark.parametrize("step", sorted(set(Step) - set(BUTTONS)))
def test_a_stolen_session_neither_erases_nor_discards(room: Room, step: Step) -> None:
    waiting = comment(room)
    assert decided(room.signed_in(), step, waiting).status_code == 400
    assert stored(room, waiting).state is State.PENDING


def test_one_that_is_gone_keeps_none_of_the_others_from_being_decided(room: Room) -> None:
    client, there, gone = room.signed_in(), comment(room), new_id(NOON, b"gone......")
    assert decided(client, "approve", gone).status_code == 404
    assert decided(client, "approve", there, gone).status_code == 303
    assert stored(room, there).state is State.APPROVED


def test_no_more_are_decided_together_than_a_page_shows(room: Room) -> None:
    client = room.signed_in()
    ids = [comment(room, n) for n in range(A_PAGE + 1)]
    assert decided(client, "approve", *ids).status_code == 413
    assert stored(room, ids[0]).state is State.PENDING


def test_nothing_changes_by_opening_any_address(room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    for path in ("/moderate/decide", "/moderate/undo", f"/moderate/comments/{waiting}/edit"):
        said = {"comment": f"{waiting}.pending", "step": "approve"}
        assert client.get(path, params=said).status_code == 405
    client.get(f"/moderate/comments/{waiting}?done={waiting}")
    assert stored(room, waiting).state is State.PENDING


def test_a_stranger_sees_and_does_nothing(room: Room) -> None:
    waiting, stranger = comment(room), room.browser()
    for path in ("/moderate", f"/moderate/comments/{waiting}"):
        assert stranger.get(path).headers["location"].startswith("/sign-in")
    said = {"comment": f"{waiting}.pending", "step": "approve", "csrf": "0" * 64}
    assert stranger.post("/moderate/decide", data=said).status_code == 403
    assert stored(room, waiting).state is State.PENDING


def test_mass_assignment_only_the_buttons_of_the_page_are_steps(room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    for step in ("publish", "erase", "discard", "", "undo", "APPROVE"):
        assert decided(client, step, waiting).status_code == 400
    assert decided(client, "reject", waiting, state="nowhere", by_person="no").status_code == 400
    assert stored(room, waiting).state is State.PENDING


@pytest.mark.parametrize("said", ["", "x", "../../etc", "0" * 26, "\0.pending", "é.pending"])
def test_path_traversal_what_is_no_id_is_no_comment(said: str, room: Room) -> None:
    client = room.signed_in()
    assert send(client, "/moderate/decide", comment=said, step="spam").status_code in {400, 303}
    assert client.get(f"/moderate/comments/{said.encode().hex()}x").status_code == 404


def test_a_comment_that_never_was_is_told_as_gone(room: Room) -> None:
    client, never = room.signed_in(), new_id(NOON, bytes(range(10)))
    assert client.get(f"/moderate/comments/{never}").status_code == 404
    assert decided(client, "approve", never).status_code == 404


def test_what_waits_is_oldest_first_and_what_was_decided_newest_first(room: Room) -> None:
    client = room.signed_in()
    for number, name in enumerate(("Ann", "Bea", "Cal")):
        spam = comment(room, number + 10, name=f"{name} S")
        taken(room.service.store, spam, Step.SPAM)
        comment(room, number, name=name)
    assert names(shown(client)) == ["Ann", "Bea", "Cal"]
    assert names(shown(client, "/moderate?tab=spam")) == ["Cal S", "Bea S", "Ann S"]


def test_pages_follow_one_another_and_none_is_left_out(room: Room) -> None:
    client = room.signed_in()
    for number in range(2 * A_PAGE + 3):
        comment(room, number, name=f"N{number}")
    seen, path = [], "/moderate"
    while path:
        page = client.get(path).text
        seen += names(page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        path = unescape(found[1]) if found else ""
    assert seen == [f"N{number}" for number in range(2 * A_PAGE + 3)]


def test_each_list_says_how_many_are_in_it(room: Room) -> None:
    client, store = room.signed_in(), room.service.store
    waiting, spam, shown_ = [comment(room, number) for number in range(4)][1:]
    taken(store, spam, Step.SPAM)
    taken(store, shown_, Step.APPROVE, Step.PUBLISH)
    assert stored(room, waiting).state is State.PENDING
    said = re.findall(r'>(\w+) <span class="number">(\d+)</span>', shown(client))
    assert [(k, n) for k, n in said if n != "0"] == [
        ("Waiting", "2"), ("Spam", "1"), ("Published", "1"), ("All", "4"),
    ]  # fmt: skip


def found(client: httpx2.Client, words: str, listing: str = "") -> httpx2.Response:
    answer = send(client, "/moderate/find", words=words, listing=listing)
    assert answer.status_code == 303
    return client.get(answer.headers["location"])


def test_words_are_found_whatever_their_capitals_and_signs(room: Room) -> None:
    client = room.signed_in()
    comment(room, 1, name="Ann", body="100% of the BINS")
    comment(room, 2, name="Bea", body="no_thing")
    assert names(found(client, "bins").text) == ["Ann"]
    assert names(found(client, "100%").text) == ["Ann"]
    assert names(found(client, "_").text) == ["Bea"]
    assert "Nothing was found" in found(client, "<b>").text


def test_capitals_of_any_script_are_found(database: dict[str, str], tmp_path: Path) -> None:
    with moderated(tmp_path, database=database) as room:
        comment(room, 1, name="Ann", body="Tŷ Gwyn, ΟΔΟΣ 3")
        client = room.signed_in()
        assert names(found(client, "TŶ GWYN").text) == ["Ann"]
        assert names(found(client, "οδο").text) == ["Ann"]


@pytest.mark.parametrize("pasted", ["Rosa Field <{}>", "mail from {}, twice", "{}."])
def test_an_address_among_other_words_is_looked_up_and_stays_out_of_ours(
    room: Room, pasted: str
) -> None:
    address = f"{'r' * 60}@{'d' * 60}.example.org"
    client = room.signed_in()
    comment(room, 1, name="Ann", email=address)
    comment(room, 2, name="Bea")
    page = found(client, pasted.format(address))
    assert names(page.text) == ["Ann"]
    assert "@" not in str(page.url)


def test_an_address_is_found_exactly_and_is_never_in_an_address_of_ours(room: Room) -> None:
    client = room.signed_in()
    comment(room, 1, name="Ann", email="ann@example.org")
    comment(room, 2, name="Bea", email="joann@example.org")
    page = found(client, "Ann@Example.org")
    assert names(page.text) == ["Ann"]
    assert "example.org" not in str(page.url)
    assert "ann@" not in page.text


def test_a_list_is_come_back_to_as_it_was(room: Room) -> None:
    client, spam = room.signed_in(), comment(room, body="blue bins")
    taken(room.service.store, spam, Step.SPAM)
    answer = decided(client, "not spam", spam, state="spam", listing="tab=spam&words=blue")
    assert answer.headers["location"] == f"/moderate?tab=spam&words=blue&done={spam}#told"


@pytest.mark.parametrize("said", ["//evil.example", "tab=//evil", "after=../x&x=y", "%0d%0aX: y"])
def test_an_open_redirect_no_list_leads_away(said: str, room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    answer = decided(client, "approve", waiting, listing=said, on="//evil.example")
    assert answer.headers["location"] == f"/moderate?done={waiting}#told"


def test_times_are_told_as_the_clock_of_the_site_has_them(tmp_path: Path) -> None:
    with moderated(tmp_path, zone="Asia/Kolkata") as room:
        waiting = comment(room)
        client = room.signed_in()
        assert "27 November 2026, 17:30 IST" in shown(client)
        assert "27 November 2026, 17:30 IST: The commenter sent it." in shown(
            client, f"/moderate/comments/{waiting}"
        )


def test_what_the_filter_said_is_told_in_words(room: Room) -> None:
    client, waiting = room.signed_in(), comment(room)
    assert "Not checked by a filter" in shown(client)
    with room.service.store.writing() as connection:
        file_opinion(connection, waiting, Verdict.HAM, "akismet", "Seen before.", "g", True, NOON)
    page = shown(client)
    assert "Not checked by a filter" not in page
    assert "Akismet has nothing against it. Seen before." in page


@pytest.mark.parametrize("verdict", [Verdict.ERROR, Verdict.PROVISIONAL])
def test_that_a_filter_is_asked_again_is_said_only_while_it_is(
    room: Room, verdict: Verdict
) -> None:
    waiting = comment(room)
    with room.service.store.writing() as connection:
        file_opinion(connection, waiting, verdict, "akismet", "", "", False, NOON)
    assert "asked again" in shown(room.signed_in())
    room.passes(timedelta(days=16))
    assert "asked again" not in shown(room.signed_in())


def test_what_is_answered_and_what_is_known_of_the_sender_is_told(room: Room) -> None:
    client = room.signed_in()
    first = comment(room, 1, name="Ann", body="When is *my* bin due?")
    taken(room.service.store, first, Step.APPROVE)
    comment(room, 2, name="Bea", parent=first)
    page = shown(client)
    assert "In answer to <bdi>Ann</bdi>:" in page
    assert '<blockquote><p dir="auto">When is my bin due?</p>' in page
    assert "Address not confirmed; 1 other comment from it approved." in page


def test_a_post_that_is_gone_is_told_as_gone(room: Room) -> None:
    client = room.signed_in()
    comment(room, post="00000000-0000-4000-8000-000000000000")
    comment(room, 1, post=OTHER_POST)
    page = shown(client)
    assert "A post that takes no comments any more" in page
    assert '<a href="https://notes.example.org/old/">An old note</a>' in page


def test_what_a_person_has_to_mend_about_the_filter_is_told(room: Room) -> None:
    client = room.signed_in()
    with room.service.store.writing() as connection:
        remember(connection, ALARM, "Akismet does not know the key <x>.")
    assert "Akismet does not know the key &lt;x&gt;. Comments wait here" in shown(client)


def test_how_long_it_waits_is_told(room: Room) -> None:
    comment(room)
    room.passes(timedelta(days=3, hours=2))
    assert "3 days ago" in shown(room.signed_in())
