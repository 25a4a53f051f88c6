"""What a feed must be, read out of the standards; each function returns the faults in words.

Sources: RSS 2.0 and the RSS Best Practices Profile; RFC 4287; JSON Feed 1.1; XML 1.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from weekpress.markup.sanitise import addresses

SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
IN_A_FEED = re.compile(
    "h[2-6]|p|[uod]l|li|d[td]|a|img|figure|figcaption|table|caption|col|colgroup|t(head|body|foot)"
    "|t[rhd]|pre|code|blockquote|q|cite|abbr|time|[hb]r|em|strong|[bius]|su[bp]|small|kbd|samp|var"
    "|del|ins|bd[io]|ruby|r[tp]"
)
"""Elements that mean the same in every reader; what plays, folds or needs a style does not."""


def is_absolute(address: str) -> bool:
    """Whether an address means the same wherever it is read."""
    parts = urlsplit(address)
    return bool(parts.netloc) if parts.scheme in {"http", "https"} else bool(parts.scheme)


def rfc_822(text: str) -> datetime:
    """An RSS date; ValueError without a zone."""
    when = parsedate_to_datetime(text)
    if when.tzinfo is None:
        raise ValueError(text)
    return when


def rfc_3339(text: str) -> datetime:
    """An Atom or JSON Feed date; ValueError for another form of ISO 8601."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _date_faults(text: str, read: Callable[[str], datetime]) -> Iterator[str]:
    try:
        read(text)
    except ValueError:
        yield f"{text!r} is not a date"


def _once(parent: Any, *names: str) -> Iterator[str]:
    yield from (f"{parent.tag} has no {n}" for n in names if parent.find(n, SPACES) is None)
    yield from _not_twice(parent, *names)


def _not_twice(parent: Any, *names: str) -> Iterator[str]:
    for name in names:
        found = parent.findall(name, SPACES)
        if len(found) > 1 or not all(one.text or one.attrib or len(one) for one in found):
            yield f"{parent.tag} has {len(found)} {name}, or an empty one"


def _repeated(ids: list[str]) -> Iterator[str]:
    yield from (f"the id {one} is there twice" for one in set(ids) if ids.count(one) > 1)


def html_faults(text: str) -> Iterator[str]:
    """What a reader must not be given in a full text."""
    if not text.strip():
        return
    for element in html.fragment_fromstring(text, create_parent="weekpress").iterdescendants():
        if not IN_A_FEED.fullmatch(element.tag):
            yield f"<{element.tag}> in a full text"
        for name in {"class", "id", "style", "onclick"}.intersection(element.attrib):
            yield f"{name} on <{element.tag}>"
        for name in {"href", "src", "poster", "cite"}.intersection(element.attrib):
            if not is_absolute(element.get(name, "")):
                yield f'{name}="{element.get(name)}" is not absolute'
        srcset = addresses(element.get("srcset", ""))
        yield from (f"{one} in a srcset" for one, _ in srcset if not is_absolute(one))


def rss_faults(data: bytes) -> list[str]:
    """What is wrong with an RSS feed."""
    root = etree.fromstring(data)
    channels = root.findall("channel")
    faults = [] if root.tag == "rss" and root.get("version") == "2.0" else ["not RSS 2.0"]
    if len(channels) != 1:
        return [*faults, f"{len(channels)} channels"]
    channel, items = channels[0], channels[0].findall("item")
    faults += _once(channel, "title", "link", "description", "language", "generator", "ttl")
    selves = channel.xpath("atom:link[@rel='self']/@href", namespaces=SPACES)
    faults += [] if len(selves) == 1 and is_absolute(selves[0]) else [f"self links {selves}"]
    faults += _date_faults(channel.findtext("lastBuildDate", ""), rfc_822)
    faults += [f"has {e.tag}" for e in root.iter("managingEditor", "webMaster", "author")]
    faults += _repeated([item.findtext("guid", "") for item in items])
    return faults + [fault for item in items for fault in _rss_item(item)]


def _rss_item(item: Any) -> Iterator[str]:
    yield from _once(item, "title", "link", "guid", "pubDate")
    yield from _not_twice(item, "description", "content:encoded")
    if not is_absolute(item.findtext("link", "")):
        yield "an item's link is not absolute"
    if item.find("guid").get("isPermaLink") != "false":
        yield "a guid that may lead nowhere is said to be an address"
    if len(item.findall("dc:creator", SPACES)) > 1:
        yield "more than one dc:creator: readers show the last only"
    if not LANGUAGE.fullmatch(item.get(LANG, "")):
        yield "an item has no language"
    yield from _date_faults(item.findtext("pubDate", ""), rfc_822)
    yield from html_faults(item.findtext("content:encoded", "", SPACES))
    for picture in item.findall("media:thumbnail", SPACES):
        if not is_absolute(picture.get("url")) or not picture.get("width").isdigit():
            yield "a thumbnail without an address or a width"


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with an Atom feed."""
    root = etree.fromstring(data)
    entries = root.findall("atom:entry", SPACES)
    faults = [] if root.tag == f"{{{SPACES['atom']}}}feed" else ["not Atom"]
    faults += _once(root, "atom:id", "atom:title", "atom:updated", "atom:subtitle", "atom:author")
    faults += [] if LANGUAGE.fullmatch(root.get(LANG, "")) else ["no language"]
    faults += _repeated([entry.findtext("atom:id", "", SPACES) for entry in entries])
    for thing in [root, *entries]:
        faults += _atom_common(thing, root is thing)
    return faults + [fault for entry in entries for fault in _atom_entry(entry)]


def _atom_common(thing: Any, is_feed: bool) -> Iterator[str]:
    links = [(link.get("rel"), link.get("href", "")) for link in thing.findall("atom:link", SPACES)]
    wanted = {"alternate", "self"} if is_feed else {"alternate"}
    if {rel for rel, _ in links} != wanted or len(links) != len(wanted):
        yield f"links {links}"
    yield from (f"{href} is not absolute" for _, href in links if not is_absolute(href))
    if not urlsplit(thing.findtext("atom:id", "", SPACES)).scheme:
        yield "an id that is no IRI"
    yield from _date_faults(thing.findtext("atom:updated", "", SPACES), rfc_3339)
    for person in thing.findall("atom:author", SPACES):
        yield from _once(person, "atom:name")


def _atom_entry(entry: Any) -> Iterator[str]:
    yield from _once(entry, "atom:id", "atom:title", "atom:updated", "atom:published")
    yield from _not_twice(entry, "atom:summary", "atom:content")
    if not LANGUAGE.fullmatch(entry.get(LANG, "")):
        yield "an entry has no language"
    if entry.xpath("atom:content[not(@type='html')]", namespaces=SPACES):
        yield "the content is not called HTML"
    yield from _date_faults(entry.findtext("atom:published", "", SPACES), rfc_3339)
    yield from html_faults(entry.findtext("atom:content", "", SPACES))
    for subject in entry.findall("atom:category", SPACES):
        if not (subject.get("term") and subject.get("label") and subject.get("scheme")):
            yield "a category without term, label or scheme"


def json_faults(data: bytes) -> list[str]:
    """What is wrong with a JSON feed."""
    feed = json.loads(data)
    faults = [] if feed["version"] == "https://jsonfeed.org/version/1.1" else ["not 1.1"]
    faults += [f"no {name}" for name in ("title", "description", "language") if not feed.get(name)]
    for name in ("home_page_url", "feed_url"):
        faults += [] if is_absolute(feed.get(name, "")) else [f"{name} is not absolute"]
    faults += _repeated([item["id"] for item in feed["items"]])
    return faults + [fault for item in feed["items"] for fault in _json_item(item)]


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item["id"], str) or not item["id"]:
        yield f"{item['id']!r} is not a string"
    if not isinstance(item.get("content_html"), str):
        yield "an item without content"
    for name in {"url", "image"} & item.keys():
        if not is_absolute(item[name]):
            yield f"{name} {item[name]} is not absolute"
    for name in {"date_published", "date_modified"} & item.keys():
        yield from _date_faults(item[name], rfc_3339)
    for author in item.get("authors", []):
        if not author.get("name") or not is_absolute(author.get("url", "x:")):
            yield f"the author {author}"
    yield from html_faults(item["content_html"])


MUSTS: dict[str, Callable[[bytes], list[str]]] = {
    "feed.xml": rss_faults,
    "atom.xml": atom_faults,
    "feed.json": json_faults,
}
