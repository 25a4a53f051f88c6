"""Code: coloured when the page is built, named after its language, and safe to ask for.

Python-Markdown hands whatever a writer puts in the braces of a fence on to Pygments, where a wrong
option stops the build and some options open files. Only the lines to mark are let through.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped,unused-ignore]  # without types in some releases
from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped,unused-ignore]  # without types in some releases
from pygments.util import ClassNotFound  # type: ignore[import-untyped,unused-ignore]  # without types in some releases

from weekpress.markup.labels import Labels
from weekpress.markup.tokens import Tag, Token

_PREFIX = "language-"
_PLAIN = frozenset({"text", "plain", "none"})


class LanguageFormatter(HtmlFormatter):  # type: ignore[misc,type-arg,unused-ignore]  # the same
    """Pygments' HTML with the language as a class of `code`, as the HTML Standard suggests."""

    def __init__(self, lang_str: str = "", **options: Any) -> None:  # noqa: ANN401 -- Pygments'
        super().__init__(**options)
        self._language = lang_str

    def _wrap_code(self, inner: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        yield 0, f'<code class="{html.escape(self._language)}">'
        yield from inner
        yield 0, "</code>"


class FenceExtension(FencedCodeExtension):
    """Fenced code whose braces may name a language, classes and lines to mark; nothing else."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Register a careful preprocessor where the library has its own."""
        md.registerExtension(self)
        fences = _Fences(md, self.getConfigs())
        md.preprocessors.register(fences, "fenced_code_block", 25)


class _Fences(FencedBlockPreprocessor):
    def handle_attrs(
        self, attrs: Iterable[tuple[str, str | None]]
    ) -> tuple[str, list[str], dict[str, Any]]:
        known = [(name, value) for name, value in attrs if name in {".", "id", "hl_lines"}]
        return super().handle_attrs(known)  # type: ignore[arg-type]  # a list will do


def named(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with each block of code reachable by keyboard and named: "Code: Python 2".

    It scrolls sideways where the page is narrow, so a keyboard must be able to reach it (axe,
    scrollable-region-focusable). It is a group, not a region: ten landmarks are no landmarks.
    """
    found: list[Token] = []
    counts: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name == "pre" and not token.closing:
            name = _name(tokens[index : index + 4], labels)
            counts[name] = counts.get(name, 0) + 1
            numbered = name if counts[name] == 1 else f"{name} {counts[name]}"
            token = token.having(tabindex="0", role="group", aria_label=numbered)
        found.append(token)
    return found


def _name(tokens: list[Token], labels: Labels) -> str:
    """ "Code: Python" for code whose language is known, "Code" for other."""
    codes = (t for t in tokens if isinstance(t, Tag) and t.name == "code")
    classes = (name for code in codes for name in code.classes if name.startswith(_PREFIX))
    language = _language(next(classes, "").removeprefix(_PREFIX))
    return f"{labels.code}: {language}" if language else labels.code


@lru_cache(maxsize=256)  # Pygments goes through its five hundred languages each time
def _language(alias: str) -> str:
    """What a language is called whose short name is `alias`, "" if Pygments does not know it."""
    try:
        return "" if alias in _PLAIN else str(find_lexer_class_by_name(alias).name)
    except ClassNotFound:
        return ""
