"""What Akismet is told of a comment: its parameters, each once, and only what is true.

Comes in: a submission. Goes out: the fields of a form. Never among them: a cookie, a role (nobody
who fills in the form has one), an address for call-backs (nothing listens at one), and, but for a
trial, the values that Akismet answers by rote. Source: Akismet's developer documentation,
comment-check, submit-spam and submit-ham; its own plugin for the names of lists and of POST_ and
HTTP_ variables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from weekpress.comments import fields
from weekpress.comments.filters.protocol import Feedback
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

TEST_VALUES = ("akismet-guaranteed-spam", "viagra-test-123")
"""Names, and beginnings of e-mail addresses, that Akismet calls spam without a look."""

_SENT_HEADERS = ("accept", "accept-language", "accept-encoding")

_SAID = {
    Verdict.HAM: "false",
    Verdict.PROVISIONAL: "false",
    Verdict.SPAM: "true",
    Verdict.DISCARD: "true",
}

Pair = tuple[str, str]


def check(submission: Submission, site: str, lang: str, again: str, test: bool) -> list[Pair]:
    """What a check sends, but for the key."""
    reason = [("recheck_reason", again)] if again else []
    return [*_comment(submission, site, lang, test), *reason]


def feedback(
    submission: Submission, told: Feedback, site: str, lang: str, test: bool
) -> list[Pair]:
    """What submit-spam and submit-ham send, but for the key: the same again, and who decided."""
    said = {
        "reporter": told.reporter,
        "site_domain": urlsplit(site).hostname or "",
        "comment_check_response": _SAID.get(told.verdict, ""),
        "guid": told.guid,
    }
    return [*_comment(submission, site, lang, test), *_given(said)]


def encoded(pairs: list[Pair]) -> bytes:
    """As a form, in UTF-8. What no text can hold (half of a surrogate pair) becomes "?"."""
    return urlencode(pairs, encoding="utf-8", errors="replace").encode("ascii")


def is_test_value(text: str) -> bool:
    """Whether Akismet would answer to this name or address by rote."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return any(value in plain for value in TEST_VALUES)


def _comment(submission: Submission, site: str, lang: str, test: bool) -> Iterator[Pair]:
    typed = {
        fields.NAME: submission.name,
        fields.EMAIL: submission.email,
        fields.WEBSITE: submission.website,
        fields.COMMENT: submission.body,
        fields.PARENT: submission.parent,
    }
    if not test:
        for key in (fields.NAME, fields.EMAIL):
            typed[key] = "" if is_test_value(typed[key]) else typed[key]
    yield from {"blog": site, "user_ip": submission.address}.items()
    yield "user_agent", submission.agent
    yield from _given(_fields(submission, typed) | {"blog_lang": lang, "blog_charset": "UTF-8"})
    yield from ((f"comment_context[{at}]", tag) for at, tag in enumerate(submission.tags))
    yield from _decoy(submission)
    yield from _given({f"POST_{key}": value for key, value in typed.items()})
    yield from _given(_server(submission))
    if test:
        yield "is_test", "1"


def _fields(submission: Submission, typed: dict[str, str]) -> dict[str, str]:
    return {
        "referrer": submission.referrer,
        "permalink": submission.permalink,
        "comment_type": "comment",
        "comment_author": typed[fields.NAME],
        "comment_author_email": typed[fields.EMAIL],
        "comment_author_url": typed[fields.WEBSITE],
        "comment_content": typed[fields.COMMENT],
        "comment_date_gmt": _moment(submission.received.isoformat()),
        "comment_post_modified_gmt": _moment(submission.post_modified),
        "comment_parent": typed[fields.PARENT],
    }


def _decoy(submission: Submission) -> Iterator[Pair]:
    """The decoy's name, what was in it under that name, and the same as it was posted."""
    yield "honeypot_field_name", fields.DECOY
    yield fields.DECOY, submission.decoy
    yield f"POST_{fields.DECOY}", submission.decoy


def _server(submission: Submission) -> dict[str, str]:
    """The variables of the request, as a server names them (RFC 3875, 4.1.18): never a cookie."""
    sent = {name.lower(): value for name, value in submission.headers.items()}
    return {
        "REMOTE_ADDR": submission.address,
        "REQUEST_METHOD": "POST",
        "HTTP_USER_AGENT": submission.agent,
        "HTTP_REFERER": submission.referrer,
        **{f"HTTP_{n.upper().replace('-', '_')}": sent.get(n, "") for n in _SENT_HEADERS},
    }


def _given(said: dict[str, str]) -> Iterator[Pair]:
    return ((key, value) for key, value in said.items() if value)


def _moment(text: str) -> str:
    """A time as Akismet reads it; "" for a text that is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if found.tzinfo else ""
