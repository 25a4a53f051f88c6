"""Entries: what every format says of one article.

Comes in: a Pelican article as weekpress.reader leaves it, or an item of a bulletin, which has what
is read here under the same names. Goes out: an Entry, in plain text but
for `html`, with absolute addresses only, and without a character that XML forbids.
Sources: RFC 4287 (Atom), the RSS Best Practices Profile, JSON Feed 1.1, XML 1.0 §2.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import urlsplit

from feedgenerator.django.utils.encoding import iri_to_uri
from pelican.contents import Article

from weekpress.bulletins import Item
from weekpress.markup import plain_text
from weekpress.markup.controls import without_forbidden
from weekpress.markup.tokens import Tag, read

Written: TypeAlias = Article | Item
"""What an entry is made of."""

Sanitiser = Callable[[str, str, str, str], str]
"""Makes HTML fit for a feed: of the HTML, the site's address, the page's, and the language."""

RASTER = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Pictures a feed reader can shrink to a thumbnail; drawings (SVG) it often cannot show."""


@dataclass(frozen=True)
class Author:
    """One person who wrote it."""

    name: str
    url: str = ""
    """Their page on the site; empty where they have none."""


@dataclass(frozen=True)
class Subject:
    """A tag or a category."""

    slug: str
    name: str
    scheme: str
    """The address of the list of its kind: what makes tag and category of one name differ."""


@dataclass(frozen=True)
class Thumbnail:
    """A picture whose size in pixels is known."""

    url: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Entry:
    """One article in a feed. Equal in every format and every list it is in."""

    id: str
    """Permanent: it never follows the title, the date or the address."""
    url: str
    title: str
    summary: str
    html: str
    """The whole text, sanitised, with absolute addresses."""
    published: datetime
    updated: datetime
    lang: str
    authors: tuple[Author, ...] = ()
    subjects: tuple[Subject, ...] = ()
    image: str = ""
    thumbnail: Thumbnail | None = None


def plain(html: str) -> str:
    """The words of inline HTML, such as a title, on one line and fit for XML."""
    return without_forbidden(plain_text(html))


def absolute(base: str, address: str) -> str:
    """An address of the site in full, in ASCII (RFC 3987 §3.1); a full one stays as it is.

    Joined as text: urljoin takes the slug "re:use" for an address with the scheme "re".
    """
    full = address.startswith(("http://", "https://"))
    full_address = address if full else base + address.lstrip("/")
    return str(iri_to_uri(full_address))


def names_joined(authors: tuple[Author, ...]) -> str:
    """All names as one: "Ada Lovelace, Grace Hopper and Mary Jackson"."""
    names = [author.name for author in authors]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def changed(article: Written) -> datetime:
    """When its words last changed, as its writer says."""
    when: datetime = getattr(article, "modified", None) or article.date
    return when


def entry(article: Written, base: str, sanitise: Sanitiser) -> Entry:
    """The entry of one article or item; `base` is the site's address in full, ending in a slash."""
    url = absolute(base, article.url)
    html = without_forbidden(
        sanitise(article.get_content(base.rstrip("/")), base, url, article.lang)
    )
    return Entry(
        id=without_forbidden(article.entry_id),
        url=url,
        title=plain(article.title),
        summary=plain(article.summary),
        html=html,
        published=article.date,
        updated=changed(article),
        lang=article.lang,
        authors=tuple(
            Author(plain(a.name), a.url and absolute(base, a.url)) for a in article.authors
        ),
        subjects=_subjects(article, base),
        image=absolute(base, article.image) if article.image else "",
        thumbnail=first_picture(html),
    )


def first_picture(html: str) -> Thumbnail | None:
    """The first picture in finished HTML that is made of pixels and says how many."""
    if "<img" not in html:
        return None
    tags = (token for token in read(html) if isinstance(token, Tag))
    pictures = (_sized(tag.attributes) for tag in tags if tag.name == "img")
    return next((p for p in pictures if p), None)


def _sized(img: Mapping[str, str]) -> Thumbnail | None:
    address, width, height = (img.get(name, "") for name in ("src", "width", "height"))
    raster = urlsplit(address).path.lower().endswith(RASTER)
    known = all(re.fullmatch("[1-9][0-9]{0,4}", size) for size in (width, height))
    return Thumbnail(address, int(width), int(height)) if raster and known else None


def _subjects(article: Written, base: str) -> tuple[Subject, ...]:
    """The tags as they are written, then the category; a name once."""
    named = [(tag, absolute(base, "tags/")) for tag in article.tags]
    if article.category:
        named.append((article.category, absolute(base, "categories/")))
    found: dict[str, Subject] = {}
    for one, scheme in named:
        subject = Subject(one.slug, plain(one.name), scheme)
        found.setdefault(subject.name.casefold(), subject)
    return tuple(found.values())
