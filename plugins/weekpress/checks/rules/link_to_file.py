"""Links to files that do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from weekpress.checks.link_words import links
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag

RULE = Rule(
    name="link-to-file",
    title="A link to a file does not say what kind of file it is",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.WARNING,
    why="Another program opens, or a file arrives on a telephone that cannot show it, on paid data "
    "perhaps: people want to know that before.",
    do="End the words of the link with the kind and the size of the file: (PDF, 2 MB).",
    wrong="Read [the plan for 2027](https://example.org/plan.pdf).",
    right="Read [the plan for 2027 (PDF, 2 MB)](https://example.org/plan.pdf).",
)

_KINDS = {
    "pdf": ("PDF", "pdf"),
    "doc": ("Word", "word|doc"), "docx": ("Word", "word|docx?"),
    "odt": ("OpenDocument", "opendocument|odt|word"), "rtf": ("RTF", "rtf|word"),
    "xls": ("Excel", "excel|xls|spreadsheet"), "xlsx": ("Excel", "excel|xlsx?|spreadsheet"),
    "ods": ("spreadsheet", "ods|spreadsheet|opendocument"), "csv": ("CSV", "csv|spreadsheet"),
    "ppt": ("PowerPoint", "power ?point|pptx?|slides?|slide ?deck"),
    "pptx": ("PowerPoint", "power ?point|pptx?|slides?|slide ?deck"),
    "odp": ("slides", "odp|slides?|slide ?deck|opendocument"),
    "zip": ("ZIP", r"zip(?:ped)?"), "epub": ("EPUB", "epub|e-?book"),
}  # fmt: skip
"""By the ending of the file: what we call it, and what the writer may."""
_SHOWN = re.compile(r"/[^/]+/(?:-/)?blob/")
"""In the address of a forge's page about a file, which is no file itself."""
_AFTER = 60
"""Signs after a link in which its kind may be said too."""


def in_text(text: Text) -> Iterator[Hit]:
    """Each link to a file of these kinds, where neither its words nor those after it tell."""
    for link in links(text):
        kind = _KINDS.get(_ending(link.get("href") or ""))
        if kind and link.words and not re.search(
            rf"\b(?:{kind[1]})s?\b", f"{link.words} {_after(text, link)}", re.IGNORECASE
        ):  # fmt: skip
            said = f"{kind[0]}, {size}" if (size := _size(text, link)) else kind[0]
            also = "" if size else f" with its size, such as ({kind[0]}, 2 MB)"
            yield text.at(
                link, f'"{link.words}" leads to a file ({kind[0]}) and does not say so.',
                f"Write [{link.words} ({said})](…){also}.",
            )  # fmt: skip


def _ending(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return "" if _SHOWN.search(path) else PurePosixPath(path).suffix[1:].lower()


def _after(text: Text, link: Element) -> str:
    """The words that follow a link in its passage."""
    start = link.start + len(link.inside) + 2
    following = text.tokens[start : start + 4]
    ended = (
        i for i, t in enumerate(following) if isinstance(t, Tag) and t.name in {"p", "li", "a"}
    )
    return plain_text(following[: next(ended, len(following))])[:_AFTER]


def _size(text: Text, link: Element) -> str:
    """How large a file of this site is; "" for one elsewhere."""
    file = text.file_of(link.get("href") or "")
    return _in_words(file.stat().st_size) if isinstance(file, Path) else ""


def _in_words(size: int) -> str:
    for unit in ("bytes", "KB", "MB"):
        if size < 1000 or unit == "MB":
            break
        size = -(-size // 1000)
    return f"{size:,} {unit}"
