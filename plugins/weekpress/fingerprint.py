"""Fingerprints: two values with the same one are the same to whoever reads them.

Comes in: settings, what templates are given, bytes. Goes out: 16 bytes as hexadecimal digits, the
same on every machine and in every run. A value that cannot be known for certain has none:
`UnknowableError` is raised, and whatever is made of it is made again.
Standard library only: the lean front of `weekpress build` reads this before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path, PurePath
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

DIGEST_BYTES = 16
"""Enough that no two values of one site meet by chance; nobody gains by making them meet."""

_ATOMS = frozenset({str, int, float, bool, bytes, type(None)})
_MOMENTS = (datetime, date, time)

Token = Callable[[Any], "str | None"]
"""The name of a thing that is known by its name alone, such as an article; None for others. It is
not asked of a tuple or a list."""


class UnknowableError(Exception):
    """There is no telling whether this value is the one it was before; the message says what."""


class Marked:
    """A value that says in `mark` what it was made from, if it knows: a long one is not looked
    through for every page that shows it."""

    __slots__ = ()
    mark: str
    """The fingerprint of all that; "" for a value that counts by what it holds."""


def nameless(_value: object) -> None:
    """A `Token` that knows nothing by name: every value counts by what it holds."""


def digest(data: bytes) -> str:
    """The fingerprint of some bytes."""
    return blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def fingerprint(value: object, token: Token = nameless) -> str:  # any value at all
    """The fingerprint of a value. Raises UnknowableError."""
    return digest(repr(plain(value, token)).encode("utf-8", "surrogatepass"))


def plain(value: Any, token: Token = nameless) -> Any:  # noqa: ANN401 -- what json takes
    """The value as nested tuples of strings, numbers and None, each kind told from the others.

    Mappings keep their order, as a page may show it; sets have none. Raises UnknowableError.
    """
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:  # most of what is in one is an atom: no call for each
        held = [item if type(item) in _ATOMS else plain(item, token) for item in value]
        return (kind.__name__, *held)
    if name := token(value):
        return ("=", name)
    if isinstance(value, Mapping):
        pairs = [(plain(k, token), plain(v, token)) for k, v in value.items()]
        return (_class_name(kind), *pairs)
    return _plain_object(value, kind, token)


def _plain_object(value: object, kind: type, token: Token) -> Any:  # noqa: ANN401 -- what json takes
    """The value of a less common kind; what is not named here is not known."""
    if isinstance(value, set | frozenset):
        return ("set", *sorted(repr(plain(item, token)) for item in value))
    if isinstance(value, tuple | list):
        return (_class_name(kind), *[plain(item, token) for item in value])
    if isinstance(value, str | int | float):
        return (_class_name(kind), kind.__mro__[-2](value) if kind.__mro__[-2] in _ATOMS else
                str(value))  # fmt: skip
    if isinstance(value, Enum):
        return (_class_name(kind), value.name)
    if isinstance(value, _MOMENTS):
        return (kind.__name__, value.isoformat(), repr(getattr(value, "tzinfo", None)))
    if isinstance(value, tzinfo | timedelta | PurePath | re.Pattern):
        return (kind.__name__, repr(value))
    if isinstance(value, Marked) and value.mark:
        return (_class_name(kind), value.mark)
    if is_dataclass(value) and not isinstance(value, type):
        inside = [(f.name, plain(getattr(value, f.name), token)) for f in fields(value)]
        return (_class_name(kind), *inside)
    if isinstance(value, partial):
        return ("partial", *[plain(v, token) for v in (value.func, value.args, value.keywords)])
    if isinstance(value, FunctionType):
        return _plain_function(value, token)
    if isinstance(value, BuiltinFunctionType | type | ModuleType):
        return (kind.__name__, getattr(value, "__module__", ""), getattr(value, "__qualname__",
                value.__name__))  # fmt: skip
    raise UnknowableError(f"{_class_name(kind)} cannot be told from another of its kind")


def _plain_function(function: FunctionType, token: Token) -> Any:  # noqa: ANN401 -- what json takes
    """A function by its code, its defaults and what it closes over; and by all of the file it is
    in, as it may call what stands beside it. What it imports is not seen."""
    held = [cell.cell_contents for cell in function.__closure__ or ()]
    return (
        "function",
        function.__module__,
        function.__qualname__,
        _plain_code(function.__code__),
        _text_of(function.__code__.co_filename),
        plain([function.__defaults__, function.__kwdefaults__, held], token),
    )


@lru_cache(maxsize=64)
def _digest_of(name: str, _size: int, _mtime_ns: int) -> str:
    return digest(Path(name).read_bytes())


def _text_of(name: str) -> str:
    """The digest of a source file; "" where there is none, as for code that was typed."""
    try:
        found = Path(name).stat()
        return _digest_of(name, found.st_size, found.st_mtime_ns)
    except OSError:
        return ""


def _plain_code(code: CodeType) -> Any:  # noqa: ANN401 -- what json takes
    consts = [_plain_code(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts]
    return (code.co_code, code.co_names, *consts)


def _class_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
