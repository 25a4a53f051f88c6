"""Markdown looked for only where the signs are that it is written with.

Python-Markdown searches each block and each piece of text for all it knows, though most have no
quotation, no definition, no picture and no code. Whether a sign is there is known far sooner.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

_BLOCKS = {
    "hashheader": ("#", 70),
    "deflist": (":", 25),
    "callout": ("[!", 21),
    "quote": (">", 20),
    "footnote": ("[^", 17),
    "abbr": ("*[", 16),
    "reference": ("]:", 15),
}
"""What every block holds in which the processor of this name finds something, and its place."""

_INLINE = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What every match of the inline pattern of this name holds; others are always looked for."""
_REFERRING = frozenset({"reference", "short_reference", "image_reference", "short_image_ref"})
"""Patterns of `[text][name]` and the like: without a `[name]: address` they change nothing."""


class SignsExtension(Extension):
    """Puts processors that look for signs first in the places of others: it has to come last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Register each under the name and at the place of the one it stands for."""
        blocks = md.parser.blockprocessors
        for name, (sign, place) in _BLOCKS.items():
            if name in blocks:
                blocks.register(_SignedBlocks(blocks[name], sign), name, place)
        md.treeprocessors.register(_SignedPatterns(md), "inline", 20)


class _SignedBlocks(BlockProcessor):
    """Another processor, which is asked only about blocks that hold its sign."""

    def __init__(self, processor: BlockProcessor, sign: str) -> None:
        super().__init__(processor.parser)
        self._processor, self._sign = processor, sign

    def test(self, parent: Element, block: str) -> bool:
        """Whether the other processor may find something in this block."""
        return self._sign in block and self._processor.test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Let it do its work; False where it has found nothing after all."""
        return self._processor.run(parent, blocks)


class _SignedPatterns(InlineProcessor):
    """The library's processor, with the patterns that can match something in this article.

    What it looks at is a piece of the tree's text, in which whatever was matched before has been
    replaced by placeholders of letters and digits: a sign that is not in the tree never comes up.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns; the library asks for no more than their number and order."""
        text = "".join(tree.itertext())
        patterns = self.md.inlinePatterns
        absent = {name for name, sign in _INLINE.items() if sign not in text}
        absent |= set() if self.md.references else _REFERRING
        left_out = [patterns[name] for name in absent if name in patterns]
        self.inlinePatterns = [p for p in patterns if p not in left_out]  # type: ignore[assignment]  # see above
        return super().run(tree, ancestors)
