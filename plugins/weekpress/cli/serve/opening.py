"""Opening the server a writer looks at their site through: on the port that is asked for, or a free
one.

Comes in: a port, a folder, its editions. Goes out: the server, or in words why there is none.
"""

from __future__ import annotations

from pathlib import Path

from weekpress.cli.serve.editions import Editions
from weekpress.cli.serve.request import Request
from weekpress.cli.serve.server import SiteServer
from weekpress.errors import WeekpressError

FIRST_PORT, _PORTS_TRIED = 8000, 20


def open_server(port: int | None, root: Path, editions: Editions) -> SiteServer:
    """A server on `port`; where none is asked for, on the first free one from 8000.

    Raises WeekpressError if the port is taken or may not be used.
    """
    last = FIRST_PORT + _PORTS_TRIED - 1
    for choice in [port] if port is not None else range(FIRST_PORT, last + 1):
        try:
            return SiteServer(choice, root, editions, Request)
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
