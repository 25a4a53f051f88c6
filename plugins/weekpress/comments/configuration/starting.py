"""The configuration a service starts with: every key, what it means, and what it is if left out.

Comes in: the records of `parts`. Goes out: the text of a comments.toml in which all is a comment,
so that what is not chosen follows Weekpress.
Source: TOML 1.0.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from weekpress.comments.configuration import NAME
from weekpress.comments.configuration.parts import Configuration

_HEAD = """# How the comment service works. Nothing here is secret: passwords and keys come from the
# environment. Take the "#" from a line to change it, then start the service again.
"""


def start(folder: Path) -> bool:
    """Write the file into a service's folder, if there is none; whether it was written."""
    try:
        with (folder / NAME).open("x", encoding="utf-8") as file:
            file.write(text())
    except FileExistsError:
        return False
    return True


def text() -> str:
    """The file."""
    parts = Configuration()
    tables = [_table(name, getattr(parts, name)) for name in Configuration.model_fields]
    return "\n".join([_HEAD, *tables])


def _table(name: str, part: BaseModel) -> str:
    lines = [*_commented(type(part).__doc__ or ""), f"[{name}]"]
    for key, field in type(part).model_fields.items():
        lines += _commented(field.description or "")
        lines.append(f"# {key} = {written(getattr(part, key))}")
    return "".join(f"{line}\n" for line in lines)


def written(value: Any) -> str:  # noqa: ANN401 -- whatever a key may have
    """A value as TOML has it."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False)  # TOML's words, numbers and truth are JSON's


def _commented(words: str) -> Iterator[str]:
    for line in textwrap.wrap(" ".join(words.split()), 96):
        yield f"# {line}"
