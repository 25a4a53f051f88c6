"""Hosts: which may be asked, and at which network address.

Comes in: the name of a host. Goes out: addresses in the public internet, looked up once; whoever
connects does so to one of these and to no other. A pull request from a stranger must not make the
machine that checks it ask itself, its neighbours or the cloud it runs in.
Source: RFC 6890 and the IANA special-purpose address registries, which `ipaddress` holds; RFC 6052,
2.1 (NAT64); RFC 2606 and RFC 6761 (names set aside).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_GLOBAL = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Teredo and 6to4, within which any IPv4 address may hide."""
_EXAMPLES = ("example.com", "example.net", "example.org")
_SET_ASIDE = frozenset({"example", "test", "invalid", "localhost", "local", "internal", "onion"})
_WEB = frozenset({80, 443})
NO_SUCH_HOST = "there is no host of that name"
MOST_ADDRESSES = 3
"""Network addresses of one host that are tried."""


MayAsk = Callable[[str], bool]
"""Whether a network address may be asked: `is_public`, and in tests one of this machine."""


@dataclass(frozen=True)
class Lookup:
    """What looking up a name found: addresses, or why there are none."""

    addresses: tuple[str, ...] = ()
    missing: bool = False
    """Whether the name service says that there is no such name."""
    why: str = ""


def is_set_aside(host: str) -> bool:
    """Whether a name is only an example, or belongs to one machine or network: nobody is asked."""
    name = host.lower().rstrip(".")
    examples = any(name == one or name.endswith(f".{one}") for one in _EXAMPLES)
    return examples or name.rpartition(".")[2] in _SET_ASIDE


def may_be_asked(port: int) -> bool:
    """Whether a port may be the web's: below 1024 there are 80 and 443, and other services."""
    return port in _WEB or 1024 <= port <= 65535


def looked_up(host: str, port: int, may_ask: MayAsk) -> Lookup:
    """The addresses of a host that may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        missing = error.errno in _no_such_name()
        why = NO_SUCH_HOST if missing else "its name could not be looked up"
        return Lookup(missing=missing, why=why)
    except (OSError, UnicodeError):
        return Lookup(why="its name could not be looked up")
    every = dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found)
    usable = [one for one in every if may_ask(one)]
    if not usable:
        return Lookup(why="it is not in the public internet, and was not asked")
    return Lookup(tuple(usable[:MOST_ADDRESSES]))


def is_public(address: str) -> bool:
    """Whether a network address is one of the public internet."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found in _TRANSLATED:
            return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        return found in _GLOBAL and found.is_global and not any(found in net for net in _TUNNELS)
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _no_such_name() -> frozenset[int]:
    """The numbers that say so; EAI_NODATA is not everywhere."""
    names = ("EAI_NONAME", "EAI_NODATA")
    return frozenset(int(getattr(socket, name)) for name in names if hasattr(socket, name))
