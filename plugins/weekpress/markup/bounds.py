"""What a text may not go beyond, so that turning it into a page takes a time one can wait for.

Comes in: a text as it was written, and the HTML that Markdown made of it. Goes out: an error where
either would take minutes, or more memory than there is. It is found by counting, never by a clock:
the same text is read or refused on every machine. Python-Markdown goes through a paragraph once for
each sign in it; through a paragraph's rest for each bracket that is never closed; and nh3 through
all elements that are open for each new one. No text that a person wrote comes near to these bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.errors import Finding
from weekpress.markup.near_links import LONGEST
from weekpress.markup.refusals import too_deep
from weekpress.markup.source import MOST_LOOKED_AT, Source, unclosed_fences
from weekpress.markup.tokens import VOID, names

MOST_STEPS = 250_000_000
"""Small steps of work, a few nanoseconds each."""
MOST_OPEN = 200
"""Elements or quotations inside one another."""
MOST_CELLS = 50_000
"""Cells of the tables of one text: nobody reads so many on a page."""
_SMALL = 4000
"""A text so short stays within bounds, whatever is in it."""
_SIGN, _BRACKET, _NOTE, _TAG = 1 / 40, 12, 10, 3
"""Steps for a sign, an open bracket, a footnote and an endless tag, where a line takes one."""
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_PARTED = re.compile(r"\n[ \t]*\n")
_SIGNS = re.compile(r"[\[<&\\*_`!]")
_SQUARE = re.compile(r"[\[\]]")
_ADDRESS = re.compile(r"\]\((?![^()\"']*\))")
"""The start of an address that may go on, as it holds brackets or quotation marks."""
_OPENS = re.compile(r"<[A-Za-z]")
_ENDS = re.compile(r"""<[A-Za-z][^<>"']*(?:"[^"<>]*"[^<>"']*|'[^'<>]*'[^<>"']*)*>""")
"""A tag, and one that ends for certain: others are looked through to the end of the text."""
_QUOTES = re.compile(rf"^[ \t]*(?:>[ \t]?){{{MOST_OPEN},}}", re.MULTILINE)
_ELEMENT = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ENDED = VOID | names("p li dt dd tr td th thead tbody tfoot colgroup option rt rp")
"""Elements that need no end tag, as they end where the next begins (HTML Standard, 13.1.2.4)."""

_SCOPES = names("table template object applet marquee svg math")
"""Elements in which the end tag of one outside ends nothing."""


def beyond(source: Source) -> Finding | None:
    """The error for a text that Markdown must not be asked to read; None where it may be."""
    text = source.text
    if text.count(">") >= MOST_OPEN and (quotes := _QUOTES.search(text)):
        return too_deep(source, quotes.start())
    if len(text) < _SMALL:
        return None
    if max(text.count("|"), len(_CELL.findall(text))) > MOST_CELLS:
        first = _CELL.search(text)
        return _too_much(
            source,
            first.start() if first else text.find("|"),
            "Its tables have more than fifty thousand cells.",
        )
    if unclosed_fences(text) * len(text) > MOST_LOOKED_AT:
        start = next(one for one in ("```", "~~~") if one in text)
        return _too_much(source, text.find(start), "Thousands of blocks of code are never closed.")
    odd = sum(1 for _ in _OPENS.finditer(text)) - sum(1 for _ in _ENDS.finditer(text))
    if odd * len(text) * _TAG > MOST_STEPS:
        return _too_much(source, text.find("<"), "Hundreds of HTML tags (<) never end.")
    if text.count("[^") ** 2 * _NOTE > MOST_STEPS:
        return _too_much(source, text.find("[^"), "There are thousands of footnotes.")
    paragraphs = [(_steps(paragraph), -start) for start, paragraph in _paragraphs(source.unfenced)]
    if sum(taken for taken, _ in paragraphs) <= MOST_STEPS:
        return None
    return _too_much(
        source, -max(paragraphs)[1],
        "So many signs or lines without an empty line between them take too long to read.",
    )  # fmt: skip


def too_many_open(converted: str, source: Source) -> Finding | None:
    """The error for HTML in which too many elements are open at once."""
    still: list[str] = []
    for slash, written in _ELEMENT.findall(converted) if converted.count("<") > MOST_OPEN else ():
        name = written.lower()
        if slash:
            _end(name, still)
        elif name not in _ENDED:
            still.append(name)
            if len(still) > MOST_OPEN:
                return too_deep(source, source.first(rf"<{re.escape(name)}\b"))
    return None


def _end(name: str, still: list[str]) -> None:
    """End the last element of this name, unless it began outside of the table we are in: such an
    end tag ends nothing (HTML Standard, 13.2.6.4.7, "in scope")."""
    for index in range(len(still) - 1, -1, -1):
        if still[index] == name:
            del still[index]
            return
        if still[index] in _SCOPES:
            return


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """What stands between empty lines, and where it starts."""
    start = 0
    for parting in _PARTED.finditer(text):
        yield start, text[start : parting.start()]
        start = parting.end()
    yield start, text[start:]


def _steps(text: str) -> float:
    """What reading one paragraph takes, in steps."""
    lines = sum("|" not in line for line in text.split("\n"))  # a table is read once
    signs = len(_SIGNS.findall(text))
    looked_at = len(_ADDRESS.findall(text)) * min(len(text), LONGEST)
    opened = last = 0
    for bracket in _SQUARE.finditer(text):
        looked_at += opened * (bracket.start() - last)
        last = bracket.start()
        opened = opened + 1 if bracket[0] == "[" else max(0, opened - 1)
    looked_at += opened * (len(text) - last)
    return len(text) * (lines + signs * _SIGN) + looked_at * _BRACKET


def _too_much(source: Source, offset: int, message: str) -> Finding:
    line, column = source.place(offset)
    return Finding(
        path=source.path,
        line=line,
        field="text",
        message=message,
        fix="Part the text with empty lines, and put data into a file of its own.",
        rule="too-much-to-read",
        column=column,
    )
