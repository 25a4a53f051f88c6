"""Backup and restore: nothing that was acknowledged is lost, and nothing half is ever there."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from building import ROOT, weekpress
from commenting import NOON, received, taken
from weekpress.comments.keys import SealError
from weekpress.comments.states import State, Step
from weekpress.comments.store import Store, jobs, opened
from weekpress.comments.store.audited import history
from weekpress.comments.store.backup import back_up, restore
from weekpress.comments.store.engine import VARIABLE, StoreError
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.store.reading import counts, email, one, page
from weekpress.comments.store.schema import sessions

KEY = bytes(range(32))


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Store]:
    """A store in SQLite, which is what is backed up here."""
    with opened(tmp_path / "data", {}, chance=KEY) as store:
        yield store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "comments.tar"


def ids_in(folder: Path) -> list[str]:
    with opened(folder, {}) as store, store.reading() as connection:
        return [comment.id for comment in page(connection, list(State), 100_000)]


def test_a_restored_store_has_every_comment_its_history_and_its_addresses(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    ids = [received(lite, number) for number in range(3)]
    taken(lite, ids[1], Step.APPROVE)
    assert back_up(lite.folder, file, {}, NOON, with_key=True).comments == 3
    restore(file, tmp_path / "new", {})
    assert ids_in(tmp_path / "new") == ids
    with opened(tmp_path / "new", {}) as new, new.reading() as connection:
        assert counts(connection)[State.APPROVED] == 1
        assert history(connection, ids[1])[-1].actor == "Priya Shah"
        assert email(connection, new.keys, ids[0]) == "rosa@example.org"


def test_what_was_acknowledged_before_a_backup_began_is_in_it(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    acknowledged: list[str] = []
    stop, enough = threading.Event(), threading.Event()

    def write(writer: int) -> None:
        number = writer * 100_000
        while not stop.is_set():
            acknowledged.append(received(lite, number := number + 1))
            if len(acknowledged) > 40:
                enough.set()

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    assert enough.wait(60)
    before = set(acknowledged)
    back_up(lite.folder, file, {}, NOON, with_key=True)
    stop.set()
    for thread in writers:
        thread.join()
    restore(file, tmp_path / "new", {})
    assert before <= set(ids_in(tmp_path / "new")) <= set(acknowledged)


def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside_it(lite: Store, file: Path) -> None:
    received(lite)
    before = set(file.parent.iterdir())
    back_up(lite.folder, file, {}, NOON)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(file.parent.iterdir()) - before == {file}


def test_the_key_is_in_a_backup_only_if_it_was_asked_for(lite: Store, tmp_path: Path) -> None:
    plain, whole = tmp_path / "plain.tar", tmp_path / "whole.tar"
    back_up(lite.folder, plain, {}, NOON)
    back_up(lite.folder, whole, {}, NOON, with_key=True)
    assert KEY.hex().encode() not in plain.read_bytes()
    assert KEY.hex().encode() in whole.read_bytes()


def test_a_file_that_is_there_stays_unless_it_may_go(lite: Store, file: Path) -> None:
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already"):
        back_up(lite.folder, file, {}, NOON)
    assert file.read_text(encoding="utf-8") == "mine"
    back_up(lite.folder, file, {}, NOON, replace=True)
    assert tarfile.is_tarfile(file)


def test_a_damaged_store_is_told_and_no_backup_is_written(lite: Store, file: Path) -> None:
    for number in range(200):
        received(lite, number)
    lite.close()
    with (lite.folder / "comments.sqlite").open("r+b") as store:
        store.seek(4096 * 5)
        store.write(b"\xff" * 4096 * 20)
    with pytest.raises(StoreError, match=r"is damaged: .*Nothing was written"):
        back_up(lite.folder, file, {}, NOON)
    assert sorted(path.name for path in file.parent.iterdir()) == ["data"]


def test_a_damaged_backup_is_told_and_restores_nothing(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    for number in range(200):
        received(lite, number)
    back_up(lite.folder, file, {}, NOON, with_key=True)
    data = bytearray(file.read_bytes())
    data[4096 * 10 : 4096 * 20] = b"\xff" * 4096 * 10
    file.write_bytes(data)
    with pytest.raises(StoreError):
        restore(file, tmp_path / "new", {})
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_with_a_store_is_not_restored_into(lite: Store, file: Path) -> None:
    back_up(lite.folder, file, {}, NOON)
    kept = received(lite)
    with pytest.raises(StoreError, match="has a store already"):
        restore(file, lite.folder, {})
    assert ids_in(lite.folder) == [kept]


def test_the_log_of_a_store_that_was_moved_away_does_not_come_into_a_restored_one(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    back_up(lite.folder, file, {}, NOON, with_key=True)
    received(lite)  # after the backup, and in the log alone
    target = tmp_path / "target"
    target.mkdir()
    log = target / "comments.sqlite-wal"
    log.write_bytes((lite.folder / log.name).read_bytes())
    with pytest.raises(StoreError, match=r"comments\.sqlite-wal"):
        restore(file, target, {})
    assert list(target.iterdir()) == [log]


def test_a_backup_without_the_key_is_restored_with_the_key_of_another_place(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    received(lite)
    back_up(lite.folder, file, {}, NOON)
    with pytest.raises(SealError, match="no key"):
        restore(file, tmp_path / "new", {})
    with pytest.raises(SealError, match="another key"):
        restore(file, tmp_path / "new", {"WEEKPRESS_COMMENTS_KEYS": "ab" * 32})
    restore(file, tmp_path / "new", {"WEEKPRESS_COMMENTS_KEYS": KEY.hex()})
    assert not (tmp_path / "new/key").exists()


def test_a_restored_job_is_free_and_places_what_is_there_already_again(
    lite: Store, file: Path, tmp_path: Path
) -> None:
    comment = received(lite)
    taken(lite, comment, Step.APPROVE)
    later = NOON + timedelta(hours=2)
    with lite.writing() as connection:
        assert jobs.claim(connection, jobs.PUBLISH, later, 9)
    back_up(lite.folder, file, {}, NOON, with_key=True)
    restore(file, tmp_path / "new", {})
    with opened(tmp_path / "new", {}) as new, new.writing() as connection:
        held = jobs.claim(connection, jobs.PUBLISH, later, 9)
        files = to_place(connection, [job.comment for job in held])
        first = [wanted(one) for one in files]
        placed(connection, files, later)
        jobs.done(connection, held)
        again = [wanted(one) for one in to_place(connection, [comment])]
        found = one(connection, comment)
    assert first == again
    assert found
    assert found.state is State.PUBLISHED


def test_nobody_is_signed_in_to_a_restored_store(lite: Store, file: Path, tmp_path: Path) -> None:
    session = {"token_key": "x", "moderator": "Priya Shah", "begun": NOON, "seen": NOON}
    with lite.writing() as connection:
        connection.execute(sessions.insert().values(**session, expires=NOON))
    back_up(lite.folder, file, {}, NOON, with_key=True)
    restore(file, tmp_path / "new", {})
    with sqlite3.connect(tmp_path / "new/comments.sqlite") as database:
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (0,)


def test_of_an_archive_nothing_is_read_but_the_parts_of_a_backup(
    lite: Store, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.tar"
    link = tarfile.TarInfo("comments.sqlite")
    link.type, link.linkname = tarfile.SYMTYPE, str(lite.folder / "comments.sqlite")
    for member in (tarfile.TarInfo("../outside"), tarfile.TarInfo("/etc/outside"), link):
        with tarfile.open(hostile, "w") as archive:
            archive.addfile(member)
        with pytest.raises(StoreError, match="is not a backup"):
            restore(hostile, tmp_path / "new", {})
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"not a tar", b"\0" * 10_240])
def test_a_file_that_is_no_backup_is_told(data: bytes, file: Path, tmp_path: Path) -> None:
    file.write_bytes(data)
    with pytest.raises(StoreError, match="is not a backup"):
        restore(file, tmp_path / "new", {})


def test_a_backup_that_is_killed_leaves_a_whole_file_or_none(lite: Store, tmp_path: Path) -> None:
    for number in range(50):
        received(lite, number)
    words = [
        sys.executable,
        "-m",
        "weekpress",
        "comments",
        "backup",
        "--with-key",
        "--data",
        "data",
    ]
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    for tenths in range(6, 18, 2):
        file = tmp_path / f"{tenths}.tar"
        with subprocess.Popen([*words, file], cwd=tmp_path, env=environ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(tenths / 10)
            process.kill()
        if file.exists():
            restore(file, tmp_path / f"of-{tenths}", {})
            assert len(ids_in(tmp_path / f"of-{tenths}")) == 50
    back_up(lite.folder, tmp_path / "last.tar", {}, NOON)
    assert list(tmp_path.glob(".weekpress-*")) == []


def test_a_backup_that_is_not_there_is_told_and_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no file"):
        restore(tmp_path / "typo.tar", tmp_path / "new", {})
    assert not (tmp_path / "new").exists()


def test_postgresql_is_backed_up_by_its_own_command(file: Path, tmp_path: Path) -> None:
    environ = {VARIABLE: "postgresql://weekpress:secret@127.0.0.1/comments"}
    with pytest.raises(StoreError, match="pg_dump") as told:
        back_up(tmp_path, file, environ, NOON)
    assert "secret" not in str(told.value)
    with pytest.raises(StoreError, match="pg_restore"):
        restore(file, tmp_path, environ)  # before it looks for the file


def test_the_commands_back_up_and_restore(lite: Store, tmp_path: Path) -> None:
    received(lite)
    made = weekpress(tmp_path, "comments", "backup", "b.tar", "--data", "data", "--with-key")
    assert "Backed up: 1 comment" in made.stdout
    back = weekpress(tmp_path, "comments", "restore", "b.tar", "--data", "new")
    assert (back.returncode, "Restored: 1 comment, in new." in back.stdout) == (0, True)
    again = weekpress(tmp_path, "comments", "restore", "b.tar", "--data", "new")
    assert (again.returncode, "has a store already" in again.stderr) == (1, True)


def test_the_json_of_both_is_as_the_reference_says(lite: Store, tmp_path: Path) -> None:
    received(lite)
    text = (ROOT / "docs/reference/comment-commands.md").read_text(encoding="utf-8")
    schemas = json.loads(text.split("```json\n")[1].split("```")[0])
    asked = ["--format", "json", "--data"]
    made = weekpress(tmp_path, "comments", "backup", "b.tar", "--with-key", *asked, "data")
    back = weekpress(tmp_path, "comments", "restore", "b.tar", *asked, "new")
    for name, told in (("backup", made), ("restore", back)):
        schema = {**schemas, "$ref": f"#/$defs/{name}"}
        Draft202012Validator(schema).validate(json.loads(told.stdout))
