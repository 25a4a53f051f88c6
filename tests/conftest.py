"""What tests are given: real sites built in real folders, a real server, and the tools on hand.

A tool that is not here skips the tests that need it, and says so. A tool that is named in
WEEKPRESS_REQUIRE (as CI does: `browser,node,newsboat,fuzz`) must be here: its absence is a failure.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pelican.log  # noqa: F401 -- first of all, see below
import pytest

from building import ROOT, BuildSite, Built, Require, Serve, built, copy_of, served
from databases import fresh_database, postgres_server
from weekpress.comments.store import Store, opened
from weekpress.comments.store.engine import VARIABLE

# Pelican's loggers say a thing once, and so does every logger that is made after Pelican is there.
# The service for comments never shares a process with it, but its tests do.
logging.setLoggerClass(logging.Logger)

# Machines are shared and slow at times: a law is not broken by taking long.
hypothesis.settings.register_profile("weekpress", deadline=None)
hypothesis.settings.load_profile("weekpress")

# What a shell starts in the background ignores Ctrl-C, and so would every process of a test: those
# that press it must see it arrive. Source: POSIX, shell command language, asynchronous lists.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Builds a site folder (its content/, its settings.py if any) in a folder of its own."""

    def build(site: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Built:
        folder = tmp_path / f"{site.name}-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return built(copy_of(site, folder), *arguments, env=env)

    return build


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the sample site at its public address, built once (a worker, under xdist)."""
    result = built(copy_of(ROOT, tmp_path_factory.mktemp("sample")), "--publish")
    assert result.exit_code == 0, result.stdout + result.stderr
    return result.output


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder over HTTP until the test ends; gives its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


def _node_package(name: str) -> str | None:
    path = ROOT / "node_modules" / name
    return str(path) if path.is_dir() and shutil.which("node") else None


_ADMIN = f"{os.environ.get('PATH', '')}:/usr/sbin"
"""Where programs are that a plain user's PATH leaves out."""

TOOLS: dict[str, tuple[Callable[[], str | None], str]] = {
    "browser": (
        lambda: shutil.which("chromium") or shutil.which("chromium-browser"),
        "Chromium is not here: apt install chromium",
    ),
    "node": (lambda: _node_package("html-validate"), "the Node packages are not here: npm ci"),
    "axe": (lambda: _node_package("axe-core"), "the Node packages are not here: npm ci"),
    "markdownlint": (
        lambda: _node_package("markdownlint-cli2"),
        "the Node packages are not here: npm ci",
    ),
    "openssl": (lambda: shutil.which("openssl"), "openssl is not here: apt install openssl"),
    "fuzz": (
        lambda: getattr(find_spec("atheris"), "origin", None),
        "atheris is not here, or has no wheel for this machine: pip install atheris",
    ),
    "postgres": (
        lambda: (
            next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))), None)
            or shutil.which("pg_ctl")
        ),
        "PostgreSQL is not here: apt install postgresql",
    ),
    "nginx": (
        lambda: shutil.which("nginx", path=_ADMIN),
        "nginx is not here: apt install nginx-light",
    ),
    "caddy": (lambda: shutil.which("caddy"), "Caddy is not here: apt install caddy"),
    "systemd": (
        lambda: shutil.which("systemd-analyze"),
        "systemd-analyze is not here: apt install systemd",
    ),
    "newsboat": (lambda: shutil.which("newsboat"), "newsboat is not here: apt install newsboat"),
}


def required(tool: str) -> str:
    """Where `tool` is. Skips the test if it is not here, or fails it if it has to be."""
    find, reason = TOOLS[tool]
    if found := find():
        return found
    if tool in os.environ.get("WEEKPRESS_REQUIRE", "").split(","):
        pytest.fail(f"WEEKPRESS_REQUIRE names {tool}, but {reason}.")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def require() -> Require:
    """Where a tool is: `require("newsboat")` skips what cannot run here, or fails it in CI."""
    return required


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of this test process, by its address without a database."""
    with postgres_server(required("postgres")) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The environment that makes a store use an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield {}
        return
    with fresh_database(request.getfixturevalue("postgres")) as address:
        yield {VARIABLE: address}


@pytest.fixture
def store(database: dict[str, str], tmp_path: Path) -> Iterator[Store]:
    """An empty store in a folder of its own, in each kind of database in turn."""
    with opened(tmp_path / "data", database, chance=bytes(range(32))) as store:
        yield store
