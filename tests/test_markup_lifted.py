"""The 30-second read, lifted out of where it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.markup import Rendered, Renderer, plain_text
from weekpress.markup.lifted import parted


def render(text: str, lang: str = "en") -> Rendered:
    return Renderer(typography=False).render(text, "content/a.md", 4, lang)


NOTE = """Before.

## 30 second read

- Calls fell to **231**[^1]
- The [button](#next) has moved!

## 3 minute read

### Next

After.

[^1]: On Friday.
"""


def test_it_is_first_under_a_heading_that_names_it() -> None:
    html = render(NOTE).html
    assert html.startswith(
        '<section class="short-read" aria-labelledby="weekpress-short-read">'
        '<h2 id="weekpress-short-read">30-second read</h2>\n<ul>\n<li>Calls fell to'
    )
    assert html.index("</section>") < html.index("<p>Before.</p>")


def test_its_footnote_still_works() -> None:
    html = render(NOTE).html
    assert 'href="#fn-1"' in html and 'id="fn-1"' in html and 'href="#fnref-1"' in html


def test_a_typed_reading_time_goes_and_no_level_is_skipped() -> None:
    html = render(NOTE).html
    assert "3 minute" not in html
    assert re.findall(r"<(h\d)[^>]*>([^<]+)", html)[1:] == [("h2", "Next"), ("h2", "Footnotes")]


def test_what_is_under_a_deep_one_skips_no_level_either() -> None:
    html = render("## Good\n\n#### 30s read\n\n##### Calls\n\nText.\n\n## Next").html
    assert re.findall(r"<(h\d)[^>]*>([^<]+)", html)[1:] == [
        ("h3", "Calls"), ("h2", "Good"), ("h2", "Next"),
    ]  # fmt: skip


def test_elsewhere_it_stands_without_marks_and_links_of_its_own_page() -> None:
    assert render(NOTE).short_read == (
        "<ul>\n<li>Calls fell to <strong>231</strong></li>\n<li>The button has moved!</li>\n</ul>"
    )


def test_its_words_are_sentences_of_a_summary() -> None:
    assert render(NOTE).summary == "Calls fell to 231. The button has moved!"
    assert render("First paragraph.\n\nSecond.").summary == "First paragraph."


def test_a_long_one_makes_a_summary_of_whole_sentences() -> None:
    items = "\n".join(f"- {'word ' * 30}{n}" for n in range(9))
    summary = render(f"## 30s read\n\n{items}").summary
    assert len(summary) <= 400 and summary.endswith("1.")


@pytest.mark.parametrize("heading", ["**30s read**", "#### 30-second read", "30 second read\n---"])
def test_it_is_found_under_any_kind_of_heading(heading: str) -> None:
    rendered = render(f"Before.\n\n{heading}\n\nShort.\n\n**3min read**\n\nAfter.")
    assert rendered.short_read == "<p>Short.</p>"
    assert plain_text(rendered.html) == "30-second read Short. Before. After."


def test_it_speaks_the_language_of_the_note() -> None:
    assert ">Darlleniad 30 eiliad</h2>" in render("## Darlleniad 30 eiliad\n\nByr.", "cy").html


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("## 30s read\n\n## Next\n\nText.", 4, "has nothing under it"),
        ("## 30s read\n\nOne.\n\n## 30 second read\n\nTwo.", 8, "is there twice"),
    ],
)
def test_what_is_wrong_with_it_is_told(text: str, line: int, told: str) -> None:
    (finding,) = render(text).findings
    assert (finding.line, told in finding.message) == (line, True)


def test_one_that_waits_for_its_writer_is_no_fault() -> None:
    rendered = render("## 30 second read\n\n<!-- Two lines. -->\n\n## Next\n\nText.")
    assert (rendered.findings, rendered.short_read) == ((), "")


@pytest.mark.parametrize("text", ["> ## 30s read\n>\n> Quoted.", "```\n## 30s read\n```", "Text."])
def test_what_is_no_section_of_the_note_stays(text: str) -> None:
    rendered = render(text)
    assert rendered.short_read == "" and "short-read" not in rendered.html


BLOCKS = st.lists(
    st.sampled_from(
        ["## 30 second read", "## Good things", "### More", "**30s read**", "## 3 min read",
         "Text.",
         "- item\n- other", "> quoted", "```\ncode\n```", "**Bold**", "# Top",
         "| a | b |\n|--|--|\n| c | d |"]
    ),
    max_size=9,
)  # fmt: skip


@given(BLOCKS)
def test_no_word_is_lost_and_none_is_there_twice(blocks: list[str]) -> None:
    rendered = render("\n\n".join(blocks))
    short, rest = parted(rendered.html)
    assert short + rest == rendered.html
    for word in ("Text.", "item", "quoted", "code", "Bold", "More", "Good"):
        written = sum(block.count(word) for block in blocks)
        assert plain_text(rendered.html).split().count(word) == written
