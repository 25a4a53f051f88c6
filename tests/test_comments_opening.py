"""Which posts take comments and until when: the page and the service go by one rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.opening import Entry, Offer, last_day, manifest, offer, turns
from weekpress.comments.posts import Posts, dumped, loaded
from weekpress.settings import CommentsSettings

LONDON = ZoneInfo("Europe/London")
KEY = "88389659-8d4f-4487-9677-198b9dd3eefc"
SERVICE = "https://comments.example.org/"
PUBLISHED = datetime(2026, 11, 20, 16, tzinfo=LONDON)


def entry(takes: bool = True, until: date | None = None) -> Entry:
    return Entry(KEY, "bins/", "Bins & boxes", PUBLISHED, PUBLISHED, takes, until, tags=("bins",))


def settings(**more: object) -> CommentsSettings:
    return CommentsSettings.model_validate({"comments_service": SERVICE, **more})


def made(one: Entry, given: CommentsSettings) -> Posts:
    return manifest([one], given, LONDON, Posts("Notes", "https://notes.example.org/"))


def shown(one: Entry, given: CommentsSettings, now: datetime) -> Offer | None:
    return offer(one, made(one, given), given, LONDON, now)


def test_a_post_takes_comments_for_ever_where_nothing_is_said() -> None:
    found = made(entry(), settings()).posts[KEY]
    assert found.closes == "" and found.address == "https://notes.example.org/bins/"
    page = shown(entry(), settings(), PUBLISHED + timedelta(days=9_999))
    assert page and page.action == f"{SERVICE}posts/{KEY}/comments"


@pytest.mark.parametrize(
    "site", ["https://notes.example.org/", "https://tŷ.example.org/cyngor/tŷ/"]
)
def test_addresses_in_other_letters_are_such_as_the_service_takes(site: str) -> None:
    given = manifest([replace(entry(), url="قمامة/")], settings(), LONDON, Posts("Notes", site))
    found = loaded(dumped(given))
    assert found == given and found.address.isascii()
    assert found.posts[KEY].address == f"{found.address}%D9%82%D9%85%D8%A7%D9%85%D8%A9/"


def test_a_post_closes_at_midnight_after_its_last_day() -> None:
    assert last_day(entry(), 10, LONDON) == date(2026, 11, 30)
    closes = made(entry(), settings(comments_days=10)).posts[KEY].closes
    assert closes == "2026-12-01T00:00:00+00:00"


def test_a_posts_own_day_is_stronger_than_the_sites_number_of_days() -> None:
    own = entry(until=date(2027, 6, 30))
    closes = made(own, settings(comments_days=10)).posts[KEY].closes
    assert closes == "2027-07-01T00:00:00+01:00"  # midnight of that day in London


def test_a_post_that_takes_none_is_not_in_the_manifest_and_has_no_form() -> None:
    closed = entry(takes=False)
    assert made(closed, settings()).posts == {}
    assert shown(closed, settings(), PUBLISHED) is None
    told = shown(closed, settings(comments_contact="a@example.org"), PUBLISHED)
    assert told and told.state == "none" and told.action == ""


def test_a_site_without_a_service_says_how_to_reply_if_it_can() -> None:
    assert shown(entry(), settings(comments_service=""), PUBLISHED) is None
    told = shown(entry(), CommentsSettings(comments_contact="Ring us."), PUBLISHED)
    assert told and (told.action, told.contact, told.contact_link) == ("", "Ring us.", "")


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("team@example.org", "mailto:team@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("Write to team@example.org.", ""),
        ("javascript:alert(1)", ""),
        ("@example.org", ""),
    ],
)
def test_an_address_to_write_to_is_a_link_and_words_are_not(contact: str, link: str) -> None:
    assert Offer("none", KEY, contact=contact).contact_link == link


def test_an_answer_is_offered_while_comments_are_taken() -> None:
    assert Offer("open", KEY, SERVICE).reply_to("X") == f"{SERVICE}posts/{KEY}/comments/X/reply"
    assert Offer("closed", KEY, SERVICE).reply_to("X") == ""


def test_before_an_election_the_whole_site_takes_none() -> None:
    given = settings(comments_closed=("2027-03-22", "2027-05-06"))
    site = made(entry(), given)
    assert site.closed_from == "2027-03-22T00:00:00+00:00"
    assert site.closed_until == "2027-05-07T00:00:00+01:00"
    page = shown(entry(), given, datetime(2027, 5, 6, 23, 59, tzinfo=LONDON))
    assert page and page.state == "paused"
    assert page.paused == (date(2027, 3, 22), date(2027, 5, 6))


@given(
    st.datetimes(datetime(2026, 11, 20), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.none() | st.dates(date(2026, 11, 20), date(2028, 1, 1)),
    st.none() | st.integers(1, 300),
)
def test_a_page_has_the_form_exactly_while_the_service_takes_comments(
    now: datetime, until: date | None, days: int | None
) -> None:
    given = settings(comments_days=days, comments_closed=("2027-03-22", "2027-05-06"))
    site = made(entry(until=until), given)
    page = offer(entry(until=until), site, given, LONDON, now)
    taken = site.posts[KEY].is_open(now) and not site.is_closed(now)
    assert page is not None and bool(page.action) is taken


@given(st.lists(st.datetimes(datetime(2026, 11, 20), datetime(2028, 1, 1)), min_size=2))
def test_pages_change_by_themselves_at_the_turns_alone(times: list[datetime]) -> None:
    given = settings(comments_days=200, comments_closed=("2027-03-22", "2027-05-06"))
    site = made(entry(), given)
    days = sorted(when.replace(tzinfo=LONDON).astimezone(UTC) for when in times)
    pages = {
        sum(turn <= now for turn in turns(site)): offer(entry(), site, given, LONDON, now)
        for now in days
    }
    for now in days:
        passed = sum(turn <= now for turn in turns(site))
        assert offer(entry(), site, given, LONDON, now) == pages[passed]


def test_the_service_is_told_the_zone_of_the_site() -> None:
    assert manifest([], CommentsSettings(), LONDON, Posts("Notes", "https://x.example/")).zone == (
        "Europe/London"
    )
