"""A submission comes back from the store as it went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from filtering import SUBMISSION, submissions
from weekpress.comments.submission import Submission, dumped, loaded


@given(submissions, st.datetimes(timezones=st.just(UTC)), st.booleans(), st.text(), st.text())
def test_any_submission_comes_back_whole(
    submission: Submission, received: datetime, foreign: bool, address: str, decoy: str
) -> None:
    more = {"received": received, "foreign": foreign, "address": address, "decoy": decoy}
    whole = replace(submission, **more)
    assert loaded(dumped(whole)) == whole


def test_the_moment_keeps_its_place_on_the_clock() -> None:
    here = datetime(2026, 11, 27, 12, 0, 0, 5, timezone(timedelta(hours=1)))
    assert loaded(dumped(replace(SUBMISSION, received=here))).received == here


def test_what_was_added_later_is_not_missed_in_an_older_one() -> None:
    old = Submission(**{name: getattr(SUBMISSION, name) for name in (
        "id", "post", "permalink", "post_modified", "name", "email", "website", "body", "received"
    )})  # fmt: skip
    assert loaded(dumped(old)) == old
