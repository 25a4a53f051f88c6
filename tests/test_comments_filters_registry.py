"""Filters by name: those that are installed, and words for a name that is wrong."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from filtering import SECRET, setting
from weekpress.comments.filters import akismet, http, registry
from weekpress.comments.filters.protocol import GROUP

ENVIRON = {akismet.KEY: "123456789abc", http.SECRET: SECRET}
POINTS = {
    name: EntryPoint(name, f"weekpress.comments.filters.{module}:make", GROUP)
    for name, module in [("akismet", "akismet"), ("heuristics", "heuristics"), ("http", "http"),
                         ("broken", "nowhere")]
}  # fmt: skip


def made(names: list[str], tables: dict[str, dict[str, object]]) -> registry.Chain:
    return registry.chain(names, tables, setting({}, **ENVIRON), lambda: POINTS)


def test_ours_are_installed_by_their_names() -> None:
    assert {"akismet", "heuristics", "http"} <= set(registry.known())


def test_a_chain_is_in_the_teams_order_with_each_its_options() -> None:
    hook = {"address": "https://filter.example/", "shadow": True}
    links = made(["http", "heuristics"], {"http": hook, "heuristics": {"threshold": 12}}).links
    assert [(link.filter.name, link.shadow) for link in links] == [
        ("http", True),
        ("heuristics", False),
    ]


def test_a_trial_is_from_the_configuration_alone() -> None:
    for table, trial in (({}, False), ({"test": True}, True)):
        found = made(["akismet"], {"akismet": table}).links[0].filter
        assert isinstance(found, akismet.Akismet)
        assert found.test is trial


@pytest.mark.parametrize(
    ("names", "tables", "told"),
    [
        (["akismt"], {}, r"'akismt' is not a filter. Did you mean akismet\? There are: akismet, b"),
        (["akismet"], {"heuristic": {}}, r"Did you mean heuristics\?"),
        (["http", "http"], {}, "named twice"),
        (["heuristics"], {"heuristics": {"shadow": "yes"}}, "shadow is true or false"),
        (["heuristics"], {"heuristics": {"shade": True}}, "no option 'shade'"),
        (["broken"], {}, "broken cannot be loaded"),
    ],
)
def test_what_is_wrong_is_told(
    names: list[str], tables: dict[str, dict[str, object]], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        made(names, tables)


def test_no_filter_is_a_chain_too() -> None:
    assert made([], {}).links == ()
