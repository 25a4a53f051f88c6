"""A line that somebody jotted down, added to a text; all else in it stays as it is.

Comes in: the line, and the Markdown it goes into. Goes out: the line as an item of a list, which
can break out of that list in no way, and the text with the item at the end of its section.
"""

from __future__ import annotations

import re

from weekpress.markup.sections import Section, sections_of

_KEPT = re.compile(r"(?<![`\\])`[^`\\]+`(?!`)|<(?:https?://|mailto:)[^\s<>`]+>")
"""Code between single backticks, and an address between angle brackets."""
_SIGNS = {"<": "&lt;", "`": "&#96;"}
_BREAKS_OUT = re.compile(r"[#>+=|:~-]|\*(?=[\s\[]|$)|[*_][*_\s]*$|\[(?=[^\[\]]*\]:)")
"""What begins a block where it stands first: heading, quotation, list, rule, definition."""
_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_ESCAPABLE = "\\`*_{}[]()>#+-.!"
"""Source: Python-Markdown, ESCAPED_CHARS. Other signs are written as references."""
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ \t]|[ ]{4}|\t")


def jotted(line: str, picture: str = "") -> str:
    """The line as an item, with its line end; `picture` is Markdown for one to stand under it.

    Links, code and emphasis are what they are elsewhere; HTML is words.
    """
    under = f"\n    {picture}\n" if picture else ""
    return f"- {_begun_safely(_without_html(line))}\n{under}"


def picture_of(alt: str, name: str) -> str:
    """The Markdown of a picture in images/. alt -- what it shows, in plain words."""
    words = "".join(_escaped(sign) if sign in "\\[]`*_<&!" else sign for sign in alt)
    return f"![{words}]({{static}}/images/{name})"


def with_item(body: str, heading: str, item: str) -> tuple[int, str]:
    """Where in `body` to put what, to have `item` last in the section under `heading`.

    body -- with "\\n" for line ends. The section is begun at the end if it is not there.
    """
    sections = sections_of(body)
    place = 0
    for section in sections:
        if section.level and section.words.casefold() == heading.casefold():
            end = place + len(section.text.rstrip())
            return end, _gap(section) + item.rstrip("\n")
        place += len(section.text)
    end = len(body.rstrip())
    blank = "\n\n" if end else ""
    return end, f"{blank}## {heading}\n\n{item.rstrip()}" + ("" if body[end:] else "\n")


def _gap(section: Section) -> str:
    """What parts an item from the section's end: an empty line, but from another item."""
    last = section.body.rstrip().rpartition("\n")[2]
    loose = "\n" if not _ITEM.match(last) else ""
    return f"\n{loose}" if last or section.heading.endswith("\n") else "\n\n"


def _without_html(line: str) -> str:
    """The line with "<" as a word where HTML would begin, and no backtick that closes nothing."""
    pieces, end = [], 0
    for match in _KEPT.finditer(line):
        pieces += [_as_words(line[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*pieces, _as_words(line[end:])])


def _as_words(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _begun_safely(line: str) -> str:
    if match := _NUMBER.match(line):
        return f"{match[1]}\\{match[2]}{line[match.end() :]}"
    if _BREAKS_OUT.match(line):
        return _escaped(line[0]) + line[1:]
    return line


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in _ESCAPABLE and sign not in "[]" else f"&#{ord(sign)};"
