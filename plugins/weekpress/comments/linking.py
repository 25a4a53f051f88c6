"""Linking: the web address a person typed, as an address that may be linked to.

Comes in: what stands in the field "Website", or a post's address in its own script. Goes out: an
http or https address, or "". People type "example.org" and mean https://example.org; they may type
their own script, too.
Source: URL Standard, 3.3 (hosts) and 4.3; UTS 46 (international names of hosts).
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import idna

from weekpress.comments.record import web_address

_KEPT = "/?#[]@!$&'()*+,;=:%-._~"
"""What has a meaning in an address, and is not written in another way."""


def website(text: str) -> str:
    """The address that `text` means, or "" where it means none that may be linked to.

    website("example.org") == "https://example.org"
    """
    if not text or len(text) > 1_000:
        return ""
    has_scheme = "://" in text
    address = text if has_scheme else f"https://{text}"
    if not address.isascii():
        address = in_ascii(address)
    if not has_scheme and "." not in _host(address):
        return ""
    return web_address(address)


def in_ascii(address: str) -> str:
    """The same address as it is sent: the host in Punycode, the rest percent-encoded; "" for one
    that cannot be sent."""
    try:
        parts = urlsplit(address)
        host = idna.encode(parts.hostname or "", uts46=True).decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # idna's error is one
        return ""
    if "@" in parts.netloc:
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{host}{port}{quote(rest, safe=_KEPT)}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def contact(text: str) -> str:
    """Where a link on a way to reach the team leads: a mail address, a web address, or "" for
    words that are neither."""
    if re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+", text):
        return f"mailto:{quote(text, safe='@+')}"
    return web_address(text)
