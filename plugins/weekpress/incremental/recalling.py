"""Recalling: a page drawn again from what the last build kept of it, and articles as they are now.

Comes in: the memory of the last build, the theme's templates, how a page was drawn. Goes out: its
text, and what was read for it. A name of the context that was not asked for last time raises
`MissingError`: nothing is known of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pelican.generators import Generator

from weekpress.incremental.recalled import Memory, Names
from weekpress.incremental.trace import read, written
from weekpress.incremental.values import Given
from weekpress.incremental.watched import NOT_GIVEN, TRACE


class Recalling:
    """The templates, with the names of the last build."""

    def __init__(self, memory: Memory, generator: Generator) -> None:
        """generator -- whose templates are ready for the theme"""
        self.memory, self._templates = memory, generator.env

    def draw(self, template: str, own: Mapping[str, Any], needs: str) -> tuple[str, str, Given]:
        """The text of a page; what was read for it; and what its template was given.

        own   -- what the page is given for itself
        needs -- what was read for it last time
        """
        found, own = self._templates.get_template(template), {**own, TRACE: self.memory.trace}
        with self.memory.trace.taken() as read_now:
            text = found.render(_given(own, self.memory.names, needs))
        everything = _Layers((own, self.memory.names, found.globals))
        return text, written(read_now), Given(own, self.memory.names, everything)


class _Layers(Mapping[str, Any]):
    """Names looked up in one mapping after the other; nothing is read that nobody asks for."""

    def __init__(self, layers: Iterable[Mapping[str, Any]]) -> None:
        self._layers = tuple(layers)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the context holds
        for layer in self._layers:
            if name in layer:
                return layer[name]
        raise KeyError(name)

    def __iter__(self) -> Any:  # noqa: ANN401 -- whatever the context holds
        return iter({name for layer in self._layers for name in layer})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _given(more: Mapping[str, Any], names: Names, needs: str) -> dict[str, Any]:
    """What a template is given: what it asked for last time, and the names of all else."""
    asked = {name for kind, name, _ in read(needs) if kind in {"name", "list"}}
    given = {**{name: names[name] for name in asked if name in names}, **more}
    return {**given, NOT_GIVEN: names.all() - given.keys()}
