"""The publisher files keeps to the places of comments: nothing outside, nothing through a link."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from publishing import POST, files_in, wanted
from weekpress.atomic import UNFINISHED
from weekpress.comments.publishers.files import Files
from weekpress.comments.publishers.protocol import PublisherError, Wanted


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


@pytest.mark.parametrize("linked", ["comments", f"comments/{POST}", f"comments/{UNFINISHED}"])
def test_nothing_is_written_through_a_linked_folder(content: Path, linked: str) -> None:
    outside = content.parent / "outside"
    outside.mkdir()
    (content / linked).parent.mkdir(exist_ok=True)
    (content / linked).symlink_to(outside)
    with pytest.raises(PublisherError, match="is a link") as told:
        Files(content).publish([wanted(1)])
    assert told.value.alarm
    assert files_in(outside) == {}


@pytest.mark.parametrize("text", ["{}\n", None])
def test_a_linked_comment_is_neither_followed_nor_removed(content: Path, text: str | None) -> None:
    secret = content.parent / "secret"
    secret.write_text("as it was")
    place = content / wanted(1).path
    place.parent.mkdir(parents=True)
    place.symlink_to(secret)
    with pytest.raises(PublisherError, match="is a link"):
        Files(content).publish([wanted(1, text)])
    assert (place.is_symlink(), secret.read_text()) == (True, "as it was")


@pytest.mark.parametrize("path", [wanted(1).path, PurePosixPath("comments")])
def test_what_stands_in_the_way_is_told_and_kept(content: Path, path: PurePosixPath) -> None:
    place = content / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.mkdir() if path.suffix else place.write_text("a file")
    with pytest.raises(PublisherError, match="not what it should be"):
        Files(content).publish([wanted(1)])
    assert place.exists()


@pytest.mark.parametrize(
    "path",
    [
        "../x.json", "/etc/x.json", "comments/../../x.json", "posts/bins.md", "comments/x.json",
        f"comments/{POST}/../x.json", f"other/{POST}/{wanted(1).path.name}", ".",
        f"comments/{POST}/{wanted(1).path.stem}.JSON", f"comments/{POST.upper()}/x.json",
    ],
)  # fmt: skip
def test_only_the_place_of_a_comment_is_written_to(content: Path, path: str) -> None:
    with pytest.raises(PublisherError, match="Only the files of comments") as told:
        Files(content).publish([wanted(1), Wanted(PurePosixPath(path), "x")])
    assert told.value.alarm
    assert files_in(content) == {}


def test_half_a_character_is_told_before_anything_is_written(content: Path) -> None:
    with pytest.raises(PublisherError, match="half a character"):
        Files(content).publish([wanted(1), wanted(2, "\ud800")])
    assert files_in(content) == {}
