"""What elements are to somebody who does not see them: roles, aria- attributes, what takes focus.

Comes in: an element of a page. Goes out: its role, whether Tab stops at it, whether it is hidden.
Source: WAI-ARIA 1.2 and, as browsers know them already, the roles that 1.3 adds; DPUB-ARIA 1.1;
Graphics ARIA 1.0; ARIA in HTML and HTML-AAM 1.0 for the roles that elements have by themselves.
There is no kept Python library of these facts, so they stand here.
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

ROLES = frozenset(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox code
    columnheader combobox complementary contentinfo definition deletion dialog directory document
    emphasis feed figure form generic grid gridcell group heading img insertion link list listbox
    listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter
    navigation none note option paragraph presentation progressbar radio radiogroup region row
    rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong
    subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip
    tree treegrid treeitem comment image mark sectionfooter sectionheader suggestion
    graphics-document graphics-object graphics-symbol
    doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry
    doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit
    doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata
    doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction
    doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
    doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
    """.split()
)
"""Every role an author may give."""

ATTRIBUTES = frozenset(
    "aria-" + name
    for name in """
    actions activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount
    colindex colindextext colspan controls current describedby description details disabled
    dropeffect errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts label
    labelledby level live modal multiline multiselectable orientation owns placeholder posinset
    pressed readonly relevant required roledescription rowcount rowindex rowindextext rowspan
    selected setsize sort valuemax valuemin valuenow valuetext
    """.split()
)
"""Every aria- attribute there is."""

REFERENCES = tuple(
    f"aria-{name}"
    for name in (
        "activedescendant", "controls", "describedby", "details", "errormessage", "flowto",
        "labelledby", "owns",
    )
)  # fmt: skip
"""Those whose value is the id of another element, or several."""

NAMELESS = frozenset(
    """
    caption code definition deletion emphasis generic insertion mark none paragraph presentation
    strong subscript suggestion superscript term time
    """.split()
)
"""The roles that must not be named: what is written in aria-label is not read out there."""

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

LANDMARKS = frozenset("banner complementary contentinfo form main navigation region search".split())
"""The parts of a page that a screen reader can leap to."""


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
    editable = (element.get("contenteditable") or "false").lower() != "false"
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
