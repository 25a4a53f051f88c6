"""Posts that are weeknotes by their title."""

from __future__ import annotations

import pytest

from rules import finds, leaves

RULE = "weeknote-among-posts"


def post(title: str) -> str:
    return f"---\ntitle: {title}\ndate: 2019-11-15\nid: a\n---\nText.\n"


def test_a_weeknote_among_the_posts_is_told_where_it_belongs() -> None:
    found = finds(RULE, post("Manage arrears weeknotes w/c 11/11/2019"), line=2)
    assert found.message.startswith("is that of a weeknote of 2019-W46")
    assert found.fix.endswith("and give it week: 2019-W46.")


@pytest.mark.parametrize("title", ["Our week in pictures", "How we write weeknotes", "9.9.2019"])
def test_other_posts_are_left_in_peace(title: str) -> None:
    leaves(RULE, post(title))
