"""Golden fragments: what a tiny site's pages must hold, in one small file beside the site.

expected.txt is made of blocks. A block starts with a line that says what to compare and where;
the lines under it are what is expected there. Lines that start with # are remarks.

    html: about/index.html  main h1      the elements found, as HTML (spaces at line ends aside)
    text: tags/index.html  main li       their words, one line an element
    data: feed.json                      the whole file, as text
    gone: drafts-are-secret/index.html   no file of this name, and nothing under the block

A block with nothing under it expects that nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from bs4 import BeautifulSoup, Tag

_HEAD = re.compile(r"^(html|text|data|gone): (\S.*?)(?:  +(.*))?$")


@dataclass(frozen=True)
class Block:
    """One expectation."""

    kind: str
    file: str
    selector: str
    expected: str

    @property
    def head(self) -> str:
        return f"{self.kind}: {self.file}  {self.selector}".rstrip()


def blocks(text: str) -> Iterator[Block]:
    """The blocks of an expected.txt. Raises ValueError for a line before the first block."""
    head: re.Match[str] | None = None
    body: list[str] = []
    for line in [*text.splitlines(), None]:
        found = _HEAD.match(line) if line is not None else None
        if head and (found or line is None):
            kind, file, selector = head.groups()
            yield Block(kind, file, (selector or "").strip(), "\n".join(body).strip())
        if found:
            head, body = found, []
        elif line and not line.startswith("#"):
            if head is None:
                raise ValueError(f"expected.txt: no block has begun before {line!r}")
            body.append(line)


def differences(text: str, output: Path) -> list[str]:
    """What the files of `output` do not hold as `text` expects; each difference whole."""
    return [told for block in blocks(text) if (told := _difference(block, output))]


def _difference(block: Block, output: Path) -> str:
    path = output / block.file
    if block.kind == "gone":
        return f"{block.file} must not be there" if path.exists() else ""
    if not path.is_file():
        return f"{block.file} is missing"
    wanted, found = _comparable(block, path.read_text(encoding="utf-8"))
    lines = unified_diff(wanted, found, f"{block.head}  (expected)", "(found)", lineterm="")
    return "\n".join(lines)


def _comparable(block: Block, page: str) -> tuple[list[str], list[str]]:
    """Both sides as lines that differ only where it matters."""
    if block.kind == "data":
        return block.expected.splitlines(), page.strip().splitlines()
    parser = "xml" if block.file.endswith(".xml") else "lxml"
    elements = BeautifulSoup(page, parser).select(block.selector)
    if block.kind == "text":
        return block.expected.splitlines(), [_words(element) for element in elements]
    wanted = BeautifulSoup(block.expected, "html.parser")
    return _lines(wanted), _lines(BeautifulSoup("".join(map(str, elements)), "html.parser"))


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def _lines(soup: BeautifulSoup) -> list[str]:
    """The HTML with one element a line, attributes in order and runs of space made one."""
    for string in soup.find_all(string=True):
        if not string.find_parent("pre"):
            string.replace_with(re.sub(r"\s+", " ", string))
    for element in soup.find_all(True):
        element.attrs = dict(sorted(element.attrs.items()))
    return [line for line in soup.prettify().splitlines() if line.strip()]
