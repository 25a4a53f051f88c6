"""After any sequence of edits an incremental build is a clean build, byte for byte.

Two parts, so that two workers share them, of 300 steps in all. WEEKPRESS_STEPS=5000 in the
environment makes it that many, and WEEKPRESS_SEED=7 makes it others: the same two numbers always
choose the same steps. A step is an edit, or a few, and a build; after each, the output folder, the
exit code and the findings are those of a clean build of the same sources. A site that is invalid
leaves the output as it was.

To play a sequence that failed again: its last lines are the steps, each a call with its arguments.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

import edits_around
import edits_at_fault
import edits_by_hand
import edits_of_articles
import edits_of_comments
from comparing import CleanBuilds, compare
from sites_changing import CACHE, MADE, OUTPUT, ChangingSite, Tree, empty, put, tree
from sites_first import first_site

PARTS, LENGTH = 2, 20
STEPS = int(os.environ.get("WEEKPRESS_STEPS", "300"))
SEED = int(os.environ.get("WEEKPRESS_SEED", "0"))
HOUR = 60 * 60

CLEAN = CleanBuilds()
ARTICLE = {edit.__name__: edit for edit in edits_of_articles.EDITS}
AROUND = {edit.__name__: edit for edit in edits_around.EDITS}
COMMENTS = {edit.__name__: edit for edit in edits_of_comments.EDITS}
FAULT = {edit.__name__: edit for edit in edits_at_fault.FAULTS}
BY_HAND = {edit.__name__: edit for edit in edits_by_hand.BY_HAND}
NUMBER = st.integers(0, 11)
EDIT = st.tuples(st.sampled_from([*ARTICLE, *AROUND, *COMMENTS]), NUMBER, NUMBER)
ONE_OR_MORE, SOME = st.lists(EDIT, min_size=1, max_size=4), st.lists(EDIT, max_size=3)
HAND = st.tuples(st.sampled_from(list(BY_HAND)), NUMBER, NUMBER)
Edits = list[tuple[str, int, int]]
OTHERWISE = (
    "--drafts", "--publish", "--output elsewhere", "--siteurl https://notes.example.org/x",
    "--publish --output elsewhere", "--drafts --siteurl https://notes.example.org", "--quiet",
)  # fmt: skip


class Changing(RuleBasedStateMachine):
    """A site, edited and built again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="weekpress-laws-"))
        self.site = ChangingSite(self.place / "site", first_site())
        self.valid, self.faulty = self.site.copied(), 0
        self.kept = self.site.copied()
        self.strangers: Tree = {}
        self.built()
        self.keep()

    def teardown(self) -> None:
        empty(self.place)

    def built(self, *arguments: str) -> None:
        """Write the sources, build, compare; then note whether the site was valid."""
        self.site.save()
        strangers = {} if "elsewhere" in arguments or "--drafts" in arguments else self.strangers
        now = self.site.now
        clean = compare(self.site.folder, CLEAN, *arguments, now=now, strangers=strangers)
        self.faulty = self.faulty + 1 if clean.exit_code else 0
        if not clean.exit_code:
            self.valid = self.site.copied()

    def edit(self, edits: Edits) -> None:
        """Edit the sources. A site at fault for two builds is mended; after three it goes back."""
        if self.faulty > 1:
            edits_at_fault.mend(self.site)
        if self.faulty > 2:
            self.site.kept = self.valid
            self.valid = self.site.copied()
        for name, a, b in edits:
            {**ARTICLE, **AROUND, **COMMENTS}[name](self.site, a, b)

    @rule(edits=ONE_OR_MORE)
    def edit_and_build(self, edits: Edits) -> None:
        self.edit(edits)
        self.built()

    @rule(edit=EDIT)
    def edit_once_and_build(self, edit: tuple[str, int, int]) -> None:
        self.edit([edit])
        self.built()

    @rule(edits=SOME, hours=st.sampled_from([1, 5, 24, 72, 24 * 7, 24 * 30]))
    def build_later(self, edits: Edits, hours: int) -> None:
        self.edit(edits)
        self.site.now += hours * HOUR
        self.built()

    @precondition(lambda self: not self.faulty)
    @rule(edits=SOME, fault=st.sampled_from(list(FAULT)), a=NUMBER, b=NUMBER)
    def make_invalid(self, edits: Edits, fault: str, a: int, b: int) -> None:
        self.edit(edits)
        FAULT[fault](self.site, a, b)
        self.built()

    @precondition(lambda self: self.faulty)
    @rule(edits=SOME)
    def mend(self, edits: Edits) -> None:
        edits_at_fault.mend(self.site)
        self.edit(edits)
        self.built()

    @rule(edits=SOME, arguments=st.sampled_from(OTHERWISE))
    def build_otherwise(self, edits: Edits, arguments: str) -> None:
        self.edit(edits)
        self.built(*arguments.split())

    @rule(edits=SOME, hand=HAND)
    def change_output(self, edits: Edits, hand: tuple[str, int, int]) -> None:
        name, a, b = hand
        BY_HAND[name](self.site.folder / OUTPUT, a, b)
        there = tree(self.site.folder / OUTPUT)
        self.strangers = {name: there[name] for name in self.strangers if name in there}
        self.edit(edits)
        self.built()

    @rule(edits=SOME, hand=HAND)
    def change_cache(self, edits: Edits, hand: tuple[str, int, int]) -> None:
        name, a, b = hand
        BY_HAND[name](self.site.folder / CACHE, a, b)
        self.edit(edits)
        self.built()

    @rule(edits=SOME, name=st.sampled_from(["CNAME", "posts/notes.txt", ".nojekyll"]))
    def put_in_output(self, edits: Edits, name: str) -> None:
        self.strangers[name] = b"Not ours.\n"
        put(self.site.folder / OUTPUT / name, self.strangers[name])
        self.edit(edits)
        self.built()

    @rule()
    def keep(self) -> None:
        """Keep a copy of everything, with its times."""
        empty(self.place / "kept")
        shutil.copytree(self.site.folder, self.place / "kept")
        self.kept, self.kept_strangers = self.site.copied(), dict(self.strangers)

    @rule(
        edits=SOME,
        what=st.sampled_from(["cache", "sources", "output", "sources cache", "cache output"]),
    )
    def go_back(self, edits: Edits, what: str) -> None:
        """Put back what was kept, with its old times: the cache, the sources, the output."""
        names = {"cache": [CACHE], "output": [OUTPUT]}
        names["sources"] = [p.name for p in self.place.glob("*/*") if p.name not in MADE]
        for name in {name for part in what.split() for name in names[part]}:
            self._put_back(name)
        if "sources" in what:
            self.site.kept = self.kept
            self.kept = self.site.copied()
        if "output" in what:
            self.strangers = dict(self.kept_strangers)
        self.edit(edits)
        self.built()

    def _put_back(self, name: str) -> None:
        old, new = self.place / "kept" / name, self.site.folder / name
        new.unlink() if new.is_file() else empty(new)
        if old.is_file():
            shutil.copy2(old, new)
        elif old.is_dir():
            shutil.copytree(old, new)


@pytest.mark.parametrize("part", range(PARTS))
def test_an_incremental_build_is_a_clean_build(part: int) -> None:
    machine: Any = seed(SEED * PARTS + part)(type("Changing", (Changing,), {}))
    examples = max(1, round(STEPS / PARTS / LENGTH))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=LENGTH,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
