"""The settings of comments: what is taken, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from weekpress.errors import SettingsError
from weekpress.settings import CommentsSettings, Settings


def read(**values: object) -> CommentsSettings:
    return Settings.read({f"WEEKPRESS_COMMENTS_{name}": v for name, v in values.items()}).comments


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://comments.example.org", "https://comments.example.org"),
        ("https://example.org/talk/", "https://example.org"),
        ("http://127.0.0.1:8010/", "http://127.0.0.1:8010"),
        ("http://[::1]:8010", "http://[::1]:8010"),
    ],
)
def test_an_address_of_a_service_ends_in_a_slash(given: str, origin: str) -> None:
    settings = read(SERVICE=given)
    assert settings.comments_service == given.rstrip("/") + "/" and settings.origin == origin


@pytest.mark.parametrize(
    "given",
    ["comments.example.org", "ftp://example.org/", "https://", "https://a:b@example.org/",
     "https://example.org/?a", "https://example.org/#a", "https://example.org:0/",
     "https://example.org:port/", "https://example.org/;script-src", "https://exa mple.org/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match=r"WEEKPRESS_COMMENTS_SERVICE is .* an address is exp"):
        read(SERVICE=given)


def test_nothing_is_sent_unencrypted_to_another_machine() -> None:
    with pytest.raises(SettingsError, match="it has to begin with https://"):
        read(SERVICE="http://comments.example.org/")


def test_a_closed_time_is_two_days_the_first_first() -> None:
    days = read(CLOSED=("2027-03-22", "2027-05-06")).comments_closed
    assert days == (date(2027, 3, 22), date(2027, 5, 6))
    with pytest.raises(SettingsError, match=r"WEEKPRESS_COMMENTS_CLOSED .* first day"):
        read(CLOSED=("2027-05-06", "2027-03-22"))


@pytest.mark.parametrize("given", [0, -1, "soon"])
def test_a_number_of_days_is_one_or_more(given: object) -> None:
    with pytest.raises(SettingsError, match="WEEKPRESS_COMMENTS_DAYS is"):
        read(DAYS=given)


def test_a_site_that_sets_nothing_has_no_service() -> None:
    assert (read().comments_service, read().origin) == ("", "")


@pytest.mark.parametrize("days", [("2026-11-01", "9999-12-31"), ("0001-01-01", "2026-11-01")])
def test_a_closed_time_has_a_day_before_it_and_a_day_after_it(days: tuple[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"WEEKPRESS_COMMENTS_CLOSED .* 1900 and 2999"):
        read(CLOSED=days)
