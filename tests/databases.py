"""Real databases for the store: SQLite in a folder, and a PostgreSQL server of our own.

The server is started once a test process, on a free port of loopback, and every store gets a
database of its own. PostgreSQL does not run as root, so that as root it runs as `postgres`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import psycopg


@contextmanager
def postgres_server(pg_ctl: str) -> Iterator[str]:
    """The address of a server, without a database's name; it is gone at the end."""
    folder, port = Path(mkdtemp(prefix="weekpress-postgres-")), _free_port()
    data, binaries = folder / "data", Path(pg_ctl).resolve().parent
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    _run(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8")
    options = f"-h 127.0.0.1 -p {port} -k '' -c max_connections=60"
    _run(pg_ctl, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        _run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The address of an empty database, gone afterwards."""
    name = f"weekpress_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield f"{server}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _run(*command: str | Path) -> None:
    as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    words = [*(as_postgres if os.geteuid() == 0 else []), *map(str, command)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
