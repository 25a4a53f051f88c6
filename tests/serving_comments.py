"""The comment service as it runs: the real command in a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import httpx2

from building import ROOT
from commenting import OTHER_POST, POST
from weekpress.comments import posts as manifest
from weekpress.comments.posts import FILE, Post, Posts
from weekpress.comments.states import State
from weekpress.comments.store import opened
from weekpress.comments.store.reading import page, submitted
from weekpress.comments.store.rows import Stored
from weekpress.comments.submission import Submission

SITE = Posts(
    site="Notes of Marchwater",
    address="https://notes.example.org/",
    contact="digital@marchwater.example.org",
    posts={
        POST: Post(
            "https://notes.example.org/bins/", "Bins & boxes", "2026-11-20T09:00:00+00:00",
            tags=("waste",),
        ),
        OTHER_POST: Post(
            "https://notes.example.org/old/", "An old note", "2020-01-01T09:00:00+00:00",
            closes="2020-04-01T00:00:00+01:00",
        ),
    },
)  # fmt: skip

TYPED = {
    "name": "Rosa Field",
    "email": "rosa@example.org",
    "website": "",
    "comment": "My bin was missed.\nTwice.",
    "parent": "",
    "opened": "",
    "r3": "",
}


def site_of(folder: Path, posts: Posts = SITE, /, **said: object) -> Path:
    """A built site, as far as the service reads it."""
    file = folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(manifest.dumped(replace(posts, **said)), encoding="utf-8")  # type: ignore[arg-type]  # any field
    return folder


@dataclass
class Running:
    """A service that runs."""

    process: subprocess.Popen[str]
    address: str
    data: Path
    site: Path
    log: Path

    def send(self, post: str = POST, **typed: str) -> httpx2.Response:
        """Send the form."""
        return httpx2.post(f"{self.address}/posts/{post}/comments", data={**TYPED, **typed})

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """Ask for a page."""
        return httpx2.get(f"{self.address}{path}", headers=headers)

    def stop(self) -> tuple[int, str]:
        """Ask it to end, as systemd does; its exit code, and what it said."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        return self.process.returncode, self.said()

    def said(self) -> str:
        """What it said on stderr so far."""
        return self.log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


def started(
    data: Path, site: Path, env: Mapping[str, str] | None = None, *arguments: str
) -> Running:
    """Start the command, and wait until it listens."""
    command = [sys.executable, "-m", "weekpress", "comments", "serve", "--port", "0"]
    log = data.parent / f"{data.name}.log"
    with log.open("w", encoding="utf-8") as said:  # a pipe that nobody reads would fill up
        process = subprocess.Popen(
            [*command, "--data", str(data), "--site", str(site), *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), **(env or {})},
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
    assert process.stdout
    with process.stdout:
        return Running(process, _address(process.stdout, log), data, site, log)


@contextmanager
def running(
    folder: Path, env: Mapping[str, str] | None = None, configured: str = "", **said: object
) -> Iterator[Running]:
    """A service over an invented site, ended when the test is over.

    configured -- its comments.toml
    said       -- what is other about the site
    """
    data, site = folder / "data", site_of(folder / "site", **said)
    if configured:
        data.mkdir(exist_ok=True)
        (data / "comments.toml").write_text(configured, encoding="utf-8")
    service = started(data, site, env)
    try:
        yield service
    finally:
        if service.process.poll() is None:
            service.kill()


def raw(address: str, *parts: bytes) -> bytes:
    """Send bytes as they are, and what comes back until the line is cut."""
    host, port = address.removeprefix("http://").rsplit(":", 1)
    answer = b""
    with socket.create_connection((host, int(port)), timeout=30) as line:
        with suppress(OSError):
            for part in parts:
                line.sendall(part)
        with suppress(OSError):
            while part := line.recv(65_536):
                answer += part
    return answer


def _address(said: IO[str], log: Path) -> str:
    for line in said:
        if found := re.search(r"http://\S+?(?=/\s)", line):
            return found[0]
    raise AssertionError(log.read_text(encoding="utf-8"))


PLENTY = """
[limits]
per_sender = "100000 per second"
per_post = "100000 per second"
everything = "100000 per second"
[filters]
use = []
"""
"""A comments.toml for a test that is not about limits."""


def stored(data: Path, environ: Mapping[str, str] | None = None) -> list[tuple[Stored, Submission]]:
    """What a service has stored, in its order, with how it was submitted."""
    with opened(data, environ or {}) as store, store.reading() as connection:
        comments = page(connection, list(State), 100_000)
        sent = [submitted(connection, store.keys, comment.id) for comment in comments]
    return [(comment, one) for comment, one in zip(comments, sent, strict=True) if one]


def only(data: Path) -> tuple[Stored, Submission]:
    """The one comment of a service."""
    (found,) = stored(data)
    return found
