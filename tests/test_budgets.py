"""Pages stay small: what a reader on a slow line is promised (DESIGN §6, accessibility §9)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT

HTML_BYTES = 30_000
CSS_BYTES = 12_000

# Sides have names of their own in right-to-left writing: these words name the wrong thing there.
_SIZE = r"[^\s;}]+"
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear):\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
    # margin: 1px 2px 1px 0 has a left that differs from its right
    rf"|(?<![\w-])(?:margin|padding|inset):\s*{_SIZE} (?P<right>{_SIZE}) {_SIZE} "
    rf"(?!(?P=right)[;}}]){_SIZE}"
)


def over(folder: Path, pattern: str, limit: int) -> list[str]:
    """The files that are larger than `limit` bytes, with their size."""
    sizes = {path: path.stat().st_size for path in sorted(folder.rglob(pattern))}
    return [f"{path.relative_to(folder)}: {size:,}" for path, size in sizes.items() if size > limit]


def test_no_page_is_heavier_than_30_kb(sample_site: Path) -> None:
    assert over(sample_site, "*.html", HTML_BYTES) == []


def test_all_style_together_is_12_kb_at_most(sample_site: Path) -> None:
    """But for what pages with comments ask for beside it: see test_comments_pages.py."""
    sheets = [sheet for sheet in sample_site.rglob("*.css") if sheet.name != "comments.css"]
    assert sheets
    assert sum(sheet.stat().st_size for sheet in sheets) <= CSS_BYTES


def test_no_page_holds_a_script_or_a_style_of_its_own(sample_site: Path) -> None:
    own = re.compile(
        r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
    )
    pages = [p for p in sorted(sample_site.rglob("*.html")) if p.name != "email.html"]  # a letter
    assert pages
    assert [str(page) for page in pages if own.search(_tags(page))] == []


def _tags(page: Path) -> str:
    """The page's tags without its words: an article may well speak of a script."""
    return " ".join(re.findall(r"<[^>]+>", page.read_text(encoding="utf-8")))


def test_a_page_over_its_limit_is_named_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "small.html").write_bytes(b"x" * 30_000)
    (tmp_path / "large.html").write_bytes(b"x" * 30_001)
    assert over(tmp_path, "*.html", HTML_BYTES) == ["large.html: 30,001"]


@pytest.mark.parametrize(
    "sheet", sorted((ROOT / "theme/static/css").rglob("*.css")), ids=lambda sheet: sheet.name
)
def test_style_speaks_of_start_and_end_not_left_and_right(sheet: Path) -> None:
    found = PHYSICAL.finditer(sheet.read_text(encoding="utf-8"))
    assert [match[0] for match in found] == []


@pytest.mark.parametrize(
    "wrong", ["margin-left: 1px", "a{left:0}", "text-align: right", "padding: 1px 2px 1px 0;"]
)
def test_a_physical_side_is_found(wrong: str) -> None:
    assert PHYSICAL.search(wrong)


@pytest.mark.parametrize(
    "right", ["margin: 0 1px 0 1px;", "padding: 1px 2px}", "float: inline-end"]
)
def test_sides_that_turn_round_are_not_found(right: str) -> None:
    assert not PHYSICAL.search(right)
