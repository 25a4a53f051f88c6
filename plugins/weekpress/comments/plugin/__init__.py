"""The site's half of comments: what was approved, and the way to say more.

    content/comments/<post>/<id>.json ─▶ Comment ─▶ Thread ─┬▶ article.comments_thread  (threads)
                                                            ├▶ /comments/ and its feeds (newest)
                                                            └▶ a feed a post            (feeds)
    settings, front matter ─▶ Offer ─┬▶ article.comment_form                            (form)
                                     └▶ comments/posts.json, for the service

Only this package of the room knows Pelican. It never calls the service, which may be away, and
asks nobody anything. Must stand before weekpress.feeds and weekpress.incremental in PLUGINS.
"""

from __future__ import annotations

from pelican import signals

from weekpress.comments.plugin.feeds import write_feeds
from weekpress.comments.plugin.form import offer_forms, write_posts
from weekpress.comments.plugin.threads import gather


def register() -> None:
    """Pelican calls this once."""
    signals.all_generators_finalized.connect(gather)
    signals.all_generators_finalized.connect(offer_forms)
    signals.article_writer_finalized.connect(write_feeds)
    signals.article_writer_finalized.connect(write_posts)
