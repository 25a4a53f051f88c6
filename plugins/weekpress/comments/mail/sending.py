"""Sending: messages to a mail server, over a connection nobody listens to.

Comes in: the configuration, the password from the environment, messages. Goes out: which of them
the server did not take, or MailError where it took none. What a server answers is never repeated:
it may hold addresses, and what it was told.
Source: RFC 5321 (SMTP); RFC 3207 (STARTTLS); RFC 8314 (TLS from the start); RFC 4954 (AUTH).
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import aiosmtplib
from aiosmtplib import SMTP

from weekpress.comments.configuration.parts import MailPart
from weekpress.comments.mail.message import MailError, domain_of

PASSWORD = "WEEKPRESS_COMMENTS_SMTP_PASSWORD"  # noqa: S105 -- the variable's name

PATIENCE_S = 20.0
"""How long any one answer of the server may take; six times that for all of it."""


def send(
    part: MailPart, environ: Mapping[str, str], messages: Sequence[EmailMessage],
    trust: ssl.SSLContext | None = None, patience_s: float = PATIENCE_S,
) -> list[EmailMessage]:  # fmt: skip
    """Send them over one connection. Those that the server refused, while it took others.

    trust -- whose certificates are believed; the system's if not given

    Raises MailError if the server cannot be used, or took none of them.
    """
    _judge(part)
    try:
        refused = asyncio.run(_sent(part, environ.get(PASSWORD, ""), messages, trust, patience_s))
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        raise MailError(f"Mail was not sent: {_why(error, part)}.") from None
    if messages and len(refused) == len(messages):
        raise MailError("Mail was not sent: the server refused who it is from, or who it is for.")
    return refused


async def _sent(
    part: MailPart, password: str, messages: Sequence[EmailMessage],
    trust: ssl.SSLContext | None, patience_s: float,
) -> list[EmailMessage]:  # fmt: skip
    client = SMTP(
        hostname=part.host,
        port=part.port,
        timeout=patience_s,
        use_tls=part.security == "tls",
        start_tls=False,
        tls_context=trust,
        local_hostname=domain_of(part.sender),  # the machine's own name is nobody's business
    )
    async with asyncio.timeout(patience_s * 6), client:
        if part.security == "starttls":
            await _protect(client)
        if part.user:
            await client.login(part.user, password)
        return [message for message in messages if not await _taken(client, message)]


async def _protect(client: SMTP) -> None:
    """From here on nobody listens. Raises SMTPNotSupported: there is no mail without."""
    await client.ehlo()
    if not client.supports_extension("starttls"):
        raise aiosmtplib.SMTPNotSupported("STARTTLS")
    await client.starttls()


async def _taken(client: SMTP, message: EmailMessage) -> bool:
    """Whether the server took it; one that is refused leaves the others their chance."""
    try:
        await client.send_message(message)
    except aiosmtplib.SMTPServerDisconnected:
        raise
    except (aiosmtplib.SMTPResponseException, aiosmtplib.SMTPRecipientsRefused):
        return False
    return True


def _judge(part: MailPart) -> None:
    """Raise MailError for a configuration by which a password could be overheard."""
    if not part.host:
        raise MailError("No mail is sent: comments.toml names no server under [mail].")
    if part.security == "none" and not _is_here(part.host):
        raise MailError(
            'Mail was not sent: security = "none" is for a server on this machine. '
            'Write "starttls" or "tls".'
        )


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _why(error: Exception, part: MailPart) -> str:
    """What is wrong, by the kind of the error; never in the server's words."""
    reasons: list[tuple[type[Exception], str]] = [
        (ssl.SSLCertVerificationError, "its certificate is not for this name, or not valid"),
        (aiosmtplib.SMTPAuthenticationError, f"it does not accept {PASSWORD} for that user"),
        (aiosmtplib.SMTPNotSupported, "it does not offer what [mail] asks for (TLS or a sign-in)"),
        (TimeoutError, "it does not answer in time"),
        (aiosmtplib.SMTPConnectResponseError, "it does not want to be used now"),
        (aiosmtplib.SMTPServerDisconnected, "it ended the connection"),
        (aiosmtplib.SMTPConnectError, "it cannot be reached"),
    ]
    causes = [error, *filter(None, (error.__cause__, error.__context__))]
    found = (said for kind, said in reasons for one in causes if isinstance(one, kind))
    return f"{part.host}, port {part.port}: {next(found, 'it gave an answer that is none')}"
