"""The runner: every page and style sheet of a built site judged, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from weekpress.checks.pages import LARGEST, judged
from weekpress.errors import Finding
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

GOOD = """<!doctype html>
<html lang="en"><head><title>{} – Marchwater</title></head>
<body><a href="#main">Skip</a><header><p>Marchwater</p></header>
<main id="main"><h1>Bins</h1>{}</main><footer><p>Privacy</p></footer></body></html>
"""
LETTER = '<body style="margin:0"><p>Hello</p></body>'


def rules(found: list[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.path, finding.rule) for finding in found)


def judge(output: Path, store: Path | None = None) -> list[Finding]:
    kept = Store(store)
    try:
        return judged(output, "output", Workshop(kept, Steps()), "tools", "Marchwater")
    finally:
        kept.close()


def write(output: Path, name: str, text: str) -> Path:
    path = output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_pages_and_sheets_are_judged_by_their_rules(tmp_path: Path) -> None:
    write(tmp_path, "bins/index.html", GOOD.format("Bins", "<h2></h2>"))
    write(tmp_path, "theme/a.css", "a { outline: 0 }")
    write(tmp_path, "feed.xml", "<h2></h2>")
    assert rules(judge(tmp_path)) == [
        ("output/bins/index.html", "page-heading-empty"),
        ("output/theme/a.css", "style-focus-hidden"),
    ]


REFRESH = '<html><head><title>Moved</title><meta http-equiv="refresh" content="{}"></head></html>'


def test_a_page_that_leads_on_is_judged_by_little(tmp_path: Path) -> None:
    write(tmp_path, "old.html", REFRESH.format("0; url=/bins/"))
    assert rules(judge(tmp_path)) == [("output/old.html", "page-language")]


def test_a_page_that_is_read_before_it_leads_on_is_judged_by_all(tmp_path: Path) -> None:
    write(tmp_path, "slow.html", REFRESH.format("9; url=/bins/"))
    found = {rule for _, rule in rules(judge(tmp_path))}
    assert {"page-language", "page-refresh", "page-main-landmark", "page-title"} <= found


def test_two_pages_with_one_title_are_told(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write(tmp_path, name, GOOD.format("Bins", ""))
    assert rules(judge(tmp_path)) == [("output/b.html", "page-title")]


def test_a_letter_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, "weeknotes/2026/w47/email.html", LETTER)
    assert judge(tmp_path) == []


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.html", "<h2></h2>")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/link.html").symlink_to(tmp_path / "elsewhere/a.html")
    (tmp_path / "output/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "output/folder.html").mkdir()
    assert judge(tmp_path / "output") == []


def test_a_page_that_is_too_large_is_told_and_not_judged(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<h2></h2>" + " " * LARGEST)
    (finding,) = judge(tmp_path)
    assert (finding.rule, finding.path) == ("page-too-large", "output/a.html")


def test_what_has_not_changed_is_not_judged_again(tmp_path: Path) -> None:
    store = tmp_path / "kept.sqlite3"
    page = write(tmp_path / "output", "a.html", GOOD.format("A", "<h2></h2>"))
    first = judge(tmp_path / "output", store)
    page.touch()
    assert judge(tmp_path / "output", store) == first
    write(tmp_path / "output", "a.html", GOOD.format("A", "<h2>Bins</h2>"))
    assert judge(tmp_path / "output", store) == []


def test_a_page_that_is_moved_is_told_at_its_new_place(tmp_path: Path) -> None:
    store = tmp_path / "kept.sqlite3"
    write(tmp_path / "output", "a.html", GOOD.format("A", "<h2></h2>"))
    judge(tmp_path / "output", store)
    (tmp_path / "output/a.html").rename(tmp_path / "output/b.html")
    assert rules(judge(tmp_path / "output", store)) == [("output/b.html", "page-heading-empty")]


def test_a_folder_that_is_not_there_has_no_faults(tmp_path: Path) -> None:
    assert judge(tmp_path / "nowhere") == []


@pytest.mark.parametrize("data", [b"", b"\0", b"<", b"\xff\xfe<\0h\0", b"<!--", b"<title>", b"{}"])
def test_whatever_the_bytes_are_a_page_is_judged(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(data)
    (tmp_path / "a.css").write_bytes(data)
    assert {path for path, _ in rules(judge(tmp_path))} == {"output/a.html"}


def test_no_page_of_the_sample_site_has_a_fault(sample_site: Path) -> None:
    found = judged(
        sample_site, "output", Workshop(Store(None), Steps()), "", "Marchwater Digital"
    )  # fmt: skip
    assert [str(finding) for finding in found] == []
