"""One question to another host: the address and who asks, and nothing else.

Comes in: a method and an address. Goes out: the status of the answer, or why there was none. The
host is looked up here and judged, and the connection goes to the very network address that was
judged, while TLS and the host see the name. No cookie is sent, no name or password, no page that
the link is on. No proxy is used: through one, nobody would know who is asked.
Source: RFC 9110, 7.2 Host, 9.3.2 HEAD, 14.2 Range; RFC 6066, 3 Server Name Indication.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3 import exceptions as faults
from urllib3.util import Timeout, Url, parse_url

from weekpress.checks.links.hosts import MayAsk, is_public, is_set_aside, looked_up, may_be_asked
from weekpress.checks.links.turns import Turns
from weekpress.checks.links.verdicts import Result, Verdict, unsure

_PORTS = {"http": 80, "https": 443}
_FIRST_BYTES = "bytes=0-1023"


def user_agent() -> str:
    """Who asks, said honestly."""
    try:
        return f"Weekpress/{version('weekpress')} (link check)"
    except PackageNotFoundError:
        return "Weekpress (link check)"


@dataclass(frozen=True)
class Manners:
    """How other hosts are asked."""

    timeout_s: float = 10
    """For a connection, and between two pieces of an answer."""
    pause_s: float = 1
    """Between two questions to one host."""
    hosts_at_once: int = 8
    budget_s: float = 300
    """For everything; what was not answered by then could not be looked at."""
    tries: int = 2
    longest_wait_s: float = 20
    """That a host may ask for with Retry-After, or it is not asked again."""
    may_ask: MayAsk = is_public
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Answer:
    """What a host answered, or why it did not."""

    status: int = 0
    location: str = ""
    retry_after: str = ""
    failed: Result | None = None
    """Why there was no answer."""
    worth_a_try: bool = False
    """Whether another try, or another network address, may be answered."""


def question(method: str, address: str, manners: Manners, turns: Turns) -> Answer:
    """One question, to the first network address of the host that takes a connection."""
    try:
        url = parse_url(address)
    except faults.LocationParseError:
        return Answer(failed=unsure("it is no address"))
    host, port = (url.host or "").strip("[]"), url.port or _PORTS.get(url.scheme or "", 0)
    named = bool(host) and not is_set_aside(host)
    if url.scheme not in _PORTS or not named or not may_be_asked(port):
        return Answer(failed=unsure("it is no address of the public web"))
    with turns.of(host):
        found = looked_up(host, port, manners.may_ask)
        verdict = Verdict.GONE if found.missing else Verdict.UNSURE
        answer = Answer(failed=Result(verdict, found.why, of_host=True))
        for ip in found.addresses:
            answer = question_at(ip, method, _plain(url, host, port), manners)
            if not answer.worth_a_try:
                break
        return answer


def _plain(url: Url, host: str, port: int) -> Url:
    """The address without a name to log in by, and with its port."""
    return url._replace(auth=None, host=host, port=port, path=url.path or "/", fragment=None)


def question_at(ip: str, method: str, url: Url, manners: Manners) -> Answer:
    """One question to one network address; TLS and the host see the name in the address."""
    host, port = str(url.host), int(url.port or 0)
    timeout = Timeout(connect=manners.timeout_s, read=manners.timeout_s)
    if url.scheme == "https":
        named = None if _is_ip(host) else host
        pool: HTTPConnectionPool = HTTPSConnectionPool(
            ip, port, timeout=timeout, retries=False, cert_reqs="CERT_REQUIRED",
            server_hostname=named, assert_hostname=named,
        )  # fmt: skip
    else:
        pool = HTTPConnectionPool(ip, port, timeout=timeout, retries=False)
    try:
        answer = pool.urlopen(
            method, url.request_uri, headers=_headers(url, method), redirect=False,
            preload_content=False, decode_content=False, assert_same_host=False,
        )  # fmt: skip
        try:
            headers = answer.headers
            location = _as_sent(headers.get("Location", ""))
            return Answer(answer.status, location, headers.get("Retry-After", ""))
        finally:
            answer.close()
    except faults.HTTPError as error:
        refused = isinstance(error, faults.SSLError)
        return Answer(failed=unsure(_why(error), of_host=True), worth_a_try=not refused)
    except (OSError, ValueError, UnicodeError):
        return Answer(failed=unsure("its host does not answer as hosts of pages do"))
    finally:
        pool.close()


def _as_sent(header: str) -> str:
    """A header in the letters its host meant: bytes past ASCII are UTF-8 as a rule."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _headers(url: Url, method: str) -> dict[str, str]:
    host = f"[{url.host}]" if ":" in str(url.host) else str(url.host)
    port = "" if url.port == _PORTS[str(url.scheme)] else f":{url.port}"
    headers = {"Host": f"{host}{port}", "User-Agent": user_agent(), "Accept": "*/*"}
    headers["Accept-Encoding"] = "identity"
    return {**headers, "Range": _FIRST_BYTES} if method == "GET" else headers


def _why(error: faults.HTTPError) -> str:
    if isinstance(error, faults.TimeoutError):
        return "its host does not answer in time"
    if isinstance(error, faults.SSLError):
        return "its host's certificate could not be verified"
    return "no connection to its host could be made"


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
