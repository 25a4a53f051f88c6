"""What tests are given: real sites built in real folders, a real server, and the tools on hand.

A tool that is not here skips the tests that need it, and says so. A tool that is named in
WEEKPRESS_REQUIRE (as CI does: `browser,node,newsboat`) must be here: its absence is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parent.parent
NOW = "1795780800"  # 2026-11-27T12:00:00Z: the time every build under test believes it is.


@dataclass(frozen=True)
class Built:
    """What one `weekpress build` left behind."""

    output: Path
    stdout: str
    stderr: str
    exit_code: int


BuildSite = Callable[..., Built]
Serve = Callable[[Path], str]
Require = Callable[[str], str]


def weekpress(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the `weekpress` command in `folder`, from this checkout, installed or not."""
    return subprocess.run(
        [sys.executable, "-c", "from weekpress.cli import main; main()", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "plugins"),
            "PYTHONIOENCODING": "utf-8",
            "SOURCE_DATE_EPOCH": NOW,
            **(env or {}),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def copy_of(site: Path, folder: Path) -> Path:
    """A site to build in `folder`: `site`'s content and the settings of this repository.

    Neither plugins/ nor theme/ come along, as for somebody who installed Weekpress. A settings.py
    in the site is added at the end of the settings, so that a test says only what it changes.
    """
    shutil.copytree(site / "content", folder / "content")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    if (site / "settings.py").is_file():
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write((site / "settings.py").read_text(encoding="utf-8"))
    return folder


def built(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Built:
    """Build the site that is in `folder`, into `folder`/output."""
    done = weekpress(folder, "build", *arguments, env=env)
    return Built(folder / "output", done.stdout, done.stderr, done.returncode)


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


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files as a static host does, 404.html among them, and says nothing."""

    def log_message(self, *_: object) -> None: ...

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / f"{code}.html"
        if not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A web server on this machine for `folder`; gives its address, without a slash at the end."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder over HTTP until the test ends; gives its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


def _node_package(name: str) -> str | None:
    path = ROOT / "node_modules" / name
    return str(path) if path.is_dir() and shutil.which("node") else None


TOOLS: dict[str, tuple[Callable[[], str | None], str]] = {
    "browser": (
        lambda: shutil.which("chromium") or shutil.which("chromium-browser"),
        "no Chromium: apt install chromium",
    ),
    "node": (lambda: _node_package("html-validate"), "no Node packages: npm ci"),
    "newsboat": (lambda: shutil.which("newsboat"), "no newsboat: apt install newsboat"),
}


def required(tool: str) -> str:
    """Where `tool` is. Skips the test if it is not here, or fails it if it has to be."""
    find, reason = TOOLS[tool]
    if found := find():
        return found
    if tool in os.environ.get("WEEKPRESS_REQUIRE", "").split(","):
        pytest.fail(f"WEEKPRESS_REQUIRE names {tool}, but there is {reason}.")
    pytest.skip(f"There is {reason}.")


@pytest.fixture(scope="session")
def require() -> Require:
    """Where a tool is: `require("newsboat")` skips what cannot run here, or fails it in CI."""
    return required
