"""Slugs: an address for every name, and no address for two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.frontmatter.slugs import distinct_slugs, fold, slug_of
from weekpress.frontmatter.together import spellings


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What's on?", "whats-on"),
        ("Café & crêpes", "cafe-and-crepes"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("🎉", "party-popper"),
        ("Nodiadau’r wythnos", "nodiadaur-wythnos"),
        ("Привет", "privet"),
        ("a – b—c", "a-b-c"),
        ("  ", ""),
        ("!!!", ""),
    ],
)
def test_a_slug_is_readable_and_plain(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@given(st.text())
def test_a_slug_needs_no_escape_and_is_its_own_slug(text: str) -> None:
    slug = slug_of(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug_of(slug) == slug


@given(st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_different_tags_never_share_an_address(names: list[str]) -> None:
    tags = spellings(names, ())
    slugs = [tag.slug for tag in tags.values()]
    assert len(set(slugs)) == len(slugs) == len({fold(name) for name in names})
    assert all(slugs)


def test_the_plain_name_keeps_the_plain_address() -> None:
    assert distinct_slugs(["C!", "C", "C?"])["C"] == "c"


@given(st.permutations(["C", "C!", "C?", "C++", "C#", "Open data", "🎉", "!!!"]))
def test_the_order_of_tags_changes_no_address(names: list[str]) -> None:
    assert distinct_slugs(names) == distinct_slugs(sorted(names))


def test_tags_that_differ_by_case_or_accent_are_one() -> None:
    tags = spellings(["Résumé", "resume", "Resume", "resume"], ())
    assert [(t.name, t.slug) for t in tags.values()] == [("resume", "resume")]


def test_the_configured_spelling_wins() -> None:
    tags = spellings(["gov.uk notify"] * 3, ["GOV.UK Notify", "Never used"])
    assert [t.name for t in tags.values()] == ["GOV.UK Notify"]
