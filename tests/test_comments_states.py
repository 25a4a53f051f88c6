"""The states of a comment: which step leads where, and that no other does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.states import SHOWN, State, Step, StepError, after, steps_from


@given(st.lists(st.sampled_from(Step)))
def test_nothing_is_in_the_site_that_was_not_approved_since_it_last_left(steps: list[Step]) -> None:
    state, approved = State.PENDING, False
    for step in steps:
        if step not in steps_from(state):
            continue
        state = after(state, step)
        approved = step is Step.APPROVE or (approved and step is Step.PUBLISH)
        assert (state in SHOWN) == approved


@given(st.sampled_from(Step))
def test_nothing_happens_to_what_was_erased(step: Step) -> None:
    with pytest.raises(StepError):
        after(State.ERASED, step)


@pytest.mark.parametrize("state", [state for state in State if state is not State.ERASED])
def test_everything_else_can_be_erased(state: State) -> None:
    assert after(state, Step.ERASE) is State.ERASED


def test_a_step_that_leads_nowhere_is_told_in_words() -> None:
    with pytest.raises(
        StepError, match=r"A comment that is rejected cannot be taken to withdrawn\."
    ):
        after(State.REJECTED, Step.WITHDRAW)
