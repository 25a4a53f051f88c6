"""Laws that hold for any text at all, however broken or hostile."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from weekpress.markup import Renderer, sanitise, strip_forbidden
from weekpress.markup.tokens import Tag, Token, read

RENDERER = Renderer()

FRAGMENTS = """
# |##|>|> [!NOTE]|-|1.|`|```|~~~|*|**|_|[|](|)|[^1]|[^1]: |[^a b]: |===|---|| a | b ||{.cls}|{#main}
<div>|</div>|<p>|</p>|<b>|<a name=x>|<a href=y>|<table>|<tr>|<td>|<pre>|</pre>|<code>|<h1>|</h1>
<script>|</script>|<!--|-->|<svg>|<math>|<style>|<iframe src=|<img src=x onerror=1>|<template>
<details markdown=1>|<section class="footnotes">|<li id="wpfn-1">
<aside class="callout callout-note">|<a class="footnote-ref" href="#wpfn-1">
<p class="callout-label">|<?php|<![CDATA[|<!DOCTYPE|javascript:
{{< |{{< note >}}|>}}|{{< /note >}}|{% x %}|{{ v }}|qzshort0z|*[HTML]: x|HTML|: def|term|![a](b.png)
it's|"|--|...|&#11;|&amp;|&lt;
""".replace("\n", "|").split("|")

fragments = st.sampled_from([f for f in FRAGMENTS if f])
spaces = st.sampled_from(["", "", " ", "\n", "\n\n", "    ", "\t", "\r\n", "\v", "\ud800"])
pieces = st.tuples(fragments, spaces).map("".join) | st.text(max_size=3)
texts = st.lists(pieces, max_size=25).map("".join)


def shape(html: str) -> list[tuple[str, bool] | str]:
    """The elements and words of some HTML, without attributes and white space."""
    tokens: Sequence[Token] = read(html)
    words = [t if isinstance(t, Tag) else "".join(t.split()) for t in tokens]
    return [(t.name, t.closing) if isinstance(t, Tag) else t for t in words if t]


@given(texts)
@example("- " * 3000)
@example("a[^1]\n\n[^1]: [^2]: x\n")
@example("``` {.python style=x}\ny\n```")
def test_any_text_can_be_rendered(text: str) -> None:
    html = RENDERER.render(text, "a.md", 1).html
    assert "<script" not in html.lower()
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', html))


@given(texts)
def test_a_page_is_well_formed_and_already_clean(text: str) -> None:
    html = RENDERER.render(text, "a.md", 1).html
    assert shape(sanitise(html)) == shape(html)


@given(texts | st.text())
def test_nothing_that_xml_forbids_comes_out(text: str) -> None:
    rendered = RENDERER.render(text, "a.md", 1)
    for part in (rendered.html, rendered.toc, rendered.plain, rendered.first_paragraph):
        assert strip_forbidden(part, "a.md", 1) == (part, ())


@given(texts)
def test_ids_are_unique_and_without_spaces(text: str) -> None:
    html = RENDERER.render(text, "a.md", 1).html
    ids = [t.attributes["id"] for t in read(html) if isinstance(t, Tag) and "id" in t.attributes]
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", identifier) for identifier in ids)


@given(texts)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert RENDERER.render(text, "a.md", 1) == Renderer().render(text, "a.md", 1)


@given(texts)
def test_findings_are_on_lines_of_the_text(text: str) -> None:
    last = 7 + text.count("\n")
    assert all(7 <= f.line <= last for f in RENDERER.render(text, "a.md", 7).findings)


@given(texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    clean = sanitise(text.encode("utf-8", "ignore").decode())
    assert sanitise(clean) == clean
