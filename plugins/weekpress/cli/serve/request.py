"""One request to the server: a file, as a static host would send it, and little else.

Only GET and HEAD, and only from browsers that asked for this machine by name: no other site can
reach it by pointing a name of its own here (DNS rebinding).
Source: RFC 9110; HTML Standard, 9.2 Server-sent events.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from weekpress.cli.serve.editions import Edition
from weekpress.cli.serve.fault_page import CSS, CSS_PATH, POLICY, building_page, fault_page
from weekpress.cli.serve.files import Found, Moved, find, media_type, redirected
from weekpress.cli.serve.reload import (
    EVENTS_PATH,
    SCRIPT,
    SCRIPT_PATH,
    allowing_reload,
    with_reload,
)
from weekpress.cli.serve.server import SiteServer
from weekpress.hosting.headers import headers_for

POLICY_HEADER = "content-security-policy"
_OUR_NAMES = {"127.0.0.1", "localhost"}
_HEARTBEAT_S = 15.0
"""How often an open page is told that we live, and so how soon we notice that it is gone."""
_AS_IT_WAS = "weekpress-before"
"""The query that shows a page as the last good build left it."""


class Request(BaseHTTPRequestHandler):
    """One request. Answers are small and whole; connections are not kept."""

    server: SiteServer

    def do_GET(self) -> None:
        """Send what stands at the address."""
        host = (self.headers.get("Host") or "").lower()
        target = urlsplit("/" + self.path.lstrip("/"))
        if host.removesuffix(f":{self.server.server_port}") not in _OUR_NAMES:
            self._send_words(HTTPStatus.MISDIRECTED_REQUEST, "This server is for this machine.")
        elif target.path == EVENTS_PATH:
            self._send_events(parse_qs(target.query).get("from", [""])[0])
        elif target.path in _OUR_FILES:
            kind, text = _OUR_FILES[target.path]
            self._send(HTTPStatus.OK, {"content-type": kind}, text.encode())
        else:
            self._send_site(target.path, target.query)

    def do_HEAD(self) -> None:
        """The same, without the body."""
        self.do_GET()

    def do_POST(self) -> None:
        """Nothing here can be changed."""
        self._send_words(
            HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.", {"allow": "GET, HEAD"}
        )

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815 -- as the library has it

    def _send_site(self, path: str, query: str) -> None:
        edition = self.server.editions.newest
        target = f"{path}?{query}" if query else path
        answer = redirected(path, self._host_file("_redirects")) or find(self.server.root, target)
        is_page = not isinstance(answer, Found) or media_type(answer.path).startswith("text/html")
        if is_page and (edition.building or (edition.fault and query != _AS_IT_WAS)):
            good = f"{path}?{_AS_IT_WAS}" if isinstance(answer, Found) else ""
            self._send_fault(edition, good)
        elif isinstance(answer, Moved):
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"location": answer.location}, b"")
        elif answer:
            self._send_file(answer, edition)
        else:
            self._send_words(HTTPStatus.NOT_FOUND, "There is nothing at this address.")

    def _send_file(self, found: Found, edition: Edition) -> None:
        body, kind = found.path.read_bytes(), media_type(found.path)
        headers = {"content-type": kind, **self._host_headers()}
        if kind.startswith("text/html"):
            body = with_reload(body, edition.name)
            if POLICY_HEADER in headers:
                headers[POLICY_HEADER] = allowing_reload(headers[POLICY_HEADER])
        self._send(HTTPStatus(found.status), headers, body)

    def _host_headers(self) -> dict[str, str]:
        """What the site's own _headers file asks for at this address; names in lower case."""
        path = unquote(urlsplit("/" + self.path.lstrip("/")).path)
        said = headers_for(path, self._host_file("_headers"))
        return {name.lower(): value for name, value in said.items()}

    def _host_file(self, name: str) -> str:
        """A file of the site that is written for its host; nothing where there is none."""
        file = self.server.root / name
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    def _send_fault(self, edition: Edition, good: str) -> None:
        page = building_page() if edition.building else fault_page(edition.fault, good)
        body = with_reload(page.encode(), edition.name)
        headers = {"content-type": "text/html; charset=utf-8", POLICY_HEADER: POLICY}
        self._send(HTTPStatus.SERVICE_UNAVAILABLE, headers, body)

    def _send_words(
        self, status: HTTPStatus, words: str, headers: Mapping[str, str] | None = None
    ) -> None:
        kind = {"content-type": "text/plain; charset=utf-8", **(headers or {})}
        self._send(status, kind, words.encode())

    def _send_events(self, known: str) -> None:
        """Tell the page the name of the newest edition whenever it is not the one it knows."""
        self.send_response(HTTPStatus.OK)
        self.send_header("content-type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while self.command == "GET":
            newer = self.server.editions.after(known, _HEARTBEAT_S)
            known = newer.name if newer else known
            words = f"event: edition\ndata: {known}\n\n" if newer else ":\n\n"
            self.wfile.write(words.encode())

    def _send(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        # Never kept by the browser: what was just changed is what must be seen.
        for name, value in {**headers, "cache-control": "no-store"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self) -> str:
        """What we call ourselves: no versions for anybody to look up."""
        return "weekpress"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name upstream
        """Nothing: the terminal is for builds and their findings."""


_OUR_FILES = {
    SCRIPT_PATH: ("text/javascript; charset=utf-8", SCRIPT),
    CSS_PATH: ("text/css; charset=utf-8", CSS),
}
