"""Packing: values as bytes, and bytes as values that are data and nothing else.

Comes in: what a build made. Goes out: bytes for the store; from such bytes, the value again. A
pickle may name the classes of a list, and nothing else: whoever can write the cache of a build
server cannot run anything there. Some objects are left out and stand in it by a name.
Source: Python, pickle, "Restricting Globals" and "reducer_override".
Standard library only, for the lean front.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

_ALLOWED = (
    "weekpress",
    "datetime",
    "zoneinfo",
    "markupsafe",
    "pathlib",
    "pelican.urlwrappers",
    "pelican.paginator",
    "collections",
)
"""The packages whose own classes a pickle may name; of ours, those that are records."""
_BUILTINS = frozenset({"set", "frozenset", "dict", "list", "tuple", "complex", "bytearray"})


@dataclass(frozen=True)
class Named:
    """What stands in a pickle for an object that is known by its name."""

    name: str


class Kept:
    """A value that the store has by itself: what holds it is packed without it."""

    __slots__ = ()
    key: str
    """The key of it in the store; "" where it is not there."""


Reduce = Callable[[Any], Any]
"""From an object to what is written in its place: its name; or what its own `__reduce__` might
tell; or NotImplemented. It is not asked of numbers, strings, lists, tuples, sets and dicts."""


def packed(value: object, reduce: Reduce | None = None) -> bytes:
    """A value as bytes to put in the store."""
    return squeezed(dumped(value, reduce))


def packed_loosely(value: object) -> bytes:
    """The same of one that is squeezed already, most of it."""
    return zlib.compress(dumped(value), 0)


def squeezed(data: bytes) -> bytes:
    """Such bytes of what `dumped` gave."""
    return zlib.compress(data, 1)


def dumped(value: object, reduce: Reduce | None = None) -> bytes:
    """A value as bytes that are longer, and made sooner."""
    out = io.BytesIO()
    pickler = _Pickler(out, pickle.HIGHEST_PROTOCOL) if reduce is None else _Reducing(out, reduce)
    pickler.dump(value)
    return out.getvalue()


def unpacked(data: bytes, named: Callable[[str], object] | None = None) -> Any:  # noqa: ANN401 -- whatever was packed
    """The value of such bytes. Raises pickle.UnpicklingError for one that holds more than data.

    named -- from a name to the object it stands for
    """
    return loaded(zlib.decompress(data), named)


def loaded(data: bytes, named: Callable[[str], object] | None = None) -> Any:  # noqa: ANN401 -- whatever was packed
    """The value of what `dumped` gave; see `unpacked`."""
    return _OnlyData(data, named).load()


_TABLE: Any = {**copyreg.dispatch_table, ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}


class _Pickler(pickle.Pickler):
    """Writes a zone by its key and an enum's member by its value; Python's own ways ask for
    `getattr` to read them (enum in 3.11.0 to 3.11.3, of which Debian 12 has one)."""

    dispatch_table = _TABLE

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 -- as pickle has it
        """Pickle's question how an object is written."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Reducing(_Pickler):
    """Writes some objects otherwise."""

    def __init__(self, out: io.BytesIO, reduce: Reduce) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._reduce = reduce

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 -- as pickle has it
        """Pickle's question how an object is written."""
        found = value if isinstance(value, Named) else self._reduce(value)
        if isinstance(found, Named):
            return Named, (found.name,)
        return super().reducer_override(value) if found is NotImplemented else found


_DATA: dict[tuple[str, str], type] = {}
"""The classes that were judged to be data, by module and name: a build asks for each often."""


class _OnlyData(pickle.Unpickler):
    """Reads pickles of plain data and our own records; a stranger's could run anything else."""

    def __init__(self, data: bytes, named: Callable[[str], object] | None) -> None:
        super().__init__(io.BytesIO(data))
        self._named = named

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 -- whatever was packed
        """Pickle's question for a class."""
        if module == __name__ and name == Named.__name__:
            if self._named is None:
                raise pickle.UnpicklingError("there are no names here")
            return self._named
        if (module, name) not in _DATA:
            _DATA[module, name] = self._class(module, name)
        return _DATA[module, name]

    def _class(self, module: str, name: str) -> type:
        """The class of that name. Raises pickle.UnpicklingError for one that is more than data."""
        if module == "builtins" and name in _BUILTINS:
            return super().find_class(module, name)  # type: ignore[no-any-return]  # a class
        if f"{module}.".startswith(tuple(f"{package}." for package in _ALLOWED)):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def _is_record(kind: type) -> bool:
    """Whether to make one does nothing else: of our classes, some write and remove files."""
    ours = kind.__module__.split(".")[0] == "weekpress"
    named = hasattr(kind, "model_fields") or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    return not ours or named or is_dataclass(kind) or issubclass(kind, Enum)
