"""How a filter asks its service: one request, one answer within bounds, or a FilterError in words.

Comes in: an address from the team's configuration and what to send. Goes out: a status, headers and
a short text. Nothing of the request is in an error, nor in what led to it: it holds a secret and a
commenter's words. No redirect is followed, and nothing is ever asked in clear text that was to be
asked by https: what a reader wrote goes to the host that was configured, or nowhere.
Source: RFC 9110 (HTTP semantics), 10.2.3 Retry-After; RFC 6761, 6.3 and RFC 4291, 2.5.3 (loopback).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import metadata
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx2

from weekpress.comments.filters.deadline import Deadline, within
from weekpress.comments.filters.protocol import FilterError
from weekpress.comments.filters.resting import Rest

MOST_BYTES = 65_536
"""How long an answer may be: the longest of the contract's is a few hundred."""

_STEPS = 3

_FAULTS = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError)

LONGEST_WAIT = timedelta(days=7)
"""The most that a Retry-After is believed."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """By small names."""
    text: str


@dataclass(frozen=True)
class Asker:
    """Asks one service. A connection is opened for each question: threads and forks share none."""

    service: str
    """Its name, for people."""
    timeout: float
    """How many seconds each step may take, and three times that all of them together."""
    agent: str
    clock: Callable[[], datetime]
    rest: Rest = field(default_factory=Rest, compare=False, repr=False)

    def ask(self, address: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """POST `content`. Raises FilterError unless the answer is a success; without asking, while
        the service is to be left alone."""
        self.rest.judge(self.clock())
        found = self._sent(address, content, headers)
        if isinstance(found, Answer):
            fault = fault_of(found, self.service, self.clock())
            if fault is None:
                return found
        else:
            fault = FilterError(found)
        self.rest.begin(fault, self.clock())
        raise fault

    def _sent(self, address: str, content: bytes, headers: Mapping[str, str]) -> Answer | str:
        """The answer, or why there is none. The library's errors end here: they hold requests."""
        late = f"{self.service} did not answer in time."
        own = {"User-Agent": self.agent, "Accept-Encoding": "identity", **headers}
        with within(_STEPS * self.timeout) as deadline:
            try:
                found = self._answer(address, content, own, deadline)
            except httpx2.TimeoutException:
                found = late
            except _FAULTS:
                found = f"{self.service} could not be reached, or broke off."
        # What was hung up on may look whole: an answer without a length ends with its connection.
        return late if deadline.over else found

    def _answer(
        self, address: str, content: bytes, headers: Mapping[str, str], deadline: Deadline
    ) -> Answer | str:
        """What comes back, or why it is not read. Raises the library's errors."""
        asked = httpx2.Client(
            timeout=self.timeout,
            trust_env=not is_loopback(address),  # no proxy stands between us and ourselves
            verify=_trusted(),
        )
        with asked as client:
            traced = {"trace": deadline.trace}
            request = client.build_request(
                "POST", address, content=content, headers=headers, extensions=traced
            )
            response = client.send(request, stream=True)
            try:
                return self._read(response)
            finally:
                response.close()

    def _read(self, response: httpx2.Response) -> Answer | str:
        body = b""
        for part in response.iter_raw():
            body += part
            if len(body) > MOST_BYTES:
                return f"{self.service} answered with more than is read."
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, named, body.decode("utf-8", "replace"))


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we trust; read from disk once."""
    return httpx2.create_ssl_context()


def agent(part: str) -> str:
    """Our User-Agent, in the shape that Akismet documents."""
    try:
        version = metadata.version("weekpress")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"Weekpress/{version} | {part}/{version}"


def fault_of(answer: Answer, service: str, now: datetime) -> FilterError | None:
    """What is wrong with a status that is no success."""
    status, later = answer.status, retry_after(answer.headers.get("retry-after", ""), now)
    if 200 <= status < 300:
        return None
    if status == 429:
        return FilterError(f"{service} asks us to ask less often (429).", later)
    if status >= 500 or status in {408, 425}:
        return FilterError(f"{service} cannot answer now ({status}).", later)
    if 300 <= status < 400:
        return FilterError(
            f"{service} sends us elsewhere ({status}), which is not followed. Mend its address.",
            alarm=True,
        )
    return FilterError(f"{service} refuses our question ({status}).", later, alarm=True)


def retry_after(text: str, now: datetime) -> timedelta | None:
    """How long a Retry-After asks us to wait: seconds or a date; None for anything else."""
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
        wait = moment.replace(tzinfo=moment.tzinfo or UTC) - now
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return min(max(wait, timedelta()), LONGEST_WAIT)


def is_loopback(address: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
