"""weekpress previews: against a forge on this machine, which knows honest and hostile people."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import weekpress
from forge import FORK, HERE, Forge, archive_of, running
from weekpress.previews.github import artifact_of, proposals

SITE = archive_of({"index.html": b"<p>A draft</p>", "feed.xml": b"<rss/>"})


@pytest.fixture
def forge() -> Iterator[Forge]:
    with running() as forge:
        yield forge


def run(forge: Forge, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return weekpress(folder, "previews", "out", *more, env=forge.env)


def placed(folder: Path) -> set[str]:
    return {p.relative_to(folder / "out").as_posix() for p in (folder / "out").rglob("*.*")}


def test_the_preview_of_each_open_pull_request_is_placed(forge: Forge, tmp_path: Path) -> None:
    forge.propose(7, SITE)
    forge.propose(8, None)
    done = run(forge, tmp_path)
    assert (done.returncode, placed(tmp_path)) == (0, {"7/index.html"}), done.stderr
    assert "Pull request 7: 1 file, 1 left out." in done.stderr


def test_one_from_a_fork_is_placed_only_where_the_team_says_so(
    forge: Forge, tmp_path: Path
) -> None:
    forge.propose(7, SITE, repository=FORK)
    assert (run(forge, tmp_path).returncode, placed(tmp_path)) == (0, set())
    assert (run(forge, tmp_path, "--forks").returncode, placed(tmp_path)) == (0, {"7/index.html"})


def test_an_artifact_that_a_fork_left_under_our_number_is_not_ours(
    forge: Forge, tmp_path: Path
) -> None:
    forge.propose(7, None, commit="a" * 40)
    forge.leave(107, 7, SITE, "a" * 40, FORK)
    forge.leave(108, 7, SITE, "b" * 40, HERE)
    assert (run(forge, tmp_path).returncode, placed(tmp_path)) == (0, set())


def test_a_hostile_archive_is_told_and_keeps_nobody_elses_out(forge: Forge, tmp_path: Path) -> None:
    forge.propose(6, archive_of({"../../index.html": b"mine"}))
    forge.propose(7, SITE)
    done = run(forge, tmp_path)
    assert (done.returncode, placed(tmp_path)) == (0, {"7/index.html"})
    assert "Pull request 6: no preview. ../../index.html: the name leads out" in done.stderr


def test_a_repository_that_is_not_public_has_no_previews(forge: Forge, tmp_path: Path) -> None:
    forge.visibility = "private"
    forge.propose(7, SITE)
    done = run(forge, tmp_path)
    assert (done.returncode, placed(tmp_path)) == (0, set())
    assert "not public" in done.stderr


def test_the_token_never_goes_to_where_archives_are_stored(forge: Forge, tmp_path: Path) -> None:
    forge.propose(7, SITE)
    run(forge, tmp_path)
    assert placed(tmp_path) == {"7/index.html"}
    assert forge.tokens_at_storage == []


def test_a_forge_that_does_not_answer_is_told_without_the_token(tmp_path: Path) -> None:
    forge = Forge(api="http://127.0.0.1:9")
    done = run(forge, tmp_path)
    assert done.returncode == 1
    assert "127.0.0.1 does not answer" in done.stderr
    assert forge.env["GITHUB_TOKEN"] not in done.stderr


def test_a_forge_is_asked_over_https(tmp_path: Path) -> None:
    done = run(Forge(api="http://forge.example"), tmp_path)
    assert (done.returncode, "over https" in done.stderr) == (1, True)


def test_outside_of_a_workflow_it_is_wrong_usage(tmp_path: Path) -> None:
    done = weekpress(tmp_path, "previews", "out", env={"GITHUB_TOKEN": "", "GITHUB_REPOSITORY": ""})
    assert (done.returncode, "for a workflow" in done.stderr) == (2, True)


def test_of_several_artifacts_the_newest_that_has_not_expired_counts() -> None:
    forge = Forge()
    for id_ in (3, 12, 7):
        forge.leave(id_, 7, b"", "a", HERE)
    forge.artifacts[1]["expired"] = True
    forge.propose(7, None, commit="a")
    (proposal,) = proposals(forge.pulls)
    found = artifact_of(proposal, forge.artifacts)
    assert found
    assert found.id == 7


def test_a_pull_request_whose_fork_is_gone_is_left_out() -> None:
    forge = Forge()
    forge.propose(7, None)
    forge.pulls[0]["head"]["repo"] = None
    assert list(proposals(forge.pulls)) == []
