"""Connections that say nothing, or never finish, are given up; all others are left alone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from serving_comments import raw
from weekpress.comments.web.patience import PatientProtocol

ASK = b"GET / HTTP/1.1\r\nHost: a\r\n"


class Impatient(PatientProtocol):
    """One that gives up soon."""

    seconds = 0.5


async def echo(request: Request) -> PlainTextResponse:
    """What was sent."""
    return PlainTextResponse(await request.body())


@pytest.fixture
def address() -> Iterator[str]:
    """A server that gives up soon."""
    app = Starlette(routes=[Route("/", echo, methods=["GET", "POST"])])
    config = uvicorn.Config(app, http=Impatient, ws="none", lifespan="off", log_config=None)
    server, at = uvicorn.Server(config), socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([at],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{at.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    at.close()


@pytest.mark.parametrize("said", [b"", b"G", ASK, ASK + b"X-Long: "])
def test_a_connection_that_never_says_what_it_wants_is_cut(address: str, said: bytes) -> None:
    assert raw(address, said) == b""


def test_one_that_stops_in_its_second_request_is_cut(address: str) -> None:
    assert raw(address, ASK + b"\r\n" + ASK).count(b"HTTP/1.1 200") == 1


def test_a_request_that_is_under_way_is_not(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as slow:
        slow.sendall(head + b"ab")
        assert raw(address, b"G") == b""  # by now it would have been given up
        slow.sendall(b"cd")
        answer = b"".join(iter(lambda: slow.recv(1_000), b""))
    assert answer.endswith(b"abcd")
