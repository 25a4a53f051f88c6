"""The edge to Pelican: each article gets its comments, and the site the newest of all.

Comes in: the articles that are published, and the folder of comments. Goes out, on each article:
`comments_thread` (a Thread, or None), `comment_count` and `comments_feed` (the address of its feed,
or ""); in the context `latest_comments`, newest first; findings. Comments on what nobody may see
are read and judged, and shown nowhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator

from weekpress.build import KEY, Build
from weekpress.bulletins import add
from weekpress.comments.folder import Folder, comments, look, read, twice, without_post
from weekpress.comments.newest import bulletin, newest
from weekpress.comments.plugin.form import published
from weekpress.comments.record import FOLDER, post_key
from weekpress.comments.threads import Thread, thread
from weekpress.errors import WeekpressError
from weekpress.fingerprint import fingerprint
from weekpress.packing import packed_loosely

PAGE = "comments"
"""The template of the page of the newest, as DIRECT_TEMPLATES names it."""

LATEST = "latest_comments"
"""The name of the newest in Pelican's context."""


@dataclass(frozen=True)
class _Post:
    """The comments of one post, before they are read."""

    key: str
    names: Sequence[str]
    """Of the files."""
    mark: str
    """Of all that its thread is made from; "" where a file was not there as the build began."""


def gather(generators: list[Generator]) -> None:
    """Pelican's all_generators_finalized: give each article its comments."""
    context, settings = generators[0].context, generators[0].settings
    if KEY not in context:
        raise WeekpressError('"weekpress.comments.plugin" needs "weekpress.reader" before it.')
    build: Build = context[KEY]
    articles = [article for one in generators for article in published(one)]
    with build.steps.step("gathering comments"):
        folder = look(build.catalogue.root, build.shown)
        threads = _threads(folder, build)
        known = {post_key(entry) for entry in build.entry_ids}
        known |= {post_key(article.entry_id) for article in articles}
        build.findings += folder.findings
        build.findings += twice(folder.posts, build.shown)
        build.findings += without_post(folder, known, build.shown)
        for article in articles:
            _give(article, threads)
    _show_newest(articles, context, settings, build)


def _threads(folder: Folder, build: Build) -> dict[str, Thread]:
    """The thread of each post, by its key: what has not changed since an earlier build is not read
    again."""
    posts = [_Post(key, names, _mark(key, names, build)) for key, names in folder.posts.items()]
    keys = [post.mark and fingerprint((FOLDER, post.mark, build.shown)) for post in posts]
    made: Sequence[Thread] = build.workshop.made(
        "reading comments", list(zip(posts, keys, strict=True)), keys,
        lambda one: _read(*one, build), pack=packed_loosely,
    )  # fmt: skip
    build.findings += [finding for one in made for finding in one.findings]
    return dict(zip(folder.posts, made, strict=True))


def _read(post: _Post, key: str, build: Build) -> Thread:
    """The files of one post, in any process."""
    judged = read(build.catalogue.root, build.shown, post.key, post.names)
    found, findings = comments(judged)
    made = thread(found, build.catalogue.zone)
    return replace(made, findings=tuple(findings), mark=post.mark, key=key)


def _mark(post: str, names: Sequence[str], build: Build) -> str:
    seen = [build.inputs.get(f"content/{FOLDER}/{post}/{name}") for name in names]
    if not all(seen):
        return ""
    digests = [one[1] for one in seen if one]
    return fingerprint((build.toolchain, build.catalogue.zone, post, names, digests))


def _give(article: Article, threads: Mapping[str, Thread]) -> None:
    """Set on an article what the theme shows; nothing on one that only a preview has."""
    hidden = getattr(article, "unpublished", None)
    found = None if hidden else threads.get(post_key(article.entry_id))
    shown = found if found and found.count else None
    article.comments_thread = shown
    article.comment_count = shown.count if shown else 0
    article.comments_feed = feed_path(article) if shown else ""


def feed_path(article: Article) -> str:
    """The address of an article's feed of comments, within the site; "" where the site's own is."""
    folder = article.url if article.url.endswith("/") else posixpath.splitext(article.url)[0]
    path = posixpath.join(folder, "comments", "atom.xml")
    return "" if path.strip("/") == "comments/atom.xml" else path


def _show_newest(
    articles: Sequence[Article], context: dict[str, Any], settings: dict[str, Any], build: Build
) -> None:
    """Put the newest in the context. Where there are none, or the settings have no page of them,
    there is no page, no feed and no link to one; but a place, as long as somebody may say more."""
    drawn = PAGE in settings["DIRECT_TEMPLATES"]
    of_feed = build.settings.feeds.feed_items
    found = newest(articles, of_feed) if drawn else []
    context[LATEST] = newest(articles) if drawn else []
    if found:
        add(context, bulletin(found))
    else:
        others = [name for name in settings["DIRECT_TEMPLATES"] if name != PAGE]
        settings["DIRECT_TEMPLATES"] = context["DIRECT_TEMPLATES"] = others
        build.later += [PAGE] if drawn and build.settings.comments.comments_service else []
