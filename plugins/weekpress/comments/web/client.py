"""Whose request it is: the network address of the client.

Comes in: the peer of the socket, the headers, and the networks of our own proxies. Goes out: one
address. What a client writes into X-Forwarded-For is believed by nobody: only what one of our own
proxies adds to its end is, and only if the socket is that proxy's.
Source: RFC 7239 (Forwarded); MDN, "X-Forwarded-For", selecting an IP address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.datastructures import Headers

Network = IPv4Network | IPv6Network

_FOR = re.compile(r'(?:^|;)\s*for\s*=\s*("[^"]*"|[^;,\s]*)', re.IGNORECASE)
_PORT = re.compile(r"(\[[^\]]*\]|[0-9.]+):[0-9]{1,5}")


def client_address(peer: str, headers: Headers, proxies: Sequence[Network]) -> str:
    """The address of whoever sent a request; "" if it is not known."""
    found = _read(peer)
    for said in reversed(_hops(headers)):
        if not found or not _is_proxy(found, proxies):
            break
        hop = _read(said)
        if not hop:  # "unknown", or nonsense: what stands before it cannot be believed either
            break
        found = hop
    return str(found) if found else ""


def _hops(headers: Headers) -> list[str]:
    """Whom each proxy says it was asked by, the nearest last."""
    if forwarded := headers.getlist("x-forwarded-for"):
        return ",".join(forwarded).split(",")
    hops = []
    for element in ",".join(headers.getlist("forwarded")).split(","):
        named = _FOR.search(element)
        hops.append(named[1].strip('"') if named else "")
    return hops


def _read(text: str) -> IPv4Address | IPv6Address | None:
    """An address, with or without brackets and a port; one of IPv4 in IPv6 is one of IPv4."""
    text = text.strip()
    with_port = _PORT.fullmatch(text)
    try:
        found = ip_address((with_port[1] if with_port else text).strip("[]").partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_proxy(address: IPv4Address | IPv6Address, proxies: Sequence[Network]) -> bool:
    return any(address in network for network in proxies)
