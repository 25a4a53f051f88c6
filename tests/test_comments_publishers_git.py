"""The publisher git, against real repositories: what it pushes, and what it does when it cannot."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from git_server import forge
from publishing import (
    OTHER_POST,
    at,
    commits,
    git,
    held,
    hook,
    publisher,
    put,
    ref,
    repository,
    wanted,
)  # fmt: skip
from weekpress.comments.publishers.protocol import PublisherError


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return repository(tmp_path)


def test_comments_are_on_a_branch_of_their_own_byte_for_byte(tmp_path: Path, bare: Path) -> None:
    texts = ['{"body": "Dŵr, 水"}\n', "\r\n\x00no end", "done\nD content\n"]
    publisher(tmp_path / "data", bare).publish([wanted(n, text) for n, text in enumerate(texts)])
    assert held(bare) == {at(wanted(n)): text.encode() for n, text in enumerate(texts)}


def test_a_batch_is_one_commit_and_nothing_new_is_none(tmp_path: Path, bare: Path) -> None:
    batch = [wanted(1), wanted(2, post=OTHER_POST)]
    publisher(tmp_path / "data", bare).publish(batch)
    publisher(tmp_path / "other", bare).publish(batch)
    assert commits(bare) == 1


def test_nothing_wanted_or_nothing_to_take_away_makes_no_branch(tmp_path: Path, bare: Path) -> None:
    publisher(tmp_path / "data", bare).publish([])
    publisher(tmp_path / "data", bare).publish([wanted(1, None)])
    assert not ref(bare, "comments")


def test_what_is_not_wanted_goes_and_what_others_put_there_stays(
    tmp_path: Path, bare: Path
) -> None:
    put(bare, "comments", {".github/workflows/comments.yml": b"on: push\n"})
    publisher(tmp_path / "data", bare).publish([wanted(1), wanted(2)])
    publisher(tmp_path / "data", bare).publish([wanted(1, None)])
    assert held(bare) == {".github/workflows/comments.yml": b"on: push\n", at(wanted(2)): b"{}\n"}


def test_words_that_were_taken_away_are_nowhere_in_the_folder_of_the_service(
    tmp_path: Path, bare: Path
) -> None:
    ours = publisher(tmp_path / "data", bare)
    ours.publish([wanted(1, "regretted"), wanted(2)])
    ours.publish([wanted(1, None), wanted(3)])
    assert list((tmp_path / "data/publish").iterdir()) == []
    ours.publish([wanted(4)])
    assert set(held(bare)) == {at(wanted(number)) for number in (2, 3, 4)}


def test_it_adds_to_the_branch_of_the_site_where_that_is_asked_for(
    tmp_path: Path, bare: Path
) -> None:
    publisher(tmp_path / "data", bare, branch="main").publish([wanted(1)])
    assert set(held(bare, "main")) == {at(wanted(1)), "pelicanconf.py", "content/posts/bins.md"}
    assert commits(bare, "main") == 2


def test_the_folder_of_the_site_may_be_anywhere_in_the_repository(
    tmp_path: Path, bare: Path
) -> None:
    for number, folder in enumerate([".", "sites/the notes/content"]):
        publisher(tmp_path / "data", bare, folder=folder).publish([wanted(number)])
    assert set(held(bare)) == {str(wanted(0).path), f"sites/the notes/content/{wanted(1).path}"}


def test_a_commit_says_who_publishes_and_nothing_of_a_commenter(tmp_path: Path, bare: Path) -> None:
    told = {"author": "Notes", "email": "notes@example.org", "message": "New comments"}
    publisher(tmp_path / "data", bare, **told).publish([wanted(1, '{"name": "Dai"}')])
    said = git(bare, "cat-file", "commit", "comments").splitlines()
    assert said[1].startswith("author Notes <notes@example.org> ")
    assert said[2].startswith("committer Notes <notes@example.org> ")
    assert said[3:] == ["", "New comments"]


def test_it_builds_on_what_somebody_else_pushed(tmp_path: Path, bare: Path) -> None:
    ours = publisher(tmp_path / "data", bare)
    ours.publish([wanted(1)])
    put(bare, "comments", {"README.md": b"Hello\n"})
    ours.publish([wanted(2)])
    assert set(held(bare)) == {at(wanted(1)), at(wanted(2)), "README.md"}


def test_a_push_that_somebody_else_overtakes_is_done_again(tmp_path: Path, bare: Path) -> None:
    theirs = git(bare, "commit-tree", f"{ref(bare, 'main')}^{{tree}}", "-m", "Theirs").strip()
    hook(bare, f"[ -e once ] || {{ touch once; unset GIT_QUARANTINE_PATH;"
               f" git update-ref refs/heads/comments {theirs}; }}")  # fmt: skip
    publisher(tmp_path / "data", bare).publish([wanted(1)])
    assert set(held(bare)) == {at(wanted(1)), *held(bare, "main")}
    assert (bare / "once").exists()


def test_two_publishers_at_once_both_have_their_way(tmp_path: Path, bare: Path) -> None:
    def publish(of: int) -> None:
        ours = publisher(tmp_path / f"data{of}", bare)
        for number in range(of, of + 4):
            ours.publish([wanted(number)])

    with ThreadPoolExecutor() as pool:
        list(pool.map(publish, [0, 100]))
    assert set(held(bare)) == {at(wanted(of + n)) for of in (0, 100) for n in range(4)}


def test_two_calls_at_once_with_one_clone_take_turns(tmp_path: Path, bare: Path) -> None:
    ours = publisher(tmp_path / "data", bare)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda number: ours.publish([wanted(number)]), range(4)))
    assert set(held(bare)) == {at(wanted(number)) for number in range(4)}


def test_what_a_hook_refuses_is_told_and_later_done(tmp_path: Path, bare: Path) -> None:
    refuses = hook(bare, "echo 'Not on a Friday.' >&2; exit 1")
    ours = publisher(tmp_path / "data", bare)
    with pytest.raises(PublisherError, match=r"Not on a Friday\.") as told:
        ours.publish([wanted(1)])
    assert told.value.alarm
    refuses.unlink()
    ours.publish([wanted(1)])
    assert set(held(bare)) == {at(wanted(1))}


def test_a_server_that_is_away_loses_nothing_and_needs_nobody(tmp_path: Path, bare: Path) -> None:
    with forge(bare.parent) as address:
        pass
    ours = publisher(tmp_path / "data", f"{address}/site.git")
    with pytest.raises(PublisherError, match="could not be pushed to") as told:
        ours.publish([wanted(1)])
    assert not told.value.alarm
    with forge(bare.parent, port=int(address.rpartition(":")[2])):
        ours.publish([wanted(1)])
    assert set(held(bare)) == {at(wanted(1))}


def test_a_branch_that_was_rewritten_or_removed_is_built_on_as_it_is(
    tmp_path: Path, bare: Path
) -> None:
    ours = publisher(tmp_path / "data", bare)
    ours.publish([wanted(1)])
    put(bare, "comments", {"README.md": b"\n"}, onto=False)
    ours.publish([wanted(2)])
    assert set(held(bare)) == {"README.md", at(wanted(2))}
    git(bare, "update-ref", "-d", "refs/heads/comments")
    ours.publish([wanted(3)])
    assert (set(held(bare)), commits(bare)) == ({at(wanted(3))}, 1)
