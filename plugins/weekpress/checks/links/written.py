"""Where a link of a built page is written in the file the page is made from.

Comes in: a link as the page has it, and the document. Goes out: lines and columns; none where the
document has no such link, and the theme or another file must have it. Pages have addresses that
the build made of what was written: with the path of the site before them, escaped, or from
`{filename}` and `{static}`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

from weekpress.checks.links.addresses import SiteAddress
from weekpress.frontmatter import Document
from weekpress.frontmatter.links import written_at
from weekpress.markup.source import Source

Place = tuple[int, int]
"""Line and column, from 1."""

_ANY_KIND = r"\w+"


class Writings:
    """Where the links of some documents are written."""

    def __init__(self, site: SiteAddress) -> None:
        self._site = site
        self._sources: dict[str, Source] = {}

    def places(self, document: Document, address: str, other: str = "") -> list[Place]:
        """Every place where the document has the link.

        other -- of a link to a place on a page: the file in content/ that the page is made from
        """
        source = self._sources.get(document.path)
        if source is None:
            source = Source(document.body, document.shown, document.body_line)
            self._sources[document.path] = source
        known = spellings(address, self._site)
        for spelling in known:
            found = written_at(source, spelling, _ANY_KIND) if spelling in source.text else []
            if found:
                return found
        if found := list(_by_fragment(source, urldefrag(address).fragment, document.path, other)):
            return found
        return [place for one in known for place in _in_head(document, one)]


def spellings(address: str, site: SiteAddress) -> list[str]:
    """The ways somebody may have written what the page has as `address`, likeliest first."""
    known = [address]
    try:
        parts = urlsplit(address)
    except ValueError:  # what is no address is looked for as it is
        return known
    if parts.netloc:
        known.append(parts._replace(scheme="", netloc="").geturl())
    for prefix in {site.prefix, *(path for _, path in site.hosts)}:
        known += [one.removeprefix(prefix) for one in known if prefix and one.startswith(prefix)]
    known += [unquote(one) for one in known]
    known += [one.lstrip("/") for one in known if one.startswith("/")]
    known += [html.escape(one) for one in known]
    return list(dict.fromkeys(one for one in known if one))


def _by_fragment(source: Source, fragment: str, path: str, other: str) -> Iterator[Place]:
    """Where a link by the name of the other file has this fragment: `{filename}bins.md#costs`."""
    if not fragment or "#" not in source.text:
        return
    name = PurePosixPath(other or path).name
    for spelling in dict.fromkeys((fragment, unquote(fragment))):
        pattern = rf"[{{|]filename[}}|][^\s()\"'<>#]*{re.escape(name)}#{re.escape(spelling)}(?!\w)"
        for match in re.finditer(pattern, source.prose):
            yield source.place(match.start())


def _in_head(document: Document, address: str) -> Iterator[Place]:
    """Where the front matter has the address, as that of a project's board."""
    pattern = re.compile(rf"(?<![\w/.-]){re.escape(address)}(?![\w/-])")
    if len(address) < 2 or address not in document.head:
        return
    for line, text in enumerate(document.head.split("\n"), start=1):
        if match := pattern.search(text):
            yield line, match.start() + 1
