"""Who types: the name git knows them by, if the site knows it too."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from weekpress.frontmatter import Person
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.slugs import fold

_PATIENCE_S = 5


def git_name(folder: Path) -> str:
    """git's user.name in `folder`; "" without git, or without a name. Nothing is run but git."""
    if not (git := shutil.which("git")):
        return ""
    try:
        asked = subprocess.run(  # noqa: S603 -- git, with words of ours
            [git, "config", "--get", "user.name"], cwd=folder, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(asked.stdout.decode("utf-8", "replace").split())


def person_named(name: str, catalogue: Catalogue) -> Person | None:
    """The person with a file who has this name or alias, and has not left."""
    document = catalogue.people.get(fold(name)) if name else None
    meta = document.meta if document else None
    return meta if isinstance(meta, Person) and meta.left is None else None
