"""Which site a command means: where it lies, known from what was typed and its settings alone.

Comes in: the words after `weekpress`, and the folder worked in. Goes out: the places, before the
command line is parsed: to load what parses it takes longer than a build with nothing to do.
`weekpress.cli.site` says the same for all that comes later. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from weekpress.cli.site import PREVIEW, PUBLISH_SETTINGS, SETTINGS, site_values

CACHE = ".cache"
"""Where the store of a site without settings of its own is, in the folder worked in."""


@dataclass(frozen=True)
class Meant:
    """A site, by where it is."""

    settings_file: Path
    """In the site's folder, whether it is there or not."""
    content: Path
    output: Path
    cache: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    """Of the settings file."""


def meant_by(arguments: Sequence[str], folder: Path) -> Meant:
    """The site that these arguments mean. Raises WeekpressError as `site_values` does."""
    folder = folder.absolute()
    own = PUBLISH_SETTINGS if "--publish" in arguments else SETTINGS
    file = folder / (_given(arguments, "--settings") or own)
    values, base = site_values(file) if file.is_file() else {}, file.parent
    content, output = _given(arguments, "--content"), _given(arguments, "--output")
    output_here = PREVIEW if "--drafts" in arguments else values.get("OUTPUT_PATH", "output")
    return Meant(
        file,
        folder / content
        if content
        else base / str(values.get("PATH", "." if values else "content")),
        folder / output if output else base / str(output_here),
        base / str(values.get("CACHE_PATH", "cache") if values else CACHE),
        values,
    )


def _given(arguments: Sequence[str], option: str) -> str:
    """What was typed for an option; "" for nothing."""
    apart = [word for before, word in pairwise(arguments) if before == option]
    joined = [word.partition("=")[2] for word in arguments if word.startswith(f"{option}=")]
    return (joined or apart or [""])[-1]
