"""The filters there are, by name, and the chain of those a team has chosen.

Comes in: names and tables of `comments.toml`. Goes out: a chain; or, in words, which name or option
is wrong. A filter is found by an entry point, ours as anybody's.
Source: the entry points specification of the Python Packaging User Guide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from weekpress.comments.filters.chain import Chain, Link
from weekpress.comments.filters.protocol import GROUP, Setting

OF_ALL = frozenset({"shadow", "test"})
"""The options that every filter has: they are not given to it, `test` but as `Setting.test`."""

Found = Callable[[], Mapping[str, EntryPoint]]


def known() -> dict[str, EntryPoint]:
    """The filters that are installed, by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def chain(
    names: Sequence[str],
    tables: Mapping[str, Mapping[str, Any]],
    setting: Setting,
    found: Found = known,
) -> Chain:
    """The filters `names`, in that order.

    tables  -- the options of each, from `[filters.NAME]`
    setting -- what all have in common; its options are not looked at
    Raises ValueError, in words, for a name or an option that cannot be worked with.
    """
    points = found()
    for name in [*names, *tables]:
        if name not in points:
            raise ValueError(_unknown(name, points))
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"The filter {min(twice)} is named twice. Name it once.")
    return Chain(tuple(_link(points[name], tables.get(name, {}), setting) for name in names))


def _link(point: EntryPoint, table: Mapping[str, Any], setting: Setting) -> Link:
    flags = {option: table.get(option, False) for option in OF_ALL}
    for option, value in flags.items():
        if not isinstance(value, bool):
            raise ValueError(f"[filters.{point.name}] {option} is true or false.")
    options = {key: value for key, value in table.items() if key not in OF_ALL}
    try:
        maker = point.load()
    except (ImportError, AttributeError) as error:
        raise ValueError(f"The filter {point.name} cannot be loaded: {error}.") from error
    own = replace(setting, options=options, test=setting.test or flags["test"])
    return Link(maker(own), flags["shadow"])


def _unknown(name: str, points: Iterable[str]) -> str:
    there = sorted(points)
    near = get_close_matches(name, there, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"{name!r} is not a filter. {hint}There are: {', '.join(there) or 'none'}."
