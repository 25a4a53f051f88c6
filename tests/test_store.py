"""The store: what fits is found; what is damaged, foreign or hostile is as if it were not there."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weekpress.isoweek import Week
from weekpress.store import Record, Store, packed, unpacked

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates()
    | st.datetimes(timezones=st.timezones()) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)  # fmt: skip
RECORD = Record("a/index.html", "key", "spec", "part\tArticle:a.md\tbody", "digest", "stamp")


class Calls:
    """Pickled, it asks whoever reads it to call something."""

    def __init__(self, function: Any, *given: Any) -> None:
        self.asked = (function, given)

    def __reduce__(self) -> Any:
        return self.asked


def stored(path: Path, **values: object) -> None:
    """A store with values in it, closed."""
    store = Store(path)
    for key, value in values.items():
        store.put(key, packed(value))
    store.write_note("note", "kept")
    store.write_records("out", [RECORD], ())
    store.commit()
    store.close()


def as_packed(pickled: bytes) -> bytes:
    return zlib.compress(pickled)


@settings(max_examples=40)
@given(value=VALUES)
def test_what_is_packed_is_unpacked_as_it_was(value: object) -> None:
    assert unpacked(packed(value)) == value


@pytest.mark.parametrize(
    "calls",
    [
        Calls(os.system, "touch ran"),
        Calls(eval, "open('ran', 'w')"),
        Calls(exec, "open('ran', 'w')"),
        Calls(open, "ran", "w"),
        Calls(getattr, Path, "home"),
        Calls(Path("ran").touch),
        Calls(Store, Path("victim")),
        Calls(map, os.mkdir, ["ran"]),
    ],
    ids=lambda calls: str(calls.asked[0]).replace(str(Path.cwd()), ""),
)
def test_a_pickle_that_would_run_something_runs_nothing(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("victim").write_text("a file of somebody's")
    with pytest.raises(pickle.UnpicklingError):
        unpacked(as_packed(pickle.dumps(calls)))
    assert [path.name for path in tmp_path.iterdir()] == ["victim"]
    assert Path("victim").read_text() == "a file of somebody's"


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("weekpress.parallel", "os.system"),
        ("weekpress.parallel", "os"),
        ("weekpress.store", "Store"),
        ("weekpress.files", "Outputs"),
        ("weekpress.files", "TextIOWrapper"),
        ("weekpress.incremental.plugin", "partial"),
        ("datetime.sys", "exit"),
        ("pathlib", "os.remove"),
        ("collections", "namedtuple"),
        ("weekpressed", "Anything"),
        ("builtins", "__import__"),
        ("builtins", "type"),
    ],
)
def test_a_pickle_names_classes_of_data_and_nothing_else(module: str, name: str) -> None:
    words = [f"\x8c{chr(len(word))}".encode("latin-1") + word.encode() for word in (module, name)]
    with pytest.raises((pickle.UnpicklingError, ImportError, AttributeError)):
        unpacked(as_packed(b"\x80\x04" + b"".join(words) + b"\x93."))


@pytest.mark.parametrize(
    "pickled",
    [
        b"\x80\x04\x8c\x11weekpress.nothing\x8c\x01X\x93.",
        b"\x80\x04\x8c\x11weekpress.isoweek\x8c\x07Nothing\x93.",
        b"\x80\x04X\xff\xff\xff\x7f.",
        b"\x80\x04h\x05.",
        b"\x80\x04]e.",
        b"\x80\x04)R.",
        b"\x80\x04X\x01\x00\x00\x00\xff.",
        b"\x80\xff.",
        b"Pname\n.",
        b".",
        b"",
        pickle.dumps(Calls(Week, 2026, 99)),
        pickle.dumps(Calls(Week, "much", "too", "much")),
    ],
)
def test_what_cannot_be_read_is_not_there(pickled: bytes) -> None:
    store = Store(None)
    store.put("key", as_packed(pickled))
    store._db.execute("INSERT INTO notes VALUES ('note', ?)", (as_packed(pickled),))
    assert store.find("key") is None
    assert store.note("note") is None


@settings(max_examples=40)
@given(value=VALUES, data=st.data())
def test_a_value_with_a_flipped_byte_is_that_value_or_none(value: object, data: Any) -> None:
    whole = packed(value)
    place, flip = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255))
    damaged = bytearray(whole)
    damaged[place] ^= flip
    store = Store(None)
    store.put("key", bytes(damaged))
    assert store.find("key") in (None, value)


@settings(max_examples=40)
@given(value=VALUES, data=st.data())
def test_a_truncated_value_is_not_found(value: object, data: Any) -> None:
    whole, store = packed(value), Store(None)
    store.put("key", whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert store.find("key") is None
