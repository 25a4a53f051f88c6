"""The lists of tags, categories and authors: what a list is, and what it holds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from weekpress.reader.shelf import Shelf


@given(st.lists(st.integers(0, 5)))
def test_a_shelf_holds_what_a_list_would(numbers: list[int]) -> None:
    """Each number is put there, or taken away if it is there already."""
    shelf: Any = Shelf()
    plain: list[int] = []
    for number in numbers:
        for held in (shelf, plain):
            held.remove(number) if number in held else held.append(number)
        assert [n in shelf for n in range(6)] == [n in plain for n in range(6)]
    assert shelf == plain
