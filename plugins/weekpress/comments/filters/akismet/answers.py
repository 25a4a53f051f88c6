"""What Akismet's answers mean.

Comes in: any text with any headers. Goes out: an opinion, or a FilterError that says why there is
none. Only "true" and "false" are answers; everything else leaves the comment unchecked.
Source: Akismet's developer documentation, comment-check and the X-akismet- headers of answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from weekpress.comments.filters.asking import Answer
from weekpress.comments.filters.places import quoted
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.states import Verdict

_ALERTS = {
    "10005": "the key was found in public",
    "10010": "the subscription is of the wrong kind",
    "10404": "the key is used on many sites",
    "10501": "the limit was passed this month",
    "10502": "the limit was passed two months running",
    "10504": "the limit is nearly passed for the third month",
    "10508": "the limit was passed three months running",
    "10516": "the limit was passed four months running or more",
    "30001": "commercial use needs a subscription",
}

_LONGEST = timedelta(days=1)
"""The most that recheck-after is believed; it says two minutes today."""

_MOST_GUID = 100

_USAGE = ("limit", "usage", "percentage", "throttled")


def opinion(answer: Answer, hidden: Sequence[str]) -> Opinion:
    """What comment-check answered. Raises FilterError for anything that is no answer."""
    headers, said = answer.headers, answer.text.strip()
    if "x-akismet-error" in headers or said not in {"true", "false"}:
        raise fault(answer, hidden)
    guid = quoted(headers.get("x-akismet-guid", ""), hidden)[:_MOST_GUID]
    alert = alert_of(answer, hidden)
    note = f" {alert}" if alert else ""
    if said == "true":
        if headers.get("x-akismet-pro-tip", "").strip().lower() == "discard":
            return Opinion(Verdict.DISCARD, f"Akismet is sure that it is spam.{note}", guid=guid)
        return Opinion(Verdict.SPAM, f"Akismet takes it for spam.{note}", guid=guid)
    if wait := _again_after(headers.get("x-akismet-recheck-after", "")):
        words = f"Akismet has not finished looking.{note}"
        return Opinion(Verdict.PROVISIONAL, words, again_after=wait, guid=guid)
    return Opinion(Verdict.HAM, f"Akismet does not take it for spam.{note}", guid=guid)


def fault(answer: Answer, hidden: Sequence[str]) -> FilterError:
    """Why an answer is none. Whatever Akismet explains needs a person; the rest is tried again."""
    headers, said = answer.headers, answer.text.strip()
    why = headers.get("x-akismet-error") or headers.get("x-akismet-debug-help") or ""
    alert = alert_of(answer, hidden)
    explained = said == "invalid" or alert or "x-akismet-error" in headers
    if not explained:
        return FilterError("Akismet answered with something that is no answer.")
    start = (
        "Akismet says that the question is invalid"
        if said == "invalid"
        else "Akismet has a problem"
    )
    words = quoted(why, hidden).rstrip(".")
    return FilterError(f"{start}{f': {words}' if words else ''}. {alert}".rstrip(), alarm=True)


def alert_of(answer: Answer, hidden: Sequence[str]) -> str:
    """What Akismet alerts us to, in a sentence; "" for nothing."""
    code = answer.headers.get("x-akismet-alert-code", "").strip()
    if not code:
        return ""
    number = code if code.isascii() and code.isdigit() and len(code) < 9 else "?"
    theirs = quoted(answer.headers.get("x-akismet-alert-msg", ""), hidden).rstrip(".")
    words = _ALERTS.get(number) or theirs or "see your account"
    return f"Akismet alerts you ({number}): {words}."


def usage(said: object) -> dict[str, float | str]:
    """What usage-limit answered, as numbers; a limit may be "none". What is neither is left out."""
    plain = said if isinstance(said, dict) else {}
    kept = {name: plain[name] for name in _USAGE if name in plain}
    return {name: _number(value) for name, value in kept.items() if _number(value) != ""}


def _number(value: object) -> float | str:
    if isinstance(value, int | float) or value == "none":
        return value if isinstance(value, int | float) else "none"
    try:
        return float(value) if isinstance(value, str) else ""
    except ValueError:
        return ""


def _again_after(text: str) -> timedelta | None:
    text = text.strip()
    if not (text.isascii() and text.isdigit()) or not int(text[:9]):
        return None
    return min(timedelta(seconds=int(text[:9])), _LONGEST)
