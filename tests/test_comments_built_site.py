"""The built site as the service reads it: the last good build counts, whatever happens to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from asking_hosts import Says, answering
from commenting import POST
from filtering import dripping_host
from serving_comments import SITE, site_of
from weekpress.comments.built_site import FolderSite
from weekpress.comments.fetching import Fetcher, FetchError, is_fit
from weekpress.comments.posts import FILE, dumped
from weekpress.comments.site_elsewhere import AddressSite


def test_a_folder_without_a_build_has_no_posts_and_says_what_to_do(tmp_path: Path) -> None:
    site = FolderSite(tmp_path)
    assert site.posts() is None
    assert "build the site first" in site.trouble()


def test_a_build_is_seen_without_a_restart(tmp_path: Path) -> None:
    site = FolderSite(site_of(tmp_path))
    assert site.posts()
    site_of(tmp_path, site="Another name")
    posts = site.posts()
    assert posts
    assert posts.site == "Another name"


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"version": 99}', '{"version": 1, "posts": 7}'])
def test_a_broken_build_leaves_the_last_good_one_and_is_told(tmp_path: Path, broken: str) -> None:
    site = FolderSite(site_of(tmp_path))
    assert site.posts()
    (tmp_path / FILE).write_text(broken, encoding="utf-8")
    posts = site.posts()
    assert posts
    assert POST in posts.posts
    assert site.trouble()


def test_a_build_that_is_taken_away_leaves_the_last_good_one(tmp_path: Path) -> None:
    site = FolderSite(site_of(tmp_path))
    assert site.posts()
    (tmp_path / FILE).unlink()
    assert site.posts()


def test_its_style_is_the_sheets_it_names_in_their_order(tmp_path: Path) -> None:
    site_of(tmp_path, styles=("theme/a.css?v=1", "theme/b.css", "theme/gone.css"))
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/a.css").write_text("a{}", encoding="utf-8")
    (tmp_path / "theme/b.css").write_text("b{}", encoding="utf-8")
    site = FolderSite(tmp_path)
    assert site.style().split() == [b"a{}", b"b{}"]
    (tmp_path / "theme/b.css").write_text("c{ }", encoding="utf-8")
    assert site.style().split(b"\n")[1] == b"c{ }"


def test_a_sheet_outside_the_site_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret", encoding="utf-8")
    folder = site_of(tmp_path / "site", styles=("../secret.css", "%2e%2e/secret.css"))
    assert b"secret" not in FolderSite(folder).style()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = site_of(tmp_path / "site", styles=("a.css?v=1",))
    (folder / "a.css").write_text("a{}", encoding="utf-8")
    return folder


def test_a_site_at_an_address_is_read_with_its_style(
    tmp_path: Path, built: Path, serve: Callable[[Path], str]
) -> None:
    site = AddressSite(Fetcher(serve(built)), tmp_path)
    assert (site.posts(), site.trouble()) == (None, "The site is being read.")
    site.ask()
    posts = site.posts()
    assert posts
    assert (posts.site, site.style(), site.trouble()) == ("Notes of Marchwater", b"a{}", "")


def test_a_site_that_is_away_leaves_the_last_good_copy_also_after_a_restart(
    tmp_path: Path, built: Path, serve: Callable[[Path], str]
) -> None:
    address = serve(built)
    AddressSite(Fetcher(address), tmp_path).ask()
    (built / FILE).unlink()
    again = AddressSite(Fetcher(address), tmp_path)
    again.ask()
    assert again.posts()
    assert again.style() == b"a{}"
    assert "404" in again.trouble()


def test_posts_are_read_when_a_style_sheet_is_not_there(
    tmp_path: Path, built: Path, serve: Callable[[Path], str]
) -> None:
    (built / "a.css").unlink()
    site = AddressSite(Fetcher(serve(built)), tmp_path)
    site.ask()
    assert site.posts()
    assert "404" in site.trouble()


def test_a_file_that_is_too_long_is_not_read_to_its_end(
    built: Path, serve: Callable[[Path], str]
) -> None:
    with pytest.raises(FetchError, match="longer than 2 bytes"):
        Fetcher(serve(built)).fetch("a.css", 2)


def test_a_site_is_asked_for_nothing_of_another_host(
    built: Path, serve: Callable[[Path], str]
) -> None:
    fetcher = Fetcher(serve(built))
    for name in ("https://evil.example/a.css", "//evil.example/a.css"):
        with pytest.raises(FetchError, match="another host"):
            fetcher.fetch(name, 1_000)


def test_a_site_that_nobody_serves_is_told(tmp_path: Path) -> None:
    site = AddressSite(Fetcher("http://127.0.0.1:9/"), tmp_path)
    site.ask()
    assert "could not be read" in site.trouble()


@pytest.mark.parametrize(
    ("address", "fit"),
    [
        ("https://notes.example.org/", True),
        ("http://127.0.0.1:8000/", True),
        ("http://localhost:8000/", True),
        ("http://[::1]:8000/", True),
        ("http://notes.example.org/", False),
        ("https://rosa:secret@notes.example.org/", False),
        ("ftp://notes.example.org/", False),
        ("file:///etc/passwd", False),
        ("http://127.0.0.1.evil.example/", False),
    ],
)
def test_only_https_or_this_machine_is_asked(address: str, fit: bool) -> None:
    assert is_fit(address) is fit


def test_what_is_as_it_was_is_not_sent_again(tmp_path: Path) -> None:
    said = dumped(replace(SITE, styles=("a.css",))).encode()
    answers = {
        f"/{FILE}": Says(200, {"ETag": '"one"'}, said, then=(304,)),
        "/a.css": Says(200, {"ETag": 'W/"two"'}, b"a{}", then=(304,)),
    }
    with answering(answers) as host:
        site = AddressSite(Fetcher(host.address), tmp_path)
        for _ in range(2):
            site.ask()
            assert (site.trouble(), site.style(), bool(site.posts())) == ("", b"a{}", True)
    tags = [headers.get("If-None-Match") for _, _, headers in host.asked]
    assert tags == [None, None, '"one"', 'W/"two"']


def test_what_could_not_be_read_is_asked_for_anew(tmp_path: Path) -> None:
    with answering({f"/{FILE}": Says(200, {"ETag": '"one"'}, b"{}")}) as host:
        site = AddressSite(Fetcher(host.address), tmp_path)
        site.ask()
        site.ask()
    assert [headers.get("If-None-Match") for _, _, headers in host.asked] == [None, None]
    assert site.trouble()


def test_a_site_that_sends_a_byte_at_a_time_is_given_up() -> None:
    with (
        dripping_host(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n") as address,
        pytest.raises(FetchError, match="too slowly"),
    ):
        Fetcher(address, seconds=0.3).fetch(FILE, 1_000_000)


def test_a_site_in_the_open_is_not_asked() -> None:
    with pytest.raises(FetchError, match="safely"):
        Fetcher("http://notes.example.org/").fetch(FILE, 1_000)
