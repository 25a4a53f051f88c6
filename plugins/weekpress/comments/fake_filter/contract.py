"""What Akismet answers, as far as its contract says it.

Comes in: a call and the fields of its form. Goes out: an answer. What is spam is told by the test
values alone: all else is ham. Source: Akismet's published OpenAPI description, and the values that
its own clients test with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from weekpress.comments.fake_filter.faults import ALERT, RECHECK_SECONDS, Fault, Said

KEY = "123456789abc"
"""The key that the stand-in knows, unless it is told another."""

SPAM_NAMES = ("akismet-guaranteed-spam", "viagra-test-123")
SPAM_EMAIL = "akismet-guaranteed-spam@example.com"
HAM_ROLE = "administrator"

THANKS = "Thanks for making the web a better place."

Form = Mapping[str, str]


def answered(call: str, form: Form, key: str, fault: Fault) -> Said | None:
    """The answer to a call; None for a call that is not there."""
    if call not in _CALLS:
        return None
    given = form.get("key" if call == "1.1/verify-key" else "api_key", "")
    right = given == key and fault is not Fault.INVALID_KEY
    said = _CALLS[call](form, right, fault)
    extra = ALERT if fault is Fault.ALERT else {}
    return Said(said.text, said.status, {**said.headers, **extra})


def _verify(form: Form, right: bool, _fault: Fault) -> Said:
    if lacking := _lacking(form, "key", "blog"):
        return lacking
    return Said(b"valid") if right else _invalid("We were unable to find your key")


def _check(form: Form, right: bool, fault: Fault) -> Said:
    if wrong := _wrong(form, right):
        return wrong
    headers = {"X-akismet-guid": f"guid-{len(form.get('comment_content', ''))}"}
    by_name = form.get("comment_author") in SPAM_NAMES
    by_email = form.get("comment_author_email") == SPAM_EMAIL
    if form.get("user_role") == HAM_ROLE or not (by_name or by_email):
        unsure = fault is Fault.RECHECK and form.get("recheck_reason") in {None, "edit"}
        again = {"X-akismet-recheck-after": str(RECHECK_SECONDS)} if unsure else {}
        return Said(b"false", headers={**headers, **again})
    sure = {"X-akismet-pro-tip": "discard"} if by_name and by_email else {}
    return Said(b"true", headers={**headers, **sure})


def _submit(form: Form, right: bool, _fault: Fault) -> Said:
    return _wrong(form, right) or Said(THANKS.encode())


def _usage(form: Form, right: bool, fault: Fault) -> Said:
    if not right:
        return _wrong(form, right) or _invalid("")
    over = fault in {Fault.ALERT, Fault.OVER_QUOTA}
    usage = {"limit": 500, "usage": 731 if over else 42, "throttled": over}
    return _json({**usage, "percentage": "146.20" if over else "8.40"})


def _sites(form: Form, right: bool, _fault: Fault) -> Said:
    if not right:
        return _wrong(form, right) or _invalid("")
    site = {"site": "notes.example.org", "api_calls": "42", "spam": "2", "ham": "40"}
    whole = {**site, "missed_spam": "0", "false_positives": "0", "is_revoked": False}
    if form.get("format") == "csv":
        lines = [",".join(whole), ",".join(map(str, whole.values()))]
        return Said("\n".join(lines).encode(), headers={"Content-Type": "text/csv"})
    month = form.get("month", "2026-11")
    return _json({month: [whole], "limit": 500, "offset": 0, "total": 1})


def _deactivate(_form: Form, right: bool, _fault: Fault) -> Said:
    return Said(b"deactivated") if right else _invalid("")


def _wrong(form: Form, right: bool) -> Said | None:
    if lacking := _lacking(form, "api_key", "blog", "user_ip"):
        return lacking
    return None if right else _invalid("We were unable to find your key")


def _lacking(form: Form, *names: str) -> Said | None:
    lacking = [name for name in names if not form.get(name)]
    return _invalid(f'Empty "{lacking[0]}" value') if lacking else None


def _invalid(why: str) -> Said:
    return Said(b"invalid", headers={"X-akismet-debug-help": why} if why else {})


def _json(said: object) -> Said:
    return Said(json.dumps(said).encode(), headers={"Content-Type": "application/json"})


_CALLS: Mapping[str, Callable[[Form, bool, Fault], Said]] = {
    "1.1/verify-key": _verify,
    "1.1/comment-check": _check,
    "1.1/submit-spam": _submit,
    "1.1/submit-ham": _submit,
    "1.1/deactivate": _deactivate,
    "1.2/usage-limit": _usage,
    "1.2/key-sites": _sites,
}
