"""The hook for any filter: a signed JSON request to an address of the team's choice.

Comes in: a submission. Goes out: an opinion, or a FilterError. The request and its answer are
described, with their schemas, in docs/reference/comment-filter-hook.md; the signature in
`signature`. Source: RFC 8259 (JSON); Standard Webhooks 1.0.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, timedelta
from typing import Any
from urllib.parse import urlsplit

from weekpress.comments.filters.asking import Answer, Asker, agent
from weekpress.comments.filters.places import (
    asked_address,
    known_only,
    number_of,
    private,
    quoted,
    secret_of,
)
from weekpress.comments.filters.protocol import (
    Feedback,
    FilterError,
    Known,
    Opinion,
    Setting,
    Standing,
)
from weekpress.comments.filters.signature import key_of, signed
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

SECRET = "WEEKPRESS_COMMENTS_HOOK_SECRET"  # noqa: S105  # the name of where it is
"""Where the secret is: in the environment, and nowhere else."""

VERSION = 1

_VERDICTS = {str(v): v for v in (Verdict.HAM, Verdict.PROVISIONAL, Verdict.SPAM, Verdict.DISCARD)}
_AGAIN, _LONGEST = timedelta(minutes=2), timedelta(days=1)
_MOST_GUID = 100


@dataclass(frozen=True)
class Hook:
    """The filter."""

    asker: Asker
    address: str
    site: str
    lang: str
    key: bytes = field(repr=False)
    about: str = ""
    """What the team says of it on the privacy page."""
    test: bool = False
    chance: Callable[[int], bytes] = field(default=secrets.token_bytes, repr=False)
    name: str = "http"

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:
        """What the service behind the address thinks. See `SpamFilter.check`."""
        said = checked(submission, known, again)
        return opinion(self._ask("check", said), private(submission))

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        """Tell it what a person decided. See `SpamFilter.learn`."""
        self._ask("feedback", corrected(submission, feedback))

    def standing(self) -> Standing:
        """Whether it answers, and to our signature."""
        try:
            self._ask("standing", {})
        except FilterError as error:
            return Standing(False, str(error))
        return Standing(True, f"The filter at {self._host} answers.")

    def privacy(self) -> str:
        """What it is sent, and what the team says becomes of it."""
        return (
            f"A program at {self._host} helps us to find spam. It is sent what you write in the "
            "form, your network address, the name that your browser goes by, the page that you "
            "came from and the languages and formats that your browser asks for. It is never sent "
            f"a cookie. {self.about}"
        ).strip()

    @property
    def _host(self) -> str:
        return urlsplit(self.address).hostname or ""

    def _ask(self, kind: str, said: Mapping[str, Any]) -> Answer:
        site = {"address": self.site, "lang": self.lang}
        whole = {"version": VERSION, "kind": kind, "test": self.test, "site": site, **said}
        body = json.dumps(whole).encode("ascii")
        seal = signed(self.key, body, self.asker.clock(), self.chance(10))
        return self.asker.ask(self.address, body, {"Content-Type": "application/json", **seal})


def opinion(answer: Answer, hidden: list[str]) -> Opinion:
    """What an answer says. Raises FilterError for anything that is no answer."""
    try:
        said = json.loads(answer.text)
    except (ValueError, RecursionError):
        said = None
    verdict = said.get("verdict") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(verdict, str) or verdict not in _VERDICTS:
        raise FilterError("The filter's program answered with something that is no answer.")
    why, guid = said.get("why", ""), said.get("guid", "")
    found = _VERDICTS[verdict]
    return Opinion(
        found,
        quoted(why if isinstance(why, str) else "", hidden),
        _again_after(said.get("again_after")) if found is Verdict.PROVISIONAL else None,
        quoted(guid if isinstance(guid, str) else "", hidden)[:_MOST_GUID],
    )


def checked(submission: Submission, known: Known, again: str) -> dict[str, Any]:
    """What is said of a comment that is to be judged."""
    return {"again": again, "submission": _told(submission), "known": asdict(known)}


def corrected(submission: Submission, feedback: Feedback) -> dict[str, Any]:
    """What is said of a comment that a person judged."""
    return {"submission": _told(submission), "feedback": asdict(feedback)}


def _again_after(said: object) -> timedelta:
    """Seconds within bounds; two minutes for anything else."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not said > 0:
        return _AGAIN
    return timedelta(seconds=min(said, _LONGEST.total_seconds()))


def _told(submission: Submission) -> dict[str, Any]:
    received = submission.received.astimezone(UTC).isoformat(timespec="seconds")
    return asdict(submission) | {"received": received}


def make(setting: Setting) -> Hook:
    """The filter as a team configured it. Raises ValueError, in words."""
    options = setting.options
    known_only("http", options, ("address", "timeout", "privacy"))
    about = options.get("privacy", "")
    if not isinstance(about, str):
        raise ValueError("[filters.http] privacy has to be a text.")
    try:
        key = key_of(secret_of("http", SECRET, setting.environ))
    except ValueError as error:
        raise ValueError(f"{SECRET}: {error}") from None
    asker = Asker(
        "The filter's program",
        number_of("http", options, "timeout", 10, 0.1, 60),
        agent("weekpress.comments.filters.http"),
        setting.clock,
    )
    address = asked_address("http", options.get("address"))
    return Hook(asker, address, setting.site, setting.lang, key, about.strip(), setting.test)
