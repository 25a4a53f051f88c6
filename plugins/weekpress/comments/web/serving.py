"""Serving: the service runs, until it is told to stop.

Comes in: a service, and where to listen. Goes out: answers; at the end, everything that was taken
in is on the disk. The worker runs in the same process, beside the requests.
Source: uvicorn's settings; systemd.service(5), KillSignal=; RFC 9112, 9.6 (tear-down).
"""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import uvicorn
from starlette.routing import BaseRoute

from weekpress.comments.intaking import Intake
from weekpress.comments.service import Service
from weekpress.comments.web.app import create
from weekpress.comments.web.patience import PatientProtocol
from weekpress.errors import WeekpressError

MOST_CONNECTIONS = 1_000
"""How many may be open at once; more are told to come again, before memory runs out."""

FINISH_S = 25
"""How long requests may take to end when the service is stopped: less than systemd's 90."""

Work = Callable[[Service, threading.Event], None]
"""The worker: it works until the event is set."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that is open. Raises WeekpressError where it cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listens = socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise WeekpressError(
            f"The service cannot listen on {host}, port {port}: {reason}. "
            "Choose another with --port N, or stop what is there."
        ) from None
    # Else the second part of each answer waits for 40 ms: asyncio turns Nagle's algorithm off only
    # for sockets made with IPPROTO_TCP by name, and create_server makes them without.
    listens.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listens


def serve(
    service: Service, at: socket.socket, more: Sequence[BaseRoute] = (), work: Work | None = None
) -> None:
    """Answer requests until SIGTERM or Ctrl-C; then end what was begun.

    work -- the worker, to run in a thread; None for a service whose worker is elsewhere
    """
    with _intake(service) as intake, _working(service, work):
        server = uvicorn.Server(_settings(create(service, intake, more)))
        with _asked_to_stop(), suppress(KeyboardInterrupt):
            server.run([at])


def _settings(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # Starlette's, which uvicorn has another name for
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,  # it would write down addresses
        proxy_headers=False,  # whom to believe is ours to say: see web/client.py
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=FINISH_S,
    )


@contextmanager
def _asked_to_stop() -> Iterator[None]:
    """SIGTERM ends the service as Ctrl-C does. uvicorn raises what it got once more at its end,
    which must not end the process before the rest of it is finished."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _intake(service: Service) -> Iterator[Intake]:
    intake = Intake(service.store)
    try:
        yield intake
    finally:
        intake.close()


@contextmanager
def _working(service: Service, work: Work | None) -> Iterator[None]:
    if not work:
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(service, stop), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(FINISH_S)
