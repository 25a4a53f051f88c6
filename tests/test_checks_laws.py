"""Laws of reading and judging: they hold for any text, page or style sheet, however broken.

The same targets are fuzzed (tests/fuzz/targets.py), and with every rule there is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import BENCH, HEAD, PATH, TARGETS
from test_markup_laws import FRAGMENTS, texts
from weekpress.checks.judging import Bench
from weekpress.frontmatter import read_document

KEPT = Path(__file__).parent / "fuzz" / "kept"
KEYS = [
    "title: a",
    "date: 2026-11-20",
    "tags: [a, b]",
    "allow:",
    "  link-text-vague: because",
    "- x",
    "week: 2026-W47",
    "lang: cy",
    "a: &b c",
    "image: {static}/a.png",
    '"',
    "{",
    "---",
]
HTML = """<main>|</main>|<h1>|<h2 id=a>|<a href=#a>|<a href>|</a>|<img src=a.gif>|<img alt='' src=a>
<table>|<tr>|<th>|<td colspan=x>|<caption>|<input id=a>|<label for=a>|<button aria-label>|<nav>
<button aria-labelledby='a b'>|<html lang=zz>|<title>|<meta name=viewport content=x>|<video>|<ol>
<track kind=captions>|<iframe title>|<div role=x tabindex=9>|<style>|<svg>|<p hidden>|<!--|-->|<li>
<meta http-equiv=refresh content='0;url=x'>|&nbsp;|&#0;|<form>|<select>|<area>|<ul>|<dl>|<dt>|x
""".replace("\n", "|").split("|")
CSS = """a{|}|:focus|outline:none|;|color:#fff|!important|@media (|)|@import|@media print{|*{
font-size:|1px|0|animation:a 1s infinite|var(--a)|/*|*/|"|url(|\\|@font-face{|nan|%
@media (prefers-reduced-motion)
""".replace("\n", "|").split("|")


def joined(pieces: list[str]) -> st.SearchStrategy[str]:
    """Any text of these pieces and others."""
    one = st.sampled_from([piece for piece in pieces if piece]) | st.text(max_size=3)
    return st.lists(one, max_size=25).map("".join)


heads = st.lists(st.sampled_from(KEYS) | st.text(max_size=8), max_size=8).map("\n".join)
files = st.builds("---\n{}\n---\n{}".format, heads, texts) | texts


@given(st.binary(max_size=300) | files.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_and_judged(data: bytes) -> None:
    TARGETS["file"](data)


@given(texts | joined(FRAGMENTS))
def test_any_body_is_judged_by_every_rule_on_lines_that_there_are(text: str) -> None:
    TARGETS["body"](text.encode("utf-8", "replace"))


@given(texts)
def test_a_text_is_judged_twice_alike(text: str) -> None:
    document, found = read_document(PATH, PATH, HEAD + text)
    assert read_document(PATH, PATH, HEAD + text) == (document, found)
    other = Bench(BENCH.root, BENCH.resolve, typography=True, language="en")
    assert BENCH.judge(document) == other.judge(document)


@given(st.binary(max_size=300) | joined(HTML).map(lambda text: text.encode("utf-8", "replace")))
def test_any_page_is_judged_by_every_rule(data: bytes) -> None:
    TARGETS["page"](data)


@given(joined(CSS))
def test_any_style_sheet_is_judged_by_every_rule(text: str) -> None:
    TARGETS["style"](text.encode("utf-8", "replace"))


@settings(max_examples=50)
@given(heads | st.text())
def test_any_glossary_is_read(text: str) -> None:
    TARGETS["glossary"](text.encode("utf-8", "replace"))


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_by_fuzzing_stays_mended(target: str) -> None:
    for path in sorted((KEPT / target).glob("*")):
        TARGETS[target](path.read_bytes())
