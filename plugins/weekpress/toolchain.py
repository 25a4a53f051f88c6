"""The toolchain: the programs that shape the pages, as one fingerprint.

Comes in: nothing but this process. Goes out: a fingerprint of Python, of every installed package's
version, of all code loaded from elsewhere (this project, plugins, the settings' own modules) by
its text, of the locale, and the files of that code. Standard library only, for the lean front.
"""

from __future__ import annotations

import locale
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from weekpress.fingerprint import digest, fingerprint

_HERE = Path(__file__).resolve().parent


def toolchain(more: Iterable[Path] = ()) -> str:
    """The fingerprint of everything that runs when a site is built.

    more -- code that is not loaded, and counts all the same
    """
    sources = sorted((path.name, digest(path.read_bytes())) for path in code_files(more))
    return fingerprint((sys.version, sys.implementation.name, packages(), sources, surroundings()))


def surroundings() -> tuple[str, ...]:
    """What of the environment Pelican, Jinja and plugins may write into a page."""
    names = ("TZ", "LANG", "LC_ALL", "LC_TIME")
    return (locale.setlocale(locale.LC_ALL), *(os.environ.get(name, "") for name in names))


def packages() -> list[str]:
    """Each installed package with its version, by the folders that say so."""
    found: set[str] = set()
    for folder in dict.fromkeys(path for path in sys.path if path):
        try:
            found.update(entry.name for entry in os.scandir(folder) if _is_package(entry.name))
        except OSError:
            continue
    return sorted(found)


def _is_package(name: str) -> bool:
    return name.endswith((".dist-info", ".egg-info"))


def code_files(more: Iterable[Path] = ()) -> list[Path]:
    """The files of our own code, and of every module in memory that no package brought."""
    installed = _installed()
    found = set(_HERE.rglob("*.py")) | {path.resolve() for path in more}
    for word, module in list(sys.modules.items()):
        name = getattr(module, "__file__", None)
        if word == "__main__":  # the command that was typed: it begins the build and shapes nothing
            continue
        if name and name.endswith(".py") and not name.startswith(installed):
            found.add(Path(name).resolve())
    return sorted(path for path in found if path.is_file())


def _installed() -> tuple[str, ...]:
    """The folders whose content a version speaks for: the standard library and packages."""
    paths = sysconfig.get_paths()
    return tuple(
        f"{paths[name]}{os.sep}" for name in ("stdlib", "platstdlib", "purelib", "platlib")
    )
