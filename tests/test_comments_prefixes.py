"""An id is named by its beginning: what is shown always names one comment, and that one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commenting import received
from weekpress.comments.record import ULID
from weekpress.comments.store import Store, opened
from weekpress.comments.store.prefixes import SHORTEST, shortest, whole

IDS = st.sets(
    st.one_of(
        st.from_regex(ULID, fullmatch=True),
        st.from_regex(r"01KB2Q5Z8X[0-9A-H]{2}0{14}", fullmatch=True),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ids=IDS)
def test_what_is_shown_of_an_id_names_that_comment(
    ids: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ids")
    with opened(folder, {}, chance=bytes(32)) as store:
        for number, one in enumerate(sorted(ids)):
            received(store, number, id=one)
        with store.reading() as connection:
            names = shortest(connection, ids)
            assert {whole(connection, name): name for name in names.values()} == names
    assert min(map(len, names.values())) >= SHORTEST


@pytest.mark.parametrize("typed", ["01kb2q5z8x", "OIKB2Q5Z8X", " 0lKB2Q5Z8X00"])
def test_small_letters_and_look_alikes_are_read_as_they_are_meant(typed: str, store: Store) -> None:
    comment = received(store, id="01KB2Q5Z8X0000000000000000")
    with store.reading() as connection:
        assert whole(connection, typed) == comment


@pytest.mark.parametrize(
    "typed", ["", "01K", "01KB2Q5Z8X%", "../../etc", "U" * 26, "0" * 27, "é" * 9]
)
def test_what_is_no_beginning_of_an_id_is_refused(typed: str, store: Store) -> None:
    received(store, id="01KB2Q5Z8X0000000000000000")
    with store.reading() as connection, pytest.raises(LookupError, match="not the beginning"):
        whole(connection, typed)
