"""Akismet's filter, before a stand-in that answers by the contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from filtering import KNOWN, SITE, SUBMISSION, Standin, running_standin, setting, standin
from weekpress.comments.fake_filter.contract import SPAM_EMAIL, SPAM_NAMES
from weekpress.comments.fake_filter.faults import RECHECK_SECONDS, RETRY_SECONDS, Fault
from weekpress.comments.filters import akismet
from weekpress.comments.filters.protocol import Feedback, FilterError
from weekpress.comments.states import Verdict

__all__ = ["running_standin", "standin"]

TEST_SPAM = replace(SUBMISSION, name=SPAM_NAMES[0])


def test_what_akismet_does_not_take_for_spam_is_ham(standin: Standin) -> None:
    opinion = standin.filter().check(SUBMISSION, KNOWN)
    assert opinion.verdict is Verdict.HAM
    assert opinion.guid.startswith("guid-")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"name": SPAM_NAMES[0]}, Verdict.SPAM),
        ({"name": SPAM_NAMES[1]}, Verdict.SPAM),
        ({"email": SPAM_EMAIL}, Verdict.SPAM),
        ({"name": SPAM_NAMES[0], "email": SPAM_EMAIL}, Verdict.DISCARD),
    ],
)
def test_the_test_values_are_answered_by_rote_in_a_trial(
    said: dict[str, str], verdict: Verdict, standin: Standin
) -> None:
    opinion = standin.filter(test=True).check(replace(SUBMISSION, **said), KNOWN)
    assert opinion.verdict is verdict
    assert standin.last.fields["is_test"] == "1"


@pytest.mark.parametrize(
    "name", [*SPAM_NAMES, " Akismet-Guaranteed-Spam", "ａkismet-guaranteed-spam"]
)
def test_a_commenter_cannot_reach_the_test_values(name: str, standin: Standin) -> None:
    hostile = replace(SUBMISSION, name=name, email=f"{name}@example.com")
    assert standin.filter().check(hostile, KNOWN).verdict is Verdict.HAM
    for key in ("comment_author", "comment_author_email", "POST_name", "POST_email", "is_test"):
        assert key not in standin.last.fields


def test_what_is_not_finished_is_ham_for_now_and_says_when_to_ask_again(standin: Standin) -> None:
    standin.fake.fault = Fault.RECHECK
    opinion = standin.filter().check(SUBMISSION, KNOWN)
    assert opinion.verdict is Verdict.PROVISIONAL
    assert opinion.again_after == timedelta(seconds=RECHECK_SECONDS)
    again = standin.filter().check(SUBMISSION, KNOWN, again="recheck_queue")
    assert again.verdict is Verdict.HAM
    assert standin.last.fields["recheck_reason"] == "recheck_queue"


@pytest.mark.parametrize("spam", [True, False])
def test_what_a_person_decided_is_submitted_with_the_whole_original(
    spam: bool, standin: Standin
) -> None:
    filter_ = standin.filter()
    filter_.check(SUBMISSION, KNOWN)
    checked = standin.last.fields
    verdict = Verdict.HAM if spam else Verdict.DISCARD
    filter_.learn(SUBMISSION, Feedback(spam, "Ada", verdict, "guid-1"))
    assert standin.last.call == ("1.1/submit-spam" if spam else "1.1/submit-ham")
    more = {"reporter": "Ada", "guid": "guid-1", "site_domain": "notes.example.org"}
    said = {"comment_check_response": "false" if spam else "true"}
    assert standin.last.fields == checked | more | said


@pytest.mark.parametrize("verdict", [Verdict.UNCHECKED, Verdict.ERROR])
def test_akismet_is_not_told_it_said_what_it_never_said(verdict: Verdict, standin: Standin) -> None:
    standin.filter().learn(SUBMISSION, Feedback(True, "Ada", verdict))
    assert "comment_check_response" not in standin.last.fields


@pytest.mark.parametrize(
    ("fault", "alarm", "retry_after"),
    [
        (Fault.ERROR, False, None),
        (Fault.GARBAGE, False, None),
        (Fault.EMPTY, False, None),
        (Fault.DROPPED, False, None),
        (Fault.REDIRECT, True, None),
        (Fault.REFUSED, True, None),
        (Fault.BUSY_SECONDS, False, RETRY_SECONDS),
        (Fault.INVALID_KEY, True, None),
        (Fault.OVER_QUOTA, True, None),
        (Fault.SUSPENDED, True, None),
    ],
)
@pytest.mark.parametrize("call", ["check", "learn"])
def test_each_fault_is_an_error_that_says_what_to_do(
    fault: Fault, alarm: bool, retry_after: int | None, call: str, standin: Standin
) -> None:
    standin.fake.fault = fault
    with pytest.raises(FilterError, match="Akismet") as raised:
        if call == "check":
            standin.filter().check(SUBMISSION, KNOWN)
        else:
            standin.filter().learn(SUBMISSION, Feedback(True, "Ada", Verdict.HAM))
    assert raised.value.alarm is alarm
    wait = raised.value.retry_after
    assert (wait and wait.total_seconds()) == retry_after


def test_a_date_to_ask_again_is_honoured(standin: Standin) -> None:
    standin.fake.fault = Fault.BUSY_DATE
    with pytest.raises(FilterError, match="less often") as raised:
        standin.filter().check(SUBMISSION, KNOWN)
    assert raised.value.retry_after is not None


def test_a_slow_akismet_is_given_up(standin: Standin) -> None:
    standin.fake.fault = Fault.SLOW
    with pytest.raises(FilterError, match="did not answer in time") as raised:
        standin.filter(timeout=0.1).check(SUBMISSION, KNOWN)
    assert not raised.value.alarm


def test_nobody_there_is_an_error_too() -> None:
    options = {"address": "http://127.0.0.1:1"}
    with pytest.raises(FilterError, match="could not be reached"):
        akismet.make(setting(options, **{akismet.KEY: "123456789abc"})).check(SUBMISSION, KNOWN)


def test_an_alert_beside_an_answer_is_told_and_the_answer_counts(standin: Standin) -> None:
    standin.fake.fault = Fault.ALERT
    opinion = standin.filter().check(SUBMISSION, KNOWN)
    assert opinion.verdict is Verdict.HAM
    assert "(10501): the limit was passed this month" in opinion.why


def test_its_standing_says_whether_the_key_is_good_and_what_is_used(standin: Standin) -> None:
    standing = standin.filter().standing()
    assert (standing.works, standing.words) == (True, "The key is valid.")
    assert standing.usage == {"limit": 500, "usage": 42, "percentage": 8.4, "throttled": False}
    assert [told.call for told in standin.fake.told] == ["1.1/verify-key", "1.2/usage-limit"]
    assert standin.fake.told[0].fields["blog"] == SITE


@pytest.mark.parametrize(
    "fault", sorted(set(Fault) - {Fault.NONE, Fault.ALERT, Fault.RECHECK, Fault.SLOW})
)
def test_its_standing_raises_nothing(fault: Fault, standin: Standin) -> None:
    standin.fake.fault = fault
    assert not standin.filter().standing().works


def test_a_key_of_another_length_is_never_sent(standin: Standin) -> None:
    filter_ = standin.filter(key="1234567890")
    assert "not 12 characters" in filter_.standing().words
    with pytest.raises(FilterError) as raised:
        filter_.check(SUBMISSION, KNOWN)
    assert raised.value.alarm
    assert standin.fake.told == []


def test_a_comment_without_an_address_is_not_sent(standin: Standin) -> None:
    with pytest.raises(FilterError, match="network address"):
        standin.filter().check(replace(SUBMISSION, address=""), KNOWN)
    assert standin.fake.told == []


def test_it_goes_by_its_own_name(standin: Standin) -> None:
    standin.filter().check(SUBMISSION, KNOWN)
    ours = standin.last.headers["user-agent"]
    assert ours.startswith("Weekpress/")
    assert " | weekpress.comments.filters.akismet/" in ours


@pytest.mark.parametrize(
    ("options", "environ", "told"),
    [
        ({}, {}, "needs WEEKPRESS_COMMENTS_AKISMET_KEY"),
        ({"key": "x"}, {akismet.KEY: "k"}, "no option 'key'"),
        ({"address": "http://rest.akismet.com"}, {akismet.KEY: "k"}, "https://"),
        ({"address": "https://a:b@host/"}, {akismet.KEY: "k"}, "https://"),
        ({"address": 1}, {akismet.KEY: "k"}, "https://"),
        ({"timeout": "long"}, {akismet.KEY: "k"}, "a number from 0.1 to 60"),
    ],
)
def test_options_that_cannot_be_worked_with_are_told(
    options: dict[str, object], environ: dict[str, str], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        akismet.make(setting(options, **environ))


def test_its_privacy_text_says_what_is_kept_and_for_how_long() -> None:
    text = akismet.make(setting({}, **{akismet.KEY: "123456789abc"})).privacy()
    assert "between two weeks and ninety days" in text
    assert "https://akismet.com/privacy/" in text
