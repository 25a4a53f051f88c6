"""The publisher git after a crash: whatever state its clone was left in, the next call mends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import ROOT
from publishing import at, commits, held, hook, publisher, repository, wanted
from weekpress.comments.publishers.protocol import PublisherError

LOCKS = ["config.lock", "shallow.lock", "HEAD.lock", "packed-refs.lock", "gc.pid",
         "refs/weekpress/tip.lock", "refs/weekpress/next.lock"]  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return repository(tmp_path)


@pytest.fixture
def clone(tmp_path: Path, bare: Path) -> Path:
    """The clone of a publisher that has published once."""
    publisher(tmp_path / "data", bare).publish([wanted(1)])
    return tmp_path / "data/publish/branch.git"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_left_by_a_killed_process_is_got_over(
    tmp_path: Path, bare: Path, clone: Path, lock: str
) -> None:
    (clone / lock).parent.mkdir(parents=True, exist_ok=True)
    (clone / lock).touch()
    publisher(tmp_path / "other", bare).publish([wanted(2)])  # so that there is more to fetch
    publisher(tmp_path / "data", bare).publish([wanted(3)])
    assert set(held(bare)) == {at(wanted(number)) for number in (1, 2, 3)}


@pytest.mark.parametrize("lost", ["HEAD", "config", "objects", "refs", "."])
def test_a_clone_that_lost_a_part_is_made_again(
    tmp_path: Path, bare: Path, clone: Path, lost: str
) -> None:
    part = (clone / lost).resolve()
    shutil.rmtree(part) if part.is_dir() else part.unlink()
    publisher(tmp_path / "data", bare).publish([wanted(2)])
    assert set(held(bare)) == {at(wanted(1)), at(wanted(2))}


def test_a_clone_with_rubbish_in_every_file_is_made_again(
    tmp_path: Path, bare: Path, clone: Path
) -> None:
    for path in [path for path in clone.rglob("*") if path.is_file()]:
        path.chmod(0o644)
        path.write_bytes(b"\0rubbish")
    publisher(tmp_path / "data", bare).publish([wanted(2)])
    assert set(held(bare)) == {at(wanted(1)), at(wanted(2))}


def test_a_clone_of_another_repository_is_no_hindrance(
    tmp_path: Path, bare: Path, clone: Path
) -> None:
    (tmp_path / "new").mkdir()
    other = repository(tmp_path / "new")
    publisher(tmp_path / "data", other).publish([wanted(2)])
    assert set(held(other)) == {at(wanted(2))}
    assert clone.is_dir()
    assert set(held(bare)) == {at(wanted(1))}


def test_what_cannot_be_mended_is_told_and_not_tried_for_ever(tmp_path: Path, bare: Path) -> None:
    ours = publisher(tmp_path / "data", bare)
    shutil.rmtree(bare / "objects")
    with pytest.raises(PublisherError, match="could not be pushed to") as told:
        ours.publish([wanted(1)])
    assert told.value.alarm


def test_a_publisher_killed_in_the_middle_of_a_push_is_made_up_for(
    tmp_path: Path, bare: Path
) -> None:
    os.mkfifo(bare / "gate")
    hook(bare, "[ -e reached ] || { touch reached; read _ < gate; }")
    script = (
        "import sys; from pathlib import Path; from publishing import publisher, wanted;"
        "publisher(Path(sys.argv[1]), sys.argv[2]).publish([wanted(1), wanted(2)])"
    )
    path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "data"), str(bare)],
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        while not (bare / "reached").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    publisher(tmp_path / "data", bare).publish([wanted(1), wanted(2), wanted(3, None)])
    assert set(held(bare)) == {at(wanted(1)), at(wanted(2))}
    (bare / "gate").open("w").close()  # the push that was left alone ends, and comes too late
    assert commits(bare) == 1
