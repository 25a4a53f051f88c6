"""The keys of the accessibility statement, as they stand in its file, each with its line.

Comes in: the pairs of the file. Goes out: the values of the keys that are known and not empty, and
what is wrong with the others: unknown, misspelt, there twice, or with the words of a template. Then
what the model finds wrong with the values, at the line of each.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from weekpress.errors import Finding
from weekpress.frontmatter import names
from weekpress.frontmatter.entries import Value, normal_key
from weekpress.frontmatter.leftovers import left_over, made_up
from weekpress.frontmatter.pairs import Pair
from weekpress.frontmatter.statement import LISTS, RECORDS, Statement
from weekpress.frontmatter.wrong import WrongValueError

RULE = "accessibility-statement"
Place = tuple[str | int, ...]
"""Where a key stands: ("problems", 0, "fix_by")."""


def named(place: Place) -> str:
    """What a person calls a key: "fix_by of the second of problems" is too much, "problems 2
    fix_by" will do."""
    return " ".join(str(part + 1 if isinstance(part, int) else part) for part in place) or "file"


@dataclass
class Judged:
    """What is known while the file is read."""

    shown: str
    sample: bool = False
    findings: list[Finding] = field(default_factory=list)
    lines: dict[Place, int] = field(default_factory=dict)
    told: set[Place] = field(default_factory=set)
    """Keys in which something is wrong already: nothing more is said of them."""

    def fault(self, place: Place, line: int, message: str, fix: str, about: str = "") -> None:
        self.told.add(place)
        found = Finding(self.shown, line, about or named(place), message, fix, rule=RULE)
        self.findings.append(found)


def given(
    pairs: tuple[Pair, ...], model: type[BaseModel], place: Place, judged: Judged
) -> dict[str, Any]:
    """The values of the keys of one record that are not empty."""
    found: dict[str, Any] = {}
    for pair in pairs:
        key = normal_key(pair.key)
        here = (*place, key)
        if key not in model.model_fields:
            _unknown(pair, key, model, place, judged)
        elif here in judged.lines:
            about = f"is on line {judged.lines[here]} too."
            judged.fault(here, pair.line, about, "Keep one of the two.")
        else:
            judged.lines[here] = pair.line
            value = _value(pair, key, here, judged)
            if not _is_empty(value):
                found[key] = value
    return found


def _is_empty(value: object) -> bool:
    """Whether a value says nothing: spaces, and what HTML writes for one, say nothing."""
    return not (html.unescape(value).strip() if isinstance(value, str) else value)


def _unknown(pair: Pair, key: str, model: type[BaseModel], place: Place, judged: Judged) -> None:
    near = names.meant(key, frozenset(model.model_fields))
    fix = f"Did you mean {near}?" if near else f"Write one of {', '.join(model.model_fields)}."
    about = named((*place, pair.key))
    judged.fault((*place, near or key), pair.line, "is not a known key.", fix, about)


def _value(pair: Pair, key: str, here: Place, judged: Judged) -> Any:  # noqa: ANN401 -- as YAML has it
    """What a key holds: plain values, or the records below it. A list of them with its places."""
    if key in RECORDS and len(here) == 1:
        return _record(pair, RECORDS[key], here, judged)
    if key not in LISTS or len(here) > 1:
        _look_for_leftovers(pair, here, judged)
        return pair.value
    if pair.value and not pair.items:
        fix = "Start each item with a hyphen: - what: …"
        judged.fault(here, pair.line, "a list is expected.", fix)
        return ()
    found = []
    for number, item in enumerate(pair.items):
        judged.lines[(*here, number)] = item.line
        found.append(_record(item, LISTS[key], (*here, number), judged))
    return found


def _record(pair: Pair, model: type[BaseModel], here: Place, judged: Judged) -> dict[str, Any]:
    if pair.value and not pair.inside:
        keys = ", ".join(model.model_fields)
        judged.fault(here, pair.line, "keys are expected.", f"Indent one a line below it: {keys}.")
    return given(pair.inside, model, here, judged)


def _look_for_leftovers(pair: Pair, here: Place, judged: Judged) -> None:
    """Note the first piece of a template in a value, or an address that is nobody's."""
    for words, line in _texts(pair.value, pair):
        if piece := left_over(words):
            message = f'still holds words of a template: "{piece}".'
            fix = "Write what is true of your site; take the key out if it may be left out."
        elif not judged.sample and (host := made_up(words)):
            message = f"{host} is nobody's address."
            fix = "Write your own; only a statement with sample: yes may have such a one."
        else:
            continue
        judged.fault(here, line, message, fix)
        return


def _texts(value: Value, pair: Pair) -> Iterator[tuple[str, int]]:
    """Every text of a value, with its line."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip(), pair.line
    elif isinstance(value, dict):
        for inner in pair.inside:
            yield from _texts(inner.value, inner)
    else:
        for item in pair.items:
            yield from _texts(item.value, item)


def tell(error: ValidationError, judged: Judged) -> None:
    """What the model finds wrong, but for what is told already."""
    for fault in error.errors():
        place: Place = tuple(fault["loc"])
        if any(place[:length] in judged.told for length in range(1, len(place) + 1)):
            continue
        line = next(
            (
                judged.lines[place[:n]]
                for n in range(len(place), 0, -1)
                if place[:n] in judged.lines
            ),
            1,
        )
        if fault["type"] == "missing":
            state = "is empty." if place in judged.lines else "is missing."
            judged.fault(place, line, state, _example(place))
            continue
        wrong = fault.get("ctx", {}).get("error")
        message = wrong.message if isinstance(wrong, WrongValueError) else f"{fault['msg']}."
        judged.fault(place, line, message, wrong.fix if isinstance(wrong, WrongValueError) else "")


def _line(place: Place, judged: Judged) -> int:
    """The line of a key; of what it would stand in, where it is missing."""
    around = (place[:length] for length in range(len(place), 0, -1))
    return next((judged.lines[near] for near in around if near in judged.lines), 1)


def _example(place: Place) -> str:
    """How to write a key that is needed."""
    key = str(place[-1])
    if key in RECORDS:
        return f"Add {key}: and, indented below it, {', '.join(RECORDS[key].model_fields)}."
    example = (_field(place).examples or [""])[0]
    return f"Write one, such as {key}: {example}"


def _field(place: Place) -> FieldInfo:
    model: type[BaseModel] = Statement
    for part in place[:-1]:
        if isinstance(part, str):
            model = {**RECORDS, **LISTS}[part]
    return model.model_fields[str(place[-1])]
