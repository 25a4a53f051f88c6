"""Where a service is found whose configuration does not say it: where it listens, or did last."""

from __future__ import annotations

from weekpress.comments.addressed import addressed
from weekpress.comments.configuration.parts import Configuration, ServicePart
from weekpress.comments.store import Store


def test_what_is_configured_counts(store: Store) -> None:
    said = Configuration(service=ServicePart(address="https://comments.example.org/"))
    assert addressed(said, store, "http://127.0.0.1:9000/") == said


def test_otherwise_it_is_where_the_service_listens_also_for_later_commands(store: Store) -> None:
    for listens in ("http://127.0.0.1:9000/", "http://127.0.0.1:9001/"):
        assert addressed(Configuration(), store, listens).service.address == listens
        assert addressed(Configuration(), store).service.address == listens


def test_a_service_that_never_listened_has_the_usual_address(store: Store) -> None:
    assert addressed(Configuration(), store) == Configuration()
