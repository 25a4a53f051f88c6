"""What in a page of ours would act though a reader of it typed it: the judge of it.

Comes in: HTML. Goes out: each element that no page of ours has, each attribute that acts, each
address that is not one of ours or the web's. `faults` judges what any parser makes of it: lxml
here, Chromium in browser/test_hostile_comments.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import html

from weekpress.comments.text import REL, TAGS

OURS = frozenset({
    "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "body", "br", "button", "code",
    "data", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "head", "header", "hr", "html", "i", "input", "label", "li", "link",
    "main", "meta", "nav", "ol", "p", "pre", "script", "search", "section", "span", "strong",
    "summary", "table", "tbody", "td", "textarea", "th", "thead", "time", "title", "tr", "u",
    "ul",
})  # fmt: skip
"""The elements of our own pages without pictures. A script is looked at besides."""

HARMFUL = ("style", "srcdoc", "srcset", "formaction", "background", "ping", "http-equiv")
ADDRESSES = ("href", "src", "action", "cite", "data", "poster", "xlink:href")
GOES = re.compile(r"(?:https?://|mailto:digital@|[#?]|\.{0,2}/(?![/\\]))", re.IGNORECASE)

Element = tuple[str, Mapping[str, str], str]
"""A tag, its attributes, and in what it stands: one of PLACES, or ""."""

PLACES = ("words", "feed")


def acting(page: str) -> list[str]:
    """What acts in a page, as lxml reads it."""
    return [told for element in _elements(page) for told in faults(*element)]


def acting_in_words(words: str, place: str = "words") -> list[str]:
    """What acts in the words of a comment by themselves: where they are shown, or in a "feed"."""
    return acting(f'<html><body><div class="{place}">{words}</div></body></html>')


def faults(tag: str, attributes: Mapping[str, str], place: str) -> Iterator[str]:
    """What is wrong with an element."""
    told = f"<{tag} {dict(attributes)}>"
    if place and not _fits(tag, attributes, place):
        yield f"{told} in a comment"
    if tag not in OURS or (tag == "script" and "/theme/" not in attributes.get("src", "")):
        yield told
    for name, value in attributes.items():
        if name.startswith("on") or name in HARMFUL:
            yield f"{name} of {told}"
        if name in ADDRESSES and value and (not GOES.match(value) or _is_asked(tag, value)):
            yield f"{name} of {told}"


def _is_asked(tag: str, address: str) -> bool:
    """Whether an address that is no link's is a stranger's."""
    return tag != "a" and "evil.example" in address


def _fits(tag: str, attributes: Mapping[str, str], place: str) -> bool:
    """Whether an element is one that the words of a comment may have."""
    if tag == "a":
        is_web = attributes.get("href", "").startswith(("http://", "https://"))
        said = attributes.get("rel") == REL or place == "feed"  # a site's feeds have no rel at all
        return is_web and said and set(attributes) <= {"href", "rel"}
    return tag in TAGS and set(attributes) <= ({"start"} if tag == "ol" else set())


def _elements(page: str) -> Iterator[Element]:
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter():
        if isinstance(element.tag, str):
            places = (_place(one) for one in element.iterancestors())
            yield element.tag, dict(element.attrib), next(filter(None, places), "")


def _place(element: html.HtmlElement) -> str:
    kind = element.get("class", "")
    return "words" if kind == "prose" and element.get("dir") else kind * (kind in PLACES)
