"""The publisher git among strangers: what stands in its way, and settings that are not its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publishing import at, held, publisher, put, repository, wanted
from weekpress.comments.publishers.protocol import PublisherError


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return repository(tmp_path)


@pytest.mark.parametrize("place", ["content", "content/comments"])
def test_what_stands_in_the_way_on_the_branch_is_told_and_kept(
    tmp_path: Path, bare: Path, place: str
) -> None:
    put(bare, "comments", {place: b"a file\n"}, onto=False)
    with pytest.raises(PublisherError, match=f"{place} on the branch comments is no folder"):
        publisher(tmp_path / "data", bare).publish([wanted(1)])
    assert held(bare) == {place: b"a file\n"}


def test_the_settings_of_the_machine_have_no_say(tmp_path: Path, bare: Path) -> None:
    home = tmp_path / "home"
    (home / "hooks").mkdir(parents=True)
    (home / "hooks" / "pre-push").write_text(f"#!/bin/sh\ntouch {home}/ran; exit 1\n")
    (home / "hooks" / "pre-push").chmod(0o755)
    (home / ".gitconfig").write_text(f"[core]\nhooksPath = {home}/hooks\nautocrlf = true\n")
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "GIT_DIR": "/nowhere"}
    publisher(tmp_path / "data", bare, environ).publish([wanted(1, "a\r\nb\n")])
    assert held(bare) == {at(wanted(1)): b"a\r\nb\n"}
    assert not (home / "ran").exists()
