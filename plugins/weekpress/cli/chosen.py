"""Which files a check tells of: those that were named, those that changed, or all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Chosen:
    """Which files are told of."""

    paths: tuple[Path, ...] = ()
    """Files and folders, resolved; none for all."""
    changed: frozenset[Path] | None = None
    """The files that changed, resolved; None for all."""

    def has(self, name: str) -> bool:
        """Whether a file is told of, by the name that findings give it."""
        if not self.paths and self.changed is None:
            return True
        path = Path(os.path.realpath(name))  # which lets a link that leads to itself be
        asked = not self.paths or any(path.is_relative_to(one) for one in self.paths)
        return asked and (self.changed is None or path in self.changed)

    def has_page(self, name: str, source: str, content: Path) -> bool:
        """Whether a built page is told of: named itself, made from a file that is, or drawn by
        something outside the content folder that changed, such as a template.

        source -- the file it is made from, as findings call it; "" for a list, or none known
        """
        if source and self.has(source):
            return True
        path, inside = Path(os.path.realpath(name)), content.resolve()
        if self.paths and not any(path.is_relative_to(one) for one in self.paths):
            return False
        return self.changed is None or any(
            not changed.is_relative_to(inside) and changed.suffix in {".html", ".css", ".py"}
            for changed in self.changed
        )
