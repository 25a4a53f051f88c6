"""Crawlers: what search engines are told, in sitemap.xml and robots.txt.

Comes in: the site's places. Goes out: the files' content. A page's lastmod is when its words last
changed, a list's is its newest article's: never the time of the build, which says nothing.
Source: sitemaps.org protocol 0.9; RFC 9309 (robots.txt).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from weekpress.hosting.places import Place

MOST = 50_000
"""Addresses in one sitemap: the protocol's limit."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(places: Iterable[Place], base: str, most: int = MOST) -> dict[str, str]:
    """The sitemap by its file name; where one cannot hold all, an index and its parts."""
    listed = sorted({p.url: p for p in places if p.listed}.values(), key=lambda p: p.url)
    parts = [listed[start : start + most] for start in range(0, len(listed), most)]
    if len(parts) <= 1:
        return {"sitemap.xml": _urls(listed, base)}
    files = {f"sitemap-{n}.xml": _urls(part, base) for n, part in enumerate(parts, start=1)}
    return {"sitemap.xml": _index(files, base), **files}


def sitemap_names(places: Iterable[Place], most: int = MOST) -> list[str]:
    """The names of the files that `sitemaps` makes."""
    count = len({p.url for p in places if p.listed})
    parts = -(-count // most)
    return ["sitemap.xml", *(f"sitemap-{n}.xml" for n in range(1, parts + 1) if parts > 1)]


def _urls(places: Iterable[Place], base: str) -> str:
    return _HEAD + f'<urlset xmlns="{_SPACE}">\n' + "".join(_url(places, base)) + "</urlset>\n"


def _url(places: Iterable[Place], base: str) -> Iterator[str]:
    for place in places:
        # W3C Datetime is what isoformat writes of a time with a zone.
        when = place.changed.isoformat(timespec="seconds") if place.changed else ""
        lastmod = f"<lastmod>{when}</lastmod>" if when else ""
        yield f"<url><loc>{address(base, place.url)}</loc>{lastmod}</url>\n"


def _index(names: Iterable[str], base: str) -> str:
    parts = [f"<sitemap><loc>{address(base, name)}</loc></sitemap>\n" for name in names]
    return _HEAD + f'<sitemapindex xmlns="{_SPACE}">\n' + "".join(parts) + "</sitemapindex>\n"


def address(base: str, url: str) -> str:
    """The whole address, percent-encoded (RFC 3986), then escaped for XML: the protocol asks it."""
    return escape(base + quote(url, safe="/:@!$&'()*+,;=~%"), {"'": "&apos;", '"': "&quot;"})


def robots(base: str, sitemap: bool, preview: bool) -> str:
    """robots.txt: all may be read; of a preview nothing."""
    if preview:
        return "User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join(lines + ([f"Sitemap: {base}sitemap.xml"] if sitemap else [])) + "\n"
