"""Redirects: the addresses something had before lead to where it is now.

Comes in: `redirect_from` of articles and pages. Goes out: a Redirect each, or a finding where it
cannot be; a small page at the old address, which every host serves; and the file _redirects, from
which some hosts make a true 301.
Source: the _redirects format of Netlify and Cloudflare Pages. Cloudflare compares a path byte for
byte, percent-encoded, so each is written with and without its last slash. Others, and the disks
of many writers, take capitals for small letters: no two old addresses may differ in these alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from pelican.contents import Content

from weekpress.errors import Finding
from weekpress.hosting.standing import Standing
from weekpress.markup import plain_text

LONGEST_NAME = 200
"""Bytes in one part of a path: file systems end at 255, and a host adds to it."""

STUB = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>Moved: {title}</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{target}">
</head>
<body>
<p>This page has moved: <a href="{target}">{title}</a></p>
</body>
</html>
"""
"""The page at an old address, for a theme without a template redirect.html."""


@dataclass(frozen=True)
class Redirect:
    """One old address and where it leads."""

    path: str
    """As readers knew it, from the root of the host, such as "/hackit/old-name/"."""
    to: str
    """The address within the site of what moved."""
    title: str
    """What moved, in plain text."""
    save_as: str
    """The file in the output folder that stands at the old address."""
    source: str
    """The file in content/ that says so, as its writer would type it."""
    line: int = 1
    """The line it says so in."""
    key: str = "redirect_from"
    """The key it says so with."""


def fault(path: str) -> str:
    """Why `path` cannot be an old address of this site; empty where it can."""
    decoded = unquote(path)
    if not path.startswith("/") or path.startswith("//") or "\\" in decoded:
        return "is not a path of this site"
    if "?" in path or "#" in path:
        return "has a question mark or a hash, which a static host does not look at"
    if re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]", decoded):
        return "holds characters an address cannot have"
    parts = [part for part in decoded.split("/") if part]
    if "//" in decoded or any(part in {".", ".."} for part in parts):
        return "does not say where it is: it has an empty part, . or .."
    if any(len(quote(part).encode()) > LONGEST_NAME for part in parts):
        return "is too long for a file name"
    return ""


def save_as(path: str, prefix: str = "") -> str:
    """The file that stands at `path`; `prefix` is the path of the site's own address."""
    inside = path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path
    name = unquote(inside).strip("/")
    return name if name.endswith((".html", ".htm")) else f"{name}/index.html".lstrip("/")


def asked_for(contents: Iterable[Content], prefix: str) -> Iterator[Redirect]:
    """The redirects that articles and pages ask for; one from a page to itself is none."""
    for content in contents:
        for path in getattr(content, "redirect_from", None) or []:
            name = save_as(path, prefix)
            if name != content.save_as:
                yield Redirect(path, content.url, plain_text(content.title), name, content.source)


def of_old_names(projects: Iterable[Content], prefix: str) -> Iterator[Redirect]:
    """The redirects from where a project was under each name it had before."""
    for project in projects:
        title = plain_text(project.title)
        for url in getattr(project, "old_urls", ()):
            path, name = f"{prefix}/{url}", save_as(f"/{url}")
            yield Redirect(path, project.url, title, name, project.source, key="aliases")


def judged(
    wanted: Iterable[Redirect], there: Mapping[str, str]
) -> Iterator[tuple[Redirect, Finding | None]]:
    """Each redirect, with what is wrong with it; of two from one address the first may stay.

    there -- what each file of the output folder is made from
    """
    standing = Standing()
    for name, source in there.items():
        standing.add(name, f"is the address of {source}")
    for redirect in dict.fromkeys(wanted):
        message, fix = fault(redirect.path), "Write a path of this site, such as /old-name/."
        if not message and (other := standing.in_the_way(redirect.save_as)):
            message, fix = other, "Choose which of the two has it."
        if message:
            yield redirect, _finding(redirect, message, fix)
            continue
        standing.add(redirect.save_as, f"leads to {redirect.source} already")
        yield redirect, None


def _finding(redirect: Redirect, message: str, fix: str) -> Finding:
    told = f'"{redirect.path}" {message}.'
    return Finding(redirect.source, redirect.line, redirect.key, told, fix, rule="redirect")


def redirects_file(redirects: Iterable[Redirect], prefix: str = "") -> str:
    """The file _redirects: old path, new path, 301; sorted."""
    lines = {
        f"{old} {quote(f'{prefix}/{redirect.to}')} 301"
        for redirect in redirects
        for old in _spellings(redirect.save_as)
    }
    return "".join(f"{line}\n" for line in sorted(lines))


def _spellings(name: str) -> list[str]:
    folder = quote("/" + name.removesuffix("index.html"))
    return [folder.rstrip("/"), folder] if folder.endswith("/") else [folder]


def stub(redirect: Redirect, target: str, lang: str) -> str:
    """The page at the old address, where the theme has none."""
    return STUB.format(lang=escape(lang), title=escape(redirect.title), target=escape(target))
