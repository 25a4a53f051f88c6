"""What hosts find beside real sites, built by the real command."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from building import ROOT, BuildSite, Built
from weekpress.hosting.headers import headers_for

FEEDS = ROOT / "tests" / "sites" / "feeds"
HOME = "https://weekpress.example.org/"
OWN_ROBOTS = """
STATIC_PATHS = ["images", "robots.txt"]
EXTRA_PATH_METADATA = {"robots.txt": {"path": "robots.txt"}}
"""


def locations(output: Path) -> list[str]:
    tree = etree.parse(output / "sitemap.xml")
    return [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def pages(output: Path) -> dict[str, etree._Element]:
    """Every page by its file name."""
    found = sorted(output.rglob("*.html"))
    return {p.relative_to(output).as_posix(): html.parse(p).getroot() for p in found}


def with_settings(tmp_path: Path, settings: str) -> Path:
    """The feeds' site with other settings."""
    site = tmp_path / "other"
    site.mkdir()
    (site / "content").symlink_to(FEEDS / "content")
    (site / "settings.py").write_text(settings, encoding="utf-8")
    return site


@pytest.fixture
def built(build_site: BuildSite) -> Built:
    return build_site(FEEDS, "--publish")


def test_the_sitemap_names_every_page_that_is_for_search_engines(sample_site: Path) -> None:
    told = set(locations(sample_site))
    wanted = {
        HOME + name.removesuffix("index.html")
        for name, page in pages(sample_site).items()
        if "page/" not in name and not page.xpath("//meta[@name='robots']") and name != "404.html"
    }
    assert told == wanted


def test_every_inline_style_and_script_is_one_the_policy_lets_in(sample_site: Path) -> None:
    """The policy is default-src 'self': no style attribute, no style element, no script inside."""
    for name, page in pages(sample_site).items():
        assert page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], name
        scripts = page.xpath("//script[not(@src)][not(@type='application/ld+json')]")
        assert scripts == [], name


def test_nothing_on_a_page_comes_from_elsewhere(sample_site: Path) -> None:
    for name, page in pages(sample_site).items():
        loaded = page.xpath(
            "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
        )
        foreign = [one for one in loaded if "//" in one and not one.startswith(HOME)]
        assert foreign == [], name


def test_an_old_address_sends_the_reader_on(built: Built) -> None:
    for name in ("bins.html", "hackit/old-bins/index.html"):
        page = html.parse(built.output / name)
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == f"0; url={HOME}bins/"
        assert page.xpath("//a/@href") == [f"{HOME}bins/"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_site_below_its_hosts_root_leads_old_addresses_below_it(build_site: BuildSite) -> None:
    output = build_site(FEEDS, "--siteurl", "https://council.example/hackit").output
    assert (output / "_redirects").read_text(encoding="utf-8").splitlines() == [
        "/bins.html /hackit/bins/ 301",
        "/old-bins /hackit/bins/ 301",
        "/old-bins/ /hackit/bins/ 301",
    ]
    assert (output / "old-bins" / "index.html").is_file()


def test_a_site_with_no_public_address_has_no_sitemap(build_site: BuildSite) -> None:
    output = build_site(FEEDS).output
    assert not (output / "sitemap.xml").exists()
    assert "Sitemap" not in (output / "robots.txt").read_text(encoding="utf-8")


def test_a_preview_hides_from_search_engines(build_site: BuildSite) -> None:
    output = build_site(FEEDS, "--drafts", "--siteurl", HOME).output.with_name("preview")
    assert not (output / "sitemap.xml").exists()
    assert "Disallow: /\n" in (output / "robots.txt").read_text(encoding="utf-8")
    headers = headers_for("/bins/", (output / "_headers").read_text(encoding="utf-8"))
    assert headers["X-Robots-Tag"] == "noindex"


def test_a_teams_headers_and_choices_are_followed(build_site: BuildSite, tmp_path: Path) -> None:
    site = with_settings(
        tmp_path, 'WEEKPRESS_SITEMAP = False\nWEEKPRESS_HEADERS = {"X-Own": "yes"}\n'
    )
    output = build_site(site, "--publish").output
    assert not (output / "sitemap.xml").exists()
    headers = headers_for("/bins/", (output / "_headers").read_text(encoding="utf-8"))
    assert headers["X-Own"] == "yes"


def test_a_file_the_team_keeps_itself_wins(build_site: BuildSite, tmp_path: Path) -> None:
    site = with_settings(tmp_path, OWN_ROBOTS)
    (site / "content").unlink()
    (site / "content").mkdir()
    (site / "content" / "robots.txt").write_text("# ours\n", encoding="utf-8")
    output = build_site(site, "--publish").output
    assert (output / "robots.txt").read_text(encoding="utf-8") == "# ours\n"
