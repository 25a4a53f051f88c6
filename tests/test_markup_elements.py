"""Callouts, tables, code, footnotes, pictures: accessible, named, and in the article's language."""

from __future__ import annotations

import pytest

from weekpress.markup import Renderer

RENDERER = Renderer()


def html(text: str, lang: str = "en") -> str:
    return RENDERER.render(text, "a.md", 1, lang=lang).html


# Callouts


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("NOTE", "Note"),
        ("TIP", "Tip"),
        ("IMPORTANT", "Important"),
        ("WARNING", "Warning"),
        ("CAUTION", "Caution"),
        ("note", "Note"),
    ],
)
def test_a_callout_says_its_kind_in_words(kind: str, word: str) -> None:
    assert html(f"> [!{kind}]\n> Mind.") == (
        f'<aside class="callout callout-{kind.lower()}" role="note" aria-labelledby="callout-1">\n'
        f'<p class="callout-label" id="callout-1"><strong>{word}</strong></p>\n'
        "<p>Mind.</p>\n</aside>"
    )


def test_a_callout_may_have_a_title_of_its_own() -> None:
    label = '<p class="callout-label" id="callout-1"><strong>Tip</strong>: Use <code>rem</code></p>'
    assert label in html("> [!TIP] Use `rem`\n> It scales.")


def test_a_callout_may_hold_lists_and_code() -> None:
    inside = html("> [!NOTE]\n> - one\n> - two\n>\n> ## A\n>\n>     code")
    assert "<li>one</li>" in inside
    assert inside.endswith("</aside>")
    assert "<pre" in inside


def test_two_callouts_have_names_of_their_own() -> None:
    both = html("> [!NOTE]\n> a\n\n> [!NOTE]\n> b")
    assert both.count("<aside") == 2
    assert 'id="callout-1"' in both
    assert 'aria-labelledby="callout-2"' in both


def test_a_callout_ends_the_paragraph_before_it() -> None:
    assert html("Text\n> [!NOTE]\n> a").startswith("<p>Text</p>\n<aside")


def test_a_quotation_stays_a_quotation() -> None:
    assert html("> words") == "<blockquote>\n<p>words</p>\n</blockquote>"


def test_a_callout_of_an_unknown_kind_is_told() -> None:
    rendered = RENDERER.render("Fine.\n\n> [!DANGER]\n> words", "a.md", 20)
    (finding,) = rendered.findings
    assert finding.line == 22
    assert "[!DANGER]" in finding.message
    assert finding.fix == "Write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]."


# Tables


TABLE = "| A | B |\n|---|--:|\n| 1 | 2 |\n"


def test_a_table_scrolls_in_a_focusable_named_group() -> None:
    start = '<div class="table-scroll" role="group" tabindex="0" aria-label="Table 1"><table>'
    assert html(TABLE).startswith(start)
    assert html(TABLE).endswith("</table></div>")


def test_tables_have_names_of_their_own() -> None:
    assert 'aria-label="Table 2"' in html(f"{TABLE}\n\nText\n\n{TABLE}")


def test_a_caption_is_part_of_the_name() -> None:
    raw = "<table><caption>Bins &amp; bags</caption><tr><td>x</td></tr></table>"
    assert 'aria-label="Table 1: Bins &amp; bags"' in html(raw)


def test_a_table_in_a_table_is_not_wrapped_again() -> None:
    inner = "<table><tr><td>x</td></tr></table>"
    assert html(f"<table><tr><td>{inner}</td></tr></table>").count("table-scroll") == 1


def test_header_cells_say_what_they_head() -> None:
    assert '<th scope="col">A</th>' in html(TABLE)
    row = "<table><tr><th>Bins</th><td>12</td></tr></table>"
    assert '<th scope="row">Bins</th>' in html(row)


def test_an_empty_header_cell_is_a_plain_one() -> None:
    assert "<td></td>\n<th" in html("|   | B |\n|---|---|\n| 1 | 2 |\n")


def test_alignment_is_a_class() -> None:
    assert '<td class="align-right">2</td>' in html(TABLE)
    assert "style=" not in html(TABLE)


# Code


def test_code_can_be_reached_and_is_named_after_its_language() -> None:
    start = '<div class="highlight"><pre tabindex="0" role="group" aria-label="Code: Python">'
    assert html("```python\nx = 1\n```").startswith(start)


@pytest.mark.parametrize(
    "fence", ["```\nx\n```", "```nonesuch\nx\n```", "```text\nx\n```", "    x"]
)
def test_code_in_no_known_language_is_just_code(fence: str) -> None:
    assert 'aria-label="Code"' in html(fence)


def test_repeated_names_of_code_are_numbered() -> None:
    both = html("```sh\na\n```\n\n```sh\nb\n```")
    assert 'aria-label="Code: Bash"' in both
    assert 'aria-label="Code: Bash 2"' in both


def test_code_is_coloured_by_classes() -> None:
    assert '<span class="k">def</span>' in html("```python\ndef f(): ...\n```")


@pytest.mark.parametrize(
    "options",
    ["style=x", "tabsize=x", "encoding=x", "tagsfile=/etc/passwd", "linenos=table", "full=True"],
)
def test_a_fence_can_set_no_option_of_the_highlighter(options: str) -> None:
    fence = f"``` {{.python {options}}}\nx\n```"
    assert html(fence) == html("```python\nx\n```")


def test_a_fence_can_mark_lines() -> None:
    assert '<span class="hll">' in html('```python hl_lines="1"\nx\n```')


# Footnotes


NOTES = "One[^b] and two[^a], again[^b].\n\n[^a]: Second.\n[^b]: First.\n"


def test_footnotes_are_numbered_as_they_are_mentioned() -> None:
    text = html(NOTES)
    assert text.index('<li id="fn-1">\n<p>First.') < text.index('<li id="fn-2">\n<p>Second.')


def test_a_footnote_mark_says_what_it_is() -> None:
    mark = (
        '<sup id="fnref-1"><a class="footnote-ref" href="#fn-1" aria-label="Footnote 1">1</a></sup>'
    )
    assert mark in html(NOTES)


def test_each_mention_has_a_way_back() -> None:
    text = html(NOTES)
    assert 'href="#fnref-1" class="footnote-back" aria-label="Back to the text, footnote 1"' in text
    assert 'aria-label="Back to the text, footnote 1, mention 2"' in text
    assert 'id="fnref-1-2"' in text


def test_footnotes_are_a_section_with_a_heading() -> None:
    start = (
        '<section class="footnotes" aria-labelledby="footnotes"><h2 id="footnotes">Footnotes</h2>'
    )
    assert start in html(NOTES)
    assert "doc-" not in html(NOTES)


def test_a_footnote_nobody_mentions_keeps_its_words_and_leads_nowhere() -> None:
    text = html("One[^1].\n\n[^1]: Said.\n[^2]: Unsaid.\n")
    assert "<p>Unsaid.</p>" in text
    assert text.count("footnote-back") == 1


@pytest.mark.parametrize(
    "text",
    [
        "a[^1]\n\n[^1]: [^2]: nested\n",
        "a[^my note]\n\n[^my note]: b\n",
        "a[^1]\n\n[^1]:\n    - a list\n    - of two\n",
        "[^]: nothing",
        "<a href=x>never closed[^1]\n\n[^1]: b\n",
    ],
)
def test_odd_footnotes_make_sound_ids(text: str) -> None:
    ids = [part.partition('"')[0] for part in html(text).split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert not any(" " in identifier for identifier in ids)


# Pictures


def test_pictures_wait_until_they_are_near() -> None:
    picture = html("![A bin]({static}/images/bin.svg)")
    assert picture == (
        '<p><img alt="A bin" src="{static}/images/bin.svg" loading="lazy" decoding="async"></p>'
    )


def test_a_decorative_picture_has_an_empty_alternative() -> None:
    picture = html('![Leaves]({static}/leaves.svg "Leaves"){.decorative}')
    assert 'alt=""' in picture
    assert "title" not in picture


def test_a_picture_without_an_address_is_no_picture() -> None:
    assert html("<img alt=x>\n\nText") == "<p>Text</p>"


# In the article's language


@pytest.mark.parametrize(
    ("lang", "word"), [("cy", "Nodyn"), ("cy-GB", "Nodyn"), ("en-GB", "Note"), ("fr", "Note")]
)
def test_a_callout_speaks_the_articles_language(lang: str, word: str) -> None:
    assert f"<strong>{word}</strong>" in html("> [!NOTE]\n> a", lang)


def test_names_speak_the_articles_language() -> None:
    text = html(f"{TABLE}\n\na[^1]\n\n```python\nx\n```\n\n[^1]: b", "cy")
    for name in ("Tabl 1", "Cod: Python", "Troednodyn 1", "Yn ôl i’r testun, troednodyn 1"):
        assert f'aria-label="{name}"' in text


# And what stays as Markdown has it


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Term\n:   What it means", "<dt>Term</dt>\n<dd>What it means</dd>"),
        (
            "The W3C.\n\n*[W3C]: World Wide Web Consortium",
            '<abbr title="World Wide Web Consortium">',
        ),
        ("Words\n{: .lead }", '<p class="lead">'),
        ('<details markdown="1">\n<summary>S</summary>\n\n*a*\n\n</details>', "<p><em>a</em></p>"),
        ("#Council starts", "<p>#Council starts</p>"),
        ("## About C#", '<h2 id="about-c">About C#</h2>'),
        ("3. three\n4. four", '<ol start="3">'),
    ],
)
def test_markdown_a_writer_may_use(text: str, fragment: str) -> None:
    assert fragment in html(text)


def test_one_article_leaves_no_trace_in_the_next() -> None:
    html("a[^1] [x][r]\n\n[^1]: b\n[r]: /r\n*[HTML]: c\n")
    assert html("a[^1] [x][r] HTML") == "<p>a[^1] [x][r] HTML</p>"


def test_lists_too_deep_to_read_are_an_error_and_not_an_accident() -> None:
    renderer = Renderer()
    (finding,) = renderer.render("- " * 3000 + "x", "a.md", 6).findings
    assert (finding.rule, finding.line, finding.severity.value) == ("nested-too-deeply", 6, "error")
    assert renderer.render("- a", "a.md", 1).html == "<ul>\n<li>a</li>\n</ul>"
