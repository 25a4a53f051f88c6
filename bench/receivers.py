"""The services that take comments: how each is set up, asked, and asked what it has.

Comes in: a folder, and a port. Goes out: a command to start, requests, and the number of comments
in its store. All hold every comment for a moderator, none has a limit of its own, and all are on
SQLite with synchronous=FULL: what is accepted is on the disk.

Isso opens a connection for each statement and sets no pragma, so SQLite's own defaults hold: FULL,
with a rollback journal. `check_durable` asks its SQLite. With a write-ahead log, which its file
keeps once it is set, FULL is as durable and takes fewer writes: it is measured so too.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

PINS = ("isso==0.14.0", "gunicorn==27.0.1")
POSTS = [str(UUID(int=number, version=4)) for number in range(1, 21)]
SITE = "https://notes.example.org/"
WORDS = (
    "The new bins are a great help on our street, and the crew were **kind** about the old ones.\n"
    "Could you say when the flats by the station get theirs? We were told November."
)


@dataclass(frozen=True)
class Receiver:
    """A service that takes comments."""

    name: str
    begin: Callable[[Path, int], list[str]]
    """Sets it up in a folder, for a port; the command that serves."""
    request: Callable[[int, int], bytes]
    """The comment of a number, for a port, as it goes over the wire."""
    status: int
    """What it answers when it has taken a comment."""
    stored: Callable[[Path], int]
    """How many comments are in its store."""


def requests(receiver: Receiver, port: int, first: int, count: int) -> list[bytes]:
    """So many comments, no two the same, on all the posts in turn."""
    return [receiver.request(number, port) for number in range(first, first + count)]


def _wire(port: int, path: str, kind: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0\r\n\r\n"
    )
    return head.encode("ascii") + body


def _person(number: int) -> dict[str, str]:
    return {"email": f"reader{number}@example.org", "website": f"https://reader{number}.example/"}


def _form(number: int, port: int) -> bytes:
    said = {"name": f"Reader {number}", **_person(number), "comment": f"{WORDS} ({number})"}
    path = f"/posts/{POSTS[number % len(POSTS)]}/comments"
    return _wire(port, path, "application/x-www-form-urlencoded", urlencode(said).encode())


def _json(number: int, port: int) -> bytes:
    said = {"author": f"Reader {number}", **_person(number), "text": f"{WORDS} ({number})",
            "title": "Bins"}  # fmt: skip
    path = f"/new?uri=%2F{POSTS[number % len(POSTS)]}%2F"
    return _wire(port, path, "application/json", json.dumps(said).encode())


def _rows(store: Path) -> int:
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM comments").fetchone()[0])


def _weekpress(folder: Path, port: int) -> list[str]:
    from weekpress.comments.posts import FILE, Post, Posts, dumped

    posts = {key: Post(f"{SITE}{key}/", "Bins", "2026-11-27T12:00:00Z") for key in POSTS}
    manifest = folder / "site" / FILE
    manifest.parent.mkdir(parents=True)
    manifest.write_text(dumped(Posts("Notes", SITE, posts=posts)), encoding="utf-8")
    (folder / "data").mkdir()
    never = "1000000000 per minute"
    (folder / "data/comments.toml").write_text(
        f'[service]\naddress = "http://127.0.0.1:{port}/"\n[limits]\nper_sender = "{never}"\n'
        f'per_post = "{never}"\neverything = "{never}"\nwaiting = 1000000000\n',
        encoding="utf-8",
    )
    return [sys.executable, "-m", "weekpress", "comments", "serve", "--port", str(port),
            "--data", str(folder / "data"), "--site", str(folder / "site")]  # fmt: skip


def _isso(folder: Path, port: int) -> Path:
    """Its configuration."""
    path = folder / "isso.cfg"
    path.write_text(
        f"[general]\ndbpath = {folder}/isso.sqlite\nhost = http://127.0.0.1:{port}/\nnotify =\n"
        f"[moderation]\nenabled = true\n[server]\nlisten = http://127.0.0.1:{port}\n"
        "[guard]\nenabled = false\n",
        encoding="utf-8",
    )
    return path


_TABLES = (
    "import sys; from isso import config, db\n"
    "db.SQLite3(sys.argv[2], config.load(config.default_file(), sys.argv[1]))"
)


def _isso_with_a_log(venv: Path, folder: Path, port: int) -> list[str]:
    """Isso under gunicorn, with a write-ahead log: the quickest of what its manual offers.

    Not with --preload, as there: its processes would share what one of them opened, and a file of
    SQLite does not survive that. They may not make its tables at the same time either.
    """
    configuration, file = _isso(folder, port), folder / "isso.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    made = [str(venv / "bin/python"), "-c", _TABLES, str(configuration), str(file)]
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603 -- our own words
    return ["env", f"ISSO_SETTINGS={configuration}", str(venv / "bin/gunicorn"), "isso.run",
            "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "8"]  # fmt: skip


def receivers(venv: Path) -> Iterator[Receiver]:
    """All of them, ours first; `nothing` accepts at once, and shows what the client can send."""
    yield Receiver(
        "weekpress", _weekpress, _form, 303, lambda at: _rows(at / "data/comments.sqlite")
    )

    def run(folder: Path, port: int) -> list[str]:
        return [str(venv / "bin/isso"), "-c", str(_isso(folder, port)), "run"]

    def behind(folder: Path, port: int) -> list[str]:
        return _isso_with_a_log(venv, folder, port)

    for name, begin in (("isso", run), ("isso-tuned", behind)):
        yield Receiver(name, begin, _json, 202, lambda at: _rows(at / "isso.sqlite"))
    server = str(Path(__file__).with_name("nothing.py"))
    yield Receiver("nothing", lambda _, port: [sys.executable, server, str(port)], _form, 303,
                   lambda _: sys.maxsize)  # fmt: skip


def isso(venv: Path) -> Path:
    """The environment Isso is in, made if it is not there."""
    if not (venv / "bin/isso").is_file() or not (venv / "bin/gunicorn").is_file():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)  # noqa: S603 -- our own command
        install = [str(venv / "bin/pip"), "install", "--quiet", *PINS]
        subprocess.run(install, check=True)  # noqa: S603 -- our own command
    return venv


def check_durable(venv: Path) -> None:
    """Raise SystemExit unless what Isso's SQLite does by itself is synchronous=FULL."""
    asked = "import sqlite3; print(sqlite3.connect(':memory:').execute('PRAGMA synchronous')" \
            ".fetchone()[0])"  # fmt: skip
    told = subprocess.run([str(venv / "bin/python"), "-c", asked], capture_output=True, text=True,  # noqa: S603 -- our own command
                          check=True).stdout.strip()  # fmt: skip
    if told != "2":
        raise SystemExit(f"SQLite here has synchronous={told} by itself: Isso is not durable.")
