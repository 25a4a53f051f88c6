"""A service for comments as a page of the site meets it: it answers, or it does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

POST = """---
title: Bins
date: 2026-11-20
id: urn:uuid:88389659-8d4f-4487-9677-198b9dd3eefc
---

We counted the bins of three streets, and asked who empties them.
"""
THANKS = "<!doctype html><html lang=en><title>Thank you</title><h1>Thank you</h1>"


@dataclass
class Service:
    """What it was sent, and whether it is well."""

    address: str = ""
    ill: bool = False
    """Whether it answers everything with 503."""
    well: Event = field(default_factory=Event)
    """Set, it answers at once; if not, as soon as it is."""
    sent: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def answering() -> Iterator[Service]:
    """A service on this machine."""
    service = Service()
    service.well.set()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            self._answer(200, "a-signed-time" if self.path == "/opened" else THANKS)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if not service.ill:
                read = parse_qs(body, keep_blank_values=True)
                service.sent.append({name: values[0] for name, values in read.items()})
            self._answer(303, "")

        def _answer(self, status: int, text: str) -> None:
            service.well.wait(20)
            self.send_response(503 if service.ill else status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Location", "/thanks")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        service.address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            yield service
        finally:
            server.shutdown()
