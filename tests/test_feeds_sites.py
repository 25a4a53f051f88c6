"""The feeds of real sites, built by the real command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from building import ROOT, BuildSite
from feed_musts import MUSTS, SPACES

FEEDS = ROOT / "tests" / "sites" / "feeds"
FORMATS = ("feed.xml", "atom.xml", "feed.json")


def feeds(output: Path, name: str) -> list[Path]:
    found = sorted(output.rglob(name))
    assert found, f"no {name} in {output}"
    return found


def ids(path: Path) -> list[str]:
    """The ids of a feed's entries, in order."""
    if path.name == "feed.json":
        return [item["id"] for item in json.loads(path.read_bytes())["items"]]
    root = etree.fromstring(path.read_bytes())
    names = "channel/item/guid" if path.name == "feed.xml" else "atom:entry/atom:id"
    return [one.text for one in root.findall(names, SPACES)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_feed_of_the_sample_site_keeps_its_standard(name: str, sample_site: Path) -> None:
    faults = {str(path): MUSTS[name](path.read_bytes()) for path in feeds(sample_site, name)}
    assert {path: told for path, told in faults.items() if told} == {}


def test_every_list_has_all_three_with_the_same_entries_in_one_order(sample_site: Path) -> None:
    """But for the comments on a post, which are in Atom alone: it knows what an answer is."""
    lists = {path.parent for name in FORMATS for path in feeds(sample_site, name)}
    of_posts = set(sample_site.glob("*/comments"))
    assert of_posts
    for folder in lists - of_posts:
        rss, atom, json_ = (ids(folder / name) for name in FORMATS)
        assert rss == atom == json_, folder


@pytest.mark.parametrize("kind", ["tags", "categories", "people", "projects"])
def test_every_page_of_a_list_has_feeds_beside_it(kind: str, sample_site: Path) -> None:
    found = (sample_site / kind).glob("*/index.html")
    pages = {p.parent for p in found if "This page has moved" not in p.read_text("utf-8")}
    assert pages
    assert pages == {p.parent for p in (sample_site / kind).glob("*/atom.xml")}


def test_no_two_feeds_have_one_id(sample_site: Path) -> None:
    found = [etree.parse(p).findtext("atom:id", "", SPACES) for p in feeds(sample_site, "atom.xml")]
    assert len(set(found)) == len(found)


def test_a_feed_says_where_it_is(sample_site: Path) -> None:
    for path in feeds(sample_site, "feed.json"):
        where = path.relative_to(sample_site).as_posix()
        assert json.loads(path.read_bytes())["feed_url"] == f"https://weekpress.example.org/{where}"


def test_each_entry_leads_to_a_page_of_its_title(sample_site: Path) -> None:
    for entry in feedparser.parse((sample_site / "feed.xml").read_bytes()).entries:
        page = (
            sample_site / entry.link.removeprefix("https://weekpress.example.org/") / "index.html"
        )
        heading = html.fromstring(page.read_text(encoding="utf-8")).findtext(".//h1")
        assert page.is_file(), entry.link
        assert heading is None or " ".join(heading.split()) in entry.title


def test_a_site_with_no_public_address_still_has_whole_addresses(build_site: BuildSite) -> None:
    feed = build_site(FEEDS).output / "feed.xml"
    assert MUSTS["feed.xml"](feed.read_bytes()) == []
    assert b"<link>http://localhost:8000/</link>" in feed.read_bytes()


def test_a_pasted_control_character_breaks_no_feed(build_site: BuildSite) -> None:
    source = FEEDS / "content" / "posts" / "2019-01-05-old.md"
    assert "\x0b" in source.read_text(encoding="utf-8")
    built = build_site(FEEDS)
    for name in FORMATS:
        text = (built.output / name).read_text(encoding="utf-8")
        assert "It came from WordPress, and names nobody." in text
        assert MUSTS[name](text.encode()) == []


def test_an_author_and_a_category_of_one_name_have_a_feed_each(build_site: BuildSite) -> None:
    output = build_site(FEEDS).output
    person, category = (
        ids(output / f"{kind}/hackit/feed.xml") for kind in ("people", "categories")
    )
    assert person == category == ["urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"]


def test_a_preview_keeps_drafts_out_of_its_feeds(build_site: BuildSite, tmp_path: Path) -> None:
    site = tmp_path / "drafts"
    shutil.copytree(FEEDS, site)
    draft = "---\ntitle: Not yet\ndate: 2026-11-01\nstatus: draft\n---\nSecret.\n"
    (site / "content/posts/2026-11-01-not-yet.md").write_text(draft, encoding="utf-8")
    output = build_site(site, "--drafts").output.with_name("preview")
    assert (output / "not-yet" / "index.html").is_file()
    assert "Secret" not in (output / "feed.xml").read_text(encoding="utf-8")
