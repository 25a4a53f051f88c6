"""The lines that are shown beside findings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from weekpress.cli.lines import line_reader


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_as_findings_are_whatever_ends_them(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"\ufeffone{end}two\u2028and{end}three".encode())
    assert [line_reader()(str(path), n) for n in range(5)] == [
        None, "one", "two\u2028and", "three", None,
    ]  # fmt: skip


def test_a_link_does_not_show_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (tmp_path / "a.md").symlink_to("secret")
    assert line_reader()(str(tmp_path / "a.md"), 1) is None


def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert line_reader()(str(tmp_path / "a.md"), 1) is None


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 2_000_001], ids=["binary", "large"])
def test_what_is_no_text_has_no_lines(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert line_reader()(str(tmp_path / "a.md"), 1) is None


@pytest.mark.parametrize("name", ["gone.md", ".", "a\0b", "x" * 999])
def test_what_is_no_file_has_no_lines(name: str, tmp_path: Path) -> None:
    assert line_reader()(f"{tmp_path}/{name}", 1) is None
