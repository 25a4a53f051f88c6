"""The archive of a preview: what is hostile refuses all of it, and nothing leaves its folder."""

from __future__ import annotations

import bz2
import io
import os
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forge import archive_of
from weekpress.previews.archive import Limits, RefusedError, judged, unpack
from weekpress.previews.harmless import PREAMBLE

PAGE = b"<p>Bore da</p>"
SMALL = Limits(archive_bytes=100_000, bytes=100_000, files=20)


def files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}


def test_an_honest_preview_is_unpacked(tmp_path: Path) -> None:
    site = {"index.html": PAGE, "a/b/index.html": PAGE, "theme/w.css": b"p{}", "x/": b""}
    done = unpack(archive_of(site), tmp_path / "7")
    assert files_in(tmp_path) == {"7/index.html", "7/a/b/index.html", "7/theme/w.css"}
    assert (done.files, done.left_out) == (3, 0)
    assert (tmp_path / "7/index.html").read_bytes() == PREAMBLE + PAGE


@pytest.mark.parametrize(
    "name",
    [
        "../index.html", "a/../../index.html", "/etc/index.html", "..", "a/..", "./index.html",
        "a//index.html", "..\\index.html", "a\\b.html", "C:index.html", "\\\\host\\a.html",
        "a\n.html", "a\u202ehtml", "a\x1b[2J.html", "n" * 201 + ".html", "a/" * 500 + "a.html",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_refuses_all_of_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        unpack(archive_of({"index.html": PAGE, name: PAGE}), tmp_path / "in/7")
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_what_is_no_file_refuses_all_of_it(kind: int, tmp_path: Path) -> None:
    hostile = archive_of({"index.html": b"/etc/passwd"}, mode=kind | 0o777)
    with pytest.raises(RefusedError, match="not a file"):
        unpack(hostile, tmp_path / "7")
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize("names", [("a.html", "a.html"), ("a.html", "A.html"), ("é.txt", "é.txt")])
def test_a_file_that_is_in_there_twice_refuses_all_of_it(
    names: tuple[str, str], tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in names:
            archive.writestr(name, PAGE)
    with pytest.raises(RefusedError, match="twice"):
        unpack(packed.getvalue(), tmp_path / "7")


def test_a_file_that_is_also_a_folder_refuses_all_of_it(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="a file and a folder"):
        unpack(archive_of({"a.html": PAGE, "a.html/b/c.html": PAGE}), tmp_path / "7")
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize(
    "made",
    [
        lambda: archive_of({f"{n}.txt": b"" for n in range(21)}),
        lambda: archive_of({"bomb.txt": bytes(1_000_000)}),
        lambda: archive_of({"a.txt": os.urandom(120_000)}),
        lambda: archive_of({f"{n}.txt": bytes(30_000) for n in range(4)}),
    ],
    ids=["files", "bytes in one", "bytes packed", "bytes in all"],
)
def test_too_much_of_anything_refuses_all_of_it(made: Callable[[], bytes], tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="the most a preview may have"):
        unpack(made(), tmp_path / "7", SMALL)
    assert files_in(tmp_path) == set()


def test_an_archive_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    honest = archive_of({"a.txt": bytes(90_000)})
    lie = honest.replace((90_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    with pytest.raises(RefusedError):
        unpack(lie, tmp_path / "7", SMALL)


@pytest.mark.parametrize("packed", [b"", b"PK", b"<html>", bz2.compress(PAGE), bytes(1000)])
def test_what_is_no_archive_is_refused_in_words(packed: bytes, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no archive that can be read"):
        unpack(packed, tmp_path / "7")


def test_a_locked_file_and_a_rare_packing_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", PAGE)
    with pytest.raises(RefusedError, match="packed in a way"):
        unpack(packed.getvalue(), tmp_path / "7")
    locked = bytearray(archive_of({"a.txt": PAGE}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(RefusedError, match="locked"):
        unpack(bytes(locked), tmp_path / "7")


def test_a_second_name_in_unicode_leads_nowhere_either(tmp_path: Path) -> None:
    """Python 3.12 and later writes to that one, and what it looked at was the first."""
    second = b"\x01" + zlib.crc32(b"a.txt").to_bytes(4, "little") + b"../../evil.txt"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.extra = struct.pack("<HH", 0x7075, len(second)) + second
        archive.writestr(entry, PAGE)
    with suppress(RefusedError):
        unpack(packed.getvalue(), tmp_path / "in/7")
    assert files_in(tmp_path) <= {"in/7/a.txt"}


def test_a_file_that_goes_by_two_names_refuses_all_of_it() -> None:
    entry = zipfile.ZipInfo("a.txt")
    entry.filename = "b.txt"
    with pytest.raises(RefusedError, match="two names"):
        list(judged([entry], SMALL))


NAMES = st.text(st.sampled_from("ab./\\:\0\n é"), min_size=1, max_size=9).map(lambda n: n + ".txt")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=9), max_size=4))
def test_whatever_the_names_nothing_is_outside_the_folder(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    root = tmp_path_factory.mktemp("root")
    try:
        unpack(archive_of(files), root / "in/7")
    except RefusedError:
        assert files_in(root) == set()
    else:
        assert all(name.startswith("in/7/") for name in files_in(root))


HONEST = archive_of({"index.html": PAGE * 9, "a/b.txt": PAGE})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(HONEST) - 1), st.integers(0, 255), st.integers(0, len(HONEST)))
def test_a_damaged_archive_is_unpacked_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int, length: int
) -> None:
    damaged = bytearray(HONEST[: length or None])
    if place < len(damaged):
        damaged[place] = byte
    root = tmp_path_factory.mktemp("root")
    try:
        unpack(bytes(damaged), root / "in/7", SMALL)
    except RefusedError:
        assert files_in(root) == set()
