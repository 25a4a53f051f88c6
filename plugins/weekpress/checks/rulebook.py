"""The rulebook: every rule, found by walking the folder `checks/rules/`.

Comes in: nothing but that folder. Goes out: each rule with the functions that find it, by its name,
in the order of the names. To add a rule, add a file; there is no list to keep.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from weekpress.checks import rules
from weekpress.checks.rule import Rule
from weekpress.errors import Finding

Find = Callable[[Any], Iterable[Any]]

KINDS = ("in_text", "on_page", "in_style", "in_site")
"""The functions a rule's file may have; see weekpress.checks.rule."""


@dataclass(frozen=True)
class Ruling:
    """A rule and how it is found."""

    rule: Rule
    finds: MappingProxyType[str, Find]
    """By the names in KINDS; none where it is found as files are read."""

    def findings(self, kind: str, judged: object, shown: str = "") -> Iterator[Finding]:
        """What the rule finds in a text, a page, a style sheet or the whole site.

        shown -- what a person calls the file
        """
        if kind == "in_site":
            yield from self.finds[kind](judged)
            return
        for hit in self.finds[kind](judged):
            yield Finding(
                shown, hit.line, self.rule.name, hit.message, hit.fix or self.rule.do,
                hit.severity or self.rule.severity, self.rule.name, hit.column,
                f"{self.rule.name} {hit.group}" if hit.group else "",
            )  # fmt: skip


@cache
def rulebook() -> MappingProxyType[str, Ruling]:
    """Every rule by its name."""
    found = {}
    for module in sorted(pkgutil.iter_modules(rules.__path__), key=lambda module: module.name):
        file = import_module(f"{rules.__name__}.{module.name}")
        finds = {kind: getattr(file, kind) for kind in KINDS if hasattr(file, kind)}
        found[file.RULE.name] = Ruling(file.RULE, MappingProxyType(finds))
    return MappingProxyType(found)


@cache
def rulings(kind: str) -> tuple[Ruling, ...]:
    """The rules of one of the KINDS."""
    return tuple(ruling for ruling in rulebook().values() if kind in ruling.finds)


def nearest(name: str) -> str | None:
    """The rule that was probably meant; None where nothing is like it."""
    return next(iter(get_close_matches(name, rulebook(), n=1)), None)
