"""One comment: its thread, what happened to it, its words to change; and nothing in it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from bs4 import BeautifulSoup

from commenting import NOON, POST, PRIYA, received, taken
from moderating import Room, csrf, moderated, send
from serving_comments import SITE
from weekpress.comments.posts import Post
from weekpress.comments.states import State, Step
from weekpress.comments.store.deciding import edit
from weekpress.comments.store.erasing import erase
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import Stored
from weekpress.comments.web.moderation import one as one_page

XSS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</textarea><script>alert(1)</script>",
    "[x](javascript:alert(1)) <a href=//evil.example>y</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<svg/onload=alert(1)>&#x3c;script&#x3e;",
]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with moderated(tmp_path) as room:
        yield room


def stored(room: Room, comment: str) -> Stored:
    with room.service.store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found


def shown(client: httpx2.Client, comment: str) -> str:
    return re.sub(r"\s+", " ", client.get(f"/moderate/comments/{comment}").text)


def changed(client: httpx2.Client, comment: str, **fields: str) -> httpx2.Response:
    page = client.get(f"/moderate/comments/{comment}").text
    version = re.findall(r'name="version" value="(\w+)"', page)
    said = {"version": version[0] if version else "", "csrf": csrf(page), **fields}
    return client.post(f"/moderate/comments/{comment}/edit", data=said)


def test_an_edit_shows_both_and_says_why(room: Room) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    answer = changed(client, comment, body="My bin was missed.", note="A street was taken out")
    assert answer.headers["location"] == f"/moderate/comments/{comment}?done={comment}#told"
    page = shown(client, comment)
    original = (
        'As it was written</h2> <div class="words" dir="auto"><p>My bin was missed in street 0.'
    )
    assert original in page
    assert "Changed, as readers are told: A street was taken out" in page
    assert "Priya Shah changed it: A street was taken out." in page
    assert stored(room, comment).body == "My bin was missed."


@pytest.mark.parametrize(
    ("body", "note", "told"),
    [
        (" ", "why", "Enter the words"),
        ("x" * 8001, "why", "8000 characters or fewer"),
        ("words", " ", "Say why"),
        ("words", "y" * 201, "200 characters or fewer"),
    ],
)
def test_what_is_wrong_with_an_edit_is_told_and_nothing_typed_is_lost(
    body: str, note: str, told: str, room: Room
) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    answer = changed(client, comment, body=body, note=note)
    assert answer.status_code == 422
    assert "<title>Error: Comment by Rosa Field" in answer.text
    assert re.search(rf'<a href="#(body|note)">[^<]*{told}', answer.text)
    assert body.strip() in answer.text
    assert note.strip() in answer.text
    assert stored(room, comment).edited == ""


def test_the_second_of_two_who_edit_is_told_and_overwrites_nothing(room: Room) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    page = client.get(f"/moderate/comments/{comment}").text
    version = re.findall(r'name="version" value="(\w+)"', page)[0]
    with room.service.store.writing() as connection:
        edit(connection, comment, "Owen's", "his", PRIYA, NOON)
    said = {"version": version, "csrf": csrf(page), "body": "mine", "note": "mine"}
    answer = client.post(f"/moderate/comments/{comment}/edit", data=said)
    assert answer.status_code == 422
    assert "Somebody else changed these words" in answer.text
    assert stored(room, comment).body == "Owen's"


def test_what_happened_is_told_in_words_and_in_order(room: Room) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    taken(room.service.store, comment, Step.SPAM, Step.NOT_SPAM, Step.APPROVE, Step.WITHDRAW)
    history = BeautifulSoup(shown(client, comment), "lxml").select(".history li")
    assert [item.text for item in history] == [
        "27 November 2026, 12:00 UTC: The commenter sent it.",
        "27 November 2026, 13:00 UTC: Priya Shah took it for spam.",
        "27 November 2026, 13:01 UTC: Priya Shah said that it is no spam.",
        "27 November 2026, 13:02 UTC: Priya Shah approved it.",
        "27 November 2026, 13:03 UTC: Priya Shah withdrew it from the site.",
    ]


def test_the_last_decision_is_undone_from_the_comments_page(room: Room) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    taken(room.service.store, comment, Step.REJECT)
    assert "Undo the last decision" in shown(client, comment)
    led = send(client, "/moderate/undo", comment=f"{comment}.rejected", on=comment)
    assert led.headers["location"] == f"/moderate/comments/{comment}?done={comment}#told"
    assert stored(room, comment).state is State.PENDING
    assert "Undo the last decision" not in shown(client, comment)


def test_the_thread_around_it_shows_what_readers_see(room: Room) -> None:
    client, store = room.signed_in(), room.service.store
    first, hidden, comment = (received(store, n, name=f"N{n}") for n in range(3))
    taken(store, first, Step.APPROVE)
    page = shown(client, comment)
    assert f'id="c-{first}"' in page
    assert f'id="c-{hidden}"' not in page


def test_of_an_erased_comment_nothing_is_left_to_do(room: Room) -> None:
    client, comment = room.signed_in(), received(room.service.store)
    with room.service.store.writing() as connection:
        erase(connection, comment, PRIYA, NOON)
    page = shown(client, comment)
    assert "Erased." in page
    assert 'name="step"' not in page
    assert 'name="body"' not in page
    assert changed(client, comment, body="x", note="y").status_code == 409


@pytest.mark.parametrize("payload", XSS)
def test_xss_in_every_field_is_text_on_every_page(payload: str, tmp_path: Path) -> None:
    post = Post("https://notes.example.org/bins/", payload, "2026-11-20T09:00:00+00:00")
    with moderated(tmp_path, posts=replace(SITE, site=payload, posts={POST: post})) as room:
        store = room.service.store
        parent = received(store, 1, name=payload, body=payload)
        taken(store, parent, Step.APPROVE)
        comment = received(store, name=payload, website=payload, body=payload, parent=parent)
        with store.writing() as connection:
            edit(connection, comment, payload, payload, PRIYA, NOON)
        client = room.signed_in()
        for path in ("/moderate", f"/moderate/comments/{comment}", "/moderate?tab=all"):
            judge(client.get(path).text)
        judge(client.get(send(client, "/moderate/find", words=payload).headers["location"]).text)


def judge(page: str) -> None:
    """Nothing in a page acts that is not ours."""
    soup = BeautifulSoup(page, "lxml")
    assert not soup.select("script, img, svg, iframe, style, object, embed, meta[http-equiv]")
    attributes = {name for tag in soup.find_all() for name in tag.attrs}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"style"}
    links = [str(tag["href"]) for tag in soup.select("[href]")]
    ours = ("/", "#", "https://notes.example.org/")
    assert all(link.startswith(ours) and not link.startswith("//") for link in links)


def test_of_a_long_thread_those_right_before_and_after_are_shown(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_page, "MOST_AROUND", 4)
    ids = [received(room.service.store, n, name=f"Reader {n}") for n in range(9)]
    for comment in ids:
        taken(room.service.store, comment, Step.APPROVE)
    text = room.signed_in().get(f"/moderate/comments/{ids[3]}").text
    assert re.findall(r">(Reader \d)</a></h3>", text) == [f"Reader {n}" for n in (1, 2, 4, 5)]
