"""Values of `comments.toml` that not every text or number is: addresses, people, rates, days.

Comes in: what stands in the file. Goes out: the value, or in words what is expected instead.
Source: URL Standard, 4.3; RFC 5322, 3.4.1 (what an address in a header may be).
"""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address as Header
from email.utils import parseaddr
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from weekpress.comments.rates import quota
from weekpress.comments.record import web_address


def _address(text: str) -> str:
    if not web_address(text):
        raise ValueError("an address is expected, such as https://comments.example.org/")
    if urlsplit(text)[2:] not in {("", "", ""), ("/", "", "")}:
        raise ValueError(
            "the service needs a host of its own, such as https://comments.example.org/, and does "
            "not work in a folder of another"
        )
    return text if text.endswith("/") else f"{text}/"


def _person(text: str) -> str:
    name, address = parseaddr(text)
    try:
        fit = bool(name) and "@" in address and bool(Header(name, addr_spec=address).domain)
    except (MessageError, ValueError, IndexError):  # mail cannot be written to it
        fit = False
    if not fit:
        raise ValueError('a name and an address are expected: "Priya Shah <priya@example.org>"')
    return text


def _rate(text: str) -> str:
    quota(text)
    return text


def _distinct(people: tuple[str, ...]) -> tuple[str, ...]:
    """Each by a name and an address of their own: the audit names them, and a link goes to one."""
    said = [" ".join(part.casefold().split()) for person in people for part in parseaddr(person)]
    if len(set(said)) < len(said):
        raise ValueError("two of them have one name or one address; each needs their own")
    return people


Address = Annotated[str, AfterValidator(_address)]
Person = Annotated[str, AfterValidator(_person)]
People = Annotated[tuple[Person, ...], AfterValidator(_distinct)]
Days = Annotated[int, Field(ge=1, le=3650)]
Rated = Annotated[str, AfterValidator(_rate)]
