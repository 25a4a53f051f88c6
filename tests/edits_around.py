"""What people do to the rest of a changing site: people, projects, pages, pictures, the look.

Each edit takes the site and two numbers, which choose (see edits_of_articles).
"""

from __future__ import annotations

import os
import shutil
from pathlib import PurePosixPath

from building import ROOT
from edits_of_articles import Edit, of
from sites_changing import OVERRIDES, ChangingSite, Source, tree
from sites_first import BODIES, PICTURES, SUMMARIES, TITLES, WORDS, picture

NAMES = ("Moira Kettle", "Dele Ogundipe", "Nobody Known", "A Guest", "Zoë Ash")
DAY = 24 * 60 * 60
SETTINGS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("DEFAULT_PAGINATION", (2, 4, 3, 50)),
    ("WEEKPRESS_FEED_ITEMS", (4, 6, 5, 100)),
    ("SITENAME", ("Our notes", 'Notes & "letters"')),
    ("SITESUBTITLE", ("", "Written by the team")),
    ("WEEKPRESS_RELATED", (0, 1, 3)),
    ("WEEKPRESS_FOOTER", ("A council", "")),
    ("WEEKPRESS_ACCENT", ("#9b2d1f", "#0b5c8a")),
    ("WEEKPRESS_TYPOGRAPHY", (False, True)),
    ("WEEKPRESS_GAPS", (True, False)),
    ("WEEKPRESS_TAGS", (("BINS", "Résumé"), ())),
    ("WEEKPRESS_FEED_NAMESPACE", ("ours", "")),
    ("WEEKPRESS_SITEMAP", (False, True)),
    ("WEEKPRESS_HEADERS", ({"X-Team": "bins"}, {})),
    ("WEEKPRESS_LOGO", ("map.svg", "")),
    ("WEEKPRESS_IMPORTED_BEFORE", ("2026-11-25", None)),
    ("WEEKPRESS_COMMENTS_SERVICE", ("https://comments.example.org/", "")),
    ("WEEKPRESS_COMMENTS_DAYS", (3, None)),
    ("WEEKPRESS_COMMENTS_CLOSED", (("2026-11-27", "2026-12-10"), None)),
    ("SITEURL", ("https://notes.example.org/team", "")),
    ("TIMEZONE", ("Pacific/Auckland", "Europe/London")),
    ("DEFAULT_LANG", ("cy", "en")),
)
GLOSSARY, STATEMENT = "content/glossary.yml", "content/accessibility.yml"
TERMS = ("bins", "HTML", "Ctrl", "BBaCh", "biscuits")
"""Words of the texts in sites_first, and one that is in none."""
TEMPLATES = ("components/entry.html", "article.html", "components/date.html", "base.html",
             "tag.html", "components/facts.html", "redirect.html", "projects.html",
             "components/respond.html")  # fmt: skip


def setting(site: ChangingSite, a: int, b: int) -> None:
    """A setting in another value, or as the repository has it."""
    name, values = of(SETTINGS, a)
    if name == "WEEKPRESS_LOGO" and "map.svg" not in site.pictures:
        return
    site.kept.settings[name] = repr(of(values, b))


def public_setting(site: ChangingSite, _a: int, b: int) -> None:
    site.kept.public["WEEKPRESS_FOOTER"] = repr(of(("Public", "For all", ""), b))


def imported(site: ChangingSite, _a: int, b: int) -> None:
    """A setting that a module beside the settings gives them."""
    site.kept.settings["SITESUBTITLE"] = "__import__('runpy').run_path('words.py')['WORDS']"
    site.kept.others["words.py"] = f"WORDS = {of(TITLES, b)!r}\n"


def template(site: ChangingSite, a: int, b: int) -> None:
    """A template of the team's own before the theme's, changed; or taken away again."""
    name = of(TEMPLATES, a)
    text = (ROOT / "theme/templates" / name).read_text("utf-8")
    marked = text.replace("</", f"<!-- {b} --></", 1)
    site.kept.others[f"{OVERRIDES}/{name}"] = marked
    if b % 4 == 3:
        del site.kept.others[f"{OVERRIDES}/{name}"]


def theme(site: ChangingSite, a: int, b: int) -> None:
    """A theme of the site's own, with another style sheet, icon or template; or the package's."""
    for path in [p for p in site.kept.others if p.startswith("theme/")]:
        del site.kept.others[path]
    if b % 3:
        for path, data in tree(ROOT / "theme").items():
            site.kept.others[f"theme/{path}"] = data.decode()
        changed = ("static/css/lists.css", "static/icons/favicon.svg", "static/icons/more.svg")
        site.kept.others[f"theme/{of(changed, a)}"] = picture(b)


def plugin(site: ChangingSite, a: int, b: int) -> None:
    """A plugin of the site's own that adds a word to every title; or none."""
    site.kept.others.pop("plugins/shout.py", None)
    site.kept.settings.pop("PLUGINS", None)
    if a % 3:
        site.kept.settings["PLUGINS"] = "['shout', *PLUGINS]"
        site.kept.others["plugins/shout.py"] = (
            "from pelican import signals\n\n\ndef shout(generator):\n"
            f"    for one in generator.articles:\n        one.title += ' {of(WORDS, b)}'\n\n\n"
            "def register():\n    signals.article_generator_finalized.connect(shout)\n"
        )


def draw(site: ChangingSite, a: int, b: int) -> None:
    """A picture, new or in another colour."""
    site.kept.others[f"content/images/{of(PICTURES, a)}"] = picture(b)


def undraw(site: ChangingSite, a: int, _b: int) -> None:
    if site.pictures:
        name = of(site.pictures, a)
        site.without_picture(name)
        del site.kept.others[f"content/images/{name}"]


def project(site: ChangingSite, a: int, b: int) -> None:
    source = site.kept.sources[of(site.paths("projects"), a)]
    source.set(summary=of(SUMMARIES, b), state=of(("active", "paused", "finished"), b))


def project_name(site: ChangingSite, a: int, b: int) -> None:
    path = of(site.paths("projects"), a)
    site.kept.sources[path].set(name=f"{PurePosixPath(path).stem} {of(WORDS, b)}")


def project_past(site: ChangingSite, a: int, b: int) -> None:
    """When a project began and ended, and a name it had before: who owes a note, what redirects."""
    source = site.kept.sources[of(site.paths("projects"), a)]
    ended = of((None, "2026-11-06", "2026-11-27"), b)
    source.set(started=of((None, "2025-12-01", "2026-10-05"), a), ended=ended)
    source.set(aliases=of((None, ["Old name"], ["Former name"]), b) if a % 2 else None)


def project_people(site: ChangingSite, a: int, b: int) -> None:
    site.kept.sources[of(site.paths("projects"), a)].set(people=sorted({of(NAMES, b), NAMES[0]}))


def add_project(site: ChangingSite, _a: int, b: int) -> None:
    head = {"name": f"Project {of(WORDS, b)}", "cadence": "monthly"}
    site.kept.sources.setdefault(f"projects/{of(WORDS, b)}.md", Source({**head}, of(BODIES, b)))


def person(site: ChangingSite, a: int, b: int) -> None:
    """A person's role, bio and last day; of somebody new where nobody has that name."""
    name = of(NAMES, a)
    path = f"people/{name.lower().replace(' ', '-').replace('ë', 'e')}.md"
    source = site.kept.sources.setdefault(path, Source({"name": name}))
    source.set(role=of(SUMMARIES, b), left=of((None, "2026-10-30"), b))
    source.body = of(BODIES, a + b)


def forget_person(site: ChangingSite, a: int, _b: int) -> None:
    people = site.paths("people")
    if people:
        site.relink(of(people, a), None)
        del site.kept.sources[of(people, a)]


def page(site: ChangingSite, a: int, b: int) -> None:
    """A page, new or with another title, body and place in the menu."""
    path = f"pages/{of(('about', 'privacy', 'how-we-work'), a)}.md"
    source = site.kept.sources.setdefault(path, Source({}))
    source.set(title=of(TITLES, b), menu_order=of(("1", None, "2"), b))
    source.body = of(BODIES, b)


def delete_page(site: ChangingSite, a: int, _b: int) -> None:
    pages = site.paths("pages")
    if pages:
        del site.kept.sources[of(pages, a)]


def glossary(site: ChangingSite, a: int, b: int) -> None:
    """Words explained: some that texts use, some that none does; or no glossary."""
    site.kept.others.pop(GLOSSARY, None)
    if a % 4:
        terms = [of(TERMS, a + number) for number in range(b % 3 + 1)]
        lines = {f"{term}: {of(SUMMARIES[1:], b)!r}" for term in terms}
        site.kept.others[GLOSSARY] = "\n".join(sorted(lines)) + "\n"


def statement(site: ChangingSite, a: int, b: int) -> None:
    """An accessibility statement that says something else, or none. Its review and its plan fall
    due while the site is edited."""
    site.kept.others.pop(STATEMENT, None)
    if a % 4:
        claim, reviewed = of(("partially", "not"), a), of(("2025-11-28", "2026-01-05"), b)
        site.kept.others[STATEMENT] = (
            f"organisation: {of(NAMES, b)}\nnation: {of(('Wales', 'Northern Ireland'), a)}\n"
            f"contact: {{form: /contact/, days: {b + 1}}}\ncompliance: {claim}\n"
            f"problems: [{{what: {of(TERMS, b)}, why: So it is., criterion: 1.4.{a % 5 + 1}"
            f", fix_by: 2026-12-0{b % 9 + 1}}}]\nprepared: 2025-01-01\nreviewed: {reviewed}\n"
            "tested: {on: 2025-01-01, by: us, how: By keyboard., sample: All.}\n"
        )


def touch(site: ChangingSite, _a: int, b: int) -> None:
    """Every source of another time: of now, of a checkout in the past, of a wrong clock."""
    for path in site.files():
        if (site.folder / path).is_file():
            when = of((None, (DAY, DAY), (2**32, 2**32)), b)
            os.utime(site.folder / path, when)


def stranger(site: ChangingSite, a: int, b: int) -> None:
    """A file in content/ that is nothing to Weekpress: an empty folder, notes, a hidden file."""
    name = of(("content/.draft.md.swp", "content/posts/notes.txt", "content/comments/notes.txt"), a)
    site.kept.others[name] = of(SUMMARIES, b)
    shutil.rmtree(site.folder / "content/empty", ignore_errors=True)
    (site.folder / "content/empty").mkdir(parents=True)


EDITS: tuple[Edit, ...] = (
    setting, template, draw, undraw, project, project_name, project_past, project_people,
    add_project, person, forget_person, page, delete_page, glossary, statement, touch,
    public_setting, imported, theme, plugin, stranger,
)  # fmt: skip
