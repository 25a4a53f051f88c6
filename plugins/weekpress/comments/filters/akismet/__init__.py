"""Akismet, asked over its HTTP interface.

Comes in: a submission. Goes out: an opinion, or a FilterError. What is sent stands in `parameters`,
what answers mean in `answers`. Source: Akismet's published OpenAPI description, version 3.0.3.
Not a client of somebody else's: those that exist drop the headers of answers, so that an opinion
that is only for now looks final.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weekpress.comments.filters.akismet import answers, parameters
from weekpress.comments.filters.asking import Answer, Asker, agent
from weekpress.comments.filters.places import (
    asked_address,
    known_only,
    number_of,
    private,
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
from weekpress.comments.submission import Submission

KEY = "WEEKPRESS_COMMENTS_AKISMET_KEY"
"""Where the key is: in the environment, and nowhere else."""

ADDRESS = "https://rest.akismet.com"

_THANKS = "Thanks for making the web a better place."
_KEY_LENGTH = 12

PRIVACY = (
    "Akismet, a service of Automattic, helps us to find spam. It is sent what you write in the "
    "form, your network address, the name that your browser goes by, the page that you came from "
    "and the languages and formats that your browser asks for. It is never sent a cookie. If a "
    "moderator finds that Akismet was wrong, it is told so and sent the same again. Akismet keeps "
    "most of this for between two weeks and ninety days. "
    "[How Akismet uses data](https://akismet.com/privacy/)."
)


@dataclass(frozen=True)
class Akismet:
    """The filter."""

    asker: Asker
    site: str
    lang: str
    key: str = field(repr=False)
    address: str = ADDRESS
    test: bool = False
    name: str = "akismet"

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:  # noqa: ARG002  # Akismet has no field for it
        """What Akismet thinks. See `SpamFilter.check`."""
        self._need(submission)
        sent = parameters.check(submission, self.site, self.lang, again, self.test)
        return answers.opinion(self._ask("1.1/comment-check", sent), self._hidden(submission))

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        """Submit as spam or as ham. See `SpamFilter.learn`."""
        self._need(submission)
        call = "1.1/submit-spam" if feedback.spam else "1.1/submit-ham"
        sent = parameters.feedback(submission, feedback, self.site, self.lang, self.test)
        answer = self._ask(call, sent)
        if answer.text.strip() != _THANKS:
            raise answers.fault(answer, self._hidden(submission))

    def standing(self) -> Standing:
        """Whether the key is good, and how much of the allowance is used."""
        if len(self.key) != _KEY_LENGTH:
            return Standing(False, f"{KEY} is not 12 characters long: it is no key of Akismet's.")
        try:
            answer = self._ask("1.1/verify-key", [("key", self.key), ("blog", self.site)])
            if answer.text.strip() != "valid":
                return Standing(False, str(answers.fault(answer, [self.key])))
            words = f"The key is valid. {answers.alert_of(answer, [self.key])}".strip()
            return Standing(True, words, self._usage())
        except FilterError as error:
            return Standing(False, str(error))

    def privacy(self) -> str:
        """What Akismet is sent and how long it keeps it."""
        return PRIVACY

    def _usage(self) -> Mapping[str, Any]:
        """What is used of what is allowed; nothing if that cannot be told."""
        try:
            said = json.loads(self._ask("1.2/usage-limit", []).text)
        except (FilterError, ValueError, RecursionError):
            return {}
        return answers.usage(said)

    def _ask(self, call: str, pairs: list[parameters.Pair]) -> Answer:
        own = [] if call == "1.1/verify-key" else [("api_key", self.key)]
        return self.asker.ask(
            f"{self.address}/{call}",
            parameters.encoded([*own, *pairs]),
            {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
        )

    def _need(self, submission: Submission) -> None:
        """Raises FilterError where Akismet could not be asked: it would only say so itself."""
        if len(self.key) != _KEY_LENGTH:
            raise FilterError(f"{KEY} is no key of Akismet's: mend it.", alarm=True)
        if not submission.address:
            raise FilterError("Akismet is not asked without the network address of a commenter.")

    def _hidden(self, submission: Submission) -> list[str]:
        return [self.key, *private(submission)]


def make(setting: Setting) -> Akismet:
    """The filter as a team configured it. Raises ValueError, in words."""
    options = setting.options
    known_only("akismet", options, ("address", "timeout"))
    return Akismet(
        Asker(
            "Akismet",
            number_of("akismet", options, "timeout", 10, 0.1, 60),
            agent("weekpress.comments.filters.akismet"),
            setting.clock,
        ),
        setting.site,
        setting.lang,
        secret_of("akismet", KEY, setting.environ),
        asked_address("akismet", options.get("address", ADDRESS)).rstrip("/"),
        setting.test,
    )
