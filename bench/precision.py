"""How often `weekpress check` is right: findings drawn by lot from real posts, judged by hand.

    .venv/bin/python bench/precision.py draw ../shared/data/digitalgov/news > drawn.md
    .venv/bin/python bench/precision.py count ../shared/data/digitalgov/news

`draw` writes each finding with the lines around it, to be judged; the verdicts stand in
bench/precision.json, under a digest that names no file. `count` says how precise each rule is by
those verdicts, and which of them the check does not give any more.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from itertools import zip_longest
from pathlib import Path
from typing import Any

SEED = 2026
DRAWN = 200
AROUND = 130
"""Signs of a line that are shown before a finding, and after it."""
VERDICTS = Path(__file__).with_suffix(".json")

Finding = dict[str, Any]


def found(posts: Path) -> list[Finding]:
    """Every finding of the rules in the posts, in reading order."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(posts, Path(folder, "content"))
        done = subprocess.run(  # our own command
            [sys.executable, "-m", "weekpress", "check", "--format", "json"],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
    findings: list[Finding] = json.loads(done.stdout)
    return findings


def drawn(findings: list[Finding]) -> list[Finding]:
    """The findings that were drawn, DRAWN in all: one of each rule in turn, in an order that lots
    decide for each rule by itself, so that what others find changes nothing of it."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding["rule"], []).append(finding)
    for rule, many in by_rule.items():
        random.Random(f"{SEED} {rule}").shuffle(many)  # noqa: S311 -- a draw, and no secret
    rounds = zip_longest(*(by_rule[rule] for rule in sorted(by_rule)))
    return [one for turn in rounds for one in turn if one][:DRAWN]


def name_of(finding: Finding) -> str:
    """A finding's name in the file of verdicts: it says nothing of the posts."""
    words = "\0".join(str(finding[key]) for key in ("rule", "path", "line", "column"))
    return blake2b(words.encode("utf-8"), digest_size=8).hexdigest()


def shown(finding: Finding, posts: Path) -> Iterator[str]:
    """A finding with the lines around it, as Markdown."""
    lines = Path(posts, *Path(finding["path"]).parts[1:]).read_text("utf-8-sig").splitlines()
    number, column = finding["line"], finding["column"]
    yield f"## {name_of(finding)} {finding['rule']} {finding['severity']}"
    yield f"{finding['path']}:{number}:{column}"
    yield f"{finding['field']}: {finding['message']} {finding['fix']}"
    for at in range(max(0, number - 2), min(len(lines), number + 1)):
        start = max(0, column - AROUND) if at == number - 1 else 0
        yield f"    {at + 1}: {lines[at][start : start + 2 * AROUND]}"
    yield ""


def counted(findings: list[Finding]) -> Iterator[str]:
    """A line a rule: how many it finds, how many were judged, how many of those rightly found."""
    verdicts: dict[str, str] = json.loads(VERDICTS.read_text("utf-8"))
    every = Counter(f["rule"] for f in findings)
    judged = {name_of(f): f["rule"] for f in findings if name_of(f) in verdicts}
    right = Counter(rule for name, rule in judged.items() if verdicts[name] == "right")
    of = Counter(judged.values())
    yield "| rule | finds | judged | right |\n|---|--:|--:|--:|"
    yield from (
        f"| {rule} | {n:,} | {of[rule]} | {right[rule]} |" for rule, n in sorted(every.items())
    )
    yield f"| all | {every.total():,} | {of.total()} | {right.total()} |"
    yield f"\n{len(verdicts) - len(judged)} verdicts are about what is not found any more."


def main(what: str, posts: Path) -> None:
    """Draw, or count."""
    findings = found(posts)
    if what == "draw":
        print("\n".join(line for one in drawn(findings) for line in shown(one, posts)))
    else:
        print("\n".join(counted(findings)))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
