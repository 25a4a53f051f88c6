"""What a person who asks for their data is given, and what is gone when they ask for that."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from building import ROOT
from commenting import NOON, received, taken
from weekpress.cli.program import program
from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import State, Step
from weekpress.comments.store import Store, keeping
from weekpress.comments.store.reading import one

ADDRESS = "rosa@example.org"


class Run(Protocol):
    """The fixture `run`: arguments -> what the command printed, its faults and its exit code."""

    def __call__(self, *arguments: str, typed: str = "") -> Result: ...


@pytest.fixture
def run(store: Store, database: dict[str, str]) -> Run:
    """Runs a command of comments on the store, in this process."""

    def run(*arguments: str, typed: str = "") -> Result:
        given = ["comments", *arguments, "--data", str(store.folder)]
        return CliRunner().invoke(program, given, env=database, input=typed)

    return run


def state_of(store: Store, comment: str) -> State:
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found.state


def test_a_person_is_given_all_that_is_kept_of_them_and_of_nobody_else(
    store: Store, run: Run
) -> None:
    mine = received(store)
    received(store, 1, email="sam@example.org", body="Not Rosa's.")
    kept = json.loads(run("export", "--email", ADDRESS, "--format", "json").stdout)["kept"]
    assert [(said["comment"]["id"], said["email"]) for said in kept] == [(mine, ADDRESS)]
    submitted = kept[0]["submitted"]
    assert (submitted["address"], submitted["agent"]) == ("192.0.2.7", "Example/1.0")
    assert [step["step"] for step in kept[0]["history"]] == ["receive"]


@pytest.mark.parametrize("days", [0, 20])
def test_the_json_of_an_export_is_as_the_reference_says(store: Store, run: Run, days: int) -> None:
    """With all of it, and once what was submitted is purged."""
    taken(
        store, received(store, seconds=4.5, headers={"Accept": "*/*"}, tags=("bins",)), Step.APPROVE
    )
    keeping.purge(store, KeepPart(), NOON + timedelta(days=days))
    told = json.loads(run("export", "--email", ADDRESS, "--format", "json").stdout)
    text = (ROOT / "docs/reference/comment-commands.md").read_text(encoding="utf-8")
    schemas = json.loads(text.split("```json\n")[1].split("```")[0])
    Draft202012Validator({**schemas, "$ref": "#/$defs/export"}).validate(told)


@pytest.mark.parametrize("typed", ["Rosa@bücher.example", "rosa@XN--bcher-kva.example"])
def test_an_address_is_found_in_either_spelling_of_its_domain(
    store: Store, run: Run, typed: str
) -> None:
    received(store, email="rosa@bücher.example", body="Two ways to write it.")
    assert "Two ways" in run("export", "--email", typed).stdout


def test_an_export_in_words_has_all_of_it_too(store: Store, run: Run) -> None:
    received(store, body="Two\nlines.")
    said = run("export", "--email", ADDRESS).stdout
    assert "    Two\n    lines.\n" in said
    assert [word for word in (ADDRESS, "192.0.2.7", "Example/1.0") if word not in said] == []


@pytest.mark.parametrize("command", ["export", "erase"])
def test_the_address_can_be_kept_out_of_the_shell(store: Store, run: Run, command: str) -> None:
    comment = received(store)
    more = ["--yes"] if command == "erase" else []
    done = run(command, "--email", "-", *more, typed=f"{ADDRESS}\n")
    assert done.exit_code == 0
    assert comment in done.stdout or state_of(store, comment) is State.ERASED


@pytest.mark.parametrize("command", ["export", "erase"])
def test_of_a_stranger_nothing_is_kept_and_that_is_said(run: Run, command: str) -> None:
    done = run(command, "--email", "nobody@example.org")
    assert done.exit_code == 0
    assert "Nothing is kept" in done.stdout
    assert "nobody@" not in done.output


@pytest.mark.parametrize("given", [(), ("--email", ADDRESS, "--comment", "01KB"), ("--email", "x")])
def test_it_must_be_said_who_is_meant(run: Run, given: tuple[str, ...]) -> None:
    assert run("erase", *given).exit_code == 2


def test_nothing_is_erased_before_a_yes(store: Store, run: Run) -> None:
    comment = received(store)
    done = run("erase", "--email", ADDRESS, typed="n\n")
    assert (done.exit_code, state_of(store, comment)) == (1, State.PENDING)
    done = run("erase", "--email", ADDRESS, typed="y\n")
    assert (done.exit_code, state_of(store, comment)) == (0, State.ERASED)


def test_an_erasure_says_what_it_finds_and_never_the_address(store: Store, run: Run) -> None:
    taken(store, received(store), Step.APPROVE)
    received(store, 1)
    said = run("erase", "--email", ADDRESS, "--yes").output
    assert "2 comments: 1 approved, 1 pending" in said
    assert "They leave the site" in said
    assert ADDRESS not in said


def test_an_erasure_can_be_typed_twice(store: Store, run: Run) -> None:
    comment = received(store)
    assert run("erase", "--comment", comment, "--yes").exit_code == 0
    done = run("erase", "--comment", comment, "--yes")
    assert (done.exit_code, done.stdout) == (0, "It is erased already.\n")


def test_text_can_stay_without_a_name(store: Store, run: Run) -> None:
    shown, waiting = received(store), received(store, 1)
    taken(store, shown, Step.APPROVE)
    done = run("erase", "--email", ADDRESS, "--keep-text-anonymised", "--yes")
    assert "The name goes from the site" in done.stdout
    assert state_of(store, shown) is State.APPROVED
    assert state_of(store, waiting) is State.ERASED


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_it_is_told_who_else_has_it(store: Store, run: Run) -> None:
    received(store)
    said = '[filters]\nuse = ["akismet"]\n[publish]\nuse = "git"\n[mail]\nhost = "localhost"\n'
    (store.folder / "comments.toml").write_text(said)
    told = run("erase", "--email", ADDRESS, "--yes").stdout
    assert [
        word for word in ("Akismet", "forks", "Backups", "feed", "Mail to") if word not in told
    ] == []


def test_an_erasure_in_an_empty_folder_is_told(tmp_path: Path) -> None:
    given = ["comments", "erase", "--email", ADDRESS, "--data", str(tmp_path)]
    done = CliRunner().invoke(program, given)
    assert (done.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert ADDRESS not in done.output
