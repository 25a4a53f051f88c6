"""What readers and moderators do to the comments of a changing site, by way of its files.

Each takes the site and two numbers, which choose (see edits_of_articles). Posts are renamed, lost
and brought back by other edits; their comments stay where they are.
"""

from __future__ import annotations

from dataclasses import replace

from edits_of_articles import Edit, of
from sites_changing import ChangingSite
from some_comments import comment, ulid
from weekpress.comments.published import judged
from weekpress.comments.record import Comment, dumped, post_key
from weekpress.frontmatter.document import read_document
from weekpress.frontmatter.identity import entry_id

START = "content/comments/"
BODIES = ("So it is.", "> No.\n\n- a\n- [b](https://example.org)", "<script>alert(1)</script>",
          "[x](javascript:alert(1)) *so*", "A\u202eb\x07c", "عربي\n\nتعليق")  # fmt: skip
NAMES = ("Owen Hartley", "<b>Ada</b>", "A\u2066 & B", "Ngũgĩ")


def _key(site: ChangingSite, path: str) -> str:
    document, _ = read_document(path, path, site.kept.sources[path].text())
    return post_key(entry_id(document)) if document else post_key(path)


def _comments(site: ChangingSite) -> list[str]:
    paths = (path for path in site.kept.others if path.startswith(START))
    return sorted(path for path in paths if path.endswith(".json"))


def _chosen(site: ChangingSite, a: int) -> tuple[str, Comment] | None:
    """One of the comments there are, if it is sound."""
    paths = _comments(site)
    if not paths:
        return None
    path = of(paths, a)
    found, _ = judged(site.kept.others[path].encode(), path)
    return (path, found) if found else None


def _write(site: ChangingSite, one: Comment) -> None:
    site.kept.others[f"content/{one.path}"] = dumped(one)


def say(site: ChangingSite, a: int, b: int) -> None:
    """A comment on a post, published or not."""
    post = _key(site, of(site.articles, a))
    _write(site, comment(a * 12 + b, post=post, name=of(NAMES, a), body=of(BODIES, b)))


def answer(site: ChangingSite, a: int, b: int) -> None:
    """An answer to a comment; or, as the parent may go, to one that is not there."""
    chosen = _chosen(site, a)
    if chosen:
        number = 200 + a * 12 + b
        made = comment(number, post=chosen[1].post, body=of(BODIES, b))
        _write(site, replace(made, parent=of((chosen[1].id, ulid(999), made.id), b)))


def mend(site: ChangingSite, a: int, b: int) -> None:
    """Other words, with the reason; or a website."""
    chosen = _chosen(site, a)
    if chosen:
        more = {"edited": "A name taken out."} if b % 2 else {"website": "https://example.org/x"}
        _write(site, replace(chosen[1], body=of(BODIES, b), **more))


def withdraw(site: ChangingSite, a: int, _b: int) -> None:
    paths = _comments(site)
    if paths:
        del site.kept.others[of(paths, a)]


def withdraw_all(site: ChangingSite, _a: int, b: int) -> None:
    for path in _comments(site)[b % 3 :]:
        del site.kept.others[path]


def only_sound(site: ChangingSite) -> None:
    """Take away the files that no build can be made with."""
    seen: set[str] = set()
    for path in _comments(site):
        found, _ = judged(site.kept.others[path].encode(), path)
        if not found or found.id in seen:
            del site.kept.others[path]
        else:
            seen.add(found.id)


EDITS: tuple[Edit, ...] = (say, answer, mend, withdraw, say, answer, withdraw_all)
FILES = ("{", "[]", '{"id": 1}', "\ufeff{}", '{"e-mail": "a@b.example"}', "")


def bad_comment(site: ChangingSite, a: int, b: int) -> None:
    """A file that no comment has, or one in the wrong place."""
    post = _key(site, of(site.articles, a))
    site.kept.others[f"{START}{post}/{ulid(500 + b)}.json"] = of(FILES, a + b)


def misplace(site: ChangingSite, a: int, b: int) -> None:
    """A comment under another post."""
    chosen = _chosen(site, a)
    if chosen:
        post = _key(site, of(site.articles, b))
        site.kept.others[f"{START}{post}/{chosen[1].id}.json"] = site.kept.others[chosen[0]]
