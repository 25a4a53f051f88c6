"""The frame of every message: from whom, to whom, and that a program wrote it.

Comes in: words of ours, and what people wrote. Goes out: plain text, which every program reads
aloud and none can make fetch anything. Nothing a commenter wrote is ever part of a header, and
what they wrote makes no link.
Source: RFC 5322 (messages); RFC 3834, 5 (Auto-Submitted); RFC 5890 (domains); RFC 2047 by the
standard library.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from weekpress.errors import WeekpressError

LONGEST_SUBJECT = 150

_LINKS = re.compile(r"(?<=\w)[.:@/\\]+(?=\w)|[:/@\\]")
"""What mail programs make links and addresses of, in words they did not come in as one."""


class MailError(WeekpressError):
    """A message cannot be written or sent; the message says why, without a secret or an address."""


@dataclass(frozen=True)
class Letter:
    """What is to be said, and to whom."""

    to: str
    """One person: "Priya Shah <priya@example.org>", or an address alone."""
    subject: str
    text: str


def written(letter: Letter, sender: str, now: datetime, chance: bytes) -> EmailMessage:
    """The message, with the headers that a program's mail has.

    Raises MailError for an address that cannot stand in a header.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(sender)
    message["To"] = _address(letter.to)
    message["Subject"] = in_one_line(letter.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{chance.hex()}@{domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    return message


def in_one_line(text: str) -> str:
    """`text` without line ends and other characters that are no signs of a language."""
    kept = (sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in text)
    return " ".join("".join(kept).split())


def without_links(text: str) -> str:
    """What a person wrote, in one line, so that no mail program makes a link of it."""
    return in_one_line(_LINKS.sub(" ", in_one_line(text)))


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    try:
        made = Address(in_one_line(name), addr_spec=address)
        domain = made.domain.encode("idna").decode()  # or it would be an encoded word: no domain
        return Address(made.display_name, made.username, domain)
    except (MessageError, ValueError, IndexError):  # UnicodeError is a ValueError
        raise MailError("An address is none that mail can go to.") from None


def domain_of(sender: str) -> str:
    """The domain that mail from `sender` comes from, as a mail server has it."""
    return _address(sender).domain or "localhost"
