"""A host that answers as it is told to: real sockets on this machine, and a record of who asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from weekpress.checks.links.question import Manners

LOOPBACK = "127.0.0.1"
QUICK = Manners(timeout_s=2, pause_s=0, budget_s=20, may_ask=LOOPBACK.__eq__, sleep=lambda _s: None)
"""Manners for hosts of ours: no pauses, and this machine may be asked."""


@dataclass(frozen=True)
class Says:
    """One answer."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    wait_s: float = 0
    only: str = ""
    """The one method that is answered so; any other gets 405."""
    then: tuple[int, ...] = ()
    """The statuses of the next answers."""


@dataclass
class Host:
    """The host: its address, what it was asked, and the most questions it had at once."""

    address: str = ""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    sent: int = 0


@contextmanager
def answering(answers: dict[str, Says], at: str = LOOPBACK) -> Iterator[Host]:
    """A host that gives each path its answer, and 404 for any other."""
    host, guard = Host(), Lock()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def _answer(self) -> None:
            with guard:
                times = [path for _, path, _ in host.asked].count(self.path)
                host.asked.append((self.command, self.path, dict(self.headers)))
                host.at_once += 1
                host.most_at_once = max(host.most_at_once, host.at_once)
            says = answers.get(self.path, Says(404))
            time.sleep(says.wait_s)
            statuses = (says.status, *says.then)
            status = statuses[min(times, len(statuses) - 1)]
            wrong = says.only and self.command != says.only
            with guard:
                host.at_once -= 1
            try:
                self.send_response(405 if wrong else status)
                for name, value in says.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for start in range(0, len(says.body), 65536):
                    host.sent += self.wfile.write(says.body[start : start + 65536])
            except OSError:  # whoever asked has gone
                self.close_connection = True

        do_GET = do_HEAD = _answer  # noqa: N815 -- as http.server has it

    with ThreadingHTTPServer((at, 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        host.address = f"http://{at}:{server.server_address[1]}"
        try:
            yield host
        finally:
            server.shutdown()
