"""What a build read: by stamp and digest of each file, and by the tools that made it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import ROOT
from weekpress.inputs import AT_ONCE, changed, look
from weekpress.stamps import SETTLED_NS, holds, settled, stamp, stamp_of
from weekpress.toolchain import code_files, packages, toolchain


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


def test_several_processes_see_what_one_does(tmp_path: Path) -> None:
    for number in range(17 * AT_ONCE):
        (tmp_path / f"{number}").write_text(f"{number % 7}")
    (tmp_path / "nowhere").symlink_to("gone")
    alone, together = (look({"a": tmp_path}, {}, workers=workers) for workers in (1, 3))
    assert list(together.items()) == list(alone.items())
    assert len({digest for _, digest in together.values()}) == 8


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
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    (tmp_path / "folder").mkdir()
    assert set(look({"in": tmp_path}, {})) == {"in/gone", "in/itself", "in/round"}
    assert look({"in": tmp_path / "not there"}, {}) == {}


@pytest.mark.parametrize("folder", [False, True])
def test_a_link_counts_as_what_it_leads_to(folder: bool, tmp_path: Path) -> None:
    there, root = tmp_path / "there", tmp_path / "in"
    there.mkdir()
    root.mkdir()
    (there / "a.html").write_text("one")
    (root / "link").symlink_to(there if folder else there / "a.html")
    before = look({"in": root}, {})
    assert not changed(look({"in": root}, before), before)
    (there / "a.html").write_text("two")
    assert changed(look({"in": root}, before), before) == {f"in/link{'/a.html' * folder}"}


def test_links_that_lead_to_each_other_are_followed_once(tmp_path: Path) -> None:
    for one, other in ("ab", "ba"):
        (tmp_path / one).mkdir()
        (tmp_path / one / "file").write_text("x")
        (tmp_path / one / "link").symlink_to(tmp_path / other)
    names = set(look({"in": tmp_path / "a"}, {}))
    assert names == {"in/file", "in/link", "in/link/file", "in/link/link"}


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
