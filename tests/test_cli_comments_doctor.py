"""`weekpress comments doctor`: everything at once, each with what to do, and nothing is changed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from commenting import received
from serving_comments import site_of
from weekpress.cli.program import program
from weekpress.comments.store import Store

WELL = """\
[service]
site = "{site}"
[moderation]
moderators = ["Priya Shah <priya@example.org>"]
[publish]
use = "files"
folder = "{content}"
"""


def asked(store: Store, database: dict[str, str], *arguments: str) -> Result:
    given = ["comments", "doctor", "--data", str(store.folder), *arguments]
    return CliRunner().invoke(program, given, env=database)


def configure(store: Store, words: str) -> None:
    beside = store.folder.parent
    content = beside / "content"
    content.mkdir(exist_ok=True)
    said = words.replace("{site}", str(beside / "output")).replace("{content}", str(content))
    (store.folder / "comments.toml").write_text(said, encoding="utf-8")


def test_nothing_is_wrong_where_nothing_is(store: Store, database: dict[str, str]) -> None:
    site_of(store.folder.parent / "output")
    configure(store, WELL.replace('moderators = ["Priya Shah <priya@example.org>"]', ""))
    done = asked(store, database)
    assert done.exit_code == 0, done.stdout
    assert "Nothing has to be mended. To think about: 1." in done.stdout


def test_everything_that_is_wrong_is_told_at_once(store: Store, database: dict[str, str]) -> None:
    configure(store, WELL + '[filters]\nuse = ["akismet"]\n[mail]\nhost = "127.0.0.1"\nport = 1\n')
    (store.folder / "key").chmod(0o644)
    (store.folder.parent / "content").rmdir()
    done = asked(store, database, "--format", "json")
    told = {trouble["subject"] for trouble in json.loads(done.stdout)["troubles"]}
    assert told >= {"key", "site", "filters", "mail", "publish"}
    assert done.exit_code == 1
    assert all(trouble["message"] for trouble in json.loads(done.stdout)["troubles"])


def test_a_configuration_that_cannot_be_read_is_not_taken_for_an_empty_one(
    store: Store, database: dict[str, str]
) -> None:
    configure(store, '[moderation]\nmoderators = ["Priya"]\n')
    told = asked(store, database, "--offline").stdout
    assert "a name and an address are expected" in told
    assert "no moderators are named" not in told and "site:" not in told


def test_a_fault_in_the_configuration_hides_nothing_else(
    store: Store, database: dict[str, str]
) -> None:
    configure(store, "[service]\nsyte = 1\n")
    (store.folder / "key").chmod(0o604)
    told = asked(store, database, "--offline").stdout
    assert "Did you mean service.site?" in told
    assert "chmod 600" in told


def test_offline_nobody_is_asked(store: Store, database: dict[str, str]) -> None:
    configure(store, WELL + '[mail]\nhost = "127.0.0.1"\nport = 1\n')
    site_of(store.folder.parent / "output")
    assert "mail:" in asked(store, database).stdout
    assert "mail: 127.0.0.1" not in asked(store, database, "--offline").stdout


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    done = CliRunner().invoke(program, ["comments", "doctor", "--data", str(tmp_path / "typo")])
    assert (done.exit_code, "There is no folder" in done.stdout) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_changes_nothing(store: Store, database: dict[str, str]) -> None:
    received(store)
    configure(store, WELL)
    site_of(store.folder.parent / "output")
    before = {path: path.read_bytes() for path in store.folder.iterdir() if "-" not in path.name}
    asked(store, database)
    kept = {path: path.read_bytes() for path in store.folder.iterdir() if "-" not in path.name}
    assert kept == before
    assert list((store.folder.parent / "content").iterdir()) == []
