"""The worker: whatever is down, a comment waits; it is never lost, published or refused for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import delete

from commenting import NOON, PRIYA, received, submission, taken
from serving_comments import site_of
from weekpress.comments.built_site import FolderSite
from weekpress.comments.configuration import ConfigurationError
from weekpress.comments.configuration.parts import Configuration, ModerationPart
from weekpress.comments.filters.akismet import KEY, Akismet
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.record import path_of
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store import Store, jobs
from weekpress.comments.store.confirming import confirm
from weekpress.comments.store.deciding import edit, undo
from weekpress.comments.store.facts import ALARM, fact
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import Stored
from weekpress.comments.store.schema import comments, submissions
from weekpress.comments.worker import round_of
from weekpress.comments.worker.checking import check_due
from weekpress.comments.worker.tools import Tools, renewed, tools
from working import Away, Clock, Oracle, content_of, publisher_of, service_of, tools_of

HAM, SPAM = Opinion(Verdict.HAM, "Looks fine."), Opinion(Verdict.SPAM, "Known links.")


def seen(store: Store, comment: str) -> Stored:
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found


def test_what_the_filter_says_is_filed(store: Store) -> None:
    comment = received(store)
    round_of(service_of(store, Clock()), tools_of([Oracle(SPAM)]))
    found = seen(store, comment)
    assert (found.state, found.verdict_by, found.verdict_why) == (
        State.SPAM, "oracle", "Known links.",
    )  # fmt: skip


@pytest.mark.parametrize("trouble", [FilterError("It is away."), RuntimeError("rosa@example.org")])
def test_a_filter_that_fails_leaves_the_comment_waiting(store: Store, trouble: Exception) -> None:
    comment = received(store)
    round_of(service_of(store, Clock()), tools_of([Oracle(trouble)]))
    found = seen(store, comment)
    assert (found.state, found.verdict) == (State.PENDING, Verdict.ERROR)
    assert "rosa@" not in found.verdict_why


def test_a_filter_that_failed_is_asked_again_when_it_is_time(store: Store) -> None:
    comment, clock = received(store), Clock()
    oracle = Oracle(FilterError("It is away."), HAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    round_of(service, tools)
    assert oracle.asked == [comment]
    clock.now = NOON + timedelta(minutes=2)
    round_of(service, tools)
    assert oracle.asked == [comment, f"{comment} retry"]
    assert seen(store, comment).verdict is Verdict.HAM


def test_after_fifteen_days_a_comment_is_left_to_people(store: Store) -> None:
    comment, clock = received(store), Clock()
    oracle = Oracle(FilterError("It is away."))
    service, tools = service_of(store, clock), tools_of([oracle])
    for hours in range(0, 24 * 20, 6):
        clock.now = NOON + timedelta(hours=hours)
        round_of(service, tools)
    assert seen(store, comment).state is State.PENDING
    with store.reading() as connection:
        assert jobs.CHECK not in jobs.waiting(connection)


def test_what_needs_a_person_is_kept_until_the_filter_answers_again(store: Store) -> None:
    received(store)
    clock = Clock()
    oracle = Oracle(FilterError("The key is not valid.", alarm=True), HAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    with store.reading() as connection:
        assert fact(connection, ALARM) == "The key is not valid."
    clock.now = NOON + timedelta(hours=7)
    round_of(service, tools)
    with store.reading() as connection:
        assert fact(connection, ALARM) == ""


def test_an_alarm_is_not_over_because_another_filter_found_spam(store: Store) -> None:
    clock = Clock()
    first, other = Oracle(HAM, SPAM, HAM), Oracle(FilterError("The key is bad.", alarm=True), HAM)
    other.name = "other"
    service, tools = service_of(store, clock), tools_of([first, other])
    alarms = []
    for number in range(3):
        received(store, number)
        clock.now = NOON + timedelta(seconds=number)
        round_of(service, tools, [check_due])
        with store.reading() as connection:
            alarms.append(fact(connection, ALARM))
    assert alarms == ["The key is bad.", "The key is bad.", ""]


@pytest.mark.parametrize("says", [Opinion(Verdict.HAM, "a\0b\ud800"), FilterError("a\0b\ud800")])
def test_words_that_no_database_takes_hold_nothing_up(
    store: Store, says: Opinion | FilterError
) -> None:
    comment = received(store)
    round_of(service_of(store, Clock()), tools_of([Oracle(says)]), [check_due])
    assert seen(store, comment).verdict_why == "a\ufffdb\ufffd"


def test_a_provisional_opinion_is_asked_for_again(store: Store) -> None:
    comment, clock = received(store), Clock()
    soon = Opinion(Verdict.PROVISIONAL, again_after=timedelta(minutes=2))
    oracle = Oracle(soon, SPAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    assert seen(store, comment).verdict is Verdict.PROVISIONAL
    clock.now = NOON + timedelta(minutes=3)
    round_of(service, tools)
    assert seen(store, comment).state is State.SPAM


def test_what_a_filter_said_for_now_stands_until_it_says_more(store: Store) -> None:
    comment, clock = received(store), Clock()
    soon = Opinion(Verdict.PROVISIONAL, "So far.", timedelta(minutes=2), guid="g1")
    oracle = Oracle(soon, FilterError("It is away."), SPAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    before = seen(store, comment)
    clock.now = NOON + timedelta(minutes=3)
    round_of(service, tools)
    assert (seen(store, comment), "g1" in before.guid) == (before, True)
    clock.now = NOON + timedelta(minutes=30)
    round_of(service, tools)
    assert seen(store, comment).state is State.SPAM


@pytest.mark.parametrize("soon", [timedelta(milliseconds=1), None])
def test_a_filter_that_never_finishes_looking_is_asked_ever_later(
    store: Store, soon: timedelta | None
) -> None:
    received(store)
    clock, oracle = Clock(), Oracle(Opinion(Verdict.PROVISIONAL, again_after=soon))
    service, tools = service_of(store, clock), tools_of([oracle])
    asked = []
    for minutes in (0, 0.5, 2, 4, 10, 20, 40, 60 * 24 * 20):
        clock.now = NOON + timedelta(minutes=minutes)
        round_of(service, tools, [check_due])
        asked.append(len(oracle.asked))
    assert asked == [1, 1, 2, 2, 3, 3, 4, 5]
    with store.reading() as connection:
        assert jobs.CHECK not in jobs.waiting(connection)


def test_a_slow_filter_holds_no_job_for_longer_than_it_may(store: Store) -> None:
    comments_, clock = [received(store, number) for number in range(6)], Clock()
    clock.now = NOON + timedelta(minutes=1)

    def a_minute() -> None:
        clock.now += timedelta(minutes=1)

    oracle = Oracle(HAM, takes=a_minute)
    round_of(service_of(store, clock), tools_of([oracle]), [check_due])
    verdicts = [seen(store, comment).verdict for comment in comments_]
    assert verdicts == [Verdict.HAM] * 3 + [Verdict.UNCHECKED] * 3
    with store.writing() as connection:
        assert len(jobs.claim(connection, jobs.CHECK, clock.now, 10)) == 3


def test_one_that_cannot_be_filed_does_not_hold_up_the_others(store: Store) -> None:
    gone, kept, clock = received(store, 1), received(store, 2), Clock()
    clock.now = NOON + timedelta(minutes=1)

    def erase() -> None:
        with store.writing() as connection:
            for table, column in ((submissions, "comment"), (comments, "id")):
                connection.execute(delete(table).where(table.c[column] == gone))

    round_of(service_of(store, clock), tools_of([Oracle(HAM, takes=erase)]), [check_due])
    assert seen(store, kept).verdict is Verdict.HAM


def test_what_a_person_decided_is_sent_to_no_filter(store: Store) -> None:
    comment, oracle = received(store), Oracle(SPAM)
    taken(store, comment, Step.APPROVE)
    round_of(service_of(store, Clock()), tools_of([oracle]))
    assert oracle.asked == []
    assert seen(store, comment).state is State.APPROVED


def test_a_filter_is_told_once_what_it_got_wrong(store: Store) -> None:
    comment, clock, oracle = received(store), Clock(), Oracle(SPAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    taken(store, comment, Step.APPROVE)
    clock.now = NOON + timedelta(hours=2)
    round_of(service, tools)
    round_of(service, tools)
    assert [(told.spam, told.reporter, told.verdict) for told in oracle.learnt] == [
        (False, "Priya Shah", Verdict.SPAM)
    ]
    assert seen(store, comment).learned == "ham"


def test_a_decision_that_is_taken_back_at_once_is_not_learnt(store: Store) -> None:
    comment, clock, oracle = received(store), Clock(), Oracle(SPAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools)
    taken(store, comment, Step.APPROVE)
    with store.writing() as connection:
        undo(connection, comment, PRIYA, NOON + timedelta(hours=1, minutes=1))
    clock.now = NOON + timedelta(hours=2)
    round_of(service, tools)
    assert oracle.learnt == []


def test_what_is_approved_is_a_file_of_the_content(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    round_of(service_of(store, Clock()), tools_of([], publisher_of(store)))
    assert seen(store, comment).state is State.APPROVED  # its job is of an hour later
    clock = Clock()
    clock.now = NOON + timedelta(hours=2)
    round_of(service_of(store, clock), tools_of([], publisher_of(store)))
    file = content_of(store) / path_of(submission().post, comment)
    assert json.loads(file.read_text(encoding="utf-8"))["name"] == "Rosa Field"
    assert "rosa@example.org" not in file.read_text(encoding="utf-8")
    assert seen(store, comment).state is State.PUBLISHED


def test_what_is_withdrawn_is_none(store: Store) -> None:
    comment, clock = received(store), Clock()
    clock.now = NOON + timedelta(hours=2)
    service, tools = service_of(store, clock), tools_of([], publisher_of(store))
    taken(store, comment, Step.APPROVE)
    round_of(service, tools)
    taken(store, comment, Step.WITHDRAW)
    round_of(service, tools)
    assert list(content_of(store).rglob("*.json")) == []


@pytest.mark.parametrize("error", [None, RuntimeError("https://me:secret@git.example.org")])
def test_a_publisher_that_is_away_delays_and_loses_nothing(
    store: Store, error: Exception | None
) -> None:
    comment, clock = received(store), Clock()
    clock.now = NOON + timedelta(hours=2)
    publisher = Away(publisher_of(store), 2, error)
    service, tools = service_of(store, clock), tools_of([], publisher)
    taken(store, comment, Step.APPROVE)
    for _ in range(3):
        assert seen(store, comment).state is State.APPROVED
        round_of(service, tools)
        clock.now += timedelta(hours=1)
    assert seen(store, comment).state is State.PUBLISHED


def test_what_changes_while_the_publisher_is_away_is_published_as_it_is_then(store: Store) -> None:
    kept, gone, clock = received(store, 1), received(store, 2), Clock()
    clock.now = NOON + timedelta(hours=2)
    service, tools = service_of(store, clock), tools_of([], Away(publisher_of(store), 1))
    for comment in (kept, gone):
        taken(store, comment, Step.APPROVE)
    round_of(service, tools)
    taken(store, gone, Step.WITHDRAW)
    with store.writing() as connection:
        edit(connection, kept, "Shorter.", "shortened", PRIYA, clock.now)
    clock.now += timedelta(hours=2)
    round_of(service, tools)
    [file] = content_of(store).rglob("*.json")
    assert json.loads(file.read_text(encoding="utf-8"))["body"] == "Shorter."


def test_without_a_publisher_what_is_approved_waits(store: Store) -> None:
    comment, clock = received(store), Clock()
    taken(store, comment, Step.APPROVE)
    clock.now = NOON + timedelta(hours=2)
    round_of(service_of(store, clock), tools_of([]))
    with store.reading() as connection:
        assert jobs.waiting(connection)[jobs.PUBLISH][0] == 1


def test_what_is_kept_no_longer_goes_by_itself(store: Store) -> None:
    comment, clock = received(store), Clock()
    taken(store, comment, Step.SPAM)
    clock.now = NOON + timedelta(days=20)
    round_of(service_of(store, clock), tools_of([]))
    found = seen(store, comment)
    assert (found.state, found.name, found.body) == (State.DISCARDED, "", "")


def confirmed_in(store: Store, *comments_: str) -> None:
    with store.writing() as connection:
        for comment in comments_:
            confirm(connection, "every", comment, NOON)


def test_who_was_let_pass_once_passes_again_where_the_team_says_so(store: Store) -> None:
    clock, first, second = Clock(), received(store, 1), received(store, 2)
    clock.now = NOON + timedelta(minutes=1)
    taken(store, first, Step.APPROVE)
    confirmed_in(store, first, second)
    policy = Configuration(moderation=ModerationPart(policy="first-time"))
    round_of(service_of(store, clock, policy), tools_of([Oracle(HAM)]))
    assert seen(store, second).state is State.APPROVED


@pytest.mark.parametrize(
    ("policy", "says", "confirms"),
    [("every", HAM, True), ("first-time", SPAM, True), ("first-time", HAM, False)],
)
def test_nobody_else_does(
    store: Store, policy: Literal["every", "first-time"], says: Opinion, confirms: bool
) -> None:
    clock, first, second = Clock(), received(store, 1), received(store, 2)
    clock.now = NOON + timedelta(minutes=1)
    taken(store, first, Step.APPROVE)
    confirmed_in(store, first, *([second] if confirms else []))
    configured = Configuration(moderation=ModerationPart(policy=policy))
    round_of(service_of(store, clock, configured), tools_of([Oracle(says)]))
    assert seen(store, second).verdict is says.verdict
    assert seen(store, second).state in {State.PENDING, State.SPAM}


def test_filters_are_told_whose_site_it_is_as_soon_as_that_is_known(store: Store) -> None:
    configuration = Configuration.model_validate({"filters": {"use": ["akismet"]}})
    service = replace(
        service_of(store, Clock(), configuration), environ={KEY: "123456789abc"},
        site=FolderSite(store.folder / "later"),
    )  # fmt: skip
    at_hand = tools(service)
    assert told_site(renewed(service, at_hand)) == configuration.service.address
    site_of(store.folder / "later", address="https://notes.example.org/", lang="cy")
    assert told_site(renewed(service, at_hand)) == "https://notes.example.org/"


def told_site(at_hand: Tools) -> str:
    (link,) = at_hand.chain.links
    assert isinstance(link.filter, Akismet)
    return link.filter.site


def test_the_options_of_a_filter_that_there_is_not_are_told(store: Store) -> None:
    said = {"filters": {"use": ["heuristics"], "akismt": {"shadow": True}}}
    service = service_of(store, Clock(), Configuration.model_validate(said))
    with pytest.raises(ConfigurationError, match="Did you mean akismet"):
        tools(service)
