"""Addresses of our own pages that stand where words should: each becomes a link with the title.

`<https://notes.example.org/bins/>`, the same in brackets and parentheses, and the same as it is in
the text become [Bins]({filename}/posts/bins.md), which also holds when the page moves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from weekpress.frontmatter import Document
from weekpress.frontmatter.header import read_header
from weekpress.markup.source import Source

_ADDRESS = r"https?://[^\s<>()\[\]\"'`|\\]+"
_BARE = re.compile(
    rf"<(?P<auto>{_ADDRESS})>|\[(?P<words>{_ADDRESS})\]\((?P=words)\)"
    rf"|(?<![\w(<\[\"'=/\]:.-])(?P<naked>{_ADDRESS})"
)
_AT_THE_END = ".,;:!?…"
"""Signs that belong to the sentence and not to the address."""
_NO_SENTENCE = re.compile(r" {4}| *\t| {0,3}\[[^\]\n]*\]:")
"""How a line of code begins, or one that says where links by name lead."""
_IN_LINKS = re.compile(r"([\\\[\]])")


def with_titles(document: Document, text: str, addresses: Mapping[str, Document]) -> str:
    """The text with a link by title for each bare address of one of our pages.

    addresses -- documents by their whole address

    Raises HeaderError.
    """
    if not any(address.rstrip("/") in text for address in _prefixes(addresses)):
        return text
    header = read_header(text)
    body_start = len(text) - _length_of_body(text, header.body_line)
    source = Source(text[body_start:], document.shown, header.body_line)
    return text[:body_start] + _with_titles(source, addresses)


def _prefixes(addresses: Mapping[str, Document]) -> set[str]:
    """The sites the addresses are on: nearly all texts name none of them."""
    return {"/".join(address.split("/", 3)[:3]) for address in addresses}


def _length_of_body(text: str, body_line: int) -> int:
    lines = text.splitlines(keepends=True)
    return len("".join(lines[body_line - 1 :]))


def _with_titles(source: Source, addresses: Mapping[str, Document]) -> str:
    pieces, end = [], 0
    for match in _BARE.finditer(source.prose):
        if _is_no_sentence(source.text, match.start()):
            continue
        address = match["auto"] or match["words"] or match["naked"].rstrip(_AT_THE_END)
        target = addresses.get(address) or addresses.get(f"{address}/")
        title = (
            getattr(target.meta, "title", "") or getattr(target.meta, "name", "") if target else ""
        )
        if target and title:
            stop = match.start("naked") + len(address) if match["naked"] else match.end()
            words = _IN_LINKS.sub(r"\\\1", title)
            pieces += [source.text[end : match.start()], f"[{words}]({{filename}}/{target.path})"]
            end = stop
    return "".join([*pieces, source.text[end:]])


def _is_no_sentence(text: str, offset: int) -> bool:
    return bool(_NO_SENTENCE.match(text, text.rfind("\n", 0, offset) + 1))
