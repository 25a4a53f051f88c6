"""Work shared among processes comes out as by one, and leaves nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import ROOT
from forking import left_after
from weekpress import parallel
from weekpress.errors import WeekpressError
from weekpress.packing import packed
from weekpress.parallel import FEWEST, meanwhile, shared
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="There are no forks here.")
LARGE = 1_000_000
"""Bytes that no pipe's buffer holds."""


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """After each test, this process has no child that it had not before."""
    before = children()
    yield
    assert children() == before


def children() -> set[int]:
    """The processes that this one started, ended or not. Source: proc(5)."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == os.getpid():
            found.add(int(status.parent.name))
    return found


@settings(max_examples=15)
@given(numbers=st.lists(st.integers(), max_size=60), workers=st.integers(1, 4))
def test_results_are_in_the_order_of_the_list(numbers: list[int], workers: int) -> None:
    assert list(shared(lambda n: n * 2, numbers, workers, fewest=2)) == [n * 2 for n in numbers]


def test_many_items_are_done_by_other_processes() -> None:
    done_by = set(shared(lambda _: os.getpid(), range(FEWEST), 2))
    assert len(done_by) == 2
    assert os.getpid() not in done_by


@pytest.mark.parametrize(("items", "workers"), [(FEWEST - 1, 2), (0, 8), (1, 8), (1000, 1)])
def test_little_work_is_done_here(items: int, workers: int) -> None:
    assert set(shared(lambda _: os.getpid(), range(items), workers)) <= {os.getpid()}


def test_results_larger_than_a_pipe_come_through_whole() -> None:
    made = shared(lambda n: bytes([n]) * LARGE, range(20), 2)
    assert [(len(data), data[0], data[-1]) for data in made] == [(LARGE, n, n) for n in range(20)]


class OwnError(Exception):
    """One that cannot be pickled: it takes two arguments and keeps none."""

    def __init__(self, one: int, _other: object) -> None:
        super().__init__()
        self.one = one


@settings(max_examples=15)
@given(failing=st.sets(st.integers(0, 39), min_size=1), workers=st.integers(2, 4))
def test_an_exception_is_raised_at_the_first_item_that_fails(
    failing: set[int], workers: int
) -> None:
    def work(number: int) -> int:
        if number in failing:
            raise OwnError(number, lambda: None)
        return number

    done = []
    with pytest.raises(OwnError) as error:
        done.extend(shared(work, range(40), workers, fewest=2))
    assert error.value.one == min(failing)


def test_all_before_the_item_that_fails_is_given() -> None:
    given_out = []
    with pytest.raises(ZeroDivisionError):
        for result in shared(lambda n: 1 // (25 - n), range(40), 2):
            given_out.append(result)
    assert given_out == [1 // (25 - n) for n in range(25)]


def test_an_item_that_fails_there_and_not_here_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number % 7 == 3 and os.getpid() != here:
            raise MemoryError
        return number

    assert list(shared(work, range(40), 2)) == list(range(40))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_worker_that_dies_is_told_in_words(number: int) -> None:
    def work(item: int) -> int:
        if item == 21:
            os.kill(os.getpid(), number)
        return item

    with pytest.raises(WeekpressError, match="died; the machine may be short of memory"):
        list(shared(work, range(40), 2))


def test_a_worker_that_dies_while_it_writes_is_told_in_words() -> None:
    class Deadly:
        def __reduce__(self) -> tuple[type, tuple[()]]:
            os._exit(9)

    with pytest.raises(WeekpressError, match="died"):
        list(shared(lambda n: [b"x" * LARGE, Deadly()] if n == 9 else n, range(40), 2))


def test_who_takes_no_more_ends_the_workers() -> None:
    results = shared(lambda n: b"x" * LARGE + bytes([n]), range(40), 2)
    assert next(results)[-1] == 0
    assert len(children()) >= 2
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_worker_that_will_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weekpress.parallel.ENDING_S", 0.05)

    def work(number: int) -> bytes:
        if number > 7:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(600)
        return bytes([number]) * LARGE  # or they wait for others to fill a buffer

    results = shared(work, range(40), 2)
    assert [next(results)[0] for _ in range(4)] == [0, 1, 2, 3]
    results.close()  # type: ignore[attr-defined]  # it is a generator


class Ring:
    """What holds itself: nothing but a look for such things lets go of it."""

    left = 0

    def __init__(self) -> None:
        self.itself, Ring.left = self, Ring.left + 1

    def __del__(self) -> None:
        Ring.left -= 1


def test_a_worker_lets_go_of_what_holds_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "YOUNG", 100)
    monkeypatch.setattr(Ring, "left", 0)

    def leave(_: int) -> int:
        Ring()
        return Ring.left

    assert max(shared(leave, range(2000), 2)) < 500


@pytest.mark.parametrize("worth", [True, False])
def test_what_is_done_meanwhile_is_given_when_it_is_asked_for(
    worth: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    with meanwhile(os.getpid, worth) as done_by:
        assert (done_by() != os.getpid()) is worth


def test_what_fails_meanwhile_is_raised_where_it_is_asked_for() -> None:
    with (
        meanwhile(lambda: 1 / 0, worth=True) as result,
        pytest.raises(ZeroDivisionError),
    ):
        result()


def test_what_nobody_waits_for_any_more_is_ended() -> None:
    with meanwhile(lambda: time.sleep(600), worth=True):
        started = time.monotonic()
    assert time.monotonic() - started < 300


def test_a_process_that_cannot_be_started_leaves_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    forks, fork = iter([True, False]), os.fork

    def sometimes() -> int:
        if not next(forks):
            raise BlockingIOError("Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", sometimes)
    with pytest.raises(BlockingIOError):
        list(shared(lambda _: b"x" * LARGE, range(40), 2))


WORKS_FOR_EVER = """
import os, time
from weekpress import parallel
from weekpress.parallel import shared

def work(number):
    os.write(1, b"x\\n")
    {waits}
    return b"x" * 1_000_000

for result in shared(work, range(100_000), 3):
    {takes}
"""


@pytest.mark.parametrize(
    ("waits", "takes"), [("time.sleep(0.01)", "pass"), ("pass", "time.sleep(600)")]
)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_killed_leaves_no_worker(waits: str, takes: str, number: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKS_FOR_EVER.format(waits=waits, takes=takes)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(3)] == ["x\n"] * 3
        process.send_signal(number)
        process.wait()
        assert left_after(process.pid, 20) == []


class Ticking:
    """A clock that goes on by a given number of seconds at each look, and no other way."""

    def __init__(self, *seconds: float) -> None:
        self._seconds, self.now = iter(seconds), 0.0

    def __call__(self) -> float:
        self.now += next(self._seconds)
        return self.now


def test_time_in_a_step_within_a_step_belongs_to_the_inner() -> None:
    steps = Steps(clock=Ticking(0, 10, 3, 100, 5, 7))
    with steps.step("outer"):  # at 0
        with steps.step("inner"):  # at 10, until 13
            pass
        with steps.step("other"):  # at 113, until 118
            pass
    assert steps.seconds == {"inner": 3, "other": 5, "outer": 10 + 100 + 7}
    assert steps.slowest == ("outer", 117)


@given(st.recursive(st.just([]), st.lists, max_leaves=20), st.randoms())
def test_the_steps_together_take_the_whole_time(nested: list[object], random: object) -> None:
    looks = [float(number % 17) for number in range(1000)]
    clock = Ticking(*looks)
    steps = Steps(clock=clock)

    def go(inner: list[object]) -> None:
        with steps.step(f"step {len(inner)}"):
            for one in inner:
                go(one)  # type: ignore[arg-type]  # lists, all the way down

    del random
    go(nested)
    assert sum(steps.seconds.values()) == clock.now - looks[0]
    assert min(steps.seconds.values()) >= 0


def test_a_step_that_fails_has_taken_its_time() -> None:
    steps = Steps(clock=Ticking(1, 4))
    with pytest.raises(OwnError), steps.step("one"):
        raise OwnError(1, None)
    assert steps.seconds == {"one": 4}


def test_each_thing_of_a_step_is_told_as_it_passes() -> None:
    told: list[tuple[str, int, int]] = []
    steps = Steps(lambda *words: told.append(words))
    assert list(steps.through("reading", "ab", 2)) == ["a", "b"]
    assert list(steps.through("reading", "c", 1)) == ["c"]
    assert told == [("reading", 1, 2), ("reading", 2, 2), ("reading", 1, 1)]
    assert steps.counts == {"reading": 3}


def test_before_the_first_step_none_was_slowest() -> None:
    assert Steps().slowest == ("", 0.0)


@settings(max_examples=15)
@given(rounds=st.lists(st.lists(st.integers(0, 30), unique=True), max_size=5),
       workers=st.integers(1, 3))  # fmt: skip
def test_the_workshop_makes_what_no_build_before_made(
    rounds: list[list[int]], workers: int
) -> None:
    store, known = Store(None), set[int]()
    for things in rounds:
        steps = Steps()
        made = Workshop(store, steps, workers).made("m", things, [f"k{n}" for n in things], str)
        assert made == [str(n) for n in things]
        assert steps.counts["m"] == len(set(things) - known)
        known.update(things)


def test_the_workshop_makes_what_has_no_key_at_every_build() -> None:
    made: list[int] = []
    for _ in range(2):
        assert Workshop(Store(None), Steps()).made("m", [7], [""], lambda n: made.append(n) or n)
    assert made == [7, 7]


def test_the_workshop_makes_anew_what_no_longer_fits() -> None:
    store = Store(None)
    store.put("a", packed("old"))
    store.put("b", packed("fits"))
    made = Workshop(store, Steps()).made("m", [1, 2], ["a", "b"], str, lambda one: one == "fits")
    assert made == ["1", "fits"]
    assert store.find("a") == "1"


def test_what_is_made_now_is_as_what_the_store_gives() -> None:
    store = Store(None)
    first, again = (
        Workshop(store, Steps()).made("m", [1], ["a"], lambda n: (n, [n])) for _ in "ab"
    )
    assert first == again == [(1, [1])]
