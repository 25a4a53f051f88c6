"""What values may be, in every form people write them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.frontmatter import dates, values
from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-20", datetime(2026, 11, 20)),
        ("2026-1-5", datetime(2026, 1, 5)),
        ("2026-11-20 16:30", datetime(2026, 11, 20, 16, 30)),
        ("2026-11-20T16:30:05", datetime(2026, 11, 20, 16, 30, 5)),
        ("2026-11-20T16:30:05.123Z", datetime(2026, 11, 20, 16, 30, 5, tzinfo=UTC)),
        ("2017-03-08 2:05:17 -0400", datetime(2017, 3, 8, 2, 5, 17, tzinfo=timezone(-4 * HOUR))),
        ("2026-06-01T09:00+01:00", datetime(2026, 6, 1, 9, tzinfo=timezone(HOUR))),
    ],
)
def test_dates_are_read_with_times_and_offsets(written: str, read: datetime) -> None:
    assert dates.moment(written) == read


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("20/11/2026", "Write it as 2026-11-20."),
        ("3.6.2019", "Write it as 2019-06-03."),
        ("31/02/2026", "Write the year first"),
        ("2026-02-30", "Write the year first"),
        ("tomorrow", "Write the year first"),
        ("2026-11-20 16:30 +99:00", "Write it as +01:00"),
    ],
)
def test_a_date_that_is_none_says_what_to_write(written: str, fix: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        dates.moment(written)
    assert caught.value.fix.startswith(fix)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 1, 1)))
def test_a_date_python_writes_is_read_back(when: datetime) -> None:
    when = when.replace(microsecond=0)
    assert dates.moment(when.isoformat()) == when
    assert dates.moment(str(when)) == when


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a, b", ("a", "b")),
        ("Jones, Ann; Smith, Bob", ("Jones, Ann", "Smith, Bob")),
        (("Jones, Ann;", "Smith, Bob"), ("Jones, Ann;", "Smith, Bob")),
        (("a, b", "c"), ("a, b", "c")),
        ("#a, #b", ("a", "b")),
        ("a, a, ", ("a",)),
        ("", ()),
        (("", "a"), ("a",)),
    ],
)
def test_lists_are_read_in_both_styles(written: Value, read: tuple[str, ...]) -> None:
    assert values.names(written) == read


@pytest.mark.parametrize(("word", "meaning"), [("yes", True), ("True", True), ("closed", False),
                                               ("off", False), ("NO", False)])  # fmt: skip
def test_yes_and_no_are_read_in_peoples_words(word: str, meaning: bool) -> None:
    assert values.yes_or_no(word) is meaning


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/hackit/old-name", "/hackit/old-name"),
        ("hackit/old-name/", "/hackit/old-name/"),
        ("https://old.example.org/a/b", "/a/b"),
    ],
)
def test_an_old_address_is_a_path_on_this_site(address: str, path: str) -> None:
    assert values.site_path(address) == path


@pytest.mark.parametrize(
    ("reader", "written"),
    [
        (values.yes_or_no, "perhaps"),
        (values.slug, "a/b"),
        (values.slug, ".."),
        (values.language, "Welsh language"),
        (values.place, "first"),
        (values.site_path, "/a/../b"),
        (values.site_path, "/*"),
        (values.site_path, "/:year/old"),
        (values.site_path, "javascript:alert(1)"),
        (values.links, {"code": "javascript:alert(1)"}),
        (values.links, "https://example.org"),
        (text, ("a", "b")),
        (values.names, {"a": "b"}),
        (values.one_of("active", "paused"), "asleep"),
    ],
)
def test_what_cannot_be_used_is_refused_with_words(
    reader: Callable[[Value], object], written: Value
) -> None:
    with pytest.raises(WrongValueError) as caught:
        reader(written)
    assert caught.value.message
    assert caught.value.fix


def test_a_day_is_a_date_without_its_time() -> None:
    assert dates.day("2026-11-20 23:59") == date(2026, 11, 20)
