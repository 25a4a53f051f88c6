"""Submissions, settings and the stand-in for Akismet, for the tests of filters."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from select import select
from threading import Thread
from typing import Any

import pytest
from hypothesis import strategies as st

from serving import asgi_served
from weekpress.comments.fake_filter.app import Fake, Told
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.filters import akismet
from weekpress.comments.filters.protocol import Known, Setting
from weekpress.comments.submission import Submission

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SITE = "https://notes.example.org/"
KNOWN = Known()
SECRET = "whsec_" + "c2VjcmV0IG9mIHRoZSBob29rLCAzMiBieXRlcyBsb25n"

SUBMISSION = Submission(
    id="01JDPQ6V8GZ3X5Y7A9BCDEFGHJ",
    post="6f1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    permalink=f"{SITE}bins/",
    post_modified="2026-11-20T09:30:00+00:00",
    name="Zoë Okonkwo-Łuk",
    email="zoe@example.org",
    website="https://zoe.example/",
    body="Thank you, this is what our street needed.",
    received=datetime(2026, 11, 27, 11, 58, 3, tzinfo=UTC),
    parent="01JDPQ6V8GZ3X5Y7A9BCDEFGHK",
    address="203.0.113.7",
    agent="Mozilla/5.0 (X11; Linux x86_64)",
    referrer=f"{SITE}bins/",
    seconds=41.5,
    headers={"Accept": "text/html", "Accept-Language": "cy,en", "Accept-Encoding": "gzip"},
    tags=("bins", "recycling"),
)

_any = st.text(max_size=60)
submissions = st.builds(
    lambda **said: replace(SUBMISSION, **said),
    name=_any, email=_any, website=_any, body=_any, parent=_any, agent=_any, referrer=_any,
    decoy=_any, permalink=_any, post_modified=_any, lang=_any,
    tags=st.lists(_any, max_size=3).map(tuple),
    headers=st.dictionaries(_any, _any, max_size=3),
    seconds=st.none() | st.floats(0, 1e6),
)  # fmt: skip
"""Submissions with anything in each field."""


def setting(options: Mapping[str, Any], test: bool = False, **environ: str) -> Setting:
    """What a filter is made from."""
    return Setting(SITE, "en-GB", options, environ, lambda: NOW, test)


@dataclass
class Standin:
    """The stand-in as it runs, and filters that ask it."""

    fake: Fake
    address: str

    def filter(self, key: str = KEY, test: bool = False, timeout: float = 5) -> akismet.Akismet:
        """Akismet's filter, pointed at the stand-in."""
        options = {"address": self.address, "timeout": timeout}
        return akismet.make(setting(options, test, **{akismet.KEY: key}))

    @property
    def last(self) -> Told:
        """The last call."""
        return self.fake.told[-1]


@pytest.fixture(scope="module")
def running_standin() -> Iterator[Standin]:
    fake = Fake()
    with asgi_served(fake.app) as address:
        yield Standin(fake, address)


@pytest.fixture
def standin(running_standin: Standin) -> Standin:
    """The stand-in, as new for each test."""
    running_standin.fake.reset()
    return running_standin


@contextmanager
def raw_host(
    answers: list[bytes], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[bytes]]]:
    """A host that says any bytes at all, the first of `answers` each time; and what it was told."""
    told: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:  # closed: the test is over
                return
            with connection, suppress(OSError):  # whoever asked may have gone
                talk = tls.wrap_socket(connection, server_side=True) if tls else connection
                with talk:
                    told.append(_request(talk))
                    talk.sendall(answers[0])

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, args=(listening,), daemon=True).start()
        scheme = "https://localhost" if tls else "http://127.0.0.1"
        yield f"{scheme}:{listening.getsockname()[1]}", told
        listening.shutdown(socket.SHUT_RDWR)


@contextmanager
def dripping_host(start: bytes) -> Iterator[str]:
    """A host that says `start` and then a byte at a time, until whoever asked hangs up."""

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, suppress(OSError):
            _request(connection)
            connection.sendall(start)
            while not select([connection], [], [], 0.02)[0]:
                connection.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=drip, args=(listening,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(30)


def _request(connection: socket.socket) -> bytes:
    """One request, as long as its Content-Length says; without one it has no body."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(connection)
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    sizes = (int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:"))
    length = next(sizes, 0)
    while len(body) < length:
        body += _more(connection)
    return head + b"\r\n\r\n" + body


def _more(connection: socket.socket) -> bytes:
    """Some bytes. Raises ConnectionError when there are no more."""
    if not (got := connection.recv(65536)):
        raise ConnectionError("They hung up.")
    return got
