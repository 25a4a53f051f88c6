"""A piece of one file made fit to stand in another.

Comes in: a piece of Markdown, all of the text it is from, and that text's path in content/. Goes
out: the piece with every link whole. What it refers to elsewhere in its text ([words][label]) is
written out, `{filename}` and `{static}` start from the content folder, a link within the page names
its page. Footnotes' marks and comments go: what they mean stays behind.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from weekpress.markup.source import Source

_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]]+)\]:[ ]*(?:\n[ ]*)?<?(?P<address>[^\s<>]+)>?"
    r"(?:[ ]*(?:\n[ ]*)?(?P<title>\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ ]*$",
    re.MULTILINE,
)
_NOTE = re.compile(
    r"^[ ]{0,3}\[\^[^\]\n]*\]:[^\n]*"
    r"(?:\n(?![ ]*\n)[^\n]*|\n(?:[ ]*\n)+[ ]{4}[^\n]*)*",
    re.MULTILINE,
)
_REFERENCE = re.compile(
    r"(?<![\\\]])(?P<words>\[(?!\^)(?:[^\[\]]|\[[^\[\]]*\])*\])"
    r"(?:[ ]?\[(?P<label>[^\[\]]*)\])?(?![(\[:])"
)
_MARK = re.compile(r"[ ]?\[\^[^\]\n]+\](?!:)")
_BEGUN = re.compile("<!--")
_BEGUN_LINE = re.compile(r"^([ ]{0,3})<!--(?!.*-->)", re.MULTILINE)
"""A comment begun at the start of a line, which Markdown takes for one also between backticks."""
_INTERNAL = re.compile(r"[{|](?P<what>filename|static|attach)[}|](?P<path>[^\s)>\"'?#]*)")
_IN_PAGE = re.compile(r"(?<=\]\()(?=#)|(?<=href=[\"'])(?=#)")


def carried(piece: str, text: str, path: str) -> str:
    """The piece, ready for any other file; see the head of this module.

    text -- all of the body it is from
    path -- that file's, from the content folder, with slashes
    """
    known = {
        _label(m["label"]): (m["address"], m["title"] or "")
        for m in _DEFINITION.finditer(Source(text, "", 1).prose)
    }
    piece = _outside_code(_NOTE, piece, lambda _: "")
    piece = _outside_code(_DEFINITION, piece, lambda _: "")
    piece = _without_comments(piece)
    piece = _outside_code(_MARK, piece, lambda _: "")
    piece = _outside_code(_REFERENCE, piece, lambda m: _written_out(m, known))
    piece = _outside_code(_IN_PAGE, piece, lambda _: f"{{filename}}/{path}")
    return _outside_code(_INTERNAL, piece, lambda m: _from_the_root(m, path))


Whole = Callable[[re.Match[str]], str]


def _outside_code(pattern: re.Pattern[str], piece: str, whole: Whole) -> str:
    """The piece with each match replaced, but for what stands in code or in a comment."""
    prose, found, end = Source(piece, "", 1).prose, [], 0
    for seen in pattern.finditer(prose):
        match = pattern.match(piece, seen.start())
        if match and match.end() == seen.end():
            found += [piece[end : match.start()], whole(match)]
            end = match.end()
    return "".join([*found, piece[end:]])


def _without_comments(piece: str) -> str:
    """The piece without comments; one that is only begun would hide what follows in the new file.

    Code is left as it is.
    """
    kept, end = [], 0
    for start, stop in Source(piece, "", 1).comments:
        kept.append(piece[end:start])
        end = stop
    whole = "".join([*kept, piece[end:]])
    return _outside_code(_BEGUN, _BEGUN_LINE.sub(r"\1&lt;!--", whole), lambda _: "&lt;!--")


def _written_out(match: re.Match[str], known: dict[str, tuple[str, str]]) -> str:
    words, label = match["words"], match["label"]
    address, title = known.get(_label(label or words[1:-1]), ("", ""))
    if not address:
        return match[0]
    told = f' "{title[1:-1]}"' if title else ""
    address = f"<{address}>" if re.search(r"[()]", address) else address
    return f"{words}({address}{told})"


def _from_the_root(match: re.Match[str], path: str) -> str:
    target = match["path"]
    if not target or target.startswith("/"):
        return match[0]
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    what = "static" if match["what"] == "attach" else match["what"]
    return f"{{{what}}}/{joined}"


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()
