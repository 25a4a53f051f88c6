"""The server a writer looks at their site through. It listens on this machine only."""

from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

from weekpress.cli.serve.editions import Editions

HERE = "127.0.0.1"


class SiteServer(ThreadingHTTPServer):
    """A folder, its editions, and the requests for them."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port

    def __init__(
        self, port: int, root: Path, editions: Editions, request: type[BaseHTTPRequestHandler]
    ) -> None:
        """request -- what answers one"""
        super().__init__((HERE, port), request)
        self.root, self.editions = root, editions

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's full name: that may take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is no fault; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on as given
