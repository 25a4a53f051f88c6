"""Same content and settings, same bytes: another folder, hash seed, time zone and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT, built, copy_of
from weekpress.frontmatter.folder import markdown_files

HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"}
THERE = {
    "PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LANG": "cy_GB.UTF-8",
    "LC_ALL": "C.UTF-8", "COLUMNS": "300",
}  # fmt: skip


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its name there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("arguments", [["--publish"], []], ids=["published", "local"])
def test_two_builds_are_the_same_bytes(arguments: list[str], tmp_path: Path) -> None:
    first = copy_of(ROOT, tmp_path / "a")
    second = copy_of(ROOT, tmp_path / "another place")
    for path in sorted(second.rglob("*.md"), reverse=True):  # found on disk in another order
        path.rename(path.with_suffix(".away")).rename(path)
    one, two = built(first, *arguments, env=HERE), built(second, *arguments, env=THERE)
    assert (one.exit_code, two.exit_code) == (0, 0), one.stderr + two.stderr
    assert bytes_of(one.output) == bytes_of(two.output)


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Made in an order that is neither that of the names nor its reverse, as disks list both."""
    names = [f"{folder}{number:02d}.md" for folder in ("", "posts/", "posts-old/", "weeknotes/")
             for number in range(12)]  # fmt: skip
    for name in sorted(names, key=lambda name: name[::-1].swapcase()):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert markdown_files(tmp_path) == sorted(names)


def test_a_second_build_over_the_first_changes_nothing(tmp_path: Path) -> None:
    site = copy_of(ROOT, tmp_path / "site")
    cold = bytes_of(built(site).output)
    assert cold
    assert bytes_of(built(site).output) == cold


def test_no_page_names_the_folder_it_was_built_in(tmp_path: Path) -> None:
    made = bytes_of(built(copy_of(ROOT, tmp_path / "tell-tale"), "--publish").output)
    assert made
    assert [name for name, data in made.items() if b"tell-tale" in data] == []
