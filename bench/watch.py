"""From a saved file to its page: the tools that stay and build again.

Comes in: tools, a number of posts, a folder to work in. Goes out: one `Seen` an edit. All tools
stay side by side, idle but for the one whose file was saved; they take turns.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from corpus import Made, posts
from edits import Edit, edits
from measure import BuildError, write_site
from report import name, table
from resident import POLL_S, Resident
from tools import Tool


@dataclass(frozen=True)
class Seen:
    """How long one edit took. Seconds from the saved file."""

    tool: str
    posts: int
    kind: str
    round: int
    page_s: float | None
    """Until its page had it; None where the build was over and it had not."""
    build_s: float | None
    """Until the tool said that it was done; None where it did not build."""


def measure_watch(tools: Sequence[Tool], count: int, rounds: int, work: Path) -> Iterator[Seen]:
    """Make every edit `rounds` times with every tool that stays."""
    made = list(posts(count))
    with ExitStack() as stack:
        residents = [_begun(tool, work / tool.name, made, stack) for tool in tools if tool.watch]
        for number in range(1, rounds + 1):
            for edit in edits(made, number):
                for resident in residents:
                    page_s, build_s = _seen(resident, edit)
                    yield Seen(resident.tool.name, count, edit.kind, number, page_s, build_s)
            for resident in residents:  # all as it was, so that the next round can change it
                resident.wait(_saved(resident, Edit("back", made[count // 2], "", "")))


def _begun(tool: Tool, folder: Path, made: Sequence[Made], stack: ExitStack) -> Resident:
    """The tool at work on a new site, its first build over."""
    write_site(tool, folder, made)
    started = time.perf_counter()
    resident = stack.enter_context(Resident(tool, folder))
    resident.wait(started)
    return resident


def _seen(resident: Resident, edit: Edit) -> tuple[float | None, float | None]:
    """Make an edit; seconds until its page has it, and until the build is over."""
    page = resident.output / edit.slug / "index.html"
    if edit.shown_in(_text(page)):
        raise BuildError(f"{resident.tool.name}, {edit.kind}: the page has it before it is saved.")
    saved, shown, before = _saved(resident, edit), None, None
    while not resident.over(saved):
        now = _state(page)
        if shown is None and now != before and edit.shown_in(_text(page)):
            shown = time.perf_counter() - saved
        before = now
        time.sleep(POLL_S)
    built = resident.built(saved)
    return shown, built and built - saved


def _saved(resident: Resident, edit: Edit) -> float:
    """Save the file of an edit as an editor does, or remove it; when that was done."""
    site, folder = resident.tool.site, resident.folder
    if edit.removed:
        site.file(folder, edit.post).unlink()
    else:
        site.write_post(folder, edit.post)
    return time.perf_counter()


def _state(page: Path) -> tuple[int, int, int] | None:
    """What differs after a page is written again."""
    with suppress(OSError):
        found = page.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None


def _text(page: Path) -> str:
    with suppress(OSError):
        return page.read_text(encoding="utf-8", errors="replace")
    return ""


def watch_tables(seen: Sequence[Seen]) -> str:
    """A table for each number of posts."""
    counts = dict.fromkeys(one.posts for one in seen)
    return "\n\n".join(
        f"**{count:,} posts**\n\n{_table([one for one in seen if one.posts == count])}"
        for count in counts
    )


def _table(seen: Sequence[Seen]) -> str:
    first = name(seen[0].tool)
    head = ["edit", "tool", "page, ms (least–most)", f"× {first}",
            "build, ms (least–most)", f"× {first}"]  # fmt: skip
    tools = list(dict.fromkeys(one.tool for one in seen))
    rows = []
    for kind in dict.fromkeys(one.kind for one in seen):
        of_kind = {t: [one for one in seen if (one.tool, one.kind) == (t, kind)] for t in tools}
        rows += [_row(kind, tool, of_kind[tool], of_kind[tools[0]]) for tool in tools]
    return table(head, rows)


def _row(kind: str, tool: str, own: Sequence[Seen], first: Sequence[Seen]) -> list[str]:
    """The medians of one tool for one edit, with ratios to those of the first tool."""
    cells = [kind, name(tool)]
    for times, firsts in (
        ([one.page_s for one in own], [one.page_s for one in first]),
        ([one.build_s for one in own], [one.build_s for one in first]),
    ):
        cells += _timed(_known(times), _known(firsts))
    return cells


def _timed(times: Sequence[float], firsts: Sequence[float]) -> list[str]:
    """Two cells: milliseconds, and how many times the first tool's they are."""
    if not times:
        return ["never", "–"]
    words = f"{_ms(median(times))} ({_ms(min(times))}–{_ms(max(times))})"
    return [words, f"{median(times) / median(firsts):.2f}" if firsts else "–"]


def _known(times: Sequence[float | None]) -> list[float]:
    """The times, if there is one for each round; none otherwise."""
    known = [one for one in times if one is not None]
    return known if len(known) == len(times) else []


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"
