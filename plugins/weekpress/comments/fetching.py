"""Fetching: a file of the team's own site.

Comes in: the site's address, from the configuration. Goes out: bytes, within bounds, from that host
alone; or why not, in words. Nothing that a reader wrote is ever fetched.
Source: RFC 9110, 15.4 (redirects); RFC 8259, 8.1.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import httpx2

from weekpress.comments.record import web_address

SECONDS = 20.0
MOST_REDIRECTS = 3


class FetchError(Exception):
    """The file did not come; the message says why."""


class Fetcher:
    """Fetches files of one site."""

    def __init__(self, address: str) -> None:
        self._address = address if address.endswith("/") else f"{address}/"

    def fetch(self, name: str, most: int) -> bytes:
        """The file `name` of the site, of at most so many bytes. Raises FetchError."""
        address = urljoin(self._address, name)
        with httpx2.Client(timeout=SECONDS, trust_env=not is_loopback(address)) as client:
            for _ in range(MOST_REDIRECTS + 1):
                if _host(address) != _host(self._address):
                    raise FetchError("The site sends us to another host: name that one instead.")
                found = _asked(client, address, most)
                if isinstance(found, bytes):
                    return found
                address = urljoin(address, found)
        raise FetchError("The site sends us round in circles.")


def is_fit(address: str) -> bool:
    """Whether an address may be asked: https, or http on this machine."""
    return bool(web_address(address)) and (
        urlsplit(address).scheme == "https" or is_loopback(address)
    )


def is_loopback(address: str) -> bool:
    """Whether an address is of this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _asked(client: httpx2.Client, address: str, most: int) -> bytes | str:
    """The bytes at an address, or where it sends us."""
    try:
        with client.stream("GET", address) as response:
            if response.is_redirect:
                return response.headers.get("location", "")
            if response.status_code != 200:
                raise FetchError(f"The site answered with {response.status_code}.")
            return _read(response, most)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"The site could not be read ({type(error).__name__}).") from None


def _read(response: httpx2.Response, most: int) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > most:
            raise FetchError(f"A file of the site is longer than {most:,} bytes.")
    return b"".join(parts)


def _host(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
