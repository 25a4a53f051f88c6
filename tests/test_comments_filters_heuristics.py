"""The heuristics: fair to people, and reasons for everything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filtering import KNOWN, SUBMISSION, setting, submissions
from weekpress.comments.filters import heuristics
from weekpress.comments.filters.heuristics import THRESHOLD, Heuristics, make
from weekpress.comments.filters.protocol import Known
from weekpress.comments.filters.signs import signs
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

SPAM = replace(
    SUBMISSION,
    body="Cheap! http://a.example http://b.example http://c.example",
    decoy="x",
    seconds=1,
)


def verdict(submission: Submission, known: Known = KNOWN, *blocked: str) -> Verdict:
    return Heuristics(blocked=blocked).check(submission, known).verdict


@pytest.mark.parametrize(
    "said",
    [
        {"body": "thanks!", "seconds": 2.0, "decoy": "zoe@example.org"},
        {"body": "Diolch!", "seconds": None, "agent": "", "referrer": ""},
        {"name": "李小龍", "body": "谢谢。"},
        {"name": "Ольга Ковальчук", "body": "Дякую за допомогу з weekpress!"},
        {"name": "محمد", "body": "شكرا\u200cجزيلا"},
        {"name": "Μαρία", "body": "Ευχαριστώ 👩\u200d💻"},
        {"name": "X", "body": "See https://www.example.org/bins and tell me."},
        {"body": "https://example.org/a and https://example.org/b say otherwise.", "decoy": "x"},
        {"body": "WHY WAS MY BIN NOT EMPTIED AGAIN"},
        {"body": "I filled this in from an app.", "foreign": True, "seconds": 1.0},
        {"email": "a+b@xn--bcher-kva.example", "website": "https://shop.example/cheap"},
    ],
)
def test_people_are_not_taken_for_spam(said: dict[str, object]) -> None:
    assert verdict(replace(SUBMISSION, **said)) is Verdict.HAM


def test_many_who_write_thank_you_from_one_library_are_people() -> None:
    crowd = Known(same_body=20, same_sender=40)
    assert verdict(replace(SUBMISSION, body="Thank you!", seconds=2), crowd) is Verdict.HAM


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"decoy": "", "body": " ".join(f"http://{n}.example" for n in range(9))},
        {
            "decoy": "",
            "seconds": None,
            "name": "http://a.example",
            "body": "[url=http://b.example]",
        },
    ],
)
def test_signs_together_are_spam_and_the_reasons_are_told(said: dict[str, object]) -> None:
    opinion = Heuristics().check(replace(SPAM, **said), KNOWN)
    assert opinion.verdict is Verdict.SPAM
    assert f"of {THRESHOLD} points: " in opinion.why
    assert "link" in opinion.why


def test_the_same_words_again_and_again_are_spam() -> None:
    assert verdict(replace(SUBMISSION, seconds=1), Known(same_body=6)) is Verdict.SPAM


@given(st.text(min_size=1, max_size=99))
def test_the_decoy_alone_is_never_enough(decoy: str) -> None:
    assert verdict(replace(SUBMISSION, decoy=decoy)) is Verdict.HAM


@given(submissions, st.builds(Known, *[st.integers(0, 9_999)] * 3))
def test_no_sign_alone_is_enough(submission: Submission, known: Known) -> None:
    assert all(sign.points < THRESHOLD for sign in signs(submission, known, ()))


@given(submissions, st.builds(Known, *[st.integers(0, 9_999)] * 3))
def test_nothing_is_thrown_away_unseen(submission: Submission, known: Known) -> None:
    assert verdict(submission, known) in {Verdict.HAM, Verdict.SPAM}


@pytest.mark.parametrize(
    ("text", "spam"),
    [
        ("Buy a CASINO chip", True),
        ("buy a casinos chip", False),
        ("ｃａｓｉｎｏ", True),
        ("", False),
    ],
)
def test_words_that_the_team_blocks_are_found_whole_in_any_capitals(text: str, spam: bool) -> None:
    found = verdict(replace(SUBMISSION, body=text), KNOWN, "casino", "C++ (pills)")
    assert (found is Verdict.SPAM) == spam


def test_letters_that_only_look_latin_are_a_sign() -> None:
    found = signs(replace(SUBMISSION, body="P\u0430yP\u0430l"), KNOWN, ())
    assert [sign.words for sign in found] == ["words in which letters of two scripts look alike"]


def test_somebody_who_was_approved_before_has_more_room() -> None:
    assert verdict(replace(SPAM, seconds=9), Known(approved=1)) is Verdict.HAM


@given(submissions)
def test_the_reasons_never_hold_what_was_written(submission: Submission) -> None:
    why = Heuristics(blocked=("casino",)).check(replace(submission, body="casino"), KNOWN).why
    assert "casino" not in why


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"threshold": 5}, "a number from 10 to 100"),
        ({"threshold": True}, "a number from 10 to 100"),
        ({"blocked": "casino"}, "a list of at most 1,000 words"),
        ({"blocked": [""]}, "each in quotation marks"),
        ({"block": ["a"]}, "no option 'block'. There are: blocked, threshold."),
    ],
)
def test_options_that_cannot_be_worked_with_are_told(options: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make(setting(options))


def test_it_sends_and_keeps_nothing() -> None:
    assert heuristics.make(setting({"blocked": [" casino "]})) == Heuristics(10, ("casino",))
    assert (Heuristics().privacy(), Heuristics().standing().works) == ("", True)
