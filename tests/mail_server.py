"""A mail server on loopback, aiosmtpd's, which keeps what it is sent and fails as it is told to."""

from __future__ import annotations

import asyncio
import queue
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from weekpress.comments.configuration.parts import MailPart

USER, PASSWORD = "comments", "correct horse"


def _set() -> Event:
    event = Event()
    event.set()
    return event


@dataclass
class MailServer:
    """What it was sent, and what it says instead of yes."""

    port: int
    at_recipient: str = ""
    """What it answers to a recipient, such as "450 4.2.1 Later"; "" for yes."""
    at_words: str = ""
    """What it answers to a message."""
    refused: str = ""
    """The one recipient it does not know."""
    talks: Event = field(default_factory=_set)
    """Whether it says anything to a message; it waits until it may."""
    came: queue.Queue[EmailMessage] = field(default_factory=queue.Queue)
    to: list[str] = field(default_factory=list)

    @property
    def part(self) -> MailPart:
        """The configuration that reaches it."""
        return MailPart(host="127.0.0.1", port=self.port, security="none")

    def next(self) -> EmailMessage:
        """The next message, awaited."""
        return self.came.get(timeout=30)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address == self.refused:
            return "550 5.1.1 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return self.at_recipient or "250 OK"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        await asyncio.get_running_loop().run_in_executor(None, self.talks.wait)
        if not self.at_words:
            assert isinstance(envelope.content, bytes)
            self.to += envelope.rcpt_tos
            self.came.put(message_from_bytes(envelope.content, policy=default))
        return self.at_words or "250 OK"


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None = None, must_sign_in: bool = False
) -> Iterator[MailServer]:
    """One that listens until the end. With `tls` it offers STARTTLS, and takes nothing without."""
    loop = asyncio.new_event_loop()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(listening.getsockname()[1])

        def protocol() -> SMTP:
            return SMTP(
                server, hostname="localhost", loop=loop,
                tls_context=tls, require_starttls=bool(tls),
                auth_required=must_sign_in, auth_require_tls=bool(tls), authenticator=_judged,
            )  # fmt: skip

        made = loop.run_until_complete(loop.create_server(protocol, sock=listening))
        thread = Thread(target=loop.run_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.talks.set()
            loop.call_soon_threadsafe(made.close)
            asyncio.run_coroutine_threadsafe(_end_all(), loop).result(30)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(30)
            loop.close()


async def _end_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()


def _judged(
    _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, said: Any
) -> AuthResult:
    right = (said.login, said.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)
