"""The edge to Pelican: published comments, the form for a new one, and the manifest.

Must stand before weekpress.feeds and weekpress.incremental in PLUGINS.
"""

from __future__ import annotations

from pelican import signals

from weekpress.comments.plugin.form import offer_forms, write_posts


def register() -> None:
    """Pelican calls this once."""
    signals.all_generators_finalized.connect(offer_forms)
    signals.article_writer_finalized.connect(write_posts)
