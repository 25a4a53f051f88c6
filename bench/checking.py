"""How long a check takes beside a build of the same posts: in turns, one process each.

    .venv/bin/python bench/checking.py ../shared/data/digitalgov/news --rounds 5

Files that stop a build are left out first, so that both do all of their work. Only ratios of
medians are claims; seconds are those of this machine at this time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

COMMANDS = {
    "build": ["build"],
    "check": ["check"],
    "check again": ["check"],
    "check --built": ["check", "--built", "output"],
    "check --built again": ["check", "--built", "output"],
}


def weekpress(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a site."""
    return subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", "weekpress", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def prepare(posts: Path, folder: Path) -> int:
    """Copy the posts without those that stop a build; how many are left."""
    shutil.copytree(posts, folder / "content/posts")
    told = json.loads(weekpress(folder, "check", "--format", "json").stdout)
    read = {"front-matter", "file", "link-broken", "address", "week", "same-week", "glossary"}
    for path in {f["path"] for f in told if f["severity"] == "error" and f["rule"] in read}:
        (folder / path).unlink(missing_ok=True)
    done = weekpress(folder, "build")
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return len(list((folder / "content/posts").rglob("*.md")))


def once(folder: Path, name: str) -> float:
    """The seconds that one command takes; the first of each kind finds nothing kept."""
    if not name.endswith("again"):
        kept = folder / ".cache" / ("weekpress.sqlite3" if name == "build" else "checks.sqlite3")
        kept.unlink(missing_ok=True)
    if name == "build":
        shutil.rmtree(folder / "output", ignore_errors=True)
    begun = time.perf_counter()
    weekpress(folder, *COMMANDS[name])
    return time.perf_counter() - begun


def main() -> None:
    """Measure in turns, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        posts = prepare(asked.posts, folder)
        taken: dict[str, list[float]] = {command: [] for command in COMMANDS}
        for _ in range(asked.rounds):
            for command in COMMANDS:
                taken[command].append(once(folder, command))
    build = median(taken["build"])
    print(f"{posts:,} posts, medians of {asked.rounds} rounds\n")
    print("| | seconds (least–most) | × build |\n|---|--:|--:|")
    for command, seconds in taken.items():
        middle = median(seconds)
        spread = f"{min(seconds):.1f}–{max(seconds):.1f}"
        print(f"| {command} | {middle:.1f} ({spread}) | {middle / build:.2f} |")


if __name__ == "__main__":
    main()
