"""The toolchain: the programs that shape the pages, as one fingerprint.

Comes in: nothing but this process. Goes out: a fingerprint of Python, of every installed package's
version, of all code loaded from elsewhere (this project, plugins, the settings' own modules) by
its text, of the locale, and the files of that code. Standard library only, for the lean front.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from weekpress.fingerprint import fingerprint

_HERE = Path(__file__).resolve().parent

_COMMAND = frozenset({"__main__", "__mp_main__"})
"""The names of what was typed: it begins the build and shapes nothing. Source: multiprocessing."""


def toolchain(code: Iterable[str]) -> str:
    """The fingerprint of everything that runs when a site is built.

    code -- the digests of the files that `code_files` names
    """
    return fingerprint((*versions(), sorted(code)))


def versions() -> tuple[object, ...]:
    """Python, the packages, and what of the environment may show."""
    return sys.version, sys.implementation.name, packages(), surroundings()


def surroundings() -> tuple[str, ...]:
    """What of the environment Pelican, Jinja and plugins may write into a page: the locale's month
    names and the time zone. The locale of the settings is one of the settings."""
    return tuple(os.environ.get(name, "") for name in ("TZ", "LANG", "LC_ALL", "LC_TIME"))


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


def code_files() -> list[Path]:
    """The files of our own code, the templates that stand beside it, and every module in memory
    that no package brought."""
    installed = _installed()
    found = {*_HERE.rglob("*.py"), *_HERE.glob("*/templates/*.html")}
    for word, module in list(sys.modules.items()):
        name = getattr(module, "__file__", None)
        if word in _COMMAND:
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


def only_ours(settings: Mapping[str, Any]) -> bool:
    """Whether no plugin of others is named in a site's settings: one may read and set anything."""
    plugins = settings.get("PLUGINS") or ()
    return all(isinstance(name, str) and name.startswith("weekpress.") for name in plugins)
