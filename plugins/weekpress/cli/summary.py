"""The last words of a build: what was made, what there was to do for it, where the time went."""

from __future__ import annotations

from weekpress.build import Build
from weekpress.cli.options import shown
from weekpress.cli.pipeline import Built
from weekpress.cli.progress import many
from weekpress.cli.site import Site
from weekpress.errors import Severity, errors_in
from weekpress.steps import Steps


def failure(built: Built, site: Site) -> str:
    """Why nothing was made, or not all; in one line."""
    errors = len(errors_in(set(built.findings))) + len(built.errors)
    and_so = f"{shown(site.output)} is as it was" if built.stopped else "pages are missing"
    return f"Not built: {count(errors, 'error')} to mend, and {and_so}."


def summary(built: Built, site: Site, seconds: float | None) -> str:
    """What the site is, what was done for it, and where it is.

    seconds -- how long it took; None for a build that had nothing to do
    """
    took = "Nothing has changed since the last build:" if seconds is None else "Built"
    time = "" if seconds is None else f" in {seconds:.1f} seconds"
    return (
        f"{took} {count(built.articles, 'article')} and {count(built.pages, 'page')} "
        f"({count(built.files, 'file')}){time}, with {count(_warnings(built), 'warning')}. "
        f"{_left_out(built)}{_did(built.build) if built.build and seconds is not None else ''}"
        f"It is in {shown(site.output)}; to see it: weekpress serve"
    )


def _warnings(built: Built) -> int:
    ours = {f for f in built.findings if f.severity is Severity.WARNING}
    return len(ours) + len(built.warnings)


def _left_out(built: Built) -> str:
    """What was not published, so that nothing vanishes in silence."""
    parts = [f"{number:,} {reason}" for reason, number in sorted(built.left_out.items())]
    return f"Left out: {', '.join(parts)}. " if parts else ""


def _did(build: Build) -> str:
    """What there was to do, and what took longest of it."""
    counts = build.outputs.counts
    read = build.steps.counts.get("reading bodies", 0)
    words = [f"{counts[word]:,} {word}" for word in ("made", "kept", "put back", "removed")
             if counts[word] or word in {"made", "kept"}]  # fmt: skip
    step, seconds = build.steps.slowest
    slowest = f"; slowest was {step} ({seconds:.1f} s)" if step else ""
    return f"Read {count(read, 'file')} anew; {', '.join(words)}{slowest}. "


def profile_table(steps: Steps, seconds: float) -> str:
    """Where the time went: a line a step, its seconds and its share of the whole; the slowest
    first."""
    told = sum(steps.seconds.values())
    rows = sorted(steps.seconds.items(), key=lambda item: -item[1])
    rows.append(("everything else", max(0.0, seconds - told)))
    lines = [f"{name:<28}{spent:>8.2f} s{spent / seconds:>7.0%}" for name, spent in rows]
    return "\n".join(["Where the time went:", *lines, f"{'in all':<28}{seconds:>8.2f} s"])


def count(number: int, thing: str) -> str:
    """A number of things as a person says it: "no articles", "1 article", "2,084 articles"."""
    return many(number, thing) if number else f"no {thing}s"
