"""A site and a service full of what people type who mean harm: each text in every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup

from building import Built, built, copy_of
from commenting import POST, received
from hostile_texts import TEXTS
from moderating import Room, moderated
from serving_comments import TYPED
from some_comments import comment, put
from weekpress.comments.posts import Post
from weekpress.comments.record import web_address
from weekpress.comments.text import in_one_line

MODIFIED = "2026-11-20T09:00:00+00:00"


def link(text: str) -> str:
    """A website that says as much of a text as an address may."""
    return web_address("https://a.example/" + text) or "https://a.example/" + quote(text)[:150]


def key(number: int) -> str:
    """The key of the post that has this text as its title."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def site(folder: Path) -> Built:
    """A built site: a post of each title, and all that was typed as comments on one more."""
    posts, content = folder / "from/content/posts", folder / "from/content"
    posts.mkdir(parents=True)
    (posts / "all.md").write_text(_post(POST, "All", "all"), encoding="utf-8")
    for number, text in enumerate(TEXTS):
        source = _post(key(number), in_one_line(text)[:150], f"post-{number}")
        (posts / f"{number}.md").write_text(source, encoding="utf-8")
        line = in_one_line(text)[:100]
        said = comment(number, post=POST, name=line, body=text, edited=line)
        put(content, replace(said, website=link(text)))
    (folder / "site").mkdir()
    return built(copy_of(folder / "from", folder / "site"))


def _post(post: str, title: str, slug: str) -> str:
    head = f"title: {json.dumps(title)}\nslug: {slug}\ndate: 2026-11-20\nid: urn:uuid:{post}"
    return f"---\n{head}\n---\n\nWords.\n"


@contextmanager
def service(folder: Path) -> Iterator[tuple[Room, list[str]]]:
    """A service whose store nobody guarded: each text as a name, a website and words, on the post
    of that title, in answer to the one before. With it, the ids of the comments."""
    posts = {
        key(number): Post(f"https://notes.example.org/{number}/", text, MODIFIED)
        for number, text in enumerate(TEXTS)
    }
    with moderated(folder, posts=posts) as room:
        ids = [""]
        for number, text in enumerate(TEXTS):
            typed = {"name": text, "body": text, "website": text, "parent": ids[-1]}
            ids.append(received(room.service.store, number, post=key(number), **typed))
        yield room, ids[1:]


def queue(room: Room) -> Iterator[str]:
    """Every page of the queue."""
    client, address = room.signed_in(), "/moderate"
    while address:
        yield (page := client.get(address).text)
        following = BeautifulSoup(page, "lxml").select_one("a[rel=next]")
        address = str(following["href"]) if following else ""


def error_pages(room: Room, at_once: int = 6) -> Iterator[str]:
    """What somebody is shown who types some of the texts at once into each field, until all are."""
    client = room.browser()
    for number in range(0, len(TEXTS), at_once):
        typed = dict.fromkeys(TYPED, "\n".join(TEXTS[number : number + at_once]))
        answer = client.post(f"/posts/{key(number)}/comments", data=typed)
        assert answer.status_code == 422, answer.text
        yield answer.text
