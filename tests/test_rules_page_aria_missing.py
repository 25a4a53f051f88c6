"""Roles of a built page that lack a state."""

from __future__ import annotations

import pytest

from rules import finds, leaves

MISSING = "page-aria-missing"


def test_a_checkbox_that_is_neither_ticked_nor_not_is_found() -> None:
    found = finds(MISSING, '<div role="checkbox" tabindex="0">Blue</div>')
    assert found.message == 'role="checkbox" needs aria-checked.'


def test_all_that_is_missing_is_told_at_once() -> None:
    found = finds(MISSING, '<div role="scrollbar" tabindex="0"></div>')
    assert "aria-controls and aria-valuenow" in found.message


@pytest.mark.parametrize(
    "html",
    [
        '<div role="checkbox" aria-checked="mixed" tabindex="0">Blue</div>',
        '<input type="checkbox" role="switch" aria-label="Blue">',
        '<h2 role="heading">Bins</h2>',
        '<p role="nonsense">Bins</p>',
        '<p role="note">Bins</p>',
    ],
)
def test_what_lacks_nothing_is_left(html: str) -> None:
    leaves(MISSING, html)
