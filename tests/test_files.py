"""Files written whole, and none left behind."""

from pathlib import Path

import pytest

from weekpress.errors import WeekpressError
from weekpress.files import MANIFEST, Outputs, write_atomically


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
        write_atomically(tmp_path / "a", "not bytes")  # type: ignore[arg-type]
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a": "old"}
