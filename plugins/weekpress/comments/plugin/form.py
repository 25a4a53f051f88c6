"""The form's edge to Pelican: what each page offers, and the manifest for the service.

Comes in: Pelican's context when all is read. Goes out: `comment_form` on every article (an
`opening.Offer`, or None), and `comments/posts.json`. A preview has neither: what it shows is not
published, and nobody can comment on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from weekpress.build import KEY, Build
from weekpress.comments.opening import LOCAL, Entry, manifest, offer, turns
from weekpress.comments.posts import FILE, Posts, dumped
from weekpress.comments.record import post_key
from weekpress.markup import plain_text
from weekpress.settings import CommentsSettings
from weekpress.settings.comments import LOOPBACK

POSTS = "weekpress_comment_posts"
"""The name in Pelican's context of the manifest; nothing where there is no service."""
ORIGIN = "weekpress_forms_go_to"
"""The name in Pelican's context of the service's origin, for the policy in the site's headers."""


def offer_forms(generators: list[Generator]) -> None:
    """Pelican's all_generators_finalized: say on every article what its page offers."""
    build: Build = generators[0].context[KEY]
    articles = [article for one in generators for article in published(one)]
    if build.preview:
        for article in articles:
            article.comment_form = None
        return
    context, zone = generators[0].context, build.catalogue.zone
    settings = _reachable(build.settings.comments, context, build)
    entries = [_entry(article, str(context["DEFAULT_LANG"])) for article in articles]
    posts = manifest(entries, settings, zone, _site(context))
    for article, entry in zip(articles, entries, strict=True):
        article.comment_form = offer(entry, posts, settings, zone, build.now)
    if settings.comments_service:
        context[POSTS], context[ORIGIN] = posts, settings.origin
        build.turns += turns(posts)


def write_posts(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican's names
    """Pelican's article_writer_finalized: the manifest, once nothing stops the build."""
    build: Build = generator.context[KEY]
    if POSTS in generator.context:
        build.outputs.write(FILE, dumped(generator.context[POSTS]))


def published(generator: Generator) -> Iterator[Article]:
    """The articles of a generator; drafts and hidden ones are other lists of Pelican's."""
    if isinstance(generator, ArticlesGenerator):
        yield from generator.articles
        yield from generator.translations


def _reachable(
    settings: CommentsSettings, context: Mapping[str, Any], build: Build
) -> CommentsSettings:
    """The settings; without the service if it is on this machine and the site is not."""
    site = urlsplit(str(context.get("SITEURL") or "")).hostname
    if not settings.is_local or not site or site in LOOPBACK:
        return settings
    build.notes.append(
        f"No page has a form for comments: WEEKPRESS_COMMENTS_SERVICE is "
        f"{settings.comments_service}, which nobody else reaches."
    )
    return settings.model_copy(update={"comments_service": ""})


def _site(context: Mapping[str, Any]) -> Posts:
    """The site, without a post."""
    address = str(context.get("SITEURL") or "").rstrip("/")
    if not address.startswith(("http://", "https://")):
        address = LOCAL + urlsplit(address).path
    theme = context.get("theme")
    styles = (theme.css_url, theme.comments_css.url) if theme else ()
    name, language = str(context["SITENAME"]), str(context["DEFAULT_LANG"])
    return Posts(name, f"{address}/", language, styles=tuple(filter(None, styles)))


def _entry(article: Article, language: str) -> Entry:
    category = getattr(article, "category", None)
    named = [*getattr(article, "tags", ()), *([category] if category else [])]
    return Entry(
        post_key(article.entry_id), article.url, plain_text(article.title), article.date,
        getattr(article, "modified", article.date), bool(article.comments),
        article.comments_until, getattr(article, "lang", "") or language,
        tuple(str(tag) for tag in named),
    )  # fmt: skip
