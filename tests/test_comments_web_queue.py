"""The queue page after a form: where the notice stands, what the page is called, what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from commenting import received, taken
from moderating import Room, moderated, send
from weekpress.comments.states import Step
from weekpress.comments.web.moderation.listing import Listing


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with moderated(tmp_path) as room:
        yield room


def test_a_button_for_all_that_is_pressed_with_none_chosen_says_so(room: Room) -> None:
    client = room.signed_in()
    received(room.service.store)
    answer = send(client, "/moderate/decide", step="approve")
    assert answer.status_code == 422
    assert "You chose no comment" in answer.text


def test_what_was_taken_back_comes_right_after_the_notice(room: Room) -> None:
    client, store = room.signed_in(), room.service.store
    first, undone, last = (received(store, number) for number in range(3))
    taken(store, undone, Step.REJECT)
    answer = send(client, "/moderate/undo", comment=f"{undone}.rejected")
    page = client.get(answer.headers["location"]).text
    order = (f"c-{first}", "told", f"c-{undone}", f"c-{last}")
    places = [page.index(f'id="{part}"') for part in order]
    assert places == sorted(places)


def test_what_was_found_is_called_so(room: Room) -> None:
    client = room.signed_in()
    assert "<title>Found: Waiting" in client.get("/moderate?words=bin").text
    assert "<title>Waiting" in client.get("/moderate").text


def numbers(page: httpx2.Response) -> dict[str, int]:
    """The number beside each list's name."""
    found = re.findall(r'>(\w+) <span class="number">(\d+)</span>', page.text)
    return {name: int(number) for name, number in found}


def test_the_numbers_beside_the_lists_are_of_what_is_looked_for(room: Room) -> None:
    client, store = room.signed_in(), room.service.store
    received(store, 1, name="Ann Lee", email="ann@example.org")
    taken(store, received(store, 2, name="Bo"), Step.SPAM)
    taken(store, received(store, 3, name="Cy", body="Ann knows."), Step.REJECT)
    sender = ".".join(store.keys.of_email("ann@example.org"))
    some = {"Waiting": 1, "Published": 0, "Withdrawn": 0}
    usual = {**some, "Spam": 1, "Rejected": 1, "All": 3}
    assert numbers(client.get("/moderate")) == usual
    found = numbers(client.get("/moderate?tab=spam&words=ANN"))
    assert found == {**usual, "Spam": 0, "All": 2}
    found = numbers(client.get(Listing(sender=sender).address()))
    assert found == {**some, "Spam": 0, "Rejected": 0, "All": 1}
