"""The store: what fits is found; what is damaged, foreign or hostile is as if it were not there."""

from __future__ import annotations

import os
import pickle
import sqlite3
import threading
import zlib
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weekpress.database import FORMAT
from weekpress.errors import Severity
from weekpress.folders import Folder, Record
from weekpress.isoweek import Week
from weekpress.packing import dumped, packed, unpacked
from weekpress.store import NAME, Store

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
    Folder(store, "out").write_records([RECORD], ())
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


def test_what_was_put_is_found_by_the_next(tmp_path: Path) -> None:
    stored(tmp_path / NAME, one=1)
    store = Store(tmp_path / NAME)
    assert (store.find("one"), store.find("two"), store.note("note")) == (1, None, "kept")
    assert list(Folder(store, "out").records()) == [RECORD]
    assert list(Folder(store, "elsewhere").records()) == []
    assert not store.why_new


def test_what_was_not_committed_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    store.put("one", packed(1))
    store.close()
    assert Store(tmp_path / NAME).find("one") is None


def garbage(path: Path) -> None:
    path.write_bytes(b"This is no database." * 500)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000)


def of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE made (key, value)")
    db.close()


def of_a_newer_format(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.close()


def without_a_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE used")
    db.close()


UNUSABLE = [garbage, cut_short, overwritten, of_another_program, of_a_newer_format, without_a_table]


@pytest.mark.parametrize("damage", UNUSABLE)
def test_a_file_that_cannot_be_used_makes_way_for_a_new_one(damage: Any, tmp_path: Path) -> None:
    stored(tmp_path / NAME, one=1)
    damage(tmp_path / NAME)
    store = Store(tmp_path / NAME)
    assert NAME in store.why_new
    assert len(store.why_new.splitlines()) == 1
    assert store.find("one") is None
    store.close()
    stored(tmp_path / NAME, two=2)
    again = Store(tmp_path / NAME)
    assert (again.find("two"), again.why_new) == (2, "")


@pytest.mark.parametrize("damage", UNUSABLE)
def test_who_only_looks_leaves_a_file_that_cannot_be_used(damage: Any, tmp_path: Path) -> None:
    stored(tmp_path / NAME, one=1)
    damage(tmp_path / NAME)
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        Store(tmp_path / NAME, mends=False)
    assert (tmp_path / NAME).read_bytes() == before


def with_damaged_pages(path: Path) -> Store:
    """A store that opens, and all of whose pages but the first are damaged then."""
    stored(path, **{f"key{number}": "x" * 3000 + str(number) for number in range(64)})
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    store = Store(path)
    store._db.execute("PRAGMA cache_size = 0")
    store._db.execute("PRAGMA shrink_memory")
    data = path.read_bytes()
    path.write_bytes(data[:size] + b"\xee" * (len(data) - size))
    return store


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.find("key7"),
        lambda store: store.note("note"),
        lambda store: list(Folder(store, "out").records()),
        lambda store: Folder(store, "out").digests(),
        lambda store: store.put("key7", packed(1)),
        lambda store: store.write_note("note", 1),
        lambda store: Folder(store, "out").write_records([RECORD], ["b.html"]),
        lambda store: Folder(store, "out").write_drawn("a.html", b""),
        lambda store: Folder(store, "out").write_contents([("t", "d", b"")], ["u"]),
        lambda store: store.keep_only_used("out"),
    ],
)
def test_damage_met_only_later_is_told_in_a_line_and_made_good(use: Any, tmp_path: Path) -> None:
    store = with_damaged_pages(tmp_path / NAME)
    assert not store.why_new
    assert not use(store)
    assert len(store.why_new.splitlines()) == 1
    store.put("new", packed("made anew"))
    store.keep_only_used("out")
    store.close()
    again = Store(tmp_path / NAME)
    assert (again.find("new"), again.why_new) == ("made anew", "")


def test_a_file_that_another_build_is_at_is_left_to_it(tmp_path: Path) -> None:
    one, two = Store(tmp_path / NAME), Store(tmp_path / NAME)
    two._db.execute("PRAGMA busy_timeout = 10")
    one.put("one", packed(1))
    two.put("two", packed(2))
    two.commit()
    assert "locked" in two.why_new
    assert two.find("two") == 2  # as long as it is open
    one.commit()
    assert Store(tmp_path / NAME).find("one") == 1


def test_one_reads_while_another_writes(tmp_path: Path) -> None:
    stored(tmp_path / NAME, one=1)
    writer, reader = Store(tmp_path / NAME), Store(tmp_path / NAME)
    writer.put("one", packed("changed"))
    assert reader.find("one") == 1
    writer.commit()
    assert reader.find("one") == "changed"


def test_a_new_file_that_another_build_writes_to_is_waited_for(tmp_path: Path) -> None:
    Store(tmp_path / NAME).close()
    other = sqlite3.connect(tmp_path / NAME, check_same_thread=False)
    other.execute("PRAGMA journal_mode = DELETE")  # as it is before the first has opened it
    other.execute("BEGIN IMMEDIATE")
    ends = threading.Timer(0.3, other.rollback)
    ends.start()
    store = Store(tmp_path / NAME)
    assert not store.why_new
    ends.join()
    store.close()


def test_two_write_one_after_the_other(tmp_path: Path) -> None:
    def write(number: int) -> None:
        store = Store(tmp_path / NAME)
        for key in range(10):
            store.put(f"{number} {key}", packed(number))
        store.keep_only_used(f"out{number}")
        store.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(tmp_path / NAME)
    assert not store.why_new
    assert [store.find(f"{n} {key}") for n in range(4) for key in range(10)] == [
        n for n in range(4) for _ in range(10)
    ]


def test_what_a_build_did_not_use_is_forgotten_unless_another_folder_uses_it() -> None:
    store = Store(None)
    for folder, keys in (("out", "abc"), ("preview", "cd"), ("out", "b")):
        store.used.clear()
        for key in keys:
            store.put(key, packed(key))
        store.keep_only_used(folder)
    assert [store.find(key) for key in "abcd"] == [None, "b", "c", "d"]


def test_what_was_looked_for_and_made_is_used() -> None:
    store = Store(None)
    store.put("made", packed(1))
    store.keep_only_used("out")
    store.used.clear()
    store.find("made")
    store.keep_only_used("out")
    assert store.find("made") == 1


def test_records_that_are_gone_are_forgotten_with_how_they_were_drawn() -> None:
    store = Store(None)
    Folder(store, "out").write_records([RECORD], ())
    Folder(store, "out").write_drawn(RECORD.name, b"drawn")
    Folder(store, "out").write_records([], [RECORD.name])
    assert list(Folder(store, "out").records()) == []
    assert Folder(store, "out").drawn(RECORD.name) is None


def test_who_shows_an_article_is_found_by_the_whole_of_its_name() -> None:
    store = Store(None)
    Folder(store, "out").write_records([RECORD], ())
    assert [r.name for r in Folder(store, "out").showing("Article:a.md")] == ["a/index.html"]
    assert Folder(store, "out").showing("icle:a.md") == []
    assert Folder(store, "elsewhere").showing("Article:a.md") == []


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where the folder would be")
    store = Store(tmp_path / "cache" / NAME)
    assert store.why_new.startswith("The cache could not be written (")
    store.put("one", packed(1))
    assert store.find("one") == 1


def test_the_files_that_show_a_text_are_those_of_its_last_records() -> None:
    store = Store(None)
    one = replace(
        RECORD, needs="name\tSITENAME\t\npart\tArticle:a.md\tbody\npart\tArticle:b.md\tcard"
    )
    two = replace(
        one, name="two.html", needs="part\t\tbody\npart\tArticle:b.md\tbody\npart\t\tbody"
    )
    Folder(store, "out").write_records([one, two], ())
    assert Folder(store, "out").showing("Article:a.md") == [one]
    assert Folder(store, "out").showing("Article:b.md") == [two]
    Folder(store, "out").write_records([replace(one, needs="")], [two.name])
    assert (
        Folder(store, "out").showing("Article:a.md")
        == Folder(store, "out").showing("Article:b.md")
        == []
    )
    assert Folder(store, "elsewhere").showing("Article:a.md") == []


class OldEnum(Enum):
    """One that is pickled as Python 3.11.2 does it."""

    ONE = "one"

    def __reduce_ex__(self, _protocol: Any) -> Any:
        return getattr, (OldEnum, self.name)


def test_a_member_of_an_enum_is_written_without_code_that_reads_it() -> None:
    for reduce in (None, lambda _: NotImplemented):
        assert b"getattr" not in dumped(OldEnum.ONE, reduce)
        assert unpacked(packed(Severity.WARNING, reduce)) is Severity.WARNING
