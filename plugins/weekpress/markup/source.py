"""The text as its writer wrote it: where each thing stands, and what is prose and not code.

Markdown is turned to HTML without keeping line numbers. What is wrong is found in the HTML, where
there can be no doubt about it; where it is, is found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from weekpress.errors import Finding, Severity

_FENCE = FencedBlockPreprocessor.FENCED_BLOCK_RE
"""Python-Markdown's own pattern, so that we agree with it on what a fence is."""

_CODE_SPAN = re.compile(r"(?<!`)(`{1,50})(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
"""More than fifty backticks open nothing: each number of them is sought to the paragraph's end."""
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
"""One that is never closed is taken to the end, so that its like after it are not tried in turn."""
_NOT_NEWLINE = re.compile(r"[^\n]")

_FENCE_LINE = re.compile(r"^(~{3,}|`{3,})(.*)$", re.MULTILINE)
MOST_LOOKED_AT = 400_000_000
"""Characters that may be gone through in search of the ends of fences: a second or so."""

_SOURCE_LINK = re.compile(r'href="(?![\w+.-]+:|[/#{|])([^"?#]+\.(?:md|markdown))["?#]')


class Source:
    """A text, the file it is from, and the line of that file on which it starts (from 1)."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line in the file and the column, both from 1, of a character of the text."""
        index = bisect_right(self._starts, offset) - 1
        return self.first_line + index, offset - self._starts[index] + 1

    @cached_property
    def unfenced(self) -> str:
        """The text with fenced code blanked out; every other character stays where it was.

        Nothing is, where so many fences are never closed that looking for their ends would not end.
        """
        endless = unclosed_fences(self.text) * len(self.text) > MOST_LOOKED_AT
        return self.text if endless else _FENCE.sub(_blank, self.text)

    @cached_property
    def prose(self) -> str:
        """The text with fenced code, code spans and comments blanked out, nothing moved."""
        return _COMMENT.sub(_blank_closed, _CODE_SPAN.sub(_blank, self.unfenced))

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """Where each comment that is closed starts and ends; in code there are none."""
        found = _COMMENT.finditer(_CODE_SPAN.sub(_blank, self.unfenced))
        return [match.span() for match in found if match[1]]

    @cached_property
    def blocks(self) -> str:
        """The text with fenced code and comments blanked out, nothing moved; code spans stay, as
        they do not keep a heading or a list from being one."""
        pieces, end = [], 0
        for start, stop in self.comments:
            pieces += [self.unfenced[end:start], _NOT_NEWLINE.sub(" ", self.unfenced[start:stop])]
            end = stop
        return "".join([*pieces, self.unfenced[end:]])

    def first(self, pattern: str) -> int:
        """Where the pattern first is in the prose, or else anywhere; 0 when it is nowhere."""
        found = re.search(pattern, self.prose, re.I) or re.search(pattern, self.text, re.I)
        return found.start() if found else 0

    def where(self, *written: str) -> int:
        """Where one of these pieces first is, in the prose or else anywhere; 0 when it is nowhere.

        For addresses, of which a text may have thousands: to look for one takes no pattern.
        """
        for text in (self.prose, self.text):
            for piece in written:
                if (place := text.find(piece)) >= 0:
                    return place
        return 0

    def warning(
        self, offset: int, field: str, message: str, fix: str, rule: str, group: str = ""
    ) -> Finding:
        """A warning about what stands at this offset."""
        line, column = self.place(offset)
        return Finding(
            path=self.path,
            line=line,
            column=column,
            field=field,
            message=message,
            fix=fix,
            severity=Severity.WARNING,
            rule=rule,
            group=group,
        )


def _blank(match: re.Match[str]) -> str:
    return _NOT_NEWLINE.sub(" ", match[0])


def _blank_closed(comment: re.Match[str]) -> str:
    return _blank(comment) if comment[1] else comment[0]


def links_to_sources(body_html: str) -> list[str]:
    """The links of a body as one writes them for a forge: to the file of another post, by its
    path. They are as HTML has them."""
    return _SOURCE_LINK.findall(body_html)


def unclosed_fences(text: str) -> int:
    """How many lines look like the start of fenced code and have no such line after them."""
    last = {m[1]: m.start() for m in _FENCE_LINE.finditer(text) if not m[2].strip(" ")}
    return sum(m.start() >= last.get(m[1], -1) for m in _FENCE_LINE.finditer(text))
