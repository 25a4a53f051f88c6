"""A forge on this machine: git over HTTP, with a token, by git's own http-backend (CGI)."""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Forge(BaseHTTPRequestHandler):
    root = Path()
    token = ""

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        basic = b64encode(f"x-access-token:{self.token}".encode()).decode()
        if self.token and self.headers["Authorization"] != f"Basic {basic}":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="forge"')
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("Content-Length") or 0)
        told = subprocess.run(
            ["git", "http-backend"], input=self.rfile.read(length), capture_output=True, check=True,
            env={**os.environ, "GIT_PROJECT_ROOT": str(self.root), "GIT_HTTP_EXPORT_ALL": "1",
                 "PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": self.command,
                 "CONTENT_TYPE": self.headers.get("Content-Type", ""), "REMOTE_USER": "weekpress",
                 "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", "")},
        ).stdout  # fmt: skip
        head, _, body = told.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode("ascii").split("\r\n"))
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 -- the name http.server looks for


@contextmanager
def forge(root: Path, token: str = "", port: int = 0) -> Iterator[str]:
    """Serve the repositories in a folder; gives the address."""
    handler = type("Forge", (_Forge,), {"root": root, "token": token})
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
