"""Files of a preview, made harmless: what a stranger wrote, under the team's own address.

Comes in: a file's name and its bytes. Goes out: the bytes to publish, or None to leave it out. A
page keeps its words and its looks; it runs nothing, sends nothing, and is in no search engine. A
feed is left out: readers that fetched one would keep its drafts for good.
Source: HTML Standard §13.2.6.4.4 ("in head": a second doctype or head is ignored, and a second
html element adds the attributes that are lacking) and §4.2.5.3 (CSP in a meta element); CSP
Level 3; SVG 2 §2.2 and chapter 13.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'none'",  # workers too
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)

PREAMBLE = (
    '<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
).encode()
"""What stands before every page. A browser obeys it before it reads a word of the page's own."""

_PAGES = {".html", ".htm"}
_PLAIN = {
    ".css", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2",
    ".mp3", ".mp4", ".webm", ".vtt", ".pdf", ".csv", ".ics", ".odt", ".ods", ".docx", ".xlsx",
}  # fmt: skip
"""What a browser shows or stores, and never runs."""

_SVG = "http://www.w3.org/2000/svg"
_HREFS = {"href", "http://www.w3.org/1999/xlink href"}
_SHAPES = {
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "pattern", "marker", "style",
}  # fmt: skip


def harmless(name: str, data: bytes) -> bytes | None:
    """The file as it may be published; None where it may not be."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in _PAGES:
        return PREAMBLE + data
    if ending in _PLAIN or (ending == ".svg" and is_plain_drawing(data)):
        return data
    return None


class _NotPlainError(Exception):
    """What makes a drawing more than shapes and words; the parser stops at it."""


def is_plain_drawing(data: bytes) -> bool:
    """Whether an SVG file is shapes and words only: no script, nothing of another vocabulary.

    A document type, an instruction for the browser, a link out of the file and letters that are
    not UTF-8 are not plain either.
    """
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _refuse
    parser.XmlDeclHandler = _judge_declaration
    parser.StartElementHandler = _judge_element
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _NotPlainError):
        return False
    return True


def _refuse(*_: object) -> None:
    raise _NotPlainError


def _judge_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "utf-8").lower() != "utf-8":  # a browser would believe it
        raise _NotPlainError


def _judge_element(name: str, attributes: Mapping[str, str]) -> None:
    vocabulary, _, shape = name.rpartition(" ")
    leads_out = any(not attributes.get(href, "#").strip().startswith("#") for href in _HREFS)
    runs = any(attribute.lower().startswith("on") for attribute in attributes)
    if vocabulary != _SVG or shape not in _SHAPES or leads_out or runs:
        raise _NotPlainError
