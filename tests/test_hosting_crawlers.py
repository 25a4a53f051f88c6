"""What search engines are told."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from lxml import etree

from weekpress.hosting.crawlers import robots, sitemaps
from weekpress.hosting.places import Place

BASE = "https://notes.example.org/team/"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SUMMER = datetime(2026, 7, 1, 9, tzinfo=timezone(timedelta(hours=1)))


def place(url: str, changed: datetime | None = None, listed: bool = True) -> Place:
    return Place(url, f"{url}index.html", "a post", changed, listed)


def found(text: str, path: str) -> list[str]:
    return [str(one) for one in etree.fromstring(text.encode()).xpath(path, namespaces=SPACE)]


def test_a_sitemap_holds_each_listed_page_once_in_order() -> None:
    made = sitemaps([place("b/"), place(""), place("b/"), place("404.html", listed=False)], BASE)
    assert found(made["sitemap.xml"], "//s:loc/text()") == [BASE, f"{BASE}b/"]


def test_lastmod_is_when_the_words_changed_with_its_zone() -> None:
    made = sitemaps([place("a/", SUMMER), place("b/")], BASE)["sitemap.xml"]
    assert found(made, "//s:lastmod/text()") == ["2026-07-01T09:00:00+01:00"]


def test_an_address_is_percent_encoded_and_escaped() -> None:
    made = sitemaps([place("caf\u00e9 & co's/")], BASE)["sitemap.xml"]
    assert "caf%C3%A9%20&amp;%20co&apos;s/" in made


def test_too_many_pages_make_an_index_and_parts() -> None:
    made = sitemaps([place(f"{n}/") for n in range(5)], BASE, most=2)
    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    parts = found(made["sitemap.xml"], "/s:sitemapindex/s:sitemap/s:loc/text()")
    assert parts == [f"{BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    pages = [one for part in parts for one in found(made[part.removeprefix(BASE)], "//s:loc")]
    assert len(pages) == 5


@pytest.mark.parametrize(
    ("sitemap", "preview", "text"),
    [
        (True, False, f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"),
        (False, False, "User-agent: *\nAllow: /\n"),
        (True, True, "User-agent: *\nDisallow: /\n"),
    ],
)
def test_robots_may_read_all_but_a_preview(sitemap: bool, preview: bool, text: str) -> None:
    assert robots(BASE, sitemap, preview) == text


def test_a_site_without_articles_has_a_sitemap_without_dates() -> None:
    made = sitemaps([place("", None)], BASE)["sitemap.xml"]
    assert found(made, "//s:lastmod") == []
