"""Weeknotes: articles with a week -> weeks, timelines, decisions, digests, the rota.

`plugin` is the edge to Pelican and is loaded when Pelican asks for it; the rest are records and
pure functions over what `weekpress.frontmatter` read, and the commands use them without Pelican.
"""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
    from weekpress.weeknotes import plugin

    plugin.register()
