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
from weekpress.comments.web.patience import MOST_ASIDE, PatientProtocol

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


CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
LONG = b"a" * (MOST_ASIDE + 1)


@pytest.mark.parametrize(
    "said",
    [
        ASK + b"X-Long: " + LONG + b"\r\n\r\n",
        ASK + b"X-Long: a\r\n" * (MOST_ASIDE // 8) + b"\r\n",
        b"GET /" + LONG + ASK[5:] + b"\r\n",
        CHUNKED + b"1\r\na\r\n0\r\nX-Trailer: " + LONG + b"\r\n\r\n",
        CHUNKED + b"1;" + LONG + b"\r\na\r\n0\r\n\r\n",
    ],
)
def test_one_that_says_too_much_beside_its_body_is_cut(address: str, said: bytes) -> None:
    assert raw(address, said) == b""


def test_a_long_body_is_not_too_much(address: str) -> None:
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(LONG) * 8, LONG * 8)
    said = CHUNKED.replace(b"Host", b"Connection: close\r\nHost") + body
    assert raw(address, said).endswith(LONG * 8)


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\nHost: a\n\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
        CHUNKED.replace(b"Host", b"Content-Length: 9\r\nHost") + b"0\r\n\r\nGET / HTTP/1.1",
        CHUNKED.replace(b"chunked", b"chunked, identity") + b"0\r\n\r\n",
        CHUNKED + b"0x1\r\na\r\n0\r\n\r\n",
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_refused(address: str, said: bytes) -> None:
    assert raw(address, said).startswith(b"HTTP/1.1 400 ")
