"""Pictures that move by themselves. What Pillow says of them is what the rule must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rules import finds, leaves, moving
from weekpress.checks.movement import movement

RULE = "image-moving"
KINDS = ["gif", "webp", "png"]


def shown(kind: str) -> str:
    return f"Words.\n\n![A lorry tips a bin]({{static}}/images/a.{kind})"


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_goes_on_for_ever_is_found(tmp_path: Path, kind: str) -> None:
    moving(tmp_path / "images" / f"a.{kind}")
    finding = finds(RULE, shown(kind), line=3, root=tmp_path)
    assert "for ever, 0.3 seconds a round" in finding.message
    assert "<details><summary>Play: A lorry tips a bin</summary>" in finding.fix


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_stops_after_five_seconds_is_let_be(tmp_path: Path, kind: str) -> None:
    moving(tmp_path / "images" / f"a.{kind}", [2000, 2000, 1000], loop=None if kind == "gif" else 1)
    leaves(RULE, shown(kind), root=tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_lasts_longer_is_found_with_its_length(tmp_path: Path, kind: str) -> None:
    rounds = 2  # a GIF counts those after the first
    moving(tmp_path / "images" / f"a.{kind}", 1500, loop=rounds - (kind == "gif"))
    assert "for 9 seconds" in finds(RULE, shown(kind), root=tmp_path).message


@pytest.mark.parametrize("kind", KINDS)
def test_a_still_picture_is_let_be(tmp_path: Path, kind: str) -> None:
    moving(tmp_path / "images" / f"a.{kind}", frames=1)
    leaves(RULE, shown(kind), root=tmp_path)


def test_one_that_readers_open_themselves_is_let_be(tmp_path: Path) -> None:
    moving(tmp_path / "images" / "a.gif")
    picture = '<img src="{static}/images/a.gif" alt="A lorry">'
    leaves(RULE, f"<details><summary>Play</summary>{picture}</details>", root=tmp_path)
    finds(RULE, f"<details open><summary>Play</summary>{picture}</details>", root=tmp_path)


def test_frames_of_no_time_last_as_long_as_browsers_show_them(tmp_path: Path) -> None:
    moves = movement(moving(tmp_path / "a.gif", 0, frames=60, loop=None))
    assert moves is not None
    assert moves.lasts == pytest.approx(6)


def test_the_name_of_a_file_does_not_say_what_it_is(tmp_path: Path) -> None:
    moving(tmp_path / "b.gif").rename(tmp_path / "a.png")
    assert movement(tmp_path / "a.png") is not None


def test_a_picture_that_is_not_there_or_elsewhere_is_let_be(tmp_path: Path) -> None:
    leaves(RULE, shown("gif"), root=tmp_path)
    leaves(RULE, "![A lorry](https://example.org/a.gif)", root=tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_anywhere_is_read_without_a_fault(tmp_path: Path, kind: str) -> None:
    whole = moving(tmp_path / f"whole.{kind}").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "cut").write_bytes(whole[:length])
        movement(tmp_path / "cut")


@pytest.mark.parametrize("start", [b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n", b""])
@given(rest=st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_read_without_a_fault(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any"
    file.write_bytes(start + rest)
    movement(file)


@pytest.mark.parametrize("kind", KINDS)
@given(times=st.lists(st.integers(2, 300), min_size=2, max_size=8), rounds=st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_lengths_and_rounds_are_those_that_pillow_reads(
    tmp_path_factory: pytest.TempPathFactory, kind: str, times: list[int], rounds: int
) -> None:
    file = tmp_path_factory.getbasetemp() / f"law.{kind}"
    moving(file, [10 * time for time in times], frames=len(times), loop=rounds)
    found = movement(file)
    with Image.open(file) as picture:
        lengths = []
        for frame in range(picture.n_frames):
            picture.seek(frame)
            picture.load()
            lengths.append(picture.info["duration"] / 1000)
    assert found is not None
    assert (found.frames, found.seconds) == (len(lengths), pytest.approx(sum(lengths)))
    assert found.plays == (rounds + 1 if kind == "gif" and rounds else rounds)


def test_a_picture_of_a_billion_pixels_is_not_drawn(tmp_path: Path) -> None:
    file = moving(tmp_path / "a.gif")
    wide = bytearray(file.read_bytes())
    wide[6:10] = b"\xff\xff\xff\xff"
    file.write_bytes(wide)
    assert movement(file) is not None
