"""What a digest says, and of which days."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.isoweek import Week
from weekpress.markup import Renderer
from weekpress.markup.lines import as_markdown
from weekpress.weeknotes.digest import digest_of, is_untouched, sealed, summed
from weekpress.weeknotes.period import Period, between, month, quarter

UTC = ZoneInfo("UTC")
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PROJECT = "---\nname: Bins & *bags*\nsummary: We empty them.\nstate: {}\n{}---\n"
BINS = {"projects/bins.md": PROJECT.format("active", "")}
LINK = "{filename}/weeknotes/bins/2026-w47.md"


def digest(folder: Path, files: dict[str, str], period: Period | None = None) -> str:
    """The digest of a site of these files; "" for nothing to sum up."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    period = period or quarter("2026-Q4")
    found = summed(read_catalogue(folder, "content", UTC), period, NOW)
    return digest_of(found, period, "en") if found else ""


def of_note(folder: Path, body: str, head: str = "") -> str:
    """The same for one note of 2026-W47 with this body."""
    note = {"weeknotes/bins/2026-w47.md": f"---\nweek: 2026-W47\n{head}---\n{body}"}
    return digest(folder, BINS | note)


def test_the_short_read_stands_under_its_week(tmp_path: Path) -> None:
    told = of_note(
        tmp_path, "## 30 second read\n\n- One.\n\n## More\n\nNot this.\n", "summary: S\n"
    )
    assert told == (
        "## [Bins &#38; &#42;bags&#42;]({filename}/projects/bins.md)\n\nWe empty them.\n\n"
        f"### [Week of 16 November 2026]({LINK})\n\n- One.\n"
    )


@pytest.mark.parametrize(
    ("body", "head", "read"),
    [
        ("First.\n\nSecond.\n", "summary: Summed *up*\n", "Summed &#42;up&#42;"),
        ("[First][p].\n\nSecond.\n\n[p]: /x\n", "", "[First](/x)."),
        ("## 30s read\n\n### A\n\n[b](#c)[^1]\n\n[^1]: d\n", "", "#### A\n\n[b](" + LINK + "#c)"),
        ("Helo.\n", "lang: cy\n", '<div lang="cy" markdown="1">\n\nHelo.\n\n</div>'),
        ("", "", ""),
    ],
)
def test_what_stands_in_for_a_short_read(tmp_path: Path, body: str, head: str, read: str) -> None:
    read = f"{read}\n" if read else ""
    assert of_note(tmp_path, body, head).split(f"]({LINK})\n", 1)[1].lstrip() == read


def test_decisions_are_listed_with_their_note(tmp_path: Path) -> None:
    told = of_note(
        tmp_path, "## Learned or decided\n\n- Rain.\n- We agreed to\n  wait.\n    - Long\n"
    )
    assert told.endswith(
        f"### Decided\n\n- We agreed to\n  wait. ([week of 16 November 2026]({LINK}))\n    - Long\n"
    )


@pytest.mark.parametrize(
    ("state", "more", "told"),
    [
        ("active", "started: 2026-10-01\n", "We empty them. It began on 1 October 2026."),
        ("active", "started: 2026-09-30\n", "We empty them."),
        ("paused", "", "We empty them. It is paused."),
        ("finished", "ended: 2026-11-01\n", "We empty them. It finished on 1 November 2026."),
        ("finished", "", "We empty them. It is finished."),
    ],
)
def test_how_a_project_stands_is_told(tmp_path: Path, state: str, more: str, told: str) -> None:
    files = {"projects/bins.md": PROJECT.format(state, more),
             "weeknotes/bins/a.md": "---\nweek: 2026-W47\n---\nText.\n"}  # fmt: skip
    assert f"\n\n{told}\n\n### " in digest(tmp_path, files)


@pytest.mark.parametrize(
    "head",
    ["status: draft\n", "status: hidden\n", "date: 2026-12-01\n", "date: 2026-11-27 13:00\n"],
)
def test_what_is_not_public_is_not_in_it(tmp_path: Path, head: str) -> None:
    assert of_note(tmp_path, "Secret.\n", head) == ""


def test_posts_of_the_period_come_last(tmp_path: Path) -> None:
    posts = {
        f"posts/{day}-{slug}.md": f"---\ntitle: '{slug} [1]'\n{more}---\nText.\n"
        for day, slug, more in [("2026-09-30", "before", ""), ("2026-10-01", "b", "summary: S_S\n"),
                                ("2026-10-02", "a", "lang: cy\n")]
    }  # fmt: skip
    assert digest(tmp_path, posts) == (
        "## Posts\n\n- [b &#91;1&#93;]({filename}/posts/2026-10-01-b.md): S&#95;S\n"
        '- <span lang="cy">[a &#91;1&#93;]({filename}/posts/2026-10-02-a.md)</span>\n'
    )


def test_a_note_without_a_project_is_not_forgotten(tmp_path: Path) -> None:
    told = digest(tmp_path, {"weeknotes/2026-w47.md": "---\nweek: 2026-W47\n---\nText.\n"})
    assert told.startswith("## Other notes\n\n### [Week of 16 November 2026]")


@pytest.mark.parametrize(
    ("period", "first", "last", "words"),
    [
        (quarter("2026-q4"), "2026-10-01", "2026-12-31", "from October to December 2026"),
        (quarter("2024Q1"), "2024-01-01", "2024-03-31", "from January to March 2024"),
        (month("2024-2"), "2024-02-01", "2024-02-29", "in February 2024"),
        (between(date(2026, 1, 1), date(2026, 1, 1)), "2026-01-01", "2026-01-01",
         "from 1 January 2026 to 1 January 2026"),
    ],
)  # fmt: skip
def test_a_period_is_its_days(period: Period, first: str, last: str, words: str) -> None:
    assert (str(period.first), str(period.last), period.words) == (first, last, words)


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "Q4", "0000-Q1", "2026-13", "2026"])
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="Write it as"):
        quarter(text)
    with pytest.raises(ValueError, match="Write it as"):
        month(text)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_each_week_is_in_one_quarter_and_in_one_month(day: date) -> None:
    week, thursday = Week.of(day), Week.of(day).thursday
    quarters = [quarter(f"{year}-Q{n}") for year in (thursday.year - 1, thursday.year,
                thursday.year + 1) for n in (1, 2, 3, 4)]  # fmt: skip
    assert [week in period for period in quarters].count(True) == 1
    assert week in month(f"{thursday:%Y-%m}")


@given(st.text())
def test_a_seal_fits_until_anything_is_changed(text: str) -> None:
    whole = sealed(text)
    assert is_untouched(whole)
    assert not is_untouched(f"x{whole}")
    assert not is_untouched(f"{whole}x")
    assert not is_untouched(text)


def test_a_seal_fits_whatever_git_makes_of_line_ends() -> None:
    assert is_untouched(sealed("a\nb\n").replace("\n", "\r\n"))


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_a_title_is_words_whatever_signs_it_has(text: str) -> None:
    words = " ".join(text.split())
    shown = Renderer(typography=False).render(f"[{as_markdown(words)}](/x)", "x.md", 1).plain
    assert shown == " ".join(words.split()) or "&" in words  # a reference is what it stands for
