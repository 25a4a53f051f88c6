"""Edits that make a changing site invalid on purpose, and what mends any site.

Each takes the site and two numbers, which choose (see edits_of_articles).
"""

from __future__ import annotations

from pathlib import PurePosixPath

from edits_of_articles import Edit, of, of_article
from edits_of_comments import bad_comment, misplace, only_sound
from sites_changing import ChangingSite

LINES = ("status: perhaps", "titel: Bins", "date: 2026-13-45", "[: no YAML", "tags: \udcff")
"""Lines of a head that no file may have; the last is not UTF-8."""


def bad_line(site: ChangingSite, a: int, b: int) -> None:
    of_article(site, a).fault = of(LINES, b)


def bad_page(site: ChangingSite, a: int, b: int) -> None:
    path = of(site.paths("pages", "people", "projects"), a)
    site.kept.sources[path].fault = of(LINES[:2], b)


def link_to_nothing(site: ChangingSite, a: int, b: int) -> None:
    kind = ("{filename}/posts/gone.md", "{static}/images/gone.svg", "{nothing}/x", "gone.md")
    of_article(site, a).body += f"\n\n[Gone]({of(kind, b)})"


def delete_target(site: ChangingSite, a: int, _b: int) -> None:
    """Delete a file that another links to."""
    targets = sorted({target for _, target in site.links() if target in site.kept.sources})
    if targets:
        del site.kept.sources[of(targets, a)]


def hold_target(site: ChangingSite, a: int, b: int) -> None:
    """Make a draft of one that another links to, or move it into the future."""
    targets = sorted({target for _, target in site.links() if target in site.articles})
    if targets:
        held = {"status": "draft"} if b % 2 else {"date": "2036-01-01"}
        site.kept.sources[of(targets, a)].set(**held)


def delete_picture(site: ChangingSite, a: int, _b: int) -> None:
    """Delete a picture, in use or not."""
    if site.pictures:
        del site.kept.others[f"content/images/{of(site.pictures, a)}"]


def one_slug_twice(site: ChangingSite, a: int, b: int) -> None:
    for number in (a, b + 1):
        of_article(site, number).set(slug="the-same")


def bad_glossary(site: ChangingSite, a: int, b: int) -> None:
    """A glossary with a term that has no meaning, or one that is no YAML."""
    site.kept.others["content/glossary.yml"] = of(("bins:\n", "[: no YAML\n"), a + b)


def bad_statement(site: ChangingSite, a: int, b: int) -> None:
    """An accessibility statement with a template's words in it, or one that is no YAML."""
    faulty = of(("organisation: '[name]'\n", "[: no YAML\n"), a + b)
    site.kept.others["content/accessibility.yml"] = faulty


def draft_project(site: ChangingSite, a: int, _b: int) -> None:
    site.kept.sources[of(site.paths("projects"), a)].set(status="draft")


def bad_setting(site: ChangingSite, _a: int, b: int) -> None:
    name = of(("WEEKPRESS_RELATED", "WEEKPRESS_REALTED", "SITEURL"), b)
    site.kept.settings[name] = "'many'"


FAULTS: tuple[Edit, ...] = (
    bad_line, link_to_nothing, delete_target, hold_target, delete_picture, one_slug_twice,
    draft_project, bad_setting, bad_page, bad_glossary, bad_statement, bad_comment, misplace,
)  # fmt: skip


def mend(site: ChangingSite) -> None:
    """Take out every fault above, and those that other edits make by accident."""
    for name in ("WEEKPRESS_RELATED", "WEEKPRESS_REALTED", "SITEURL"):
        if site.kept.settings.get(name) == "'many'":
            del site.kept.settings[name]
    only_sound(site)
    for name in ("glossary", "accessibility"):
        site.kept.others.pop(f"content/{name}.yml", None)
    for path, source in site.kept.sources.items():
        source.fault = ""
        source.body = source.body.partition("\n\n[Gone](")[0]
        _mend_head(site, path)
    for target in {target for _, target in site.links()}:
        if target not in site.kept.sources or not _public(site, target):
            site.relink(target, None)
    for name in site.pictures_used() - set(site.pictures):
        site.without_picture(name)


def _mend_head(site: ChangingSite, path: str) -> None:
    source = site.kept.sources[path]
    if source.head.get("date") == "2036-01-01":
        source.set(date="2026-11-01")
    if path.startswith("projects/"):
        source.set(status=None)
    source.set(id=None, redirect_from=None)
    if source.head.get("slug"):
        source.set(slug=f"{PurePosixPath(path).stem[:20]}-mended")


def _public(site: ChangingSite, path: str) -> bool:
    """Whether a file is published, as far as its head and its name say: the future is not."""
    head, dated = site.kept.sources[path].head, path.startswith("posts/")
    date = str(head.get("date") or PurePosixPath(path).name if dated else "")
    return site.kept.sources[path].published and date < "2026-11-27"
