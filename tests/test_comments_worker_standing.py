"""A worker that begins says in the log how its filters stand."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from commenting import received
from filtering import Standin, running_standin, standin
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.filters import akismet
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.states import Verdict
from weekpress.comments.store import Store
from weekpress.comments.worker import round_of, run
from weekpress.comments.worker.checking import check_due
from weekpress.comments.worker.standing import tell_standing
from working import Clock, Oracle, service_of, tools_of

HAM = Opinion(Verdict.HAM)

__all__ = ["running_standin", "standin"]


class Once(threading.Event):
    """What stops a worker as soon as it rests."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return super().wait(timeout)


@pytest.mark.parametrize(
    ("key", "level", "said"),
    [
        (KEY, logging.INFO, "The key is valid. Used: limit "),
        ("x" * 12, logging.WARNING, "Akismet says that the question is invalid"),
    ],
)
def test_a_key_is_verified_at_the_start(
    store: Store,
    standin: Standin,
    caplog: pytest.LogCaptureFixture,
    key: str,
    level: int,
    said: str,
) -> None:
    options = {"use": ["akismet"], "akismet": {"address": standin.address}}
    service = service_of(store, Clock(), Configuration.model_validate({"filters": options}))
    service = replace(service, environ={akismet.KEY: key})
    with caplog.at_level(logging.INFO):
        run(service, Once())
    (told,) = [record for record in caplog.records if record.msg == "filter"]
    assert (told.levelno, vars(told)["kind"]) == (level, "akismet")
    assert said in vars(told)["why"]
    assert key not in vars(told)["why"]
    assert standin.fake.told[0].fields["blog"] == "https://notes.example.org/"


@pytest.mark.parametrize("works", [True, False])
def test_what_waits_for_a_key_is_asked_about_as_soon_as_it_works(store: Store, works: bool) -> None:
    received(store)
    clock, oracle = Clock(), Oracle(FilterError("The key is bad.", alarm=True), HAM)
    service, tools = service_of(store, clock), tools_of([oracle])
    round_of(service, tools, [check_due])
    oracle.works = works
    clock.now += timedelta(minutes=5)
    tell_standing(service, tools, ("another", "en"))
    round_of(service, tools, [check_due])
    assert len(oracle.asked) == (2 if works else 1)
