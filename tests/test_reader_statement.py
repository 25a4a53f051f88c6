"""What a build makes of content/accessibility.yml, and what it leaves alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building import ROOT, built, copy_of, weekpress

ENFORCEMENT = (
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public "
    "Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the "
    "‘accessibility regulations’). If you’re not happy with how we respond to your complaint, "
    "contact the Equality Advisory and Support Service (EASS)."
)
PAGE = "output/accessibility/index.html"
OLD = "content/posts/2019-05-01-old.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_of(ROOT / "tests/sites/accessibility", tmp_path)


def edit(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text("utf-8")
    assert old in text
    (site / name).write_text(text.replace(old, new), "utf-8")


def setting(site: Path, line: str) -> None:
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\n{line}\n")


def words(page: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page.read_text("utf-8")).split())


def at(day: str) -> dict[str, str]:
    when = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(when.timestamp()))}


def test_in_great_britain_the_ehrc_enforces_in_the_fixed_words(site: Path) -> None:
    edit(site, "content/accessibility.yml", "northern ireland", "Scotland")
    assert built(site).exit_code == 0
    assert ENFORCEMENT in words(site / PAGE)


def test_a_fully_compliant_site_has_no_non_accessible_content(site: Path) -> None:
    file = site / "content/accessibility.yml"
    text = file.read_text("utf-8").replace("Partially", "fully")
    file.write_text(re.sub(r"problems:.*?(?=prepared:)", "", text, flags=re.DOTALL), "utf-8")
    setting(site, "WEEKPRESS_IMPORTED_BEFORE = None")
    assert built(site).exit_code == 0
    said = words(site / PAGE)
    assert "This website is fully compliant with the Web Content Accessibility Guidelines" in said
    assert "Non-accessible content" not in said
    assert "not fully accessible" not in said


def test_a_review_that_is_due_warns_at_the_day_and_changes_no_page(site: Path) -> None:
    edit(site, "content/accessibility.yml", "2027-03-31", "2029-03-31")
    edit(site, "content/accessibility.yml", "2027-06-30", "2029-06-30")
    before = built(site, env=at("2027-11-20"))
    assert "reviewed" not in before.stderr
    page = (site / PAGE).read_bytes()
    after = built(site, env=at("2027-11-21"))
    assert "reviewed: was on 20 November 2026; the next review was due on" in after.stderr
    assert after.exit_code == 0
    assert (site / PAGE).read_bytes() == page


def test_check_warns_of_a_review_that_is_due(site: Path) -> None:
    checked = weekpress(site, "check", env=at("2029-01-01"))
    assert "the next review was due on 20 November 2027" in checked.stdout


def test_no_statement_no_page_and_no_link(site: Path) -> None:
    built(site)
    (site / "content/accessibility.yml").unlink()
    edit(site, "content/posts/2024-04-01-new.md", "({filename}/", "(https://a.b/")
    assert built(site).exit_code == 0
    assert not (site / PAGE).exists()
    assert "Accessibility statement" not in (site / "output/index.html").read_text("utf-8")


def test_a_statement_that_makes_no_page_is_told_of(site: Path) -> None:
    setting(site, 'DIRECT_TEMPLATES.remove("accessibility")')
    refused = built(site)
    assert refused.exit_code == 1
    assert (
        "link: {filename}/accessibility.yml leads to a page that this site does not make"
        in refused.stderr
    )
    edit(site, "content/posts/2024-04-01-new.md", "({filename}/", "(https://a.b/")
    unseen = built(site)
    assert unseen.exit_code == 0
    assert "accessibility.yml:1: file: makes no page here" in unseen.stderr


def test_a_page_of_the_same_address_matters_only_beside_a_statement(site: Path) -> None:
    (site / "content/pages").mkdir()
    (site / "content/pages/accessibility.md").write_text("---\ntitle: A\n---\nWe try.\n", "utf-8")
    assert "which accessibility.yml makes. Delete this file" in built(site).stderr
    (site / "content/accessibility.yml").unlink()
    edit(site, "content/posts/2024-04-01-new.md", "({filename}/", "(https://a.b/")
    assert built(site).exit_code == 0
    assert "also written by" not in weekpress(site, "check").stdout


def test_a_picture_that_gets_its_text_is_listed_no_more(site: Path) -> None:
    built(site)
    edit(site, OLD, "![ ](", "![A row of books](")
    assert built(site).exit_code == 0
    assert "1 May 2019: 2 pictures" in words(site / PAGE)


def test_many_are_listed_by_year_on_pages_of_their_own(site: Path) -> None:
    text = (site / OLD).read_text("utf-8")
    for number in range(50):
        (site / f"content/posts/2020-01-01-old-{number}.md").write_text(text, "utf-8")
    assert built(site).exit_code == 0
    said = words(site / PAGE)
    assert "2024: 1 picture in 1 article 2020: 150 pictures in 50 articles 2019: 3 pictures" in said
    year = words(site / "output/accessibility/2020/index.html")
    assert year.count("1 January 2020: 3 pictures") == 50


def test_relative_addresses_lead_to_the_page(site: Path) -> None:
    setting(site, 'SITEURL, RELATIVE_URLS = "", True')
    assert built(site).exit_code == 0
    page = (site / "output/new/index.html").read_text("utf-8")
    assert 'href="../accessibility/#pictures"' in page
    assert 'href="../last/"' in (site / PAGE).read_text("utf-8")


def test_on_a_site_in_welsh_the_fixed_wording_is_marked_as_english(site: Path) -> None:
    setting(site, 'DEFAULT_LANG = "cy"')
    assert built(site).exit_code == 0
    assert '<article lang="en" dir="ltr">' in (site / PAGE).read_text("utf-8")
