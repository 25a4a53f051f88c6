"""Asking: the filters, the publisher and the mail server, whether each would work now.

Comes in: the service. Goes out: troubles, in words. Nothing is sent but what it takes to ask: no
comment, no mail.
Source: RFC 5321 (EHLO, NOOP), RFC 3207, RFC 4954 by way of smtplib.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping

from weekpress.comments.configuration import ConfigurationError
from weekpress.comments.configuration.parts import MailPart
from weekpress.comments.doctor.configured import PASSWORD, is_in_the_open
from weekpress.comments.doctor.trouble import Trouble
from weekpress.comments.filters.chain import Chain
from weekpress.comments.publishers.protocol import Publisher
from weekpress.comments.service import Service
from weekpress.comments.worker.tools import chain_of, publisher_of

SECONDS = 10.0


def made(service: Service) -> tuple[Chain | None, Publisher | None, list[Trouble]]:
    """The filters and the publisher, as far as they can be made; nobody is asked."""
    troubles: list[Trouble] = []
    chain, publisher = None, None
    try:
        chain = chain_of(service)
    except ConfigurationError as error:
        troubles.append(Trouble("filters", error.message.removeprefix("filters: "), _MEND))
    try:
        publisher = publisher_of(service)
    except ConfigurationError as error:
        troubles.append(Trouble("publish", error.message.removeprefix("publish: "), _MEND))
    return chain, publisher, troubles


_MEND = "Mend it in comments.toml."


def asked(chain: Chain | None, publisher: Publisher | None) -> Iterator[Trouble]:
    """What filters and publisher say of themselves."""
    for link in chain.links if chain else ():
        standing = link.filter.standing()
        if not standing.works:
            words = f"{link.filter.name}: {standing.words}"
            yield Trouble("filters", words, "Until then comments wait, not checked.")
    if publisher and (why := publisher.standing()):
        yield Trouble("publish", f"{publisher.name}: {why}", "Until then approved comments wait.")


def mail(part: MailPart, environ: Mapping[str, str]) -> Iterator[Trouble]:
    """Whether the mail server is there, has a certificate that holds, and takes the password.

    One that would be told the password in the open is not asked, as it is sent no mail either:
    `configured` says so.
    """
    if not part.host or is_in_the_open(part):
        return
    try:
        with _connected(part) as server:
            if part.user:
                server.login(part.user, environ.get(PASSWORD, ""))
            server.noop()
    except smtplib.SMTPAuthenticationError:
        yield Trouble(
            "mail", f"{part.host} does not take the user and the password.",
            f"Look at mail.user and {PASSWORD}.",
        )  # fmt: skip
    except (OSError, smtplib.SMTPException) as error:  # its words may hold what it was told
        yield Trouble(
            "mail", f"{part.host}, port {part.port}, could not be used ({type(error).__name__}).",
            "Look at mail.host, mail.port and mail.security, and whether the way there is open.",
        )  # fmt: skip


def _connected(part: MailPart) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if part.security == "tls":
        return smtplib.SMTP_SSL(part.host, part.port, timeout=SECONDS, context=context)
    server = smtplib.SMTP(part.host, part.port, timeout=SECONDS)
    if part.security == "starttls":
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server
