"""The reference for writers is true: each example gives what stands under it."""

from __future__ import annotations

import re

import pytest

from building import ROOT
from weekpress.markup import Renderer
from weekpress.markup.sanitise import TAGS

PAGE = (ROOT / "docs/reference/markdown.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^(`{3,})markdown\n(.*?)^\1\n\n```html\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL
)


def lines(html: str) -> list[str]:
    return [line for line in html.splitlines() if line.strip()]


@pytest.mark.parametrize(("written", "html"), [(w, h) for _, w, h in EXAMPLES])
def test_an_example_gives_what_stands_under_it(written: str, html: str) -> None:
    assert lines(Renderer().render(written, "a.md", 1).html) == lines(html)


def test_every_example_has_its_result() -> None:
    assert len(EXAMPLES) == len(re.findall(r"^`{3,}markdown$", PAGE, re.MULTILINE)) > 15


def test_every_element_that_is_allowed_is_named() -> None:
    allowed = PAGE.partition("These elements are allowed:")[2].partition("Everywhere")[0]
    named = set(re.findall(r"`([a-z0-9]+)`", allowed)) | {"h3", "h4", "h5"}
    assert named == TAGS - {"h1"}
