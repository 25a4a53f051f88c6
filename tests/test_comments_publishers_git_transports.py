"""The publisher git over HTTP and SSH: what it sends, and what it never says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from git_server import forge
from publishing import at, held, hook, publisher, ref, repository, wanted
from weekpress.comments.publishers.protocol import PublisherError

TOKEN = "glpat-open-sesame"  # noqa: S105 -- of the forge on this machine


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return repository(tmp_path)


def with_token(token: str) -> dict[str, str]:
    return {**os.environ, "WEEKPRESS_COMMENTS_GIT_TOKEN": token}


def test_a_token_from_the_environment_opens_the_door(tmp_path: Path, bare: Path) -> None:
    with forge(tmp_path, TOKEN) as address:
        ours = publisher(tmp_path / "data", f"{address}/site.git", with_token(TOKEN))
        ours.publish([wanted(1)])
        assert ours.standing() == ""
    assert set(held(bare)) == {at(wanted(1))}


@pytest.mark.parametrize("token", ["", "glpat-wrong"])
def test_a_door_that_stays_shut_is_told_without_the_token(
    tmp_path: Path, bare: Path, token: str
) -> None:
    with forge(tmp_path, TOKEN) as address:
        ours = publisher(tmp_path / "data", f"{address}/site.git", with_token(token))
        with pytest.raises(PublisherError, match="could not be pushed to") as told:
            ours.publish([wanted(1)])
    assert told.value.alarm
    assert not ref(bare, "comments")
    assert "wrong" not in str(told.value) + repr(ours) + ours.standing()


def test_a_token_is_never_in_a_file(tmp_path: Path, bare: Path) -> None:
    with forge(tmp_path, TOKEN) as address:
        publisher(tmp_path / "data", f"{address}/site.git", with_token(TOKEN)).publish([wanted(1)])
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in [*kept, *bare.rglob("*")]
                if path.is_file() and TOKEN.encode() in path.read_bytes()]  # fmt: skip


def test_ssh_is_asked_for_no_password_and_told_nothing_of_the_service(
    tmp_path: Path, bare: Path
) -> None:
    ssh = tmp_path / "bin" / "ssh"
    ssh.parent.mkdir()
    ssh.write_text(f'#!/bin/sh\nenv > {tmp_path}/env\necho "$@" > {tmp_path}/said\n'
                   'for last; do :; done\nexec sh -c "$last"\n')  # fmt: skip
    ssh.chmod(0o755)
    environ = {**with_token(TOKEN), "PATH": f"{ssh.parent}:{os.environ['PATH']}"}
    publisher(tmp_path / "data", f"git@forge.example.org:{bare}", environ).publish([wanted(1)])
    assert set(held(bare)) == {at(wanted(1))}
    assert "-oBatchMode=yes" in (tmp_path / "said").read_text()
    assert "WEEKPRESS" not in (tmp_path / "env").read_text()


def test_a_server_that_never_answers_is_waited_for_no_longer_than_said(
    tmp_path: Path, bare: Path
) -> None:
    os.mkfifo(bare / "gate")
    hook(bare, "read _ < gate")
    ours = publisher(tmp_path / "data", bare, patience=1)
    with pytest.raises(PublisherError, match="did not finish within 1 seconds") as told:
        ours.publish([wanted(1)])
    assert not told.value.alarm


def test_one_that_could_publish_says_so_and_pushes_nothing(tmp_path: Path, bare: Path) -> None:
    assert publisher(tmp_path / "data", bare).standing() == ""
    assert not ref(bare, "comments")


def test_one_that_could_not_says_why(tmp_path: Path) -> None:
    ours = publisher(tmp_path / "data", tmp_path / "nowhere.git")
    assert "does not appear to be a git repository" in ours.standing()
