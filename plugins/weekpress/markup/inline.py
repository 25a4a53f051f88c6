"""Patterns within a line of text, looked for only in articles that have what they look for.

Python-Markdown tries each of its patterns on each piece of text, though most articles have not one
code span, picture or escaped sign.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

_SIGNS = {
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
"""What every match of the library's pattern of this name holds; others are always looked for."""
_REFERRING = frozenset({"reference", "short_reference", "image_reference", "short_image_ref"})
"""Patterns of `[text][name]` and the like: without a `[name]: address` they change nothing."""


class InlineExtension(Extension):
    """Puts a processor that leaves patterns out in the place of the library's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register the processor where the library has its own."""
        md.treeprocessors.register(_Patterns(md), "inline", 20)


class _Patterns(InlineProcessor):
    """The library's processor, with the patterns that can match something in this article.

    What it looks at is a piece of the tree's text, in which whatever was matched before has been
    replaced by placeholders of letters and digits: a sign that is not in the tree never comes up.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns; the library asks for no more than their number and order."""
        text = "".join(tree.itertext())
        patterns = self.md.inlinePatterns
        absent = {name for name, sign in _SIGNS.items() if sign not in text}
        absent |= set() if self.md.references else _REFERRING
        left_out = [patterns[name] for name in absent if name in patterns]
        self.inlinePatterns = [p for p in patterns if p not in left_out]  # type: ignore[assignment]
        return super().run(tree, ancestors)
