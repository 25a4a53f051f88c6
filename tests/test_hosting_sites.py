"""What hosts find beside real sites, built by the real command."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

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
TAKEN = (
    "/page/2/", "/categories/posts/page/2/", "/Brooms/", "/robots.txt", "/feed.xml",
    "/categories/posts/feed.json", "/_headers", "/_redirects", "/sitemap.xml", "/404.html",
    "/.weekpress-files", "/theme/weekpress.css", "/theme/favicon.svg",
)  # fmt: skip


def locations(output: Path) -> list[str]:
    tree = etree.parse(output / "sitemap.xml")
    return [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def pages(output: Path) -> dict[str, etree._Element]:
    """Every page by its file name; letters are for mail programs, which know no policy of ours."""
    found = sorted(page for page in output.rglob("*.html") if page.name != "email.html")
    return {p.relative_to(output).as_posix(): html.parse(p).getroot() for p in found}


def with_settings(tmp_path: Path, settings: str) -> Path:
    """The feeds' site with other settings."""
    site = tmp_path / "other"
    site.mkdir()
    (site / "content").symlink_to(FEEDS / "content")
    (site / "settings.py").write_text(settings, encoding="utf-8")
    return site


def with_post(tmp_path: Path, key: str, settings: str) -> Path:
    """A site of two posts, of which one has a picture beside it and one more key."""
    posts = tmp_path / "posts" / "content" / "posts"
    posts.mkdir(parents=True)
    head = "---\ntitle: {}\ndate: 2026-11-20\nid: {}\n{}\n---\n{}\n"
    photo = "![A photo]({attach}photo.jpg)" if not key else "Words."
    (posts / "bins.md").write_text(head.format("Bins", UUID(int=1), key, photo), "utf-8")
    (posts / "brooms.md").write_text(head.format("Brooms", UUID(int=2), "", "Words."), "utf-8")
    (posts.parents[1] / "settings.py").write_text(settings, "utf-8")
    return posts.parents[1]


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


@pytest.mark.parametrize("options", [[], ["--publish"]])
def test_no_old_address_is_one_of_the_sites_own(
    build_site: BuildSite, tmp_path: Path, options: list[str]
) -> None:
    """Those of later pages of a list, of feeds, of the theme and of files for hosts among them."""
    site = with_post(tmp_path, f"redirect_from: [{', '.join(TAKEN)}]", "DEFAULT_PAGINATION = 1\n")
    done = build_site(site, *options)
    said = done.stdout + done.stderr
    assert [path for path in TAKEN if f'redirect_from: "{path}" ' not in said] == []
    assert (done.exit_code, done.output.exists()) == (1, False)


def test_a_header_that_cannot_be_sent_stops_the_build(
    build_site: BuildSite, tmp_path: Path
) -> None:
    done = build_site(with_settings(tmp_path, 'WEEKPRESS_HEADERS = {"X Bad": "1"}\n'))
    assert (done.exit_code, done.output.exists()) == (1, False)
    assert "WEEKPRESS_HEADERS: 'X Bad' is not a header HTTP can carry." in done.stderr + done.stdout


def test_an_attached_file_goes_with_its_article(build_site: BuildSite, tmp_path: Path) -> None:
    site = with_post(tmp_path, "", 'STATIC_PATHS = ["posts"]\n')
    (site / "content" / "posts" / "photo.jpg").write_bytes(b"picture")
    done = build_site(site)
    assert "cannot relocate" not in done.stdout + done.stderr
    assert (done.output / "bins" / "photo.jpg").read_bytes() == b"picture"


def test_no_old_address_is_that_of_an_attached_file(build_site: BuildSite, tmp_path: Path) -> None:
    site = with_post(tmp_path, "redirect_from: [/brooms/photo.jpg]", 'STATIC_PATHS = ["posts"]\n')
    (site / "content" / "posts" / "photo.jpg").write_bytes(b"picture")
    with (site / "content" / "posts" / "brooms.md").open("a", encoding="utf-8") as post:
        post.write("![A photo]({attach}photo.jpg)\n")
    done = build_site(site)
    assert 'redirect_from: "/brooms/photo.jpg" is the address of' in done.stdout + done.stderr
    assert (done.exit_code, done.output.exists()) == (1, False)


def test_a_file_the_team_keeps_itself_wins(build_site: BuildSite, tmp_path: Path) -> None:
    site = with_settings(tmp_path, OWN_ROBOTS)
    (site / "content").unlink()
    (site / "content").mkdir()
    (site / "content" / "robots.txt").write_text("# ours\n", encoding="utf-8")
    output = build_site(site, "--publish").output
    assert (output / "robots.txt").read_text(encoding="utf-8") == "# ours\n"
