"""The commands of the manual for PostgreSQL: a dump taken while comments come in is whole."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from building import ROOT, Require
from commenting import received, taken
from databases import fresh_database
from weekpress.comments.states import State, Step
from weekpress.comments.store import opened
from weekpress.comments.store.engine import VARIABLE
from weekpress.comments.store.reading import counts, email, page

PAGE = ROOT / "docs/how-to/run-comments-in-production.md"


def command(name: str) -> str:
    found = re.search(rf"^{name} .*$", PAGE.read_text(encoding="utf-8"), re.M)
    assert found
    return found[0]


def test_a_dump_restores_every_comment(postgres: str, require: Require, tmp_path: Path) -> None:
    beside = Path(require("postgres")).resolve().parent
    keys = {"WEEKPRESS_COMMENTS_KEYS": "ab" * 32}
    with fresh_database(postgres) as first, fresh_database(postgres) as second:
        with opened(tmp_path, {VARIABLE: first, **keys}) as store:
            ids = [received(store, number) for number in range(3)]
            taken(store, ids[0], Step.APPROVE)
        environ = {**os.environ, "PATH": f"{beside}:{os.environ['PATH']}"}
        environ |= {VARIABLE: first, "RESTORED": second}
        for words in (command("pg_dump"), command("pg_restore")):
            subprocess.run(["bash", "-c", words], check=True, cwd=tmp_path, env=environ)
        with opened(tmp_path, {VARIABLE: second, **keys}) as new, new.reading() as connection:
            assert [comment.id for comment in page(connection, list(State), 9)] == ids
            assert counts(connection)[State.APPROVED] == 1
            assert email(connection, new.keys, ids[1]) == "rosa@example.org"
