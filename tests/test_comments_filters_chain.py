"""Filters in a chain: who decides, who is asked, and what an error of one means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filtering import KNOWN, SUBMISSION
from weekpress.comments.filters.chain import Chain, Link, together
from weekpress.comments.filters.heard import Heard, noted, recalled
from weekpress.comments.filters.protocol import Feedback, FilterError, Known, Opinion, Standing
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

HAM = Opinion(Verdict.HAM, "Fine.", guid="h1")
SPAM = Opinion(Verdict.SPAM, "Spam.", guid="s1")
DISCARD = Opinion(Verdict.DISCARD, "Blatant.")
SOON = Opinion(Verdict.PROVISIONAL, "Not done.", timedelta(minutes=2), "p1")
DOWN = FilterError("Down.", timedelta(minutes=7))
WRONG_KEY = FilterError("Wrong key.", alarm=True)
SPAM_TOO = {Verdict.SPAM, Verdict.DISCARD}
JUDGED = SPAM_TOO | {Verdict.HAM, Verdict.PROVISIONAL}


@dataclass
class Saying:
    """A filter that says one thing, and remembers what it was told."""

    name: str
    says: Opinion | Exception
    learnt: list[Feedback] = field(default_factory=list)
    asked: int = 0

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:
        assert (submission, known, again) == (SUBMISSION, KNOWN, "retry")
        self.asked += 1
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        assert submission == SUBMISSION
        self.learnt.append(feedback)
        if isinstance(self.says, FilterError):
            raise self.says

    def standing(self) -> Standing:
        fault = isinstance(self.says, FilterError)
        return Standing(not fault, str(self.says) if fault else "Well.", {"usage": 1})

    def privacy(self) -> str:
        return f"{self.name} keeps nothing."


def chain(*says: Opinion | Exception, shadow: tuple[int, ...] = ()) -> Chain:
    names = "abcdef"
    return Chain(tuple(Link(Saying(names[at], one), at in shadow) for at, one in enumerate(says)))


def asked(links: Chain) -> list[int]:
    return [link.filter.asked for link in links.links if isinstance(link.filter, Saying)]


@pytest.mark.parametrize(
    ("says", "verdict", "calls"),
    [
        ([HAM], Verdict.HAM, [1]),
        ([SPAM, HAM], Verdict.SPAM, [1, 0]),
        ([HAM, DISCARD, SPAM], Verdict.DISCARD, [1, 1, 0]),
        ([DOWN, SPAM, HAM], Verdict.SPAM, [1, 1, 0]),
        ([SOON, HAM], Verdict.PROVISIONAL, [1, 1]),
        ([HAM, SOON, SPAM], Verdict.SPAM, [1, 1, 1]),
        ([], Verdict.UNCHECKED, []),
    ],
)
def test_the_first_that_says_spam_decides_and_the_rest_are_not_asked(
    says: list[Opinion | FilterError], verdict: Verdict, calls: list[int]
) -> None:
    links = chain(*says)
    assert links.check(SUBMISSION, KNOWN, "retry").verdict is verdict
    assert asked(links) == calls


def test_an_error_and_no_spam_is_an_error_that_waits_for_the_slowest() -> None:
    links = chain(HAM, DOWN, FilterError("Away.", timedelta(minutes=9)), WRONG_KEY, SOON)
    with pytest.raises(FilterError, match=r"^Down\. Away\. Wrong key\.$") as raised:
        links.check(SUBMISSION, KNOWN, "retry")
    assert (raised.value.retry_after, raised.value.alarm) == (timedelta(minutes=9), True)
    assert asked(links) == [1] * 5


def test_ham_for_now_waits_for_the_slowest() -> None:
    slow = Opinion(Verdict.PROVISIONAL, "Slow.", timedelta(minutes=5))
    opinion = chain(SOON, HAM, slow).check(SUBMISSION, KNOWN, "retry")
    assert opinion.again_after == timedelta(minutes=5)
    assert opinion.why == "Not done. Fine. Slow."


@pytest.mark.parametrize("shadowed", [SPAM, DISCARD, DOWN, WRONG_KEY, SOON])
def test_a_filter_in_its_trial_is_asked_and_changes_nothing(
    shadowed: Opinion | FilterError,
) -> None:
    links = chain(shadowed, HAM, shadow=(0,))
    opinion = links.check(SUBMISSION, KNOWN, "retry")
    assert (opinion.verdict, opinion.why, opinion.again_after) == (Verdict.HAM, "Fine.", None)
    assert asked(links) == [1, 1]


def test_what_a_trial_said_is_filed_with_a_mark_even_after_spam() -> None:
    heard = chain(SPAM, HAM, DOWN, shadow=(1, 2)).hear(SUBMISSION, KNOWN, "retry")
    assert [(one.filter, one.verdict, one.shadow) for one in heard] == [
        ("a", Verdict.SPAM, False), ("b", Verdict.HAM, True), ("c", Verdict.ERROR, True),
    ]  # fmt: skip
    assert [one.why for one in heard] == ["Spam.", "(Trial) Fine.", "(Trial) Down."]


def test_filters_in_their_trial_alone_decide_nothing() -> None:
    opinion = chain(SPAM, DOWN, shadow=(0, 1)).check(SUBMISSION, KNOWN, "retry")
    assert opinion.verdict is Verdict.UNCHECKED


def test_each_learns_by_what_it_had_said_itself() -> None:
    links = chain(HAM, SPAM, SOON, shadow=(0,))
    guid = links.check(SUBMISSION, KNOWN, "retry").guid
    links.learn(SUBMISSION, Feedback(False, "Ada", Verdict.SPAM, guid))
    learnt = [one.filter.learnt for one in links.links if isinstance(one.filter, Saying)]
    assert learnt == [
        [Feedback(False, "Ada", Verdict.HAM, "h1")],
        [Feedback(False, "Ada", Verdict.SPAM, "s1")],
        [Feedback(False, "Ada", Verdict.UNCHECKED, "")],
    ]


def test_all_learn_though_one_cannot_be_told() -> None:
    links = chain(HAM, DOWN, SPAM)
    with pytest.raises(FilterError, match="Down") as raised:
        links.learn(SUBMISSION, Feedback(True, "Ada", Verdict.HAM))
    assert raised.value.retry_after == timedelta(minutes=7)
    told = [one.filter.learnt for one in links.links if isinstance(one.filter, Saying)]
    assert all(told)


def test_its_standing_and_privacy_are_those_of_all() -> None:
    standing = chain(HAM, WRONG_KEY).standing()
    assert (standing.works, standing.words) == (False, "a: Well.\nb: Wrong key.")
    assert standing.usage == {"a": {"usage": 1}, "b": {"usage": 1}}
    assert chain(HAM, SPAM, shadow=(1,)).privacy() == "a keeps nothing.\n\nb keeps nothing."


opinions = st.builds(Opinion, st.sampled_from([*JUDGED]), guid=st.text())
anybody = st.builds(Heard, st.text(), opinions, shadow=st.booleans()) | st.builds(
    Heard, st.text(), error=st.just(DOWN), shadow=st.booleans()
)


@given(st.lists(anybody))
def test_no_error_ever_becomes_ham(heard: list[Heard]) -> None:
    faults = any(one.error and not one.shadow for one in heard)
    try:
        verdict = together(heard).verdict
    except FilterError:
        assert faults
        return
    assert not faults or verdict in SPAM_TOO


@pytest.mark.parametrize("fault", [TypeError("secret"), Opinion(Verdict.ERROR), None])
def test_a_filter_with_a_fault_of_its_own_is_an_error(fault: Any) -> None:
    links = chain(HAM, fault)
    with pytest.raises(FilterError, match="The filter b ") as raised:
        links.check(SUBMISSION, KNOWN, "retry")
    assert raised.value.alarm
    assert "secret" not in str(raised.value)
    assert not raised.value.__context__


@given(st.text(), st.text(), st.sampled_from(Verdict))
def test_any_name_and_guid_come_back_from_the_note(name: str, guid: str, verdict: Verdict) -> None:
    note = noted([Heard(name, Opinion(verdict, guid=guid)), Heard(f"{name}2", SPAM)])
    back = recalled(Feedback(True, "Ada", Verdict.SPAM, note), name)
    assert (back.verdict, back.guid) == (verdict, guid)


@given(st.text())
def test_any_note_can_be_read(note: str) -> None:
    back = recalled(Feedback(True, "Ada", Verdict.SPAM, note), "akismet")
    assert back.verdict in set(Verdict)
