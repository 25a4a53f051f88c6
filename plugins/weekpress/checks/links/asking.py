"""Asking another host whether a page is there, as little and as politely as can be.

Comes in: an address. Goes out: a `Result`. HEAD is asked first, and GET for the first bytes where
HEAD is not answered well. Redirects are followed here, one by one, so that each host is judged
before it is asked.
Source: RFC 9110, 10.2.3 Retry-After, 15.4 Redirection 3xx.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from weekpress.checks.links.question import Answer, Manners, question
from weekpress.checks.links.turns import Turns
from weekpress.checks.links.verdicts import (
    AGAIN,
    PERMANENT,
    REDIRECTS,
    Result,
    Verdict,
    of_status,
    unsure,
)

MOST_HOPS = 5
LONGEST = 8_000
"""Characters of an address that a redirect may give."""
_BAD_HEAD = 400
"""From here on: answers to HEAD that are asked again with GET: many servers know only that."""


def asked(address: str, manners: Manners, turns: Turns) -> Result:
    """What the host of an address, which has no fragment, says of it after redirects."""
    here, seen, moved_to, permanent = address, {address}, "", True
    for _ in range(MOST_HOPS + 1):
        answer = _patiently(here, manners, turns)
        if answer.failed or answer.status not in REDIRECTS or not answer.location:
            found = answer.failed or of_status(answer.status)
            if found.verdict is Verdict.FINE and moved_to:
                return Result(Verdict.MOVED, moved_to=moved_to)
            same_host = urlsplit(here).netloc == urlsplit(address).netloc
            return replace(found, of_host=found.of_host and same_host)
        here = urldefrag(urljoin(here, answer.location))[0]
        permanent = permanent and answer.status in PERMANENT
        moved_to = here if permanent else moved_to
        if here in seen or len(here) > LONGEST:
            return unsure("its host sends whoever asks round in a circle")
        seen.add(here)
    return unsure(f"its host sends whoever asks on more than {MOST_HOPS} times")


def _patiently(address: str, manners: Manners, turns: Turns) -> Answer:
    """The answer, asked for again where a host is busy for a moment."""
    answer = _with_head_or_get(address, manners, turns)
    for attempt in range(1, manners.tries):
        wait = _wait_s(answer, attempt)
        if wait is None or wait > manners.longest_wait_s:
            break
        manners.sleep(wait)
        answer = question("GET", address, manners, turns)
    return answer


def _wait_s(answer: Answer, attempt: int) -> float | None:
    """How long to wait before the next try; None for no other try."""
    if answer.retry_after and answer.status in AGAIN:
        try:
            return float(Retry().parse_retry_after(answer.retry_after))
        except (InvalidHeader, ValueError, OverflowError):
            return None
    return 2.0**attempt if answer.worth_a_try or answer.status in AGAIN else None


def _with_head_or_get(address: str, manners: Manners, turns: Turns) -> Answer:
    answer = question("HEAD", address, manners, turns)
    if answer.status >= _BAD_HEAD and answer.status not in AGAIN:
        return question("GET", address, manners, turns)
    return answer
