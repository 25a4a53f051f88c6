"""The law of the publisher git: asked again once nothing is wrong, the branch is as wanted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing import POST, at, git, held, hook, publisher, put, ref, repository, wanted
from weekpress.comments.publishers.protocol import PublisherError

NUMBERS = range(4)


def somebody_pushes(bare: Path, _: Path) -> None:
    put(bare, "comments", {"README.md": b"Theirs\n", f"content/comments/{POST}/x": b""})


def somebody_rewrites(bare: Path, _: Path) -> None:
    put(bare, "comments", {at(wanted(1)): b"older"}, onto=False)


def somebody_removes(bare: Path, _: Path) -> None:
    git(bare, "update-ref", "-d", "refs/heads/comments")


def a_hook_refuses(bare: Path, _: Path) -> None:
    hook(bare, "rm hooks/pre-receive; exit 1")


def the_server_is_away(bare: Path, _: Path) -> None:
    (bare / "HEAD").rename(bare / "HEAD.away")


def the_clone_is_damaged(_: Path, clone: Path) -> None:
    for path in [path for path in clone.rglob("*") if path.is_file()]:
        path.chmod(0o644)
        path.write_bytes(b"rubbish")


def locks_are_left(_: Path, clone: Path) -> None:
    for name in ("shallow.lock", "refs/weekpress/tip.lock", "refs/weekpress/next.lock"):
        with suppress(FileNotFoundError):
            (clone / name).touch()


FAULTS: list[Callable[[Path, Path], None]] = [
    somebody_pushes, somebody_rewrites, somebody_removes, a_hook_refuses, the_server_is_away,
    the_clone_is_damaged, locks_are_left,
]  # fmt: skip

STEPS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(FAULTS), max_size=2, unique=True),
        st.tuples(*[st.none() | st.sampled_from(["a\n", "b\r\n"])] * len(NUMBERS)),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=12)
@given(STEPS)
def test_after_any_faults_the_same_call_makes_the_branch_as_wanted(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[list[Callable[[Path, Path], None]], tuple[str | None, ...]]],
) -> None:
    folder = tmp_path_factory.mktemp("law")
    bare, clone = repository(folder), folder / "data/publish/branch.git"
    for faults, texts in steps:
        batch = [wanted(number, text) for number, text in zip(NUMBERS, texts, strict=True)]
        for fault in sorted(faults, key=lambda one: one is the_server_is_away):  # nobody reaches it
            fault(bare, clone)
        with suppress(PublisherError):
            publisher(folder / "data", bare).publish(batch)
        with suppress(FileNotFoundError):
            (bare / "HEAD.away").rename(bare / "HEAD")
        (bare / "hooks/pre-receive").unlink(missing_ok=True)
        publisher(folder / "data", bare).publish(batch)
        there = held(bare) if ref(bare, "comments") else {}
        assert {name: data for name, data in there.items() if name.endswith(".json")} == {
            at(one): one.text.encode() for one in batch if one.text is not None
        }
