"""What elements are to somebody who does not see them: their role, and whether focus comes there.

Comes in: an element of a page. Goes out: its role, whether Tab stops at it, whether it is hidden.
Source: ARIA in HTML and HTML Accessibility API Mappings 1.0 for the roles that elements have by
themselves; HTML Standard, 6.6.3 "The tabindex attribute".
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from weekpress.checks.aria import ROLES

_OWN = {
    "a": "link", "article": "article", "aside": "complementary", "b": "generic",
    "blockquote": "blockquote", "button": "button", "caption": "caption", "code": "code",
    "datalist": "listbox", "dd": "definition", "del": "deletion", "details": "group",
    "dfn": "term", "dialog": "dialog", "div": "generic", "dt": "term", "em": "emphasis",
    "fieldset": "group", "figure": "figure", "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading", "hr": "separator", "i": "generic",
    "img": "img", "ins": "insertion", "li": "listitem", "main": "main", "mark": "mark",
    "menu": "list", "meter": "meter", "nav": "navigation", "ol": "list", "option": "option",
    "output": "status", "p": "paragraph", "pre": "generic", "progress": "progressbar",
    "q": "generic", "s": "deletion", "samp": "generic", "search": "search", "small": "generic",
    "span": "generic", "strong": "strong", "sub": "subscript", "sup": "superscript",
    "table": "table", "tbody": "rowgroup", "textarea": "textbox", "tfoot": "rowgroup",
    "thead": "rowgroup", "time": "time", "tr": "row", "u": "generic", "ul": "list",
}  # fmt: skip
_SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})


def role_of(element: HtmlElement) -> str:
    """The role an element is given, else the one it has by itself; "" where it has none."""
    given = given_role(element)
    return given or own_role(element)


def given_role(element: HtmlElement) -> str:
    """The first role of its attribute that is one; "" where none is given."""
    words = (element.get("role") or "").lower().split()
    return next((word for word in words if word in ROLES), "")


def own_role(element: HtmlElement) -> str:
    """The role an element has by itself; "" where it has none that matters here."""
    tag = element.tag
    if tag == "a" and element.get("href") is None:
        return "generic"
    if tag in {"header", "footer"}:
        around = (a for a in element.iterancestors() if a.tag in _SECTIONING)
        inside = next(around, None) is not None
        return "generic" if inside else {"header": "banner", "footer": "contentinfo"}[tag]
    if tag in {"section", "form"}:
        named = element.get("aria-label") or element.get("aria-labelledby") or element.get("title")
        return {"section": "region", "form": "form"}[tag] if named else "generic"
    return _OWN.get(tag, "")


def is_tab_stop(element: HtmlElement) -> bool:
    """Whether the Tab key stops at an element."""
    index = (element.get("tabindex") or "").strip()
    if index.removeprefix("-").isdigit():
        return not index.startswith("-") and not _is_disabled(element)
    return _takes_focus(element) and not _is_disabled(element)


def _takes_focus(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in {"a", "area"}:
        return element.get("href") is not None
    if tag == "input":
        return (element.get("type") or "").strip().lower() != "hidden"
    if tag in {"audio", "video"}:
        return element.get("controls") is not None
    if tag == "summary":
        parent = element.getparent()
        return parent is not None and parent.tag == "details"
    editable = (element.get("contenteditable", "false")).lower() != "false"
    return tag in {"button", "select", "textarea", "iframe"} or editable


def _is_disabled(element: HtmlElement) -> bool:
    return element.tag in {"button", "input", "select", "textarea"} and (
        element.get("disabled") is not None
    )


_GONE = "ancestor-or-self::*[@hidden or self::template or self::head]"
_gone = etree.XPath(f"boolean({_GONE})")
_hidden = etree.XPath(f"boolean({_GONE} or ancestor-or-self::*[@aria-hidden='true'])")


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element, or one around it, is kept from everybody or from screen readers."""
    return bool(_hidden(element))


def is_gone(element: HtmlElement) -> bool:
    """Whether an element, or one around it, is shown to nobody."""
    return bool(_gone(element))
