"""Fetching: a file of the team's own site.

Comes in: the site's address, from the configuration. Goes out: bytes, within bounds, from that host
alone; or why not, in words. Nothing that a reader wrote is ever fetched.
Source: RFC 9110, 13.1.2 (If-None-Match) and 15.4 (redirects); RFC 8259, 8.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import httpx2

from weekpress.comments.filters.deadline import Deadline, within
from weekpress.comments.record import web_address

SECONDS = 20.0
"""How long any one step may take."""

ALL_SECONDS = 120.0
"""How long a file may take: one that came a byte at a time would be the last that is asked for."""

MOST_REDIRECTS = 3


class FetchError(Exception):
    """The file did not come; the message says why."""


@dataclass(frozen=True)
class Fetched:
    """A file."""

    data: bytes
    tag: str = ""
    """By which the site knows it again: its ETag; "" if it has none."""


class Fetcher:
    """Fetches files of one site."""

    def __init__(self, address: str, seconds: float = ALL_SECONDS) -> None:
        self._address = address if address.endswith("/") else f"{address}/"
        self._seconds = seconds

    def fetch(self, name: str, most: int, tag: str = "") -> Fetched | None:
        """The file `name` of the site, of at most so many bytes; None if it is still as `tag` says.

        tag -- that of the file as it was fetched before

        Raises FetchError.
        """
        if not is_fit(self._address):
            raise FetchError("The site's address cannot be read safely: name an https one.")
        with within(self._seconds) as deadline, _client(self._address, tag) as client:
            try:
                return self._followed(client, urljoin(self._address, name), most, deadline)
            except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, ValueError) as error:
                why = "too slowly" if deadline.over else type(error).__name__
                raise FetchError(f"The site could not be read ({why}).") from None

    def _followed(
        self, client: httpx2.Client, address: str, most: int, deadline: Deadline
    ) -> Fetched | None:
        for _ in range(MOST_REDIRECTS + 1):
            if _host(address) != _host(self._address):
                raise FetchError("The site sends us to another host: name that one instead.")
            asked = client.stream("GET", address, extensions={"trace": deadline.trace})
            with asked as response:
                if not response.has_redirect_location:
                    return _read(response, most)
                address = urljoin(address, response.headers["location"])
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


def _client(address: str, tag: str) -> httpx2.Client:
    headers = {"If-None-Match": tag} if tag else {}
    return httpx2.Client(timeout=SECONDS, trust_env=not is_loopback(address), headers=headers)


def _read(response: httpx2.Response, most: int) -> Fetched | None:
    if response.status_code == 304 and "if-none-match" in response.request.headers:
        return None
    if response.status_code != 200:
        raise FetchError(f"The site answered with {response.status_code}.")
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > most:
            raise FetchError(f"A file of the site is longer than {most:,} bytes.")
    return Fetched(b"".join(parts), response.headers.get("etag", ""))


def _host(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
