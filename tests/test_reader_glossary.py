"""What a build makes of content/glossary.yml, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT, built, copy_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_of(ROOT / "tests/sites/glossary", tmp_path)


def stamps(folder: Path) -> dict[str, int]:
    output = folder / "output"
    pages = output.rglob("*.html")
    return {page.relative_to(output).as_posix(): page.stat().st_mtime_ns for page in pages}


def test_another_meaning_draws_what_uses_the_term_and_nothing_else(site: Path) -> None:
    built(site)
    before = stamps(site)
    file = site / "content/glossary.yml"
    file.write_text(file.read_text("utf-8").replace("Bwrdd Bach", "Bwrdd Mawr"), "utf-8")
    assert built(site).exit_code == 0
    after = stamps(site)
    assert {name for name in after if after[name] != before[name]} == {
        "first-use/index.html", "glossary/index.html",
    }  # fmt: skip
    assert 'title="Bwrdd Mawr"' in (site / "output/first-use/index.html").read_text("utf-8")


def test_a_site_without_the_page_has_titles_and_no_links(site: Path) -> None:
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nDIRECT_TEMPLATES.remove("glossary")\n')
    refused = built(site)
    assert refused.exit_code == 1
    assert "first-use.md:5: link: {filename}/glossary.yml leads to" in refused.stderr
    post = site / "content/posts/2026-11-20-first-use.md"
    post.write_text(post.read_text("utf-8").replace("({filename}/", "(https://a.b/"), "utf-8")
    assert built(site).exit_code == 0
    assert not (site / "output/glossary").exists()
    page = (site / "output/first-use/index.html").read_text("utf-8")
    assert 'But <abbr title="Manage a Tenancy">MaT</abbr> does' in page
    assert ">Glossary</a>" not in page


def test_relative_addresses_lead_to_the_page(site: Path) -> None:
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nSITEURL, RELATIVE_URLS = "", True\n')
    assert built(site).exit_code == 0
    page = (site / "output/first-use/index.html").read_text("utf-8")
    assert '<a class="term" href="../glossary/#mat">' in page


def test_a_feed_has_the_whole_address(site: Path) -> None:
    built(site)
    feed = (site / "output/feed.xml").read_text("utf-8")
    assert 'href="https://example.org/blog/glossary/#mat"' in feed.replace("&quot;", '"')
