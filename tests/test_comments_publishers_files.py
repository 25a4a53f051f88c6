"""The publisher files, in real folders: what it writes, what it leaves, what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import ROOT
from publishing import OTHER_POST, POST, files_in, wanted
from weekpress.atomic import UNFINISHED
from weekpress.comments.publishers.files import Files, make
from weekpress.comments.publishers.protocol import PublisherError, Setting, Wanted


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def test_comments_are_in_the_content_folder_byte_for_byte(content: Path) -> None:
    texts = ["{}\n", "Dŵr, 水\r\n", "\x00"]
    Files(content).publish([wanted(number, text) for number, text in enumerate(texts)])
    assert files_in(content) == {str(wanted(n).path): t.encode() for n, t in enumerate(texts)}


def test_what_is_not_wanted_goes_with_the_folder_of_a_post_that_has_none_left(
    content: Path,
) -> None:
    Files(content).publish([wanted(1), wanted(2), wanted(3, post=OTHER_POST)])
    Files(content).publish([wanted(1, None), wanted(3, None, OTHER_POST), wanted(4, None)])
    assert [path.name for path in (content / "comments").iterdir()] == [POST]
    assert set(files_in(content)) == {str(wanted(2).path)}


def test_what_others_put_there_stays(content: Path) -> None:
    note = content / "comments" / POST / "note.txt"
    note.parent.mkdir(parents=True)
    note.write_text("ours")
    Files(content).publish([wanted(1)])
    Files(content).publish([wanted(1, None)])
    assert files_in(content) == {f"comments/{POST}/note.txt": b"ours"}


def test_what_is_so_already_is_not_touched(content: Path) -> None:
    Files(content).publish([wanted(1)])
    before = (content / wanted(1).path).stat()
    Files(content).publish([wanted(1), wanted(2)])
    after = (content / wanted(1).path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("left", ["", "{", "<<<<<<< HEAD\n{}\n"])
def test_a_comment_that_somebody_spoilt_is_written_again(content: Path, left: str) -> None:
    Files(content).publish([wanted(1, left)])
    Files(content).publish([wanted(1)])
    assert files_in(content) == {str(wanted(1).path): b"{}\n"}


def test_what_a_killed_publisher_left_unfinished_is_cleared_away(content: Path) -> None:
    left = content / "comments" / UNFINISHED / f".{wanted(1).path.name}.999999999.tmp"
    left.parent.mkdir(parents=True)
    left.write_text("{")
    Files(content).publish([wanted(1)])
    assert files_in(content) == {str(wanted(1).path): b"{}\n"}


def test_a_disk_that_takes_no_more_is_told_in_words(content: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path; from publishing import wanted;"
        "from weekpress.comments.publishers.files import Files;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10));"
        "Files(Path(sys.argv[1])).publish([wanted(1, 'more than ten bytes')])"
    )
    path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(content)], env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1].endswith("could not be written: File too large.")
    assert not (content / wanted(1).path).exists()


@pytest.mark.parametrize("name", ["nowhere", "file", "site"])
def test_a_folder_that_is_none_of_content_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pelicanconf.py").touch()
    (tmp_path / "file").touch()
    ours = Files(tmp_path / name)
    with pytest.raises(PublisherError) as told:
        ours.publish([wanted(1)])
    assert str(told.value) == ours.standing() != ""
    assert told.value.alarm
    assert not (tmp_path / "nowhere").exists()


def test_one_that_could_publish_says_so(content: Path) -> None:
    assert Files(content).standing() == ""


@pytest.mark.parametrize("said", ["/srv/site/content", "content"])
def test_a_folder_is_whole_or_beside_the_configuration(tmp_path: Path, said: str) -> None:
    assert make(Setting(tmp_path, {"folder": said}, {})).content == tmp_path / said


@pytest.mark.parametrize(
    ("options", "words"),
    [({}, "needs the option folder"), ({"folder": ""}, "folder is empty"),
     ({"folder": "c", "fodler": ""}, "did you mean folder")],
)  # fmt: skip
def test_an_option_that_cannot_be_is_told_by_name(
    tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        make(Setting(tmp_path, options, {}))


BATCHES = st.lists(
    st.lists(st.builds(wanted, st.integers(0, 3), st.none() | st.text("{}\n水", max_size=4))),
    max_size=5,
)


@settings(max_examples=50)
@given(BATCHES)
def test_after_any_batches_the_files_are_as_they_were_last_wanted(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Wanted]]
) -> None:
    content, last = tmp_path_factory.mktemp("content"), dict[str, bytes | None]()
    for batch in batches:
        Files(content).publish(batch)
        last |= {str(one.path): one.text if one.text is None else one.text.encode()
                 for one in batch}  # fmt: skip
    there = {name: data for name, data in files_in(content).items() if data != b"(empty)"}
    assert there == {path: data for path, data in last.items() if data is not None}
