"""Feeds: every list of the site as RSS 2.0, Atom and JSON Feed, the same entries in all three.

    article ─▶ Entry ─▶ its items: rss · atom · json_feed ─┐
    list ─▶ Channel, and which articles ───────────────────┴▶ feed.xml, atom.xml, feed.json

Settings: WEEKPRESS_FEED_ITEMS, WEEKPRESS_FEED_NAMESPACE. What is in them: docs/reference/feeds.md.
Why they are our own: docs/decisions/0005-feeds-of-our-own.md.
"""

from weekpress.feeds.plugin import register

__all__ = ["register"]
