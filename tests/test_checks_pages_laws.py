"""Laws of the rules for pages and style sheets: whatever is written is judged, and told well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from weekpress.checks.page import Page
from weekpress.checks.rulebook import rulings
from weekpress.checks.style import Style

TAGS = [
    "a", "area", "aside", "audio", "b", "body", "button", "dd", "details", "div", "dl",
    "footer", "form", "h1", "h3", "header", "head", "html", "iframe", "img", "input", "label",
    "li", "link", "main", "meta", "nav", "object", "section", "style", "summary", "svg",
    "table", "td", "template", "th", "title", "tr", "ul", "video",
]  # fmt: skip
ATTRIBUTES = [
    "accesskey", "alt", "aria-hidden", "aria-label", "aria-labelledby", "aria-level",
    "autocomplete", "content", "for", "headers", "hidden", "href", "http-equiv", "id", "lang",
    "name", "rel", "role", "scope", "src", "srcset", "style", "tabindex", "target", "title",
    "type", "width",
]  # fmt: skip
VALUES = st.sampled_from(
    ["", " ", "0", "a", "#a", "a b", "refresh", "0; url=/", "viewport", "heading", "none", "true",
     "//a.example", "javascript:", "-1", "9", "stylesheet", "line-height:1!important", "�", "image"]
) | st.text(max_size=8)  # fmt: skip
CSS = st.sampled_from(
    ["a", ":focus", "{", "}", "(", ")", ",", ";", "outline:0", "font:1px", "transition:all 1s",
     "/*", "@media print", "@import ", '"//a"', "url(", "!important", "\\", "\n", "[aria-current]"]
)  # fmt: skip


@st.composite
def tag(draw: st.DrawFn) -> str:
    name, attribute = draw(st.sampled_from(TAGS)), draw(st.sampled_from(ATTRIBUTES))
    value = draw(VALUES).replace('"', "")
    return draw(
        st.sampled_from([f'<{name} {attribute}="{value}">', f"</{name}>", "A", "<!-- A -->"])
    )


@given(st.lists(tag(), max_size=40))
def test_any_page_is_judged_and_every_finding_has_a_place(tags: list[str]) -> None:
    page = Page("a.html", "".join(tags).encode("utf-8", "replace"), "Marchwater")
    for ruling in rulings("on_page"):
        for finding in ruling.findings("on_page", page, "a.html"):
            assert finding.line >= 1
            assert finding.message.endswith(".")
            assert finding.fix


@given(st.lists(CSS, max_size=60).map("".join))
def test_any_style_sheet_is_judged(css: str) -> None:
    for ruling in rulings("in_style"):
        for finding in ruling.findings("in_style", Style("a.css", css), "a.css"):
            assert 1 <= finding.line <= css.count("\n") + 1
            assert finding.message.endswith(".")


@given(st.binary(max_size=60))
def test_any_bytes_are_a_page(data: bytes) -> None:
    page = Page("a.html", data, "")
    assert page.root.tag == "html"
    assert [
        finding for r in rulings("on_page") for finding in r.findings("on_page", page, "a.html")
    ]
