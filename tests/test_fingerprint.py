"""Two values with one fingerprint are the same; what cannot be told has none."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from building import ROOT
from weekpress.fingerprint import Marked, UnknowableError, fingerprint

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


def function_in(path: Path, text: str) -> Callable[[str], str]:
    """The function `shout` of a file with this text."""
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("settings", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    exec(compile(text, str(path), "exec"), module.__dict__)  # noqa: S102 -- never from a cache
    found: Callable[[str], str] = module.shout
    return found


@dataclass(frozen=True)
class Kept(Marked):
    """A value that knows what it was made from, if it is told."""

    held: tuple[int, ...]
    mark: str = ""


def test_what_says_what_it_was_made_from_is_told_by_that_and_else_by_what_it_holds() -> None:
    assert fingerprint(Kept((1,), "a")) == fingerprint(Kept((2,), "a"))
    assert fingerprint(Kept((1,), "a")) != fingerprint(Kept((1,), "b"))
    assert fingerprint(Kept((1,))) == fingerprint(Kept((1,)))
    assert fingerprint(Kept((1,))) != fingerprint(Kept((2,)))
    assert fingerprint(Kept((1,), "a")) != fingerprint("a")


def test_a_function_counts_with_all_that_stands_beside_it(tmp_path: Path) -> None:
    text = "SIGN = '!'\ndef shout(words):\n    return words + SIGN\n"
    before = fingerprint(function_in(tmp_path / "settings.py", text))
    assert fingerprint(function_in(tmp_path / "settings.py", text)) == before
    assert fingerprint(function_in(tmp_path / "settings.py", text.replace("!", "!!"))) != before
