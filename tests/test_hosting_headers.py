"""What a host sends with each file: the file _headers, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from weekpress.errors import SettingsError
from weekpress.hosting.headers import POLICY, SAFE, chosen, headers_file, headers_for, policy

NAMES = st.from_regex(r"X-[A-Za-z0-9]{1,12}", fullmatch=True)
VALUES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=60)


@pytest.mark.parametrize("path", ["/", "/a-post/", "/images/x.png", "/people/ada/page/2/"])
def test_every_file_has_the_safe_headers(path: str) -> None:
    assert headers_for(path, headers_file({})).items() >= SAFE.items()


@pytest.mark.parametrize("list_", ["", "tags/c-plus-plus/", "people/ada/", "projects/bins/"])
@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
    ],
)
def test_a_feed_says_what_it_is(list_: str, name: str, media_type: str) -> None:
    assert headers_for(f"/{list_}{name}", headers_file({}))["Content-Type"] == media_type


@pytest.mark.parametrize("path", ["/", "/post/", "/sitemap.xml", "/theme/favicon.svg"])
def test_nothing_else_is_told_its_type_or_kept_for_ever(path: str) -> None:
    assert not {"Content-Type", "Cache-Control"} & headers_for(path, headers_file({})).keys()


def test_a_style_sheet_may_be_kept_for_a_year() -> None:
    sent = headers_for("/theme/style.css", headers_file({}))
    assert sent["Cache-Control"] == "public, max-age=31536000, immutable"


def test_no_policy_lets_a_third_party_or_an_inline_script_in() -> None:
    policy = SAFE["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert not [word for word in ("unsafe", "http", "*", "data:") if word in policy]


def test_the_recipe_for_hosts_without_the_file_has_the_same_policy() -> None:
    recipe = (ROOT / "docs" / "how-to" / "publish.md").read_text(encoding="utf-8")
    assert f'Content-Security-Policy "{POLICY}"' in recipe


def test_a_teams_header_stands_in_the_place_of_ours_whatever_its_case() -> None:
    sent = headers_for("/", headers_file({"referrer-policy": "no-referrer", "X-Own": "yes"}))
    assert sent["referrer-policy"] == "no-referrer"
    assert sent["X-Own"] == "yes"
    assert "Referrer-Policy" not in sent


def test_a_header_set_to_nothing_is_not_sent() -> None:
    assert "Content-Security-Policy" not in chosen({"Content-Security-Policy": ""})


def test_a_preview_asks_search_engines_to_stay_away() -> None:
    assert headers_for("/x/", headers_file({}, preview=True))["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("name", "value"),
    [("X-A", "a\n  X-B: b"), ("X A", "a"), ("X:A", "a"), ("", "a"), ("X-A", "caf\u00e9")],
)
def test_a_header_http_cannot_carry_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match="not a header HTTP can carry"):
        headers_file({name: value})


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_what_is_written_is_what_is_read_back(own: dict[str, str]) -> None:
    assert headers_for("/any/path/", headers_file(own)) == chosen(own)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/a/*", "/a/b/c", True),
        ("/a/*", "/a/", True),
        ("/a/*", "/b/a/", False),
        ("/*.css", "/theme/style.css", True),
        ("/:kind/:slug/feed.xml", "/tags/x/feed.xml", True),
        ("/:kind/:slug/feed.xml", "/tags/x/y/feed.xml", False),
        ("/a.b", "/aXb", False),
    ],
)
def test_a_rule_is_for_the_paths_that_fit_it(pattern: str, path: str, fits: bool) -> None:
    assert headers_for(path, f"{pattern}\n  X-A: a\n") == ({"X-A": "a"} if fits else {})


def test_a_name_said_twice_has_both_values_and_a_dropped_one_none() -> None:
    text = "/*\n  X-A: one\n  X-B: b\n\n# a remark\n/x\n  x-a: two\n  ! X-B\n"
    assert headers_for("/x", text) == {"x-a": "one, two"}


def test_a_line_that_is_no_header_is_passed_over() -> None:
    assert headers_for("/", "  X-Stray: 1\n/\n  nonsense\n  X-A: a\n  : b\n") == {"X-A": "a"}


def test_a_comment_service_may_be_sent_forms_and_asked_and_nothing_else() -> None:
    origin = "https://comments.example.org"
    more = set(policy(origin).split("; ")) - set(POLICY.split("; "))
    assert more == {f"form-action 'self' {origin}", f"connect-src 'self' {origin}"}
    assert policy() == POLICY and chosen({}, service=origin)["Content-Security-Policy"] != POLICY


def test_style_and_script_of_the_theme_are_kept_for_ever() -> None:
    for path in ("/theme/weekpress.css", "/theme/comments.css", "/theme/comments.js"):
        assert "immutable" in headers_for(path, headers_file({}))["Cache-Control"]
