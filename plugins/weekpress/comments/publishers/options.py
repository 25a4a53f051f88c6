"""What a team writes under `[publish]`, read strictly.

Comes in: options as TOML gives them. Goes out: texts and numbers, or a ValueError in words that
names the option and never says what stood there: people paste secrets into the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any


def known_only(options: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise ValueError for an option that is none of `known`, with the one it may have meant."""
    names = sorted(known)
    for name in sorted(set(options) - set(names)):
        close = get_close_matches(name, names, n=1)
        meant = f"did you mean {close[0]}?" if close else f"known are {', '.join(names)}."
        raise ValueError(f"there is no option {name[:40]!r}: {meant}")


def text(options: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """The option's text: one line of visible characters; the default where it is left out."""
    said = options.get(name, default)
    if said is None:
        raise ValueError(f"it needs the option {name}.")
    if not isinstance(said, str) or not said.isprintable():
        raise ValueError(f"{name} has to be a text of one line.")
    return said.strip()


def seconds(options: Mapping[str, Any], name: str, default: int, most: int) -> int:
    """The option's number of seconds, from 1 to `most`."""
    said = options.get(name, default)
    if not isinstance(said, int) or isinstance(said, bool) or not 1 <= said <= most:
        raise ValueError(f"{name} has to be a whole number from 1 to {most}.")
    return said
