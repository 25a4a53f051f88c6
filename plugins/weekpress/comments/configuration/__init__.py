"""The service's configuration: `comments.toml` in its folder.

Comes in: that file. Goes out: one frozen record. All faults are told together. Nothing in it is
secret: what is comes from the environment, and is named where it is used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from weekpress.comments.configuration.parts import Configuration
from weekpress.errors import WeekpressError

NAME = "comments.toml"


class ConfigurationError(WeekpressError):
    """The file cannot be used; the message names every fault in it."""


def read(folder: Path) -> Configuration:
    """What the file of a service's folder says; what is left out, or a file that is not there, is
    as the records above have it. Raises ConfigurationError, with every fault."""
    path = folder / NAME
    if not path.is_file():
        return Configuration()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        return Configuration.model_validate(said, strict=False)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"This is not TOML: {error}.", str(path)) from None
    except ValidationError as error:
        faults = list(_faults(error.errors()))
        begun = "\n  " if len(faults) > 1 else ""  # a line each, to be mended one after the other
        raise ConfigurationError(begun + "\n  ".join(faults), str(path)) from None


def _faults(errors: Iterable[Any]) -> Iterator[str]:
    for error in errors:
        key = ".".join(str(part) for part in error["loc"])
        if error["type"] == "extra_forbidden":
            near = get_close_matches(key, _keys(), n=1)
            yield f"{key} is unknown.{f' Did you mean {near[0]}?' if near else ''}"
        else:
            message = error["msg"].removeprefix("Value error, ").replace("Input should", "should")
            yield f"{key}: {message}" if message[-1] in ".?" else f"{key}: {message}."


def _keys() -> list[str]:
    parts = Configuration.model_fields.items()
    inside = [
        f"{part}.{key}" for part, field in parts for key in _model(field.annotation).model_fields
    ]
    return [*Configuration.model_fields, *inside]


def _model(annotation: Any) -> type[BaseModel]:  # noqa: ANN401 -- pydantic's
    assert isinstance(annotation, type) and issubclass(annotation, BaseModel)  # noqa: S101 -- each is
    return annotation
