"""Takes the pictures of docs/screenshots.md, from the sample site as it is.

Run it after a change that shows: .venv/bin/python docs/screenshots.py
Names after it take only those pictures; --into FOLDER puts them elsewhere.
It builds the site at a fixed time into a folder of its own, opens it in Chromium and asks nothing
of any network: requests for the site's address are answered from that folder, all others refused.
"""

from __future__ import annotations

import argparse
import mimetypes
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = Path(__file__).parent / "images"
ORIGIN = "https://weekpress.example.org"
NOW = "1795780800"  # 27 November 2026, the time at which the manual's commands are tried too


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, and how it is looked at."""

    name: str
    path: str
    width_px: int = 1000
    height_px: int = 760
    dark: bool = False
    at: str = ""
    """The element that is scrolled to the top; left out, the top of the page."""


SHOTS = (
    Shot("week", "/weeknotes/2026/w47/", height_px=900),
    Shot("calendar", "/weeknotes/", at="#year-2026"),
    Shot("calendar-phone", "/weeknotes/", width_px=320, height_px=640, dark=True, at="#year-2026"),
    Shot("note", "/weeknotes/2026/w47/missed-bins/"),
    Shot("project", "/projects/missed-bins/", height_px=1000),
    Shot("decisions", "/decisions/"),
    Shot("glossary", "/glossary/", dark=True),
    Shot("accessibility", "/accessibility/", at="#compliance-status"),
    Shot("comments", "/eleven-weeks-of-bin-calls/", at="#comments"),
    Shot("comment-form", "/eleven-weeks-of-bin-calls/", width_px=390, height_px=760, at="#respond"),
    Shot("email", "/weeknotes/2026/w47/email.html", width_px=640),
)


def build(folder: Path) -> Path:
    """The sample site at its public address, built into a folder of its own."""
    for name in ("content", "theme", "plugins"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    env = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "weekpress", "build", "--publish", "--quiet"]
    subprocess.run(command, cwd=folder, env=env, check=True)  # noqa: S603 -- our own command
    return folder / "output"


def answer(route: Route, output: Path) -> None:
    """A file of the site for its own address; nothing for any other."""
    parts = urlsplit(route.request.url)
    path = output / unquote(parts.path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    if not route.request.url.startswith(ORIGIN) or not path.is_file():
        route.abort()
        return
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    route.fulfill(body=path.read_bytes(), content_type=kind)


def take(browser: Browser, output: Path, shot: Shot, images: Path) -> None:
    """Open the page and keep what is seen of it, as a PNG in the folder `images`."""
    context = browser.new_context(
        viewport={"width": shot.width_px, "height": shot.height_px},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    context.route("**/*", lambda route: answer(route, output))
    page: Page = context.new_page()
    page.goto(ORIGIN + shot.path)
    if shot.at:
        page.locator(shot.at).evaluate("element => element.scrollIntoView()")
    page.screenshot(path=images / f"{shot.name}.png")
    context.close()


def main() -> None:
    """Build, then take every picture, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--into", type=Path, default=IMAGES)
    typed = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is not here: apt install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = build(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            if not typed.names or shot.name in typed.names:
                take(browser, output, shot, typed.into)
                print(f"{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
