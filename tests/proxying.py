"""A web server in front of a small backend, each real, on free ports of loopback.

The backend says what it was sent. The server's configuration is the one of docs/examples, with
nothing changed but names of files and ports.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from building import ROOT

EXAMPLES = ROOT / "docs/examples"
NGINX = "weekpress-comments.nginx.conf"
CADDY = "weekpress-comments.Caddyfile"

_NGINX_FRAME = """\
daemon off;
error_log stderr;
pid {folder}/nginx.pid;
{user}
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""


class _Echo(BaseHTTPRequestHandler):
    """Answers with the headers of a request and the length of its body."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        said = {"headers": self.headers.items(), "length": len(body), "path": self.path}
        told = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_POST = do_GET  # noqa: N815 -- as http.server has it

    def log_message(self, *_: object) -> None: ...


@contextmanager
def echoing() -> Iterator[int]:
    """The backend; its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Echo) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


def nginx_of(folder: Path, backend: int, port: int, is_root: bool) -> Path:
    """The configuration of nginx with our snippet, for plain HTTP on a port of loopback."""
    text = (EXAMPLES / NGINX).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "ssl_certificate" not in line]
    said = "\n".join(line for line in kept if "listen [::]" not in line)
    said = said.replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    said = said.replace("127.0.0.1:8010", f"127.0.0.1:{backend}")
    (folder / "site.conf").write_text(said, encoding="utf-8")
    frame = _NGINX_FRAME.format(folder=folder, user="user root;" if is_root else "")
    (folder / "nginx.conf").write_text(frame, encoding="utf-8")
    return folder / "nginx.conf"


def caddy_of(folder: Path, backend: int, port: int) -> Path:
    """The configuration of Caddy with our snippet, for plain HTTP on a port of loopback."""
    text = (EXAMPLES / CADDY).read_text(encoding="utf-8")
    said = text.replace("\ncomments.example.org {", f"\nhttp://:{port} {{")
    said = said.replace("127.0.0.1:8010", f"127.0.0.1:{backend}")
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n" + said, encoding="utf-8"
    )
    return folder / "Caddyfile"


@contextmanager
def running(command: Sequence[str], port: int, folder: Path) -> Iterator[None]:
    """A server that listens on its port until this ends."""
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env={"HOME": str(folder), "PATH": "/usr/bin:/usr/sbin"}
        )
        try:
            _await(port, process, folder / "log")
            yield
        finally:
            process.terminate()
            process.wait(30)


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def asked(
    port: int, path: str = "/", body: bytes = b"", headers: Any = None, source: str = "127.0.0.1"
) -> tuple[int, dict[str, Any]]:
    """The status of an answer, and what the backend was sent; asked from an address of loopback."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
    try:
        connection.request("POST" if body else "GET", path, body or None, headers or {})
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    return answer.status, json.loads(text) if answer.status == 200 else {}
