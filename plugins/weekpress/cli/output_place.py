"""Whether a folder is a place to write a site to, judged before anything is written.

Weekpress only ever removes files it wrote itself (they are listed in the folder's manifest), but
it writes over what has the same name: so a folder that is not meant for a site is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from weekpress.errors import WeekpressError
from weekpress.manifest import MANIFEST


def refuse_wrong_place(output: Path, sources: Iterable[Path], base: Path, home: Path) -> None:
    """Raise WeekpressError if pages must not be written to `output`.

    sources -- the folders the site is made from: output lies in none of them, and holds none
    base    -- the folder of the settings file: output may lie in it, not hold it
    home    -- the home folder of whoever types the command
    """
    place = output.resolve()
    made_from = [folder.resolve() for folder in sources]
    if place in {home.resolve(), Path(place.anchor)}:
        raise _refused(output, "that is not a folder for one site alone")
    if place.exists() and not place.is_dir():
        raise _refused(output, "that is a file")
    for source in made_from:
        if place.is_relative_to(source):
            raise _refused(output, f"it lies in {source}, which the site is made from")
    for source in [*made_from, base.resolve()]:
        if source.is_relative_to(place):
            raise _refused(output, f"it holds {source}, which the site is made from")
    if (place / "index.html").exists() and not (place / MANIFEST).exists():
        raise _refused(output, "it holds a site that Weekpress did not write")


def strangers(output: Path) -> list[str]:
    """What lies in the folder before the first build there, sorted: it will be left alone.

    Names that begin with a dot (.git, .nojekyll) are a host's, and expected.
    """
    if not output.is_dir() or (output / MANIFEST).exists():
        return []
    return sorted(path.name for path in output.iterdir() if not path.name.startswith("."))


def _refused(output: Path, reason: str) -> WeekpressError:
    return WeekpressError(
        f"Nothing was written to {output}: {reason}. Choose another folder with --output DIR; "
        "an empty or a new one is best."
    )
