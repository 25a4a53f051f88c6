"""The form as it was sent: what is wrong with it, field by field, and what it holds.

Comes in: the body of a request, as bytes. Goes out: what was typed, all of it, to be shown again;
every fault at once, in words; and the fields as they are kept. No word is changed: only signs that
nobody sees, and that could hide or reorder what others read, are left out.
Source: URL Standard, application/x-www-form-urlencoded; WCAG 2.2, 3.3.1 and 3.3.3; UAX 9 (bidi).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qsl

from email_validator import EmailNotValidError, validate_email

from weekpress.comments import fields
from weekpress.comments.linking import website
from weekpress.comments.record import ULID

TYPED = (fields.NAME, fields.EMAIL, fields.WEBSITE, fields.COMMENT)
"""What a person fills in, in the order of the form."""

_ALL = (*TYPED, fields.PARENT, fields.OPENED, fields.DECOY)
_MOST_FIELDS = 40
_MOST_HIDDEN = 1_000

_MOST = {
    fields.NAME: ("Your name", fields.MOST_NAME),
    fields.EMAIL: ("Your email address", fields.MOST_EMAIL),
    fields.WEBSITE: ("The address of your website", fields.MOST_WEBSITE),
    fields.COMMENT: ("Your comment", fields.MOST_COMMENT),
}

_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control signs, and those that reorder what stands around them."""

_BROKEN = re.compile("[\ud800-\udfff]")
"""What is left of bytes that are no UTF-8."""

_SHAPE = "Enter an email address in the right shape, like name@example.org"


class UnreadableError(Exception):
    """The body is no form; the message says why."""


@dataclass(frozen=True)
class Form:
    """A form that was sent."""

    typed: Mapping[str, str]
    """What to show again, by field."""
    faults: Mapping[str, str]
    """What is wrong, in words, by field; empty if it can be taken in."""
    email: str = ""
    website: str = ""
    """Both as they are kept; the other fields are as typed."""
    opened: str = ""
    decoy: str = ""

    @property
    def name(self) -> str:
        """The commenter's name, in one line."""
        return self.typed[fields.NAME]

    @property
    def comment(self) -> str:
        """The words."""
        return self.typed[fields.COMMENT]

    @property
    def parent(self) -> str:
        """The ULID of the comment it answers, or ""."""
        return self.typed[fields.PARENT]


def sent(body: bytes) -> dict[str, str]:
    """The fields of a body that we know, the first of each name; "" for those that are not there.

    Bytes that are no UTF-8 are lone surrogates in it. Raises UnreadableError.
    """
    try:
        pairs = parse_qsl(
            body.decode("ascii", "surrogateescape"), keep_blank_values=True,
            encoding="utf-8", errors="surrogateescape", max_num_fields=_MOST_FIELDS,
        )  # fmt: skip
    except ValueError:
        raise UnreadableError("This is no form for a comment: it has too many parts.") from None
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return {name: found.get(name, "") for name in _ALL}


def judged(given: Mapping[str, str]) -> Form:
    """What is wrong with the fields, and what they hold."""
    typed = {name: _seen(given[name], name == fields.COMMENT) for name in TYPED}
    broken = {name for name in TYPED if _BROKEN.search(given[name])}
    parent = given[fields.PARENT].strip()
    is_reply = bool(ULID.fullmatch(parent))
    address, fault = _email(typed[fields.EMAIL])
    link = website(typed[fields.WEBSITE])
    faults = dict(_faults(typed, broken, fault, link))
    if parent and not is_reply:
        faults[fields.PARENT] = (
            "The comment you are answering was not found. Send yours again: it will stand by itself"
        )
    return Form(
        typed=MappingProxyType(typed | {fields.PARENT: parent if is_reply else ""}),
        faults=MappingProxyType(faults),
        email=address,
        website=link,
        opened=_seen(given[fields.OPENED], False)[:_MOST_HIDDEN],
        decoy=_seen(given[fields.DECOY], False)[:_MOST_HIDDEN],
    )


def _faults(
    typed: Mapping[str, str], broken: set[str], email: str, link: str
) -> Iterator[tuple[str, str]]:
    """One fault a field, in the order of the form."""
    wanted = {
        fields.NAME: "Enter your name",
        fields.EMAIL: "Enter your email address",
        fields.COMMENT: "Enter your comment",
    }
    for name in TYPED:
        text, (what, most) = typed[name], _MOST[name]
        if name in broken:
            yield name, f"{what} has signs that could not be read, shown as \ufffd: type them again"
        elif name in wanted and not any(sign.isprintable() and sign != " " for sign in text):
            yield name, wanted[name]
        elif len(text) > most:
            yield name, f"{what} is {len(text):,} characters long: shorten it to {most:,} or fewer"
        elif name == fields.EMAIL and email:
            yield name, email
        elif name == fields.WEBSITE and text and not link:
            yield name, "Enter the address of your website in full, like https://example.org"


def _seen(text: str, lines: bool) -> str:
    """`text` with what nobody sees left out, of one line or several."""
    text = _UNSEEN.sub("", _BROKEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
    return text.rstrip().lstrip("\n") if lines else " ".join(text.split())


def _email(text: str) -> tuple[str, str]:
    """The address, and what is wrong with it, in words; one of them is ""."""
    if len(text) > fields.MOST_EMAIL:
        return "", _SHAPE
    try:
        return validate_email(text, check_deliverability=False).normalized, ""
    except EmailNotValidError:
        return "", _SHAPE
