"""What people do to the posts and weeknotes of a changing site, one edit a function.

Each takes the site and two numbers, which choose: any two numbers are some edit, if only of
nothing. Each keeps the site valid as far as it can see; where it cannot, the build says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from sites_changing import ChangingSite, Source, Value
from sites_first import (
    AUTHORS,
    BODIES,
    CATEGORIES,
    DATES,
    SUMMARIES,
    TAG_LISTS,
    TITLES,
    WEEKS,
    WORDS,
)

Edit = Callable[[ChangingSite, int, int], None]
T = TypeVar("T")


def of(things: Sequence[T], number: int) -> T:
    """The thing that a number chooses."""
    return things[number % len(things)]


def add_post(site: ChangingSite, a: int, b: int) -> None:
    path = f"posts/{of(DATES, a)[:10]}-{of(WORDS, b)}.md"
    head: dict[str, Value] = {
        "title": of(TITLES, a + b), "date": of(DATES, a), "tags": of(TAG_LISTS, b),
        "category": of(CATEGORIES, b) or "Research", "authors": [of(AUTHORS, a)],
    }  # fmt: skip
    if not site.taken(of(WORDS, b)):
        site.kept.sources[path] = Source(head, of(BODIES, b))


def add_note(site: ChangingSite, a: int, b: int) -> None:
    project = PurePosixPath(of(site.paths("projects"), a)).stem
    path = f"weeknotes/{project}/{of(WEEKS, b).lower()}.md"
    head: dict[str, Value] = {"week": of(WEEKS, b), "authors": [of(AUTHORS, a)]}
    site.kept.sources.setdefault(path, Source(head, of(BODIES, a + b)))


def delete(site: ChangingSite, a: int, _b: int) -> None:
    if len(site.articles) > 2:
        path = of(site.articles, a)
        site.relink(path, None)
        del site.kept.sources[path]


def rename(site: ChangingSite, a: int, b: int) -> None:
    """Another name, or with an odd `b` another folder: an address and an id may follow from it."""
    old = of(site.articles, a)
    folder, name = PurePosixPath(old).parent, PurePosixPath(old).name
    new = str(folder / f"old/{name}" if b % 2 else folder / f"{name[:11]}{of(WORDS, b)}.md")
    if new not in site.kept.sources and (b % 2 or not site.taken(of(WORDS, b))):
        site.relink(old, new)
        site.kept.sources[new] = site.kept.sources.pop(old)


def swap_slugs(site: ChangingSite, a: int, b: int) -> None:
    """Two posts that change places: each at the address the other had."""
    one, two = (site.kept.sources[of(site.paths("posts"), n)] for n in (a, b))
    paths = {id(s): PurePosixPath(p).stem[11:] for p, s in site.kept.sources.items()}
    slugs = [s.head.get("slug") or paths[id(s)] for s in (one, two)]
    one.set(slug=slugs[1])
    two.set(slug=slugs[0])


def reslug(site: ChangingSite, a: int, b: int) -> None:
    slug = of((*WORDS, None), b)
    if not (slug and site.taken(slug)):
        of_article(site, a).set(slug=slug)


def redate(site: ChangingSite, a: int, b: int) -> None:
    path, date = of(site.articles, a), of(DATES, b)
    if date > "2026-11-27":
        site.relink(path, None)
    site.kept.sources[path].set(date=date)


def retitle(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(title=of(TITLES, b))


def resummarise(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(summary=of(SUMMARIES, b))


def rewrite(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).body = of(BODIES, b)


def retag(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(tags=of(TAG_LISTS, b))


def reauthor(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(authors=sorted({of(AUTHORS, b), of(AUTHORS, b // 3)}))


def recategorise(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(category=of(CATEGORIES, b))


def reidentify(site: ChangingSite, a: int, b: int) -> None:
    """Another id, or none; an id in use already makes the site invalid."""
    ids = ("one", "two", "urn:x-words:3", None, "cost-1")
    of_article(site, a).set(id=of(ids, b))


def relang(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(lang=of(("cy", None, "ar", "en"), b))


def modify(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).set(modified=of((*DATES, None), b))


def reweek(site: ChangingSite, a: int, b: int) -> None:
    """A note of another week, in another spelling, or of several weeks in a row."""
    notes = site.paths("weeknotes")
    said = ({"week": "w/c 9.11.2026"}, {"weeks": "2026-W45..W47"}, {"week": "22-26 June 2026"},
            {"weeks": "2025-W52..2026-W01"}, {"week": of(WEEKS, b)})  # fmt: skip
    if notes:
        site.kept.sources[of(notes, a)].set(**{"week": None, "weeks": None, **of(said, b)})


def unpublish(site: ChangingSite, a: int, b: int) -> None:
    """Make one a draft, or hide it; what links to it no longer does."""
    site.relink(of(site.articles, a), None)
    of_article(site, a).set(status=of(("draft", "hidden"), b))


def publish(site: ChangingSite, a: int, _b: int) -> None:
    held = [p for p in site.articles if not site.kept.sources[p].published]
    if held:
        site.kept.sources[of(held, a)].set(status=None)


def redirect(site: ChangingSite, a: int, b: int) -> None:
    """An old address, such as one that a post may get as its slug later; or none any more."""
    paths = [["/old/"], ["/older/", "/old.html"], None, [f"/{of(WORDS, b)}/"], ["/page/9/"]]
    of_article(site, a).set(redirect_from=of(paths, b))


def discuss(site: ChangingSite, a: int, b: int) -> None:
    """Whether readers may comment, and until when: a day that is over, today, or one to come."""
    until = of((None, "2026-11-20", "2026-11-27", "2026-12-24"), b)
    of_article(site, a).set(comments=of((None, "no"), a + b), comments_until=until)


def link(site: ChangingSite, a: int, b: int) -> None:
    """A link from any file to one that is published, or to an address that only looks like one."""
    path, target = of(sorted(site.kept.sources), a * 5 + b), of(site.articles, b)
    head = site.kept.sources[target].head
    if site.kept.sources[target].published and str(head.get("date", target[6:])) < "2026-11-27":
        site.kept.sources[path].body += f"\n\nAs [said]({{filename}}/{target}) then."


def link_picture(site: ChangingSite, a: int, b: int) -> None:
    """A picture in the body, in its own place or moved beside the page, or as the post's own."""
    post, name = of_article(site, a), of(site.pictures or ["none.svg"], b)
    if not site.pictures:
        return
    if b % 3 == 0:
        post.set(image=name, image_alt="A picture")
    else:
        what = "attach" if b % 3 == 1 else "static"
        words = of(("A picture", "", "A picture"), a)
        post.body += f"\n\n![{words}]({{{what}}}/images/{name})"


def forget_words(site: ChangingSite, a: int, b: int) -> None:
    """The text of an article's pictures, taken away or given back."""
    old, new = of((("![A picture]", "![]"), ("![]", "![A picture]")), b)
    post = of_article(site, a)
    post.body = post.body.replace(old, new)


def same_size(site: ChangingSite, a: int, _b: int) -> None:
    """An edit that neither a file's size nor its time tells."""
    path = of(site.articles, a)
    file = site.folder / "content" / path
    post = site.kept.sources[path]
    if file.is_file() and post.body:
        before = file.stat()
        swapped = post.body.swapcase() if "(" not in post.body else post.body.replace("e", "a", 1)
        post.body = swapped
        site.save()
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def of_article(site: ChangingSite, number: int) -> Source:
    """The article that a number chooses."""
    return site.kept.sources[of(site.articles, number)]


EDITS: tuple[Edit, ...] = (
    rewrite, retag, retitle, redate, add_post, add_note, delete, rename, swap_slugs, reslug,
    resummarise, reauthor, recategorise, reidentify, relang, modify, unpublish, publish, redirect,
    discuss, link, link_picture, forget_words, same_size, reweek,
)  # fmt: skip
