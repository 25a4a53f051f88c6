"""The server of `weekpress serve`, asked over HTTP as a browser would ask it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from weekpress.cli.serve.editions import Editions
from weekpress.cli.serve.opening import open_server
from weekpress.cli.serve.reload import EVENTS_PATH, SCRIPT_PATH
from weekpress.cli.serve.request import Request
from weekpress.cli.serve.server import SiteServer
from weekpress.errors import WeekpressError

HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'; img-src 'self'
  X-Content-Type-Options: nosniff
/feed.xml
  Content-Type: application/rss+xml; charset=utf-8
/maps/*
  Cache-Control: max-age=900
"""


@dataclass
class Answer:
    """What came back, read to its end."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Running:
    """A server that runs, and how to ask it."""

    server: SiteServer
    editions: Editions

    def ask(self, path: str, method: str = "GET", host: str | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        name = host if host is not None else f"127.0.0.1:{self.server.server_port}"
        connection.request(method, path, headers={"Host": name})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read().decode())
        connection.close()
        return answer


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server for a small site, whose first build is over."""
    files = {
        "index.html": "<body>home</body>",
        "404.html": "<body>not here</body>",
        "maps/index.html": "<body>maps</body>",
        "feed.xml": "<rss/>",
        "_headers": HEADERS,
        "_redirects": "/old/ /maps/ 301\n/out //evil.example/ 301\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    editions = Editions("test")
    editions.publish()
    with SiteServer(0, tmp_path, editions, Request) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield Running(server, editions)
        server.shutdown()


def test_a_page_is_sent_with_the_script_and_the_hosts_headers(running: Running) -> None:
    page = running.ask("/maps/")
    assert page.status == 200
    assert page.body.startswith("<body>maps<script ")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


def test_the_script_is_in_no_file(running: Running) -> None:
    assert running.ask("/maps/").headers["content-length"] != "17"
    assert (running.server.root / "maps/index.html").read_text() == "<body>maps</body>"


def test_the_script_is_the_sites_own(running: Running) -> None:
    script = running.ask(SCRIPT_PATH)
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "EventSource" in script.body


def test_what_is_no_page_is_sent_as_it_is_and_as_the_host_says(running: Running) -> None:
    feed = running.ask("/feed.xml")
    assert feed.body == "<rss/>"
    assert feed.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert feed.headers["content-security-policy"] == "default-src 'none'; img-src 'self'"


def test_a_missing_page_is_404_html_with_status_404(running: Running) -> None:
    answer = running.ask("/nowhere/")
    assert (answer.status, answer.body[:14]) == (404, "<body>not here")


def test_a_folder_without_its_slash_leads_to_it(running: Running) -> None:
    answer = running.ask("/maps?week=2")
    assert (answer.status, answer.headers["location"]) == (301, "/maps/?week=2")


def test_an_address_with_two_slashes_does_not_lead_to_another_host(running: Running) -> None:
    assert running.ask("//maps").headers["location"] == "/maps/"


def test_an_old_address_leads_on_as_the_host_would_send_it(running: Running) -> None:
    answer = running.ask("/old/")
    assert (answer.status, answer.headers["location"]) == (301, "/maps/")


def test_a_redirect_never_leads_to_another_host(running: Running) -> None:
    assert running.ask("/out").status == 404


@pytest.mark.parametrize("path", ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/_headers"])
def test_nothing_but_the_site_is_served(running: Running, path: str) -> None:
    (running.server.root.parent / "secret").write_text("secret", encoding="utf-8")
    assert running.ask(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(running: Running, method: str) -> None:
    answer = running.ask("/", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_is_get_without_the_body(running: Running) -> None:
    got, headed = running.ask("/maps/"), running.ask("/maps/", "HEAD")
    assert (headed.status, headed.body) == (200, "")
    assert headed.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "", "127.0.0.1.evil.x"])
def test_a_name_that_is_not_this_machines_is_turned_away(running: Running, host: str) -> None:
    assert running.ask("/", host=host.format(port=running.server.server_port)).status == 421


def test_this_machine_may_be_called_localhost(running: Running) -> None:
    assert running.ask("/", host=f"LOCALHOST:{running.server.server_port}").status == 200


def test_only_this_machine_is_listened_to(running: Running) -> None:
    assert running.server.socket.getsockname()[0] == "127.0.0.1"


def events(running: Running, known: str) -> HTTPResponse:
    """The stream of events an open page of the edition `known` listens to."""
    connection = HTTPConnection("127.0.0.1", running.server.server_port, timeout=10)
    connection.request("GET", f"{EVENTS_PATH}?from={known}")
    return connection.getresponse()


def test_an_open_page_hears_of_the_next_edition(running: Running) -> None:
    with events(running, "test-1") as stream:
        running.editions.publish()
        assert stream.readline() == b"event: edition\n"
        assert stream.readline() == b"data: test-2\n"


def test_a_page_of_an_older_edition_hears_at_once(running: Running) -> None:
    with events(running, "an-earlier-run-9") as stream:
        assert stream.readline() + stream.readline() == b"event: edition\ndata: test-1\n"


def test_a_fault_shows_in_place_of_every_page_until_it_is_mended(running: Running) -> None:
    running.editions.publish("content/posts/x.md:3: title: is missing.")
    fault = running.ask("/maps/")
    assert fault.status == 503
    assert "content/posts/x.md:3" in fault.body
    assert SCRIPT_PATH in fault.body
    running.editions.publish()
    assert running.ask("/maps/").body.startswith("<body>maps")


def test_while_there_is_a_fault_the_last_good_page_is_a_link_away(running: Running) -> None:
    running.editions.publish("content/posts/x.md:3: title: is missing.")
    assert 'href="/maps/?weekpress-before"' in running.ask("/maps/").body
    assert running.ask("/maps/?weekpress-before").body.startswith("<body>maps")
    assert running.ask("/feed.xml").body == "<rss/>"


def test_a_script_in_an_address_is_no_script_in_the_fault_page(running: Running) -> None:
    (running.server.root / '"><script>x').mkdir()
    (running.server.root / '"><script>x/index.html').touch()
    running.editions.publish("wrong")
    assert "><script>x" not in running.ask("/%22%3E%3Cscript%3Ex/").body


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_named(taken: int, tmp_path: Path) -> None:
    with pytest.raises(WeekpressError, match=f"Port {taken} is in use"):
        open_server(taken, tmp_path, Editions("test"))


def test_without_a_port_the_next_free_one_is_used(tmp_path: Path) -> None:
    opened: Callable[[], SiteServer] = lambda: open_server(None, tmp_path, Editions("test"))  # noqa: E731 -- one expression
    with opened() as first, opened() as second:
        assert first.server_port != second.server_port
