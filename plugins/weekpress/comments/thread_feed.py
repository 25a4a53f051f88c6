"""The feed of one post's comments, which says what answers what.

Comes in: a thread and the post it is of. Goes out: the bytes of an Atom feed. An entry's id is its
ULID as a UUID, both 128 bits: no edit, move or rebuild makes it a new one. Written by hand and not
by feedgenerator: there is one for each post, of which a site may have ten thousand.
Source: RFC 4287 (Atom); RFC 4685 (threading: thr:in-reply-to, section 3); RFC 9562 (UUID).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from urllib.parse import quote
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from weekpress.comments.record import number_of
from weekpress.comments.threads import Shown, Thread, anchor

MEDIA_TYPE = "application/atom+xml"

_NO_TAGS = str.maketrans("<>", "‹›")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"'


@dataclass(frozen=True)
class About:
    """The post, as its feed of comments speaks of it."""

    site: str
    """The site's name."""
    base: str
    """The site's whole address, ending in a slash."""
    key: str
    """The post's; see record.post_key."""
    entry_id: str
    url: str
    """Its address within the site."""
    title: str
    """Plain text."""
    lang: str
    feed: str
    """The address of this feed within the site."""


def urn(comment: str) -> str:
    """The permanent id of a comment's entry, wherever it is listed."""
    found = f"{number_of(comment):032x}"
    return f"urn:uuid:{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


def signature(comment: Shown) -> str:
    """A commenter's name as feeds have it, in plain text without what could be a tag: to some
    readers a title is HTML, to others it is not (RSS Best Practices Profile, title)."""
    return comment.name.translate(_NO_TAGS)


def document(about: About, thread: Thread, most: int) -> bytes:
    """The feed, with the newest `most` comments, the last approved first."""
    every = nlargest(most, thread.every(), key=lambda one: (one.published, one.id))
    lines = (*_feed(about, every), *_entries(about, every), "</feed>", "")
    return (_HEAD + "\n".join(lines)).encode("utf-8")


def _feed(about: About, every: list[Shown]) -> Iterator[str]:
    page, own = _address(about, about.url), _address(about, about.feed)
    title = f"{about.site}: Comments on {about.title}"
    yield f"<feed {_SPACES} xml:lang={quoteattr(about.lang)}>"
    yield f"<id>{uuid5(UUID(about.key), 'comments').urn}</id>"
    yield f"<title>{escape(title)}</title>"
    yield f"<subtitle>{escape(f'What readers say – {about.site}')}</subtitle>"
    yield f"<updated>{max(one.published for one in every).isoformat()}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>'
    yield f'<link rel="self" type="{MEDIA_TYPE}" href={quoteattr(own)}/>'
    yield f"<author><name>{escape(about.site)}</name><uri>{escape(about.base)}</uri></author>"
    yield "<generator>Weekpress</generator>"


def _entries(about: About, every: Iterable[Shown]) -> Iterator[str]:
    """The lines of each entry; what all of them say of the post is made once."""
    page, lang = escape(_address(about, about.url)), quoteattr(about.lang)
    post, title = quoteattr(about.entry_id), escape(about.title)
    for one in every:
        name, moment = escape(signature(one)), one.published.isoformat()
        above = one.parent
        ref, place = (f'"{urn(above)}"', f"#{anchor(above)}") if above else (post, "")
        website = f"<uri>{escape(one.website)}</uri>" if one.website else ""
        yield f"<entry xml:lang={lang}><id>{urn(one.id)}</id>"
        yield f"<title>{name} on {title}</title>"
        yield f"<published>{moment}</published>"
        yield f"<updated>{moment}</updated>"
        yield f'<link rel="alternate" type="text/html" href="{page}#{one.anchor}"/>'
        yield f"<author><name>{name}</name>{website}</author>"
        yield f'<thr:in-reply-to ref={ref} href="{page}{place}" type="text/html"/>'
        yield f'<content type="html">{escape(one.html)}</content></entry>'


def _address(about: About, url: str) -> str:
    """An address of the site in full, in ASCII (RFC 3987, 3.1)."""
    return about.base + quote(url, safe="/:@!$&'()*+,;=~%")
