"""The program to start from, as it is in the manual, asked by the filter as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from building import ROOT
from filtering import KNOWN, SECRET, SITE, SUBMISSION
from weekpress.comments.filters import http
from weekpress.comments.filters.protocol import Feedback, FilterError, Known, Setting
from weekpress.comments.filters.signature import key_of, signed
from weekpress.comments.states import Verdict

OTHER = "whsec_" + "eHh4" * 10


@dataclass(frozen=True)
class Example:
    """The program as it runs."""

    address: str
    process: subprocess.Popen[str]

    def filter(self, secret: str = SECRET, clock: timedelta = timedelta()) -> http.Hook:
        environ = {http.SECRET: secret}
        options = {"address": self.address}
        return http.make(Setting(SITE, "en", options, environ, lambda: datetime.now(UTC) + clock))


@pytest.fixture(scope="module")
def example() -> Iterator[Example]:
    program = [sys.executable, str(ROOT / "docs/examples/comment_filter.py"), "0"]
    env = {**os.environ, http.SECRET: SECRET}
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout
        yield Example(process.stdout.readline().strip(), process)
        process.terminate()


def test_it_judges(example: Example) -> None:
    offer = replace(SUBMISSION, body="A Limited Offer for you")
    assert example.filter().check(SUBMISSION, KNOWN).verdict is Verdict.HAM
    opinion = example.filter().check(offer, KNOWN)
    assert (opinion.verdict, opinion.why) == (
        Verdict.SPAM,
        "It offers something for a limited time.",
    )
    assert example.filter().check(offer, Known(approved=1)).verdict is Verdict.HAM


def test_it_learns_and_says_that_it_is_there(example: Example) -> None:
    assert example.filter().standing().works
    example.filter().learn(SUBMISSION, Feedback(True, "Ada", Verdict.HAM))
    assert example.process.stdout
    assert example.process.stdout.readline() == f"spam {SUBMISSION.id}\n"


@pytest.mark.parametrize(
    ("secret", "minutes"),
    [(OTHER, 0), (SECRET, 6), (SECRET, -6)],
    ids=["secret", "ahead", "behind"],
)
def test_it_refuses_another_secret_and_another_time(
    secret: str, minutes: int, example: Example
) -> None:
    wrong = example.filter(secret, timedelta(minutes=minutes))
    with pytest.raises(FilterError, match=r"refuses our question \(401\)") as raised:
        wrong.check(SUBMISSION, KNOWN)
    assert raised.value.alarm
    assert not wrong.standing().works


def test_it_refuses_what_it_has_seen_and_what_is_not_signed(example: Example) -> None:
    body = b'{"kind": "standing"}'
    headers = signed(key_of(SECRET), body, datetime.now(UTC), b"0123456789")
    statuses = [httpx2.post(example.address, content=body, headers=h).status_code
                for h in (headers, headers, {})]  # fmt: skip
    assert statuses == [200, 401, 401]
