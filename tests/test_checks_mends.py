"""What is put right by itself, one kind at a time: and nothing beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.checks.mends import Known, proposed
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.settings import SiteSettings

HEAD = "---\ntitle: Bins\ndate: 2026-11-20\nid: a\n---\n"
SITE = "https://notes.example.org"


def mended(folder: Path, text: str, tags: tuple[str, ...] = (), newline: str = "\n") -> str:
    """One post as it would be, in a site with a page called Maps [new] at /maps/."""
    posts = folder / "posts"
    posts.mkdir(parents=True, exist_ok=True)
    (posts / "bins.md").write_bytes(text.replace("\n", newline).encode("utf-8"))
    (posts / "maps.md").write_text(HEAD.replace("Bins", "Maps [new]").replace("id: a", "id: b"))
    catalogue = read_catalogue(folder, "", ZoneInfo("Europe/London"), SiteSettings(tags=tags))
    known = Known(addresses={f"{SITE}/maps/": catalogue.documents["posts/maps.md"]})
    found = {mend.path: mend.after for mend in proposed(catalogue, known)}
    assert set(found) <= {"posts/bins.md"}
    return found.get("posts/bins.md", text.replace("\n", newline))


def test_keys_get_small_letters_and_other_keys_do_not(tmp_path: Path) -> None:
    text = (
        "---\nTITLE: Bins # ours\nDate: 2026-11-20\nid: a\nImage Alt: x\nReviewer: Amy\n---\nHi.\n"
    )
    assert mended(tmp_path, text) == (
        "---\ntitle: Bins # ours\ndate: 2026-11-20\nid: a\nimage_alt: x\nReviewer: Amy\n---\nHi.\n"
    )


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("tags: [maps, gov.uk notify]", "tags: [maps, GOV.UK Notify]"),
        ("tags: gov.uk notify, maps # two", "tags: GOV.UK Notify, maps # two"),
        ("tags:\n  - 'gov.uk notify'\n  - maps", "tags:\n  - 'GOV.UK Notify'\n  - maps"),
        ("tags: [gov.uk notify letters]", "tags: [gov.uk notify letters]"),
        ("title: gov.uk notify", "title: gov.uk notify"),
    ],
)
def test_tags_get_the_spelling_of_the_site(written: str, right: str, tmp_path: Path) -> None:
    head = "---\ntitle: Bins\n" if not written.startswith("title") else "---\n"
    text = f"{head}date: 2026-11-20\nid: a\n{written}\n---\nSent by gov.uk notify.\n"
    assert mended(tmp_path, text, ("GOV.UK Notify",)) == text.replace(written, right)


@pytest.mark.parametrize(
    "written",
    [f"<{SITE}/maps/>", f"[{SITE}/maps]({SITE}/maps)", f"{SITE}/maps/", f"{SITE}/maps"],
)
def test_an_address_of_ours_becomes_a_link_with_the_title(written: str, tmp_path: Path) -> None:
    right = "[Maps \\[new\\]]({filename}/posts/maps.md)"
    assert mended(tmp_path, f"{HEAD}See {written}, and go.\n") == f"{HEAD}See {right}, and go.\n"


@pytest.mark.parametrize(
    "written",
    [
        f"[our maps]({SITE}/maps/)", f"`{SITE}/maps/`", f"<a href='{SITE}/maps/'>maps</a>",
        f"{SITE}/gone/", "https://example.com/maps/", f"    {SITE}/maps/", f"[m]: {SITE}/maps/",
    ],
)  # fmt: skip
def test_other_addresses_and_those_with_words_stay(written: str, tmp_path: Path) -> None:
    text = f"{HEAD}See\n\n{written}\n"
    assert mended(tmp_path, text) == text


def test_characters_that_break_feeds_go(tmp_path: Path) -> None:
    text = HEAD.replace("Bins", "Bi\x07ns") + "Two\x0bwords.\n"
    assert mended(tmp_path, text) == HEAD + "Two words.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_stay(newline: str, tmp_path: Path) -> None:
    text = f"---\nTitle: Bins\ndate: 2026-11-20\nid: a\n---\n\nSee {SITE}/maps/.\n"
    after = mended(tmp_path, text, newline=newline)
    assert after.count(newline) == text.count("\n")
    assert set(after) & {"\r", "\n"} == set(newline)
    assert "title: Bins" in after


PIECES = st.sampled_from(
    [
        *("Title: x\n", "---\n", "tags: [Maps, maps]\n", "tags: maps\n", "`", "```\n", "\x0b"),
        *(f"<{SITE}/maps/>", f"{SITE}/maps", "\n", "\r\n", "  ", "id: a\n", "text "),
        *("Date: 2026-11-20\n", "\ufeff", "#"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_second_time_there_is_nothing_to_do(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        once = mended(Path(folder), text)
        assert mended(Path(folder), once) == once
