"""Facts: several may write one at once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from weekpress.comments.store import Store
from weekpress.comments.store.facts import fact, first, remember

WRITERS = 4


def at_once(store: Store, write: str) -> set[str]:
    """What so many writers that begin together are told is kept."""
    ready = threading.Barrier(WRITERS)

    def written(word: str) -> str:
        ready.wait()
        with store.writing() as connection:
            if write == "first":
                return first(connection, "name", word)
            remember(connection, "name", word)
            return fact(connection, "name")

    with ThreadPoolExecutor(WRITERS) as pool:
        return set(pool.map(written, map(str, range(WRITERS))))


def test_of_many_first_words_one_is_kept_and_all_are_told_which(store: Store) -> None:
    kept = at_once(store, "first")
    with store.reading() as connection:
        assert kept == {fact(connection, "name")}


def test_many_that_put_words_in_each_others_place_do_not_fail(store: Store) -> None:
    told = at_once(store, "last")
    with store.reading() as connection:
        assert fact(connection, "name") in told


def test_words_that_are_forgotten_are_gone(store: Store) -> None:
    with store.writing() as connection:
        remember(connection, "name", "word")
        remember(connection, "name", "")
        assert fact(connection, "name") == ""
