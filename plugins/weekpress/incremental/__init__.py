"""Incremental: what changed since the last build, and so what is written again.

    templates, settings, code ─▶ spec ─┐
    what a page read as it was drawn ──┴▶ key ─▶ the page as it was, or drawn anew ─▶ output/

A page notes everything it reads while it is drawn (trace). The next build looks at just that: if
all of it is as it was, and the file is in its place with the bytes it had, nothing is done. What
cannot be known for certain is drawn again. How far this can be trusted:
docs/reference/incremental.md. Settings: WEEKPRESS_INCREMENTAL, WEEKPRESS_WORKERS, CACHE_PATH.
"""

from weekpress.incremental.plugin import register

__all__ = ["register"]
