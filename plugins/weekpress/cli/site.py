"""Which site is meant: its settings file, its content, its theme, and where its pages go.

Comes in: the folder somebody works in and what they typed. Goes out: a `Site`, whose `overrides`
are laid over its settings file. A site without settings of its own gets those Weekpress ships.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import weekpress
from weekpress.errors import WeekpressError

SETTINGS, PUBLISH_SETTINGS = "pelicanconf.py", "publishconf.py"
OWN_THEME = "theme"
PREVIEW = "preview"
"""Where a preview with drafts goes: never into the folder that is published."""


@dataclass(frozen=True)
class Site:
    """A site to build, read from its settings file."""

    settings_file: Path
    values: Mapping[str, Any]
    """The upper-case names of the settings file."""
    base: Path
    """The folder its relative paths start from."""
    shipped: bool = False
    """Whether the settings are Weekpress's own, as there are none in the folder."""
    overrides: dict[str, Any] = field(default_factory=dict)
    """What was typed, in Pelican's names; stronger than the settings file."""

    @property
    def content(self) -> Path:
        return self._path("PATH", ".")

    @property
    def output(self) -> Path:
        return self._path("OUTPUT_PATH", "output")

    @property
    def published_output(self) -> Path:
        """Where the settings file puts the pages, whatever was typed."""
        return self.base / str(self.values.get("OUTPUT_PATH", "output"))

    @property
    def cache(self) -> Path:
        """Where is kept what the next build need not make again."""
        return self._path("CACHE_PATH", "cache")

    @property
    def theme(self) -> Path:
        """The folder of its theme; Weekpress's own where it has no folder called theme."""
        from weekpress.theme import theme_path  # knows Pelican

        path = self._path("THEME", OWN_THEME)
        own = holds_files(path) or self.values.get("THEME", OWN_THEME) != OWN_THEME
        return path if own else theme_path()

    @property
    def timezone(self) -> str:
        """Its time zone. Raises WeekpressError where there is none of that name."""
        name = str(self.values.get("TIMEZONE", "UTC"))
        if name not in available_timezones():
            raise WeekpressError(
                f'TIMEZONE is "{name}", which is no time zone. Write one such as Europe/London.',
                str(self.settings_file),
            )
        return name

    @property
    def plugins(self) -> list[Path]:
        """The folders its plugins' code is in, and Weekpress's own."""
        own = [self.base / str(path) for path in self.values.get("PLUGIN_PATHS", ())]
        return [*own, Path(weekpress.__file__).parent]

    def _path(self, key: str, default: str) -> Path:
        return self.base / str(self.overrides.get(key, self.values.get(key, default)))

    def with_typed(self, typed: Mapping[str, Any]) -> Site:
        """The same site with what was typed laid over its settings."""
        return replace(self, overrides={**self.overrides, **typed})

    def read(self) -> dict[str, Any]:
        """Everything Pelican is told: the settings file, what was typed, Pelican's defaults.

        Raises WeekpressError where Pelican cannot use one of them.
        """
        from pelican.settings import read_settings  # Pelican is known at call time only

        zone = {"TIMEZONE": self.timezone}
        theme = {"THEME": str(self.theme)} if self.theme.is_dir() else {}
        try:
            with _importable(self.settings_file.parent):
                settings: dict[str, Any] = read_settings(
                    str(self.settings_file), {**self.overrides, **zone, **theme}
                )
        except ValueError as error:
            raise WeekpressError(f"{error}.", str(self.settings_file)) from error
        return settings


def holds_files(folder: Path) -> bool:
    """Whether there is a file anywhere in it: git keeps no folder that has none."""
    return any(path.is_file() for path in folder.rglob("*"))


def public_address(site: Site) -> str:
    """Where the public reads the site, without its last slash; "" where no settings say it."""
    publish = site.settings_file.with_name(PUBLISH_SETTINGS)
    values = site_values(publish) if publish.is_file() else site.values
    return str(values.get("SITEURL") or "").rstrip("/")


def find_site(folder: Path, settings: Path | None = None, *, publish: bool = False) -> Site:
    """The site of `folder`, or of the settings file given.

    Raises WeekpressError if the file given is missing or cannot be run, or if the public site is
    asked for and nothing says where it will be.
    """
    name = PUBLISH_SETTINGS if publish else SETTINGS
    chosen = (settings or folder / name).absolute()
    if chosen.is_file():
        return Site(chosen, site_values(chosen), chosen.parent)
    if settings:
        raise WeekpressError("there is no such settings file.", str(settings))
    if publish:
        raise WeekpressError(
            f"There is no {PUBLISH_SETTINGS} here, so the public address of the site is not known. "
            "Write one, or build with --siteurl in place of --publish."
        )
    own = shipped_settings()
    base = folder.absolute()
    nameless = {
        "SITENAME": "Our notes",
        "SITESUBTITLE": "",
        "WEEKPRESS_COMMENTS_SERVICE": "",
        "PATH": str(base / "content"),
        "OUTPUT_PATH": str(base / "output"),
        "CACHE_PATH": str(base / ".cache"),
    }
    return Site(own, site_values(own), base, shipped=True, overrides=nameless)


def shipped_settings() -> Path:
    """Weekpress's own pelicanconf.py: in the wheel as weekpress/_site, in a clone at its root."""
    package = Path(weekpress.__file__).parent
    packed = package / "_site" / SETTINGS
    return packed if packed.is_file() else package.parents[1] / SETTINGS


def site_values(path: Path) -> dict[str, Any]:
    """The settings in the file at `path`, without Pelican's defaults.

    Raises WeekpressError, with the line, where the file is not valid Python or fails as it runs.
    """
    try:
        with _importable(path.parent):
            names = runpy.run_path(str(path))
    except SyntaxError as error:
        raise WeekpressError(f"{error.msg}. Mend that line.", str(path), error.lineno) from error
    except Exception as error:  # the file is the site's own code: whatever it raises is its fault
        words = f"it stops with {type(error).__name__}: {error}."
        raise WeekpressError(words, str(path), _line_in(path, error)) from error
    return {key: value for key, value in names.items() if key.isupper()}


def _line_in(path: Path, error: BaseException) -> int | None:
    """The line of the file at `path` that `error` came through last."""
    line, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let publishconf.py import the pelicanconf.py beside it, and not one of another site.

    Python keeps the modules it has read by name; a second site in one process would get the first.
    """
    before = list(sys.path)
    sys.modules.pop("pelicanconf", None)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path[:] = before
        sys.modules.pop("pelicanconf", None)
