"""Four judges of the planted faults: `weekpress check`, axe-core, html-validate, markdownlint-cli2.

Comes in: a folder as planted_faults.lay_out writes it. Goes out: what each judge says of each
fault, by the fault's name. They are run as their users run them; nothing leaves the machine.
"""

from __future__ import annotations

import json
import mimetypes
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Route

from planted_faults import ROOT

NOW = "1795780800"  # 27 November 2026, the time at which all that is shown in the manual is made
ORIGIN = "https://planted.example.org"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_MODULES = ROOT / "node_modules"
_LINTED = re.compile(r"^(?:.*/)?([\w-]+)\.md:(\d+)(?::\d+)? (\S+)")
_RUN = """async tags => {
  const result = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}},
  });
  const told = (found, asks) => found.flatMap(rule => rule.nodes.map(() => [rule.id, asks]));
  return [...told(result.violations, false), ...told(result.incomplete, true)];
}"""


@dataclass(frozen=True)
class Told:
    """One thing a judge says of a page."""

    rule: str
    line: int = 0
    severity: str = ""
    asks: bool = False
    """Whether it only asks a person to look: what axe-core calls incomplete."""


Said = Mapping[str, list[Told]]
"""What a judge says, by the name of the fault."""


def ours(folder: Path) -> Said:
    """`weekpress check` over the texts, over the pages of a theme, and over links once built."""
    found = _check(folder / "texts", "--built", str(folder / "theme"))
    _weekpress(folder / "linked", "build", "--quiet")
    found += _check(folder / "linked", "--built", "output")
    said: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        said[Path(one["path"]).stem].append(_told(one))
    for site in sorted((folder / "settings").iterdir()):
        said[site.name] += map(_told, _check(site))
    return said


def _told(finding: Mapping[str, Any]) -> Told:
    return Told(finding["rule"], finding["line"], finding["severity"])


def _check(site: Path, *options: str) -> list[dict[str, Any]]:
    done = _weekpress(site, "check", "--format", "json", *options)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _weekpress(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-m", "weekpress", *arguments]
    return subprocess.run(  # noqa: S603 -- our own command
        command, cwd=site, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def markdownlint(folder: Path) -> Said:
    """markdownlint-cli2 with the rules it has by default, but for the length of lines."""
    (folder / "markdown/.markdownlint.json").write_text('{"MD013": false}', encoding="utf-8")
    program = _MODULES / "markdownlint-cli2/markdownlint-cli2-bin.mjs"
    done = _node(program, "*.md", cwd=folder / "markdown")
    said: dict[str, list[Told]] = defaultdict(list)
    for line in done.stderr.splitlines():
        if found := _LINTED.match(line):
            said[found[1]].append(Told(found[3].partition("/")[0], int(found[2])))
    return said


def html_validate(folder: Path) -> Said:
    """html-validate as this repository's own pages are judged by it: .htmlvalidate.json."""
    program = _MODULES / "html-validate/bin/html-validate.mjs"
    pages = map(str, sorted((folder / "pages").glob("*.html")))
    done = _node(program, "--formatter", "json", "--config", ".htmlvalidate.json", *pages, cwd=ROOT)
    return {
        Path(page["filePath"]).stem: [Told(m["ruleId"], m["line"]) for m in page["messages"]]
        for page in json.loads(done.stdout)
    }


def _node(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = ["node", str(program), *arguments]
    done = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return done


def axe(folder: Path, browser: Browser, names: Collection[str]) -> Said:
    """axe-core in a browser, in the light scheme, over the pages of these names."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/*", lambda route: _answer(route, folder / "pages"))
    source = (_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")
    said = {}
    for name in names:
        page.goto(f"{ORIGIN}/{name}.html", wait_until="load")
        page.evaluate(source)
        found = page.evaluate(_RUN, list(AXE_TAGS))
        said[name] = [Told(rule, asks=asks) for rule, asks in found]
    page.close()
    return said


def _answer(route: Route, pages: Path) -> None:
    """A file of the folder for its own address; nothing for any other."""
    path = pages / (unquote(urlsplit(route.request.url).path).lstrip("/") or "index.html")
    if route.request.url.startswith(ORIGIN) and path.is_file():
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        route.fulfill(body=path.read_bytes(), content_type=f"{kind}; charset=utf-8")
    else:
        route.abort()


def chromium() -> str:
    """Where Chromium is. Raises SystemExit if it is nowhere."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("Chromium is not here: apt install chromium")
    return found
