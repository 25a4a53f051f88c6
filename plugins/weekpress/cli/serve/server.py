"""The server a writer looks at their site through. It listens on this machine only."""

from __future__ import annotations

import os
import sys
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

from weekpress.cli.serve.editions import Editions
from weekpress.cli.serve.request import HERE, Request
from weekpress.errors import WeekpressError

FIRST_PORT, _PORTS_TRIED = 8000, 20


class SiteServer(ThreadingHTTPServer):
    """A folder, its editions, and the requests for them."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port

    def __init__(self, port: int, root: Path, editions: Editions) -> None:
        super().__init__((HERE, port), Request)
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


def open_server(port: int | None, root: Path, editions: Editions) -> SiteServer:
    """A server on `port`; where none is asked for, on the first free one from 8000.

    Raises WeekpressError if the port is taken or may not be used.
    """
    last = FIRST_PORT + _PORTS_TRIED - 1
    for choice in [port] if port is not None else range(FIRST_PORT, last + 1):
        try:
            return SiteServer(choice, root, editions)
        except PermissionError as error:
            raise WeekpressError(
                f"Port {choice} is kept for other programs. Choose one from 1024."
            ) from error
        except OSError:
            continue  # taken: try the next
    if port is None:
        raise WeekpressError(f"Ports {FIRST_PORT} to {last} are all in use. Choose another: --port")
    raise WeekpressError(
        f"Port {port} is in use, perhaps by another weekpress serve. Stop that one, or choose "
        f"another port, such as --port {port % 65535 + 1}."
    )
