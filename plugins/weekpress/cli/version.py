"""Which version this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The version installed or, in a bare clone, the one in its pyproject.toml."""
    try:
        return metadata.version("weekpress")
    except metadata.PackageNotFoundError:
        project = Path(__file__).parents[3] / "pyproject.toml"
        if not project.is_file():
            return "unknown"
        found: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
        return found
