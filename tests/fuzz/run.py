"""Runs one fuzz target for a while: `python tests/fuzz/run.py body 60 /tmp/fuzz`.

Coverage of our own modules guides it (atheris, on libFuzzer). It starts from the sample site and
from what was found before; it ends at the first input that breaks a law, or takes ten seconds, or
two gigabytes, and leaves it in FOLDER. Once the cause is mended, put it into tests/fuzz/kept/.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "plugins")]

with atheris.instrument_imports(include=["weekpress"]):
    from targets import TARGETS

SEEDS = {
    "file": ("content", "*.md"),
    "body": ("content", "*.md"),
    "page": ("theme", "*.html"),
    "style": ("theme", "*.css"),
    "glossary": ("content", "*.yml"),
}
"""Where each target's first inputs lie, and their names."""


PIECE = 800
"""Bytes of a first input: thousands of small texts find more in a minute than a dozen long ones."""


def seeds(target: str, folder: Path) -> Path:
    """The first inputs, copied into one folder: libFuzzer reads those of folders."""
    folder.mkdir(parents=True, exist_ok=True)
    where, names = SEEDS[target]
    found = [*(ROOT / where).rglob(names), *(HERE / "kept" / target).glob("*")]
    pieces = (path.read_bytes()[at : at + PIECE] for path in sorted(found) for at in (0, PIECE))
    for number, piece in enumerate(pieces):
        (folder / f"{number}").write_bytes(piece)
    return folder


def main(target: str, seconds: str, folder: str) -> None:
    place = Path(folder)
    start = seeds(target, place / "seeds")
    (place / "found").mkdir(exist_ok=True)
    options = [
        f"-max_total_time={seconds}", f"-dict={HERE / 'pieces.dict'}", "-max_len=4000",
        "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=0", f"-artifact_prefix={place}/",
        str(place / "found"), str(start),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
