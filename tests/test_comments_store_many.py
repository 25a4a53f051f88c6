"""Many workers at once, threads and processes: no job is two workers', and none is nobody's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commenting import NOON, received
from weekpress.comments.store import Store, chores, jobs, opened

NUMBER, WORKERS = 60, 4

WORKER = """
import json, os, sys
from datetime import datetime
from pathlib import Path
from weekpress.comments.store import jobs, opened
did, now = [], datetime.fromisoformat(sys.argv[2])
with opened(Path(sys.argv[1]), os.environ) as store:
    sys.stdin.readline()
    while True:
        with store.writing() as connection:
            held = jobs.claim(connection, jobs.CHECK, now, 3)
        if not held:
            break
        did += [job.comment for job in held]
        with store.writing() as connection:
            jobs.done(connection, held)
print(json.dumps(did))
"""


def at_once(work: Callable[[], list[str]]) -> list[str]:
    """What so many threads did, all begun together."""
    ready = threading.Barrier(WORKERS)

    def begun() -> list[str]:
        ready.wait()
        return work()

    with ThreadPoolExecutor(WORKERS) as pool:
        parts = [pool.submit(begun) for _ in range(WORKERS)]
        return [one for part in parts for one in part.result()]


def worked(store: Store) -> list[str]:
    did: list[str] = []
    while True:
        with store.writing() as connection:
            held = jobs.claim(connection, jobs.CHECK, NOON.replace(year=2027), 3)
        if not held:
            return did
        did += [job.comment for job in held]
        with store.writing() as connection:
            jobs.done(connection, held)


def test_no_job_is_held_by_two_threads_and_all_get_done(store: Store) -> None:
    ids = [received(store, number) for number in range(NUMBER)]
    assert sorted(at_once(lambda: worked(store))) == ids
    with store.reading() as connection:
        assert jobs.waiting(connection) == {}


def test_no_job_is_held_by_two_processes_and_all_get_done(
    store: Store, database: dict[str, str]
) -> None:
    ids = [received(store, number) for number in range(NUMBER)]
    command = [sys.executable, "-c", WORKER, str(store.folder), "2027-01-01T00:00:00+00:00"]
    workers = [
        subprocess.Popen(
            command, env=os.environ | database, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(WORKERS)
    ]
    for worker in workers:
        assert worker.stdin
        worker.stdin.write(b"\n")
        worker.stdin.flush()
    did = [one for worker in workers for one in json.loads(worker.communicate()[0])]
    assert sorted(did) == ids


def test_of_many_workers_one_does_a_chore(store: Store) -> None:
    def claimed() -> list[str]:
        with store.writing() as connection:
            return ["turn"] if chores.claim(connection, chores.PURGE, NOON) else []

    assert at_once(claimed) == ["turn"]


def test_many_that_start_at_once_in_a_new_folder_have_one_key(
    database: dict[str, str], tmp_path: Path
) -> None:
    def started() -> list[str]:
        with opened(tmp_path, database, os.urandom(32)) as store:
            return [store.keys.hashed("which")]

    assert len(set(at_once(started))) == 1
