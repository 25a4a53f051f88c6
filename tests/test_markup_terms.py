"""The first use of each term is marked, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from test_markup_laws import texts
from weekpress.markup import Renderer
from weekpress.markup.spelt import Term
from weekpress.markup.terms import Terms

TERMS = Terms((
    Term(("MaT", "M.a.T."), "Manage a Tenancy", "{filename}/glossary.yml#mat", "en"),
    Term(("R&D",), "research & \"development\"", "{filename}/glossary.yml#r", "en"),
    Term(("MaT team",), "those who do it", "", "en"),
    Term(("HTML", "def"), "HyperText", "{filename}/glossary.yml#html", "en"),
    Term(("it's on",), "a call to arms", "{filename}/glossary.yml#on", "en"),
))  # fmt: skip
LINK = '<a class="term" href="{filename}/glossary.yml#mat">'
MARKED = f'{LINK}<abbr title="Manage a Tenancy">MaT</abbr></a>'
ADDED = re.compile(
    r'<a class="term" href="\{filename\}/glossary\.yml#\w+">'
    r'<abbr(?: title="[^"]*")?>(.*?)</abbr></a>'
    r'|<abbr title="those who do it">(.*?)</abbr>', re.DOTALL
)  # fmt: skip


def marked(html: str) -> str:
    return TERMS.marked(html, "en")


def test_only_the_first_use_is_marked() -> None:
    assert marked("<p>MaT, MaT.</p><p>MaT</p>") == f"<p>{MARKED}, MaT.</p><p>MaT</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>mat, MATS, MaTch, aMaT, MaT2, x_MaT</p>",
        "<p>example.org/MaT, MaT/x, MaT.html, a@MaT, #MaT</p>",
        "<p>A<b>MaT</b>, <i>MaT</i>ch</p>",
        "<h2>MaT</h2>",
        "<p><a href='x'>MaT</a></p>".replace("'", '"'),
        "<pre>MaT</pre><p><code>MaT</code> <kbd>MaT</kbd> <dfn>MaT</dfn></p>",
        "<details><summary>MaT</summary></details>",
        '<p title="MaT">x</p>',
        '<p><abbr title="Mine">MaT</abbr> is MaT, still.</p>',
        "<p>AT&amp;T, R&amp;D&amp;E</p>",
    ],
)
def test_what_is_no_use_is_left_alone(html: str) -> None:
    assert marked(html) == html


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("two MaTs", "MaTs"),
        ("the MaT’s end", "MaT"),
        ("MaT-wide", "MaT"),
        ("(MaT)", "MaT"),
        ("M.a.T. it is", "M.a.T."),
        ("our R&amp;D", "R&amp;D"),
        ("<b>MaT</b><sup>1</sup>", "MaT"),
    ],
)
def test_a_use_may_have_a_plural_and_signs_around_it(text: str, word: str) -> None:
    assert ADDED.search(marked(f"<p>{text}</p>"))[1] == word  # type: ignore[index]  # or it fails


def test_of_two_terms_the_longer_counts() -> None:
    assert marked("<p>MaT\nteam</p>") == '<p><abbr title="those who do it">MaT\nteam</abbr></p>'


@pytest.mark.parametrize(
    "html",
    ["<p>Manage a Tenancy ({})</p>", "<p><em>manage\na Tenancy</em> ({}).</p>",
     "<p>{} (Manage a <b>Tenancy</b>) is</p>"],
)  # fmt: skip
def test_what_is_spelt_out_there_has_no_title(html: str) -> None:
    assert marked(html.format("MaT")) == html.format(f"{LINK}<abbr>MaT</abbr></a>")


def test_a_meaning_in_another_language_says_which() -> None:
    assert '<abbr title="Manage a Tenancy" lang="en">' in TERMS.marked("<p>MaT</p>", "cy")


def test_quotes_that_were_set_are_known() -> None:
    assert 'title="a call to arms">it’s on</abbr>' in marked("<p>Now it’s on.</p>")


@given(texts)
@example("MaT *[HTML]: x MaT `MaT` R&D MaT team")
@example("<b>M</b>aT MaT<i>x</i>")
def test_without_the_added_tags_the_html_is_as_it_was(text: str) -> None:
    html = Renderer().render(text.replace("- ", "MaT R&D "), "a.md", 1).html
    assert ADDED.sub(lambda m: m[1] or m[2], marked(html)) == html


@given(st.lists(st.sampled_from(["MaT", " ", "R&D", "HTML", "s", "<b>", "</b>", "MaT team", "\n\n",
                                 "<abbr>", "`", "Manage a Tenancy (", ")", "[", "](x)"]))
       .map("".join))  # fmt: skip
def test_marking_twice_is_marking_once(text: str) -> None:
    once = marked(Renderer().render(text, "a.md", 1).html)
    assert marked(once) == once
