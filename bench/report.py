"""The figures as tables in Markdown, and where in a page they go.

Comes in: measures. Goes out: medians, and ratios of medians, never of single builds.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from measure import PHASES, Measure
from tools import Tool

COLUMNS = (
    "build", "tool", "files", "seconds (least–most)", "× {0}", "processor seconds", "× {0}",
    "MiB, largest process", "MiB, all processes",
)  # fmt: skip


def build_tables(measures: Sequence[Measure]) -> str:
    """A table for each number of posts."""
    counts = dict.fromkeys(m.posts for m in measures)
    return "\n\n".join(
        f"**{count:,} posts**\n\n{_build_table([m for m in measures if m.posts == count])}"
        for count in counts
    )


def _build_table(measures: Sequence[Measure]) -> str:
    tools = list(dict.fromkeys(m.tool for m in measures))
    rows = []
    for phase in PHASES:
        of_phase = {t: [m for m in measures if (m.tool, m.phase) == (t, phase)] for t in tools}
        rows += [_row(phase, t, of_phase[t], of_phase[tools[0]]) for t in tools if of_phase[t]]
    return table([column.format(name(tools[0])) for column in COLUMNS], rows)


def _row(phase: str, tool: str, own: Sequence[Measure], first: Sequence[Measure]) -> list[str]:
    """The medians of one tool in one phase, with ratios to those of the first tool."""
    walls, processor = [m.used.wall_s for m in own], median(m.used.cpu_s for m in own)
    return [
        phase,
        name(tool),
        f"{own[-1].files:,}",
        f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})",
        f"{median(walls) / median(m.used.wall_s for m in first):.2f}",
        f"{processor:.2f}",
        f"{processor / median(m.used.cpu_s for m in first):.2f}",
        f"{median(m.used.largest_kib for m in own) / 1024:.0f}",
        f"{median(m.used.summed_kib for m in own) / 1024:.0f}",
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all but its first two columns are figures."""
    line = ["---"] * 2 + ["--:"] * (len(head) - 2)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, line, *rows))


def name(tool: str) -> str:
    """A tool's name as it is written."""
    return tool.capitalize()


def conditions(tools: Iterable[Tool], rounds: int) -> str:
    """What the figures were measured with: versions, machine, rounds, day, and what else ran."""
    return today_here(", ".join(f"{name(tool.name)} {tool.version}" for tool in tools), rounds)


def today_here(versions: str, rounds: int) -> str:
    """The line that stands over every table."""
    return (
        f"Medians of {rounds} {'round' if rounds == 1 else 'rounds'}, {date.today().isoformat()}:"  # noqa: DTZ011 -- a day to read, not to reckon with
        f" {versions}; Python {platform.python_version()}, {platform.system()}, {_machine()}. Load"
        f" over the last 15 minutes: {os.getloadavg()[2]:.1f} processes."
    )


def _machine() -> str:
    """The processors and the memory; not the name of the machine."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} processors, {gib:.0f} GiB"


def write_regions(page: Path, regions: Mapping[str, str]) -> None:
    """Put each text between the page's lines <!-- bench: NAME --> and <!-- bench end -->.

    Raises ValueError for a region that the page has not, before anything is written.
    """
    text = page.read_text(encoding="utf-8")
    for region, figures in regions.items():
        marked = re.compile(rf"(<!-- bench: {region} -->\n).*?(?=<!-- bench end -->)", re.S)
        found = marked.search(text)
        if not found:
            raise ValueError(f"{page.name} has no line <!-- bench: {region} --> with an end.")
        text = f"{text[: found.end(1)]}{figures}\n{text[found.end() :]}"
    page.write_text(text, encoding="utf-8", newline="\n")
