"""Which file answers an address, as on a static host: /x/ is x/index.html, /x leads to /x/.

Comes in: the root folder and the path of a request, from anybody. Goes out: what to send. Nothing
outside the folder is ever found, whatever dots, escapes or symbolic links the path holds.
Source: RFC 9110 (status codes), RFC 3986 5.2.4 (dot segments).
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, unquote_to_bytes, urlsplit

_HOST_FILES = {"_headers", "_redirects"}
"""Files that tell a host what to do; hosts read them and do not serve them."""
_DOTS = {".", ".."}
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\\:]")
"""Control characters; and what parts folders, drives and streams on Windows."""
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Types that the tables of some machines lack or have otherwise."""


@dataclass(frozen=True)
class Found:
    """A file to send."""

    status: int
    path: Path


@dataclass(frozen=True)
class Moved:
    """Another address to go to, on this site."""

    location: str


def find(root: Path, target: str) -> Found | Moved | None:
    """What stands at `target`, the path and query of a request; None where nothing does.

    A page that is not there is 404.html with status 404, if the site has one.
    """
    parts = urlsplit("/" + target.lstrip("/"))
    names = _names(parts.path)
    if names is None or any(_hidden(name) for name in names):
        return _missing(root)
    try:
        return _at(root, names, parts) or _missing(root)
    except (OSError, RuntimeError):  # a name too long for any disk, or links in a circle
        return _missing(root)


def _at(root: Path, names: list[str], parts: SplitResult) -> Found | Moved | None:
    place, folder = _inside(root, names), parts.path.endswith("/")
    if place is None:
        return None
    if place.is_dir() and not folder:
        query = f"?{parts.query}" if parts.query else ""
        return Moved("/" + "".join(f"{quote(name)}/" for name in names) + query)
    page = _inside(root, [*names, "index.html"]) if folder else place
    return Found(200, page) if page and page.is_file() else None


def redirected(target: str, rules: str) -> Moved | None:
    """Where a _redirects file with the content `rules` sends a request, if it does.

    A rule is a line: the old path, the new one, the status. Only paths of this site are followed.
    Source: the _redirects format of Netlify and Cloudflare Pages.
    """
    asked = unquote(urlsplit("/" + target.lstrip("/")).path)
    for old, new, *_ in (words for line in rules.splitlines() if len(words := line.split()) > 1):
        if unquote(old) == asked and new.startswith("/") and not new.startswith("//"):
            return Moved(new)
    return None


def media_type(path: Path) -> str:
    """The Content-Type of a file, by its name; text is UTF-8."""
    kind = _TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
    kind = kind or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("xml", "json"))
    return f"{kind}; charset=utf-8" if text else kind


def _names(path: str) -> list[str] | None:
    """The folders and file a path names, unescaped once; None for one no honest link has."""
    try:
        plain = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    names = [name for name in plain.split("/") if name]
    return None if any(_NOT_IN_NAMES.search(name) or name in _DOTS for name in names) else names


def _inside(root: Path, names: Iterable[str]) -> Path | None:
    """The real path of `names` in `root`; None where links lead out of it."""
    top = root.resolve()
    place = top.joinpath(*names).resolve()
    return place if place.is_relative_to(top) else None


def _hidden(name: str) -> bool:
    return (name.startswith(".") and name != ".well-known") or name in _HOST_FILES


def _missing(root: Path) -> Found | None:
    page = root / "404.html"
    return Found(404, page) if page.is_file() else None
