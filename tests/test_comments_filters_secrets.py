"""Neither a key nor a commenter's words are ever in a message, a log or what led to an error."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest

from filtering import (
    KNOWN,
    SECRET,
    SUBMISSION,
    Standin,
    raw_host,
    running_standin,
    setting,
    standin,
)
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.fake_filter.faults import Fault
from weekpress.comments.filters import akismet, http
from weekpress.comments.filters.places import private, quoted
from weekpress.comments.filters.protocol import Feedback, FilterError, SpamFilter
from weekpress.comments.states import Verdict

__all__ = ["running_standin", "standin"]


def chained(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that led to it."""
    while error:
        yield error
        error = error.__cause__ or error.__context__


def everything(error: BaseException) -> str:
    """All that can be read of an error: its words, its parts, and what it hangs on."""
    parts = [*traceback.format_exception(error)]
    for one in chained(error):
        parts += [repr(one), repr(vars(one)), repr(getattr(one, "request", ""))]
    return "\n".join(parts)


@pytest.mark.parametrize("fault", sorted(set(Fault) - {Fault.NONE, Fault.ALERT, Fault.RECHECK}))
def test_the_key_is_in_no_error_and_in_no_log(
    fault: Fault, standin: Standin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    standin.fake.fault = fault
    with pytest.raises(FilterError) as raised:
        standin.filter(timeout=0.2).check(SUBMISSION, KNOWN)
    assert len(list(chained(raised.value))) == 1
    for text in (everything(raised.value), caplog.text):
        assert KEY not in text
        assert SUBMISSION.email not in text


def test_the_key_is_not_in_what_a_filter_is_shown_as(standin: Standin) -> None:
    hook = http.make(setting({"address": standin.address}, **{http.SECRET: SECRET}))
    for filter_ in (standin.filter(), hook):
        assert KEY not in repr(filter_)
        assert SECRET not in repr(filter_)
        assert "secret" not in repr(filter_)


def test_no_opinion_or_standing_has_the_key(standin: Standin) -> None:
    standin.fake.fault = Fault.ALERT
    told = [standin.filter().check(SUBMISSION, KNOWN), standin.filter().standing()]
    assert KEY not in repr(told)


@pytest.mark.parametrize(
    "echo",
    [KEY, KEY.upper(), SUBMISSION.name, SUBMISSION.email, SUBMISSION.body, SUBMISSION.address,
     "you wrote: this is what  our"],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", ["X-akismet-error", "X-akismet-debug-help", "X-akismet-alert-msg", "X-akismet-guid"]
)
def test_what_a_service_repeats_goes_no_further(echo: str, head: str) -> None:
    said = f"HTTP/1.1 200 OK\r\n{head}: see {echo}\r\nX-akismet-alert-code: 1\r\n".encode()
    answers = [said + b"Content-Length: 7\r\n\r\ninvalid"]
    with raw_host(answers) as (address, _):
        filter_ = akismet.make(setting({"address": address}, **{akismet.KEY: KEY}))
        for call in (lambda: filter_.check(SUBMISSION, KNOWN), lambda: feedback_to(filter_)):
            with pytest.raises(FilterError) as raised:
                call()
            assert echo.casefold() not in str(raised.value).casefold()
        answers[0] = said + b"Content-Length: 5\r\n\r\nfalse"
        if head != "X-akismet-error":
            assert echo.casefold() not in repr(filter_.check(SUBMISSION, KNOWN)).casefold()


def feedback_to(filter_: SpamFilter) -> None:
    filter_.learn(SUBMISSION, Feedback(True, "Ada", Verdict.HAM))


def test_a_services_words_are_one_short_visible_line() -> None:
    assert quoted("a\r\n\x1b[2Jb\u202e" + "x" * 999, [])[:9] == "a \ufffd[2Jb\ufffdx"
    assert len(quoted("x" * 999, [])) == 200


def test_words_that_anybody_uses_give_nobody_away() -> None:
    assert quoted("The key is wrong.", private(replace(SUBMISSION, name="Ann", body="Thank you")))
    assert not quoted("You said the key.", private(replace(SUBMISSION, body="you said the key")))
