"""Files written whole, and none left behind."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weekpress.atomic import UNFINISHED, write_atomically
from weekpress.errors import WeekpressError
from weekpress.files import Outputs
from weekpress.folders import Record
from weekpress.manifest import MANIFEST
from weekpress.packing import packed
from weekpress.parallel import shared
from weekpress.store import AT_ONCE, Store


def files(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()} - {MANIFEST}


def build(root: Path, *names: str) -> list[str]:
    outputs = Outputs(root)
    for name in names:
        outputs.write(name, name)
    return outputs.remove_stale()


def test_what_the_next_build_does_not_write_is_removed(tmp_path: Path) -> None:
    build(tmp_path, "a/index.html", "b/index.html")
    assert build(tmp_path, "a/index.html") == ["b/index.html"]
    assert files(tmp_path) == {"a/index.html"}
    assert not (tmp_path / "b").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("example.org")
    build(tmp_path, "a.html")
    build(tmp_path)
    assert files(tmp_path) == {"CNAME"}


def test_what_a_killed_build_wrote_is_known_to_the_next(tmp_path: Path) -> None:
    Outputs(tmp_path).write("draft.html", "secret")  # killed before remove_stale
    assert build(tmp_path, "a.html") == ["draft.html"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_nothing_is_written_outside_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(WeekpressError, match="outside"):
        Outputs(tmp_path / "out").write(name, "x")


def test_no_file_is_written_twice_in_one_build(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)
    outputs.write("a.html", "one")
    with pytest.raises(WeekpressError, match="twice"):
        outputs.write("a.html", "two")


def test_a_manifest_that_leads_outside_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("x")
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text("../kept\n/etc/hostname\n")
    assert build(out, "a.html") == []
    assert (tmp_path / "kept").exists()


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    build(tmp_path, "a.html")
    before = (tmp_path / "a.html").stat().st_ino
    build(tmp_path, "a.html")
    assert (tmp_path / "a.html").stat().st_ino == before


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(TypeError):
        write_atomically(tmp_path / "a", "not bytes")  # type: ignore[arg-type]  # the fault that is meant
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a": "old"}


def contents(root: Path) -> dict[str, str]:
    return {name: (root / name).read_text() for name in files(root)}


WAYS = [
    (["a"], ["a/index.html"]),
    (["a/index.html"], ["a"]),
    (["a/b/c/index.html", "a/b/d.html"], ["a"]),
    (["a"], ["a/b/c/index.html", "a/b/d.html"]),
    (["a/b"], ["a/b/c", "a/d"]),
]


@pytest.mark.parametrize(("before", "after"), WAYS)
def test_what_an_earlier_build_left_makes_way(
    before: list[str], after: list[str], tmp_path: Path
) -> None:
    build(tmp_path, *before)
    assert build(tmp_path, *after) == sorted(before)
    assert contents(tmp_path) == {name: name for name in after}
    assert build(tmp_path, *before) == sorted(after)
    assert contents(tmp_path) == {name: name for name in before}


@pytest.mark.parametrize(("before", "after"), WAYS)
def test_what_a_killed_build_left_makes_way(
    before: list[str], after: list[str], tmp_path: Path
) -> None:
    build(tmp_path, *before)
    killed = Outputs(tmp_path)
    for name in after:
        killed.claim(name)
    build(tmp_path, *after)
    assert contents(tmp_path) == {name: name for name in after}


@pytest.mark.parametrize(("before", "after"), [("a/b.html", "a"), ("a/b/c.html", "a/b")])
def test_nothing_that_is_not_ours_makes_way(before: str, after: str, tmp_path: Path) -> None:
    build(tmp_path, before)
    stranger = (tmp_path / before).with_name("stranger.txt")
    stranger.write_text("not ours")
    with pytest.raises(OSError):
        build(tmp_path, after)
    assert stranger.read_text() == "not ours"


def test_a_file_of_somebody_where_a_folder_is_needed_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("not ours")
    with pytest.raises(OSError):
        build(tmp_path, "a/index.html")
    assert (tmp_path / "a").read_text() == "not ours"


def test_a_folder_that_somebody_put_in_the_place_of_a_file_stays(tmp_path: Path) -> None:
    build(tmp_path, "a")
    (tmp_path / "a").unlink()
    (tmp_path / "a").mkdir()
    (tmp_path / "a/stranger").write_text("not ours")
    assert build(tmp_path) == ["a"]
    assert files(tmp_path) == {"a/stranger"}


def test_a_file_that_somebody_put_in_the_place_of_a_folder_stays(tmp_path: Path) -> None:
    build(tmp_path, "a/index.html")
    (tmp_path / "a/index.html").unlink()
    (tmp_path / "a").rmdir()
    (tmp_path / "a").write_text("not ours")
    assert build(tmp_path) == ["a/index.html"]
    assert contents(tmp_path) == {"a": "not ours"}


@settings(max_examples=60)
@given(builds=st.lists(st.sets(st.sampled_from(["a", "a/b", "a/b/c", "a/d", "b", "b/c", "d/e/f"]))))
def test_after_any_builds_the_folder_holds_what_the_last_wrote(builds: list[set[str]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for names in builds:
            leaves = [n for n in names if not any(o.startswith(f"{n}/") for o in names)]
            build(root, *leaves)
            assert contents(root) == {name: name for name in leaves}
            assert not any(path.is_dir() and not list(path.iterdir()) for path in root.rglob("*"))


@pytest.mark.parametrize("damage", [b"\0" * 64, b"\xff\xfe\n", b".\n", b"a\r\n", b"a\tb\n", b"\n"])
def test_a_damaged_manifest_removes_nothing_and_stops_nothing(
    damage: bytes, tmp_path: Path
) -> None:
    (tmp_path / "stranger").write_text("not ours")
    (tmp_path / MANIFEST).write_bytes(damage)
    build(tmp_path, "a.html")
    assert files(tmp_path) == {"a.html", "stranger"}


def test_what_a_killed_build_left_unfinished_is_removed(tmp_path: Path) -> None:
    unfinished = tmp_path / UNFINISHED
    unfinished.mkdir()
    for name in (f".a.html.{2**22 + 1}.tmp", "nothing", ".hidden", f".b.{os.getpid()}.tmp"):
        (unfinished / name).write_text("half")
    (unfinished / "folder").mkdir()
    Outputs(tmp_path)
    assert [path.name for path in unfinished.iterdir()] == ["folder"]


def test_what_a_living_build_has_not_finished_stays(tmp_path: Path) -> None:
    unfinished = tmp_path / UNFINISHED
    unfinished.mkdir()
    (unfinished / f".a.html.{os.getppid()}.tmp").write_text("half")
    build(tmp_path, "b.html")
    assert [path.name for path in unfinished.iterdir()] == [f".a.html.{os.getppid()}.tmp"]


def told(outputs: Outputs, name: str, data: bytes, key: str = "key") -> None:
    """Write a file of which it is known what it was made from, as a page is."""
    outputs.claim(name)
    record = Record(name, key, "spec", "needs", outputs.place(name, data), "")
    outputs.put_and_keep(record, packed(data))


def remembering(root: Path, data: bytes = b"page", key: str = "key") -> Store:
    """The store of a build that wrote one page, a.html."""
    store = Store(None)
    outputs = Outputs(root, store, "out")
    told(outputs, "a.html", data, key)
    outputs.remove_stale()
    store.keep_only_used("out")
    return store


def same(_spec: str, _needs: str) -> str:
    return "key"


def test_a_file_made_from_the_same_is_unchanged(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path, remembering(tmp_path), "out")
    asked: list[tuple[str, str]] = []
    outputs.claim("a.html")
    assert outputs.unchanged("a.html", "spec", lambda *given: asked.append(given) or "key")
    assert asked == [("spec", "needs")]
    assert outputs.counts == {"kept": 1}


@pytest.mark.parametrize(
    ("folder", "name", "spec", "key"),
    [
        ("out", "a.html", "spec", "another"),
        ("out", "a.html", "spec", ""),
        ("out", "a.html", "another", "key"),
        ("out", "b.html", "spec", "key"),
        ("preview", "a.html", "spec", "key"),
    ],
)
def test_a_file_made_from_anything_else_is_not_unchanged(
    folder: str, name: str, spec: str, key: str, tmp_path: Path
) -> None:
    outputs = Outputs(tmp_path, remembering(tmp_path), folder)
    assert not outputs.unchanged(name, spec, lambda _spec, _needs: key)


def test_a_file_that_cannot_be_known_is_never_unchanged(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path, remembering(tmp_path, key=""), "out")
    assert not outputs.unchanged("a.html", "spec", lambda _spec, _needs: "")


@pytest.mark.parametrize("damage", ["changed", "longer", "deleted"])
def test_a_file_that_somebody_changed_is_put_back(damage: str, tmp_path: Path) -> None:
    store = remembering(tmp_path)
    (tmp_path / "a.html").unlink()
    if damage != "deleted":
        (tmp_path / "a.html").write_text("pagE" if damage == "changed" else "pages")
    outputs = Outputs(tmp_path, store, "out")
    outputs.claim("a.html")
    assert outputs.unchanged("a.html", "spec", same)
    assert (tmp_path / "a.html").read_text() == "page"
    assert outputs.counts == {"put back": 1}


def test_files_are_put_back_by_several_processes_and_the_store_stays_sound(tmp_path: Path) -> None:
    store, root = Store(tmp_path / "store"), tmp_path / "out"
    outputs, names = Outputs(root, store, "out"), [f"{n}.html" for n in range(40)]
    for name in names:
        told(outputs, name, name.encode(), key=name)
    outputs.remove_stale()
    store.keep_only_used("out")
    for name in names[::3]:
        (root / name).unlink()
    again = Outputs(root, store, "out")
    left = shared(lambda n: again.left(n, "spec", lambda *_: n), names, workers=2)
    assert [how == "put back" for how in left] == [n % 3 == 0 for n in range(40)]
    assert all((root / name).read_text() == name for name in names)
    assert not store.why_new
    assert [store.find(name) for name in names] == [name.encode() for name in names]


def test_a_file_whose_bytes_the_store_has_lost_is_made_again(tmp_path: Path) -> None:
    store = remembering(tmp_path)
    (tmp_path / "a.html").unlink()
    store.put("key", packed("no bytes"))
    assert not Outputs(tmp_path, store, "out").unchanged("a.html", "spec", same)
    store.put("key", packed(b"other bytes"))
    assert not Outputs(tmp_path, store, "out").unchanged("a.html", "spec", same)


def test_a_file_that_is_unchanged_is_put_back_at_the_build_after_too(tmp_path: Path) -> None:
    store = remembering(tmp_path)
    for _ in range(2):
        store.used.clear()
        outputs = Outputs(tmp_path, store, "out")
        outputs.claim("a.html")
        assert outputs.unchanged("a.html", "spec", same)
        outputs.remove_stale()
        store.keep_only_used("out")
        (tmp_path / "a.html").unlink()
    assert store.find("key") == b"page"


def test_what_is_made_of_the_files_tells_one_output_from_another(tmp_path: Path) -> None:
    lasts = [store.note("last out") for store in map(remembering, (tmp_path, tmp_path))]
    other = remembering(tmp_path, b"another page").note("last out")
    assert lasts[0] == lasts[1] != other


def test_what_a_killed_build_made_is_no_file_of_the_folder(tmp_path: Path) -> None:
    store = remembering(tmp_path)
    killed = Outputs(tmp_path, store, "out")
    told(killed, "a.html", b"another page", key="another key")
    for number in range(1, AT_ONCE):
        told(killed, f"{number}.html", b"page", key=f"key {number}")
    assert set(killed.folder.keys()) == {"a.html"}
    after = Outputs(tmp_path, store, "out")
    assert not after.unchanged("a.html", "spec", lambda _spec, _needs: "another key")
    told(after, "a.html", b"page")
    after.remove_stale()
    assert store.rows("SELECT name FROM outputs") == [("a.html",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a.html"]
