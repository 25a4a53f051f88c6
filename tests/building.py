"""Real sites, built in real folders by the real command, and served as a host serves them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
"""The fixture `build_site`: (site, *arguments, env=None) -> Built."""
Serve = Callable[[Path], str]
"""The fixture `serve`: folder -> the address it is served at."""
Require = Callable[[str], str]
"""The fixture `require`: a tool's name -> where it is."""


def weekpress(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the `weekpress` command in `folder`, from this checkout, installed or not."""
    return subprocess.run(
        [sys.executable, "-m", "weekpress", *arguments],
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


def real_news() -> Path:
    """The folder of 2,084 real posts, which is beside the repository and no part of it."""
    news = ROOT.parent / "shared/data/digitalgov/news"
    if not news.is_dir():
        pytest.skip("There is no ../shared/data/digitalgov beside this checkout.")
    return news


def kept_files() -> list[Path]:
    """Every file of the repository that is text, kept in git or about to be."""
    if not ((ROOT / ".git").exists() and shutil.which("git")):
        pytest.skip("This is not a git clone, so nothing says which files are kept.")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:1024]]


def built(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Built:
    """Build the site in `folder`, into `folder`/output, or `folder`/preview with --drafts."""
    done = weekpress(folder, "build", *arguments, env=env)
    output = folder / ("preview" if "--drafts" in arguments else "output")
    return Built(output, done.stdout, done.stderr, done.returncode)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files as a static host does, 404.html among them, and says nothing."""

    def log_message(self, *_: object) -> None: ...

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / f"{code}.html"
        if not page.is_file():
            super().send_error(code, message, explain)
            return
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
