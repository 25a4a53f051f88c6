"""The pages of a built site, opened in a real browser at their public address.

Nothing leaves the machine: the browser's requests to the site's own host are answered from the
output folder, with the headers that `_headers` promises; any other request is refused and noted.
"""

from __future__ import annotations

import fnmatch
import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Route

MEASURES = Path(__file__).parent / "measures"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A folder of pages and the public address they are made for, without a slash at the end."""

    output: Path
    origin: str

    def addresses(self) -> list[str]:
        """Every page's path, "/" first; letters are for mail programs and look well in those."""
        found = (page for page in self.output.rglob("*.html") if page.name != "email.html")
        pages = sorted(found, key=lambda page: page.as_posix())
        names = [page.relative_to(self.output).as_posix() for page in pages]
        return sorted("/" + name.removesuffix("index.html") for name in names)

    def kinds(self) -> list[str]:
        """The longest page of each kind: one for each template and place."""
        longest: dict[str, str] = {}
        for address in sorted(self.addresses(), key=lambda a: (-self.size(a), a)):
            longest.setdefault(kind_of(address), address)
        return sorted(longest.values())

    def size(self, address: str) -> int:
        return self.file(address).stat().st_size

    def file(self, address: str) -> Path:
        path = self.output / unquote(address).lstrip("/")
        return path / "index.html" if path.is_dir() else path


def kind_of(address: str) -> str:
    """What sort of page lives there: "/tags/x/page/2/" is "/tags/*/page/*/"."""
    sections = (
        "accessibility", "archive", "categories", "decisions", "glossary", "people", "projects",
        "subscribe", "tags", "weeknotes",
    )  # fmt: skip
    first, *rest = address.strip("/").split("/")
    if first in sections or not first or first == "page" or first.endswith(".html"):
        return "/".join([first, *("page" if part == "page" else "*" for part in rest)])
    return "*"


@dataclass
class Visit:
    """One page open in the browser, and what happened on the way."""

    page: Page
    site: Site
    faults: list[str] = field(default_factory=list)
    """Requests to strangers, requests that failed, errors on the console."""
    requests: list[str] = field(default_factory=list)
    """What was asked of the site's own host, pictures left out."""

    def open(self, address: str) -> None:
        self.faults.clear()
        self.requests.clear()
        self.page.goto(self.site.origin + address, wait_until="load")

    def measure(self, name: str, argument: object = None) -> list[str]:
        """What measures/`name`.js finds wrong on the page."""
        script = (MEASURES / f"{name}.js").read_text(encoding="utf-8")
        found: list[str] = self.page.evaluate(script, argument)
        return found


@contextmanager
def visiting(browser: Browser, site: Site, **options: Any) -> Iterator[Visit]:
    """A fresh browser window on the site; options as for Playwright's new_context."""
    options.setdefault("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(**options)
    visit = Visit(context.new_page(), site)
    context.route("**/*", lambda route: _answer(route, visit))
    visit.page.on("console", lambda message: _note_console(message.type, message.text, visit))
    visit.page.on("pageerror", lambda error: visit.faults.append(f"script error: {error}"))
    try:
        yield visit
    finally:
        context.close()


def findings(visit: Visit, addresses: list[str], look: Callable[[], list[str]]) -> list[str]:
    """What `look` finds on each of the pages, with the page's address before it."""
    told = []
    for address in addresses:
        visit.open(address)
        told += [f"{address}  {found}" for found in look()]
    return told


def _note_console(kind: str, text: str, visit: Visit) -> None:
    if kind in {"error", "warning"} and "status of 404" not in text:
        visit.faults.append(f"console: {text}")


def _answer(route: Route, visit: Visit) -> None:
    """Answer as a static host would; refuse what is not the site's own."""
    url, kind = route.request.url, route.request.resource_type
    if url.startswith("data:"):
        return route.continue_()
    if not url.startswith(visit.site.origin + "/"):
        visit.faults.append(f"third-party request: {url}")
        return route.abort()
    if kind != "image":
        visit.requests.append(url)
    path = urlsplit(url).path
    file = visit.site.file(path)
    if not file.is_file():
        visit.faults.append(f"not found: {path}")
        return route.fulfill(status=404, body="not found")
    body = file.read_bytes()
    if kind == "document":  # a redirect page is looked at as those see it whom it does not take on
        body = re.sub(rb'http-equiv="?refresh"?', b'data-refresh=""', body)
    mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers = {"Content-Type": f"{mime}; charset=utf-8", **_promised(visit.site.output, path)}
    return route.fulfill(status=200, body=body, headers=headers)


def _promised(output: Path, path: str) -> dict[str, str]:
    """The headers that the `_headers` file gives this path (Netlify's and Cloudflare's format)."""
    file = output / "_headers"
    found: dict[str, str] = {}
    applies = False
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else []:
        if line and not line[0].isspace() and not line.startswith("#"):
            applies = fnmatch.fnmatch(path, line.strip())
        elif applies and ":" in line:
            name, _, value = line.strip().partition(":")
            found[name] = value.strip()
    return found
