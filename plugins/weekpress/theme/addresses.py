"""Addresses as a page writes them: within the site, and public.

Filters that read Pelican's context: SITEURL (relative to the page, or empty, while writing) and
output_file, the file being written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

NOT_FOUND = "404.html"


@pass_context
def site_url(context: Context, url: str) -> str:
    """The address of something on the site, from the page that is being written.

    It names no host, so that a copy of the site on another one, such as a preview, is whole: it
    starts at the root, below the path of SITEURL, or is relative if SITEURL is. 404.html is served
    for any path at any depth: from there every address starts at the root.
    """
    root = _path(str(context.get("SITEURL") or ""))
    if root.startswith(".") and context.get("output_file") == NOT_FOUND:
        root = ""
    return f"{root}/{str(url).lstrip('/')}"


@lru_cache(maxsize=64)  # asked for every link of every page, with few answers
def _path(address: str) -> str:
    return urlsplit(address).path.rstrip("/")


@pass_context
def public_url(context: Context, url: str) -> str:
    """The public address of something on the site; empty while the site has none."""
    root = str(context.get("SITEURL") or "")
    return f"{root}/{str(url).lstrip('/')}" if root.startswith(("http://", "https://")) else ""


def address_of(output_file: str | None) -> str:
    """The address a written file is served at: "people/index.html" is "people/"."""
    name = (output_file or "").replace("\\", "/")
    return name.removesuffix("index.html") if name.split("/")[-1] == "index.html" else name


@pass_context
def links(context: Context, things: Iterable[Any]) -> list[Markup]:
    """A link to each thing that has a name and a url."""
    return [
        Markup(f'<a href="{escape(site_url(context, thing.url))}">{escape(thing.name)}</a>')  # noqa: S704 -- escaped
        for thing in things
    ]
