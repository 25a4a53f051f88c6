"""Two values with one fingerprint are the same; what cannot be told has none."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.fingerprint import UnknowableError, fingerprint
from weekpress.isoweek import Week

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside) | st.tuples(inside),
    max_leaves=8,
)


@dataclass(frozen=True)
class Card:
    """A record as plugins have them."""

    title: str
    day: date


@given(PLAIN, PLAIN)
def test_the_same_value_has_the_same_fingerprint_and_another_has_another(a: Any, b: Any) -> None:
    assert (fingerprint(a) == fingerprint(b)) == (repr(a) == repr(b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, "1"),
        (1, True),
        ([1], (1,)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (date(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 20)),
        (Card("A", date(2026, 1, 1)), Card("A", date(2026, 1, 2))),
        (Week(2026, 47), Week(2026, 46)),
        (re.compile("a"), re.compile("a", re.IGNORECASE)),
        (partial(int, base=2), partial(int, base=3)),
        (Path("a"), "a"),
    ],
)
def test_values_that_look_alike_are_told_apart(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_sets_have_no_order() -> None:
    assert fingerprint({"a", "b", "c"}) == fingerprint({"c", "b", "a"})


def test_what_says_nothing_of_itself_has_no_fingerprint() -> None:
    with pytest.raises(UnknowableError):
        fingerprint({"a": [object()]})


def function_in(path: Path, text: str) -> Callable[[str], str]:
    """The function `shout` of a file with this text."""
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("settings", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    exec(compile(text, str(path), "exec"), module.__dict__)  # noqa: S102  # never from a cache
    found: Callable[[str], str] = module.shout
    return found


def test_a_function_counts_with_all_that_stands_beside_it(tmp_path: Path) -> None:
    text = "SIGN = '!'\ndef shout(words):\n    return words + SIGN\n"
    before = fingerprint(function_in(tmp_path / "settings.py", text))
    assert fingerprint(function_in(tmp_path / "settings.py", text)) == before
    assert fingerprint(function_in(tmp_path / "settings.py", text.replace("!", "!!"))) != before
