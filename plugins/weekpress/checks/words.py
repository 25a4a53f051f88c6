"""The words of an element as they are read out.

Comes in: an element of a page. Goes out: its text with what stands for its pictures, on one line.
Source: Accessible Name and Description Computation 1.2, as much of it as can be told without a
style sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

_HIDDEN = frozenset({"script", "style", "template", "noscript"})


def words_of(element: HtmlElement) -> str:
    """The words in an element, single-spaced: its text, the alternatives of its pictures, and for
    what is in it the name it is given by aria-label.

    What is kept from screen readers by aria-hidden or `hidden` is left out.
    """
    return " ".join("".join(_words(element)).split())


def _words(element: HtmlElement) -> Iterator[str]:
    """Without recursion: a page may be nested as deep as it likes."""
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        if _is_kept_out(one):
            continue
        label = (one.get("aria-label") or "").strip() if one is not element else ""
        yield label or (one.get("alt") or "" if one.tag in {"img", "area"} else one.text or "")
        if label:
            continue
        for child in reversed(one):
            waiting += [child.tail or "", child]


def _is_kept_out(element: HtmlElement) -> bool:
    """Whether nothing of an element is read out."""
    return (
        not isinstance(element.tag, str)
        or element.tag in _HIDDEN
        or element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
    )
