"""Fingerprints, stamps and inputs: what is the same is told to be; what is not, never."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from building import ROOT
from weekpress.fingerprint import UnknowableError, fingerprint
from weekpress.inputs import changed, look
from weekpress.stamps import SETTLED_NS, holds, settled, stamp, stamp_of
from weekpress.toolchain import code_files, packages, toolchain

ATOMS = st.none() | st.booleans() | st.integers() | st.text(st.characters()) | st.binary()
VALUES = st.recursive(
    ATOMS | st.dates() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner)
    | st.dictionaries(ATOMS, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


class Colour(Enum):
    RED = 1
    BLUE = 2


class Shape(Enum):
    RED = 1


@dataclass
class Point:
    x: object
    y: object = 0


@dataclass
class Place:
    x: object
    y: object = 0


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, in kind and in what they hold."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return alike(list(one.items()), list(other.items()))
    return repr(one) == repr(other)


@given(one=VALUES, other=VALUES)
def test_two_values_have_one_fingerprint_if_they_are_alike_and_only_then(
    one: object, other: object
) -> None:
    assert (fingerprint(one) == fingerprint(other)) == alike(one, other)


@given(st.sets(st.text() | st.integers()), st.randoms())
def test_a_set_has_no_order(items: set[object], random: Any) -> None:
    mixed = sorted(items, key=str)
    random.shuffle(mixed)
    assert fingerprint(set(mixed)) == fingerprint(items) == fingerprint(frozenset(mixed))


def doubled(by: int) -> Any:
    return lambda n: n * by


APART = [
    1, 1.0, True, "1", b"1", None, "None", (), [], {}, set(), "", b"", (1,), [1], {1}, {1: 1},
    ((1,), 2), (1, (2,)), (1, 2), [1, [2]], Markup("1"), Colour.RED, Colour.BLUE, Shape.RED,
    Point(1), Point(2), Place(1), date(2026, 1, 1), datetime(2026, 1, 1), time(1),
    datetime(2026, 1, 1, tzinfo=UTC), timedelta(1), Path("a"), PurePosixPath("a"), re.compile("a"),
    re.compile("a", re.IGNORECASE), partial(len), partial(len, [1]), len, max, re, os, Point, Place,
    doubled(1), doubled(2), lambda n: n + 1, lambda n: n + 2,
    lambda n, m=1: n * m, lambda n, m=2: n * m,
    {"a": 1, "b": 2}, {"b": 2, "a": 1}, OrderedDict(a=1, b=2), float("nan"), -0.0, 0.0, "\ud800",
]  # fmt: skip


def test_values_of_different_kinds_are_told_apart() -> None:
    told: dict[str, object] = {}
    for value in APART:
        found = fingerprint(value)
        assert found not in told, (told[found], value)
        told[found] = value


@pytest.mark.parametrize("value", [object(), iter(()), open, (n for n in ""), Point(object()),
                                   {"a": object()}, [Path.cwd().exists]])  # fmt: skip
def test_what_cannot_be_told_has_no_fingerprint(value: object) -> None:
    if value is open:
        assert fingerprint(value)
        return
    with pytest.raises(UnknowableError):
        fingerprint(value)


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    values = "[{'a', 'b', 'c'}, {'k': (1.5, None)}, lambda n: n + 1, len]"
    code = f"from weekpress.fingerprint import fingerprint\nprint(fingerprint({values}))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in (1, 2)
    }  # fmt: skip
    assert len(made) == 1


def test_what_has_a_name_is_told_by_it() -> None:
    def token(value: object) -> str | None:
        return "it" if isinstance(value, Point) else None

    assert fingerprint([Point(1)], token) == fingerprint([Point(2)], token)
    assert fingerprint([Point(1)], token) != fingerprint(["it"], token)


def test_a_stamp_of_just_now_counts_for_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("x")
    found = file.stat()
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    assert stamp_of(file) == settled(found, newest + SETTLED_NS) == ""
    assert settled(found, newest + SETTLED_NS + 1) == stamp(found)
    assert stamp_of(tmp_path / "gone") == ""


def test_a_file_of_another_stamp_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x")
    digest = look({"a": file}, {})["a"][1]
    assert holds(file, "", digest)
    assert not holds(file, "", "another")
    assert holds(file, stamp(file.stat()), "not looked at")
    before = stamp(file.stat())
    os.utime(file, (1, 1))
    assert not holds(file, before, "another")
    assert not holds(tmp_path / "gone", "", digest)
    assert not holds(tmp_path, "", digest)


NAMES = st.dictionaries(
    st.sampled_from(["a", "b/c", "b/d/e", "é", "f g", "out/x", "__pycache__/y"]), st.binary()
)


@settings(max_examples=40)
@given(one=NAMES, other=NAMES)
def test_what_changed_is_what_came_went_or_holds_something_else(
    one: dict[str, bytes], other: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("inputs")
    seen = {}
    for number, files in enumerate((one, other)):
        for old in root.rglob("*"):
            if old.is_file():
                old.unlink()
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        seen[number] = look({"in": root}, seen.get(0, {}), leave_out=[root / "out"])
    wanted = {n for n in one.keys() | other.keys() if one.get(n) != other.get(n)}
    looked = {f"in/{n}" for n in wanted if not n.startswith(("out/", "__pycache__/"))}
    assert changed(seen[1], seen[0]) == looked


def test_a_link_that_leads_nowhere_or_round_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "folder").mkdir()
    assert set(look({"in": tmp_path}, {})) == {"in/gone", "in/round"}
    assert look({"in": tmp_path / "not there"}, {}) == {}


def test_a_package_is_known_by_name_and_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, old = packages(), toolchain([])
    (tmp_path / "x-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path / "gone"), ""])
    assert set(packages()) - set(before) == {"x-1.0.dist-info"}
    assert toolchain([]) != old


def test_code_counts_by_its_text_in_whatever_order() -> None:
    assert toolchain(["a", "b"]) == toolchain(["b", "a"]) != toolchain(["a"])


def test_the_code_that_shapes_pages_is_ours_and_not_that_of_packages() -> None:
    found = set(code_files())
    assert ROOT / "plugins/weekpress/store.py" in found
    assert not [path for path in found if "site-packages" in path.parts]
