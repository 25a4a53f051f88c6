"""A build that is killed, at any moment: no half file, no orphan, and the next build is whole.

The moments are chosen by fixed seeds, within the time that builds of this site take here. A site of
150 posts is in one of four states; a build of any state, over whatever the last one left, is killed
with its whole process group, or alone, or stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from comparing import INCREMENTAL, CleanBuilds, build, clock, differences

from comparing import NOW  # isort: skip
from forking import alive_in_session, forge, left_after
from sites_changing import CACHE, OUTPUT, ChangingSite, Kept, Source, Tree, empty, tree
from sites_first import BODIES, picture
from weekpress.manifest import MANIFEST

POSTS, KILLS, INTERRUPTS = 150, 13, 10
STOPPED = 130
"""The exit code of a command stopped with Ctrl-C."""
TEMPORARY = re.compile(r"(?:^|/)\.[^/]+\.\d+\.tmp$")
"""What a killed process may leave; the next build takes it away."""
GONE_IN = 2
"""Seconds in which every process of a killed build has to be gone."""
CLEAN = CleanBuilds()


def post(number: int, title: str = "Post") -> Source:
    head = {"title": f"{title} {number}", "date": f"2026-{number % 9 + 1:02}-{number % 28 + 1:02}"}
    tag = ["bins"] if number % 10 == 0 else []
    return Source({**head, "tags": tag}, BODIES[number % 4])


def states() -> list[Kept]:
    """A site; some posts changed and a picture; some renamed and deleted; every page changed."""
    posts = {f"posts/post-{number}.md": post(number) for number in range(POSTS)}
    settings = {"DEFAULT_PAGINATION": "100"}
    changed = {f"posts/post-{number}.md": post(number, "Changed") for number in range(0, 60, 5)}
    renamed = {path.replace("-1", "-new-1"): source for path, source in posts.items()}
    for path in list(renamed)[:9]:
        del renamed[path]
    drawn = {"content/images/map.svg": picture(1)}
    return [
        Kept(posts, {}, settings),
        Kept({**posts, **changed}, drawn, settings),
        Kept(renamed, {}, settings),
        Kept(posts, drawn, {**settings, "SITENAME": "'Renamed'"}),
    ]


class Killing:
    """A site that goes from state to state, and builds of it that may be killed."""

    def __init__(self, place: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- no secret
        self.states = states()
        self.site = ChangingSite(place / "site", self.states[0])
        self.wanted = [self._clean(state) for state in self.states]
        self.go_to(0)
        self.since = {0}
        self.seconds = 0.0
        self.whole()

    def _clean(self, state: Kept) -> Tree:
        self.site.kept = state
        self.site.save()
        clean = CLEAN.begin(self.site.folder)()
        assert clean.exit_code == 0, clean.said
        return clean.output

    def go_to(self, state: int) -> None:
        self.state, self.site.kept = state, self.states[state]
        self.site.save()

    def change(self) -> None:
        """Go to another state; at times without the cache, without the output, without either."""
        self.go_to(self.chance.randrange(len(self.states)))
        self.since.add(self.state)
        for folder in (CACHE, OUTPUT):
            if self.chance.random() < 0.25:
                empty(self.site.folder / folder)

    def stopped(self, stop: Callable[[int], None], code: int) -> bool:
        """Build, and `stop` that at some moment; whether it was stopped before its end."""
        running = forge(INCREMENTAL).start(self.site.folder, "build", env=clock(NOW))
        if code == STOPPED:  # before its first words, nobody is there to answer Ctrl-C
            running.begun()
        time.sleep(self.chance.uniform(0, self.seconds * 0.9))
        stop(running.pid)
        ended = running.ended()
        assert left_after(running.pid, GONE_IN) == []
        assert ended.exit_code in (0, code), ended.said
        if ended.exit_code == 0:  # sooner than expected: it was not stopped
            self.seconds, self.since = self.seconds * 0.8, {self.state}
        return ended.exit_code == code

    def no_file_is_half(self, *, temporary: bool) -> None:
        """Each file is as a whole build of a state makes it; `temporary` ones may be beside it."""
        for name, data in tree(self.site.folder / OUTPUT).items():
            if name == MANIFEST:
                known = {name for state in self.since for name in self.wanted[state]}
                assert set(data.decode().split("\n")) - {""} <= known
            elif not (temporary and TEMPORARY.search(name)):
                whole = [self.wanted[s][name] for s in self.since if name in self.wanted[s]]
                assert data in whole, name

    def whole(self) -> None:
        """Build to the end: what was left is mended, and nothing is left over."""
        began = time.monotonic()
        ran = build(self.site.folder)
        self.seconds = time.monotonic() - began
        assert ran.exit_code == 0, ran.said
        words = differences(tree(self.site.folder / OUTPUT), self.wanted[self.state])
        assert not words, words
        self.since = {self.state}


def kill_all(pid: int) -> None:
    os.killpg(pid, signal.SIGKILL)


def kill_one(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def interrupt(pid: int) -> None:
    os.killpg(pid, signal.SIGINT)


def kill_again_and_again(killing: Killing, stop: Callable[[int], None], times: int) -> None:
    """Kill so many builds; after some of them, build to the end."""
    while times:
        killing.change()
        times -= killing.stopped(stop, -signal.SIGKILL)
        killing.no_file_is_half(temporary=True)
        if killing.chance.random() < 0.25:
            killing.whole()
    killing.whole()


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_build_leaves_whole_files_and_the_next_is_clean(seed: int, tmp_path: Path) -> None:
    kill_again_and_again(Killing(tmp_path, seed), kill_all, KILLS)


def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    kill_again_and_again(Killing(tmp_path, 4), kill_one, KILLS)


def test_a_build_stopped_with_ctrl_c_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    killing, times = Killing(tmp_path, 5), INTERRUPTS
    while times:
        killing.change()
        times -= killing.stopped(interrupt, STOPPED)
        killing.no_file_is_half(temporary=False)
        if killing.chance.random() < 0.25:
            killing.whole()
    killing.whole()


@pytest.mark.parametrize("stop", [kill_all, interrupt])
def test_a_build_stopped_while_it_puts_files_back_leaves_whole_ones(
    stop: Callable[[int], None], tmp_path: Path
) -> None:
    killing, output = Killing(tmp_path, 6), tmp_path / "site" / OUTPUT
    for _ in range(KILLS):
        empty(output)
        running = forge(INCREMENTAL).start(killing.site.folder, "build", env=clock(NOW))
        while not any(output.rglob("*.html")) and alive_in_session(running.pid):
            time.sleep(0.001)
        stop(running.pid)
        ended = running.ended()
        assert ended.exit_code in (0, STOPPED, -signal.SIGKILL), ended.said
        assert left_after(running.pid, GONE_IN) == []
        killing.no_file_is_half(temporary=stop is kill_all)
        killing.whole()
