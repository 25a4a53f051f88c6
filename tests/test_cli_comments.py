"""The commands of comments: what they say, do, and refuse, on a real store."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from building import weekpress
from commenting import NOON, OTHER_POST, received, submission, taken
from weekpress.cli.comments.told import fitted
from weekpress.cli.program import program
from weekpress.comments.states import State, Step
from weekpress.comments.store import Store
from weekpress.comments.store.audited import history
from weekpress.comments.store.reading import one

REFERENCE = Path(__file__).parent.parent / "docs/reference/comment-commands.md"
ESCAPES = "\x1b[2J\u202eevil\n::warning::x"


class Run(Protocol):
    """The fixture `run`: arguments -> what the command printed, its faults and its exit code."""

    def __call__(self, *arguments: str) -> Result: ...


@pytest.fixture
def run(store: Store, database: dict[str, str]) -> Run:
    """Runs a command of comments on the store, in this process."""

    def run(*arguments: str) -> Result:
        given = ["comments", *arguments, "--data", str(store.folder)]
        return CliRunner().invoke(program, given, env=database)

    return run


def state_of(store: Store, comment: str) -> State:
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found.state


def listed(run: Run, *arguments: str) -> list[str]:
    done = run("list", "--format", "json", *arguments)
    return [comment["id"] for comment in json.loads(done.stdout)["comments"]]


def test_the_list_has_what_waits_oldest_first(store: Store, run: Run) -> None:
    ids = [received(store, number) for number in (3, 1, 2)]
    taken(store, ids[0], Step.SPAM)
    lines = run("list").stdout.splitlines()
    assert [line[:10] for line in lines[1:]] == [ids[1][:10], ids[2][:10]]


def test_the_list_is_narrowed_by_state_words_post_and_number(store: Store, run: Run) -> None:
    ids = [received(store, n, post=OTHER_POST if n else submission().post) for n in range(3)]
    taken(store, ids[0], Step.REJECT)
    assert listed(run, "--state", "rejected") == ids[:1]
    assert listed(run, "--words", "STREET 2") == ids[2:]
    assert listed(run, "--post", OTHER_POST) == ids[1:]
    assert listed(run, "--state", "all", "--limit", "1") == ids[:1]


def test_no_line_of_the_list_is_wider_than_80_columns_or_moves_the_cursor(
    store: Store, run: Run
) -> None:
    received(store, name="漢字" * 30, body=ESCAPES * 20)
    told = run("list").stdout
    assert max(map(cell_len, told.splitlines())) <= 80
    assert not set("\x1b\u202e") & set(told)
    assert "::warning" not in [line[:9] for line in told.splitlines()]


def test_ids_in_the_list_are_cut_no_shorter_than_they_can_be_told_apart(
    store: Store, run: Run
) -> None:
    ids = [received(store, n, id=f"01KB2Q5Z8X00000000000000{n:02}") for n in range(2)]
    names = [line.split()[0] for line in run("list").stdout.splitlines()[1:]]
    assert names == ids


def test_more_than_are_listed_are_told(store: Store, run: Run) -> None:
    for number in range(3):
        received(store, number)
    assert "there are more" in run("list", "--limit", "2").stdout
    assert "there are more" not in run("list", "--limit", "3").stdout


def test_a_comment_is_shown_with_its_history_and_without_its_address(
    store: Store, run: Run
) -> None:
    comment = received(store, body=ESCAPES, email="rosa@example.org", address="192.0.2.7")
    taken(store, comment, Step.APPROVE)
    told = run("show", comment[:10].lower()).stdout
    assert "approve by Priya Shah: pending to approved" in told
    assert [word for word in ("rosa@", "192.0.2.7", "\x1b", "\u202e") if word in told] == []


def test_the_e_mail_address_is_shown_to_whoever_asks_for_it(store: Store, run: Run) -> None:
    comment = received(store, email="rosa@example.org")
    assert "rosa@example.org" in run("show", comment, "--email").stdout
    assert "rosa@example.org" not in run("show", comment, "--format", "json").stdout


@pytest.mark.parametrize(
    ("command", "state"),
    [("approve", State.APPROVED), ("spam", State.SPAM), ("reject", State.REJECTED)],
)
def test_a_command_decides_as_a_person_does(
    command: str, state: State, store: Store, run: Run
) -> None:
    comment = received(store)
    assert run(command, comment).exit_code == 0
    with store.reading() as connection:
        found, steps = one(connection, comment), history(connection, comment)
    assert found
    assert (found.state, found.by_person) == (state, True)
    assert steps[-1].actor.startswith("command (")


def test_what_was_approved_can_be_withdrawn_and_that_taken_back(store: Store, run: Run) -> None:
    comment = received(store)
    for command in ("approve", "withdraw", "undo"):
        assert run(command, comment).exit_code == 0
    assert state_of(store, comment) is State.APPROVED


def test_each_of_several_is_judged_on_its_own_and_all_are_told(store: Store, run: Run) -> None:
    first, second, third = (received(store, number) for number in range(3))
    taken(store, second, Step.REJECT)
    done = run("reject", first, second, "01ZZZZ", third)
    assert done.exit_code == 1
    assert [state_of(store, one) for one in (first, third)] == [State.REJECTED] * 2
    assert f"{second}: A comment that is rejected" in done.stderr
    assert "01ZZZZ: There is no comment" in done.stderr


def test_a_beginning_that_names_several_decides_none(store: Store, run: Run) -> None:
    ids = [received(store, number) for number in range(2)]
    done = run("approve", ids[0][:6])
    assert (done.exit_code, "type more of it" in done.stderr) == (1, True)
    assert {state_of(store, comment) for comment in ids} == {State.PENDING}


def test_a_decision_is_put_down_to_a_moderator_of_the_configuration_alone(
    store: Store, run: Run
) -> None:
    comment = received(store)
    (store.folder / "comments.toml").write_text(
        '[moderation]\nmoderators = ["Priya Shah <priya@example.org>"]\n', encoding="utf-8"
    )
    wrong = run("approve", comment, "--as", "Priya Sha")
    assert (wrong.exit_code, "Did you mean Priya Shah?" in wrong.stderr) == (2, True)
    assert run("approve", comment, "--as", "Priya Shah").exit_code == 0
    with store.reading() as connection:
        assert history(connection, comment)[-1].actor == "Priya Shah"


def test_the_stats_count_comments_jobs_and_what_is_kept(store: Store, run: Run) -> None:
    ids = [received(store, number) for number in range(3)]
    taken(store, ids[0], Step.APPROVE)
    told = json.loads(run("stats", "--format", "json").stdout)
    assert (told["comments"]["pending"], told["comments"]["approved"]) == (2, 1)
    assert told["jobs"]["publish"]["number"] == 1
    until = datetime.fromisoformat(told["kept"]["submitted"]["until"])
    assert until == NOON + timedelta(days=15)
    assert "network addresses and browsers" in run("stats").stdout


def test_a_folder_without_a_store_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    done = weekpress(tmp_path, "comments", "list", "--data", "typo")
    assert (done.returncode, "There are no comments in typo" in done.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_can_be_said_once_for_all(store: Store, database: dict[str, str]) -> None:
    named = {**database, "WEEKPRESS_COMMENTS_DATA": str(store.folder)}
    assert "There are none." in weekpress(Path("/"), "comments", "list", env=named).stdout


@pytest.mark.parametrize(
    "command",
    ["list --state all", "show ID --email", "approve ID 01ZZZZ", "stats", "publish", "doctor"],
)
def test_the_json_is_as_the_reference_says(command: str, store: Store, run: Run) -> None:
    comment = received(store, body=ESCAPES)
    taken(store, received(store, 1), Step.APPROVE)
    words = [comment if word == "ID" else word for word in command.split()]
    content = store.folder.parent
    said = f'[publish]\nuse = "files"\nfolder = "{content}"\n'
    (store.folder / "comments.toml").write_text(said, encoding="utf-8")
    told = run(*words, "--format", "json").stdout
    assert told.isascii()
    Draft202012Validator(schema_of(words[0])).validate(json.loads(told))


@given(text=st.text(), width=st.integers(2, 60))
def test_a_column_is_as_wide_as_it_is_and_moves_no_cursor(text: str, width: int) -> None:
    cut = fitted(text, width)
    assert cell_len(cut) == width
    assert "\n" not in cut
    assert "\x1b" not in cut


def schema_of(command: str) -> dict[str, Any]:
    """The schema in the reference; what it does not name, the command does not print."""
    text = REFERENCE.read_text(encoding="utf-8")
    schemas: dict[str, Any] = json.loads(text.split("```json\n")[1].split("```")[0])
    return {**schemas, "$ref": f"#/$defs/{'decided' if command == 'approve' else command}"}
