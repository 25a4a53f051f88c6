"""The templates and their filters: real Jinja, small contexts."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from markupsafe import Markup
from pelican.paginator import Page, PaginationRule, Paginator

from building import BuildSite
from weekpress.isoweek import Week
from weekpress.settings import ThemeSettings
from weekpress.theme import lists, made, theme_path, words
from weekpress.theme.environment import escaping, prepare

TEMPLATES = theme_path() / "templates"
EVERY = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
NAMES = [name for name in EVERY if not name.startswith("email/")]


@pytest.fixture(scope="module")
def env() -> Environment:
    env = Environment(  # noqa: S701 -- what Pelican makes; prepare() turns escaping on
        loader=FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True
    )
    prepare(env, TEMPLATES)
    return env


def site(**more: Any) -> dict[str, Any]:
    theme = made(ThemeSettings(), theme_path() / "static" / "css")
    ours = {"SITENAME": "Notes & more", "SITEURL": "..", "DEFAULT_LANG": "en", "theme": theme,
            "output_file": "x/index.html", "articles": []}  # fmt: skip
    return ours | more


def article(**more: Any) -> SimpleNamespace:
    ours = {"title": "R&amp;D", "url": "r-and-d/", "date": datetime(2026, 11, 20, 16, tzinfo=UTC),
            "modified": None, "lang": "en", "summary": "Short.", "content": "<p>Long.</p>",
            "authors": [thing("Ada")], "tags": [], "category": None, "project": None, "week": None,
            "toc": "", "reading_minutes": 4, "unpublished": None, "image": "", "image_alt": "",
            "related": [], "older": None, "newer": None}  # fmt: skip
    return SimpleNamespace(**(ours | more))


def thing(name: str) -> SimpleNamespace:
    return SimpleNamespace(name=name, url=f"{name.lower()}/", person=None)


@pytest.mark.parametrize("name", EVERY)
def test_every_template_compiles(env: Environment, name: str) -> None:
    assert env.get_template(name)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"base.html", "redirect.html"}])
def test_landmarks_are_in_base_alone(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    assert not any(f"<{tag}" in text for tag in ("main", "footer", "body"))


@pytest.mark.parametrize("name", NAMES)
def test_no_template_brings_a_script_a_style_or_a_third_party(name: str) -> None:
    """But for the theme's own script, which asks no third party and no page needs."""
    text = (TEMPLATES / name).read_text("utf-8")
    text = text.replace('<script type="module" src="{{ script.url|site_url }}"', "")
    assert not any(sign in text for sign in ("<script", "<style", "style=", "https://", "onclick"))


def test_a_title_cannot_break_out_of_the_head(env: Environment) -> None:
    page = env.get_template("article.html").render(site(article=article(title="A</script><b>")))
    assert "<title>A – Notes &amp; more</title>" in page
    assert page.count("</script>") == 1  # in the body, where titles are sanitised beforehand


def test_an_article_in_another_language_says_so_and_its_date_does_not(env: Environment) -> None:
    page = env.get_template("article.html").render(site(article=article(lang="cy")))
    assert '<article lang="cy" dir="ltr">' in page
    assert '<p class="meta" lang="en" dir="ltr">' in page


def test_a_right_to_left_site_says_so(env: Environment) -> None:
    page = env.get_template("404.html").render(site(DEFAULT_LANG="ar"))
    assert '<html lang="ar" dir="rtl">' in page


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [("", "/people/"), ("..", "/people/"), ("https://x.org/blog", "/blog/people/")],
)
def test_the_404_page_works_at_any_depth(env: Environment, site_url: str, expected: str) -> None:
    page = env.get_template("404.html").render(site(SITEURL=site_url, output_file="404.html"))
    assert f'<a href="{expected}">people</a>' in page


def test_a_preview_says_so_and_asks_not_to_be_indexed(env: Environment) -> None:
    draft = article(unpublished="draft")
    page = env.get_template("article.html").render(site(article=draft, preview=True))
    assert '<meta name="robots" content="noindex">' in page
    assert "Draft: nobody outside this preview can see it." in page


def test_a_public_page_asks_nothing_of_the_kind(env: Environment) -> None:
    page = env.get_template("article.html").render(site(article=article()))
    assert "noindex" not in page
    assert "preview" not in page


def test_a_redirect_sends_on_at_once_and_is_a_link_too(env: Environment) -> None:
    page = env.get_template("redirect.html").render(site(target="/new/?a=1&b=2", title="New"))
    assert '<meta http-equiv="refresh" content="0; url=/new/?a=1&amp;b=2">' in page
    assert '<a href="/new/?a=1&amp;b=2">New</a>' in page


def test_every_author_is_in_the_byline_and_the_head(env: Environment) -> None:
    both = article(authors=[thing("Ada"), thing("Grace")])
    page = env.get_template("article.html").render(site(article=both))
    assert 'By <a href="../ada/">Ada</a> and <a href="../grace/">Grace</a>' in page
    assert '<meta name="author" content="Ada and Grace">' in page


def test_a_weeknote_is_anchored_by_its_week(env: Environment) -> None:
    page = env.get_template("article.html").render(site(article=article(week=Week(2026, 47))))
    assert '<span class="folio-number">47</span>' in page


def test_a_name_is_escaped(env: Environment) -> None:
    page = env.get_template("article.html").render(site(article=article(tags=[thing("<R&D>")])))
    assert "&lt;R&amp;D&gt;</a>" in page


def test_only_our_own_templates_are_escaped() -> None:
    is_ours = escaping(TEMPLATES)
    assert is_ours("article.html")
    assert is_ours("!theme/base.html")
    assert not is_ours("!simple/base.html")
    assert not is_ours("translations.html")


def test_a_template_a_team_puts_before_ours_is_escaped(
    build_site: BuildSite, tmp_path: Path
) -> None:
    site = tmp_path / "branded"
    (site / "content").mkdir(parents=True)
    (site / "own").mkdir()
    (site / "own" / "slip.html").write_text(
        '{% extends "base.html" %}{% block main %}<i>{{ SITENAME }}</i>{% endblock %}'
    )
    (site / "settings.py").write_text(
        f"THEME_TEMPLATES_OVERRIDES = [{str(site / 'own')!r}]\n"
        'DIRECT_TEMPLATES.append("slip")\nSITENAME = "<script>alert(1)</script>"\n'
    )
    page = (build_site(site).output / "slip.html").read_text("utf-8")
    assert "<i>&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_another_templates_html_is_left_as_it_was() -> None:
    env = Environment(loader=DictLoader({"theirs.html": "{{ x }}"}))  # noqa: S701 -- what is tested turns it on
    prepare(env, TEMPLATES)
    assert env.get_template("theirs.html").render(x="<p>") == "<p>"


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["Ada"], "Ada"), (["Ada", "Grace"], "Ada and Grace"),
     (["A", "B", "C"], "A, B and C"), (["<b>", Markup("<i>")], "&lt;b&gt; and <i>")],
)  # fmt: skip
def test_names_are_joined_as_a_person_would(names: list[str], expected: str) -> None:
    assert words.joined(names) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Lovelace", "AL"), ("Ada King Lovelace", "AL"), ("Cher", "C"), ("J.K. Rowling", "JR"),
     ("élodie du Pré", "ÉP"), ("李 小龙", "李小"), ("", ""), ("(team)", "")],
)  # fmt: skip
def test_initials(name: str, expected: str) -> None:
    assert words.initials(name) == expected


@pytest.mark.parametrize(
    ("title", "site_name", "number", "expected"),
    [
        ("Notes", "Notes", 1, "Notes"),
        ("Notes", "Notes", 2, "Notes, page 2 – Notes"),
        ("People", "Notes", 1, "People – Notes"),
        ("x" * 65, "Notes", 1, "x" * 65),
    ],
)
def test_every_page_has_its_own_title(
    title: str, site_name: str, number: int, expected: str
) -> None:
    assert words.page_title(title, site_name, number) == expected


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [(1, 1, [1]), (1, 2, [1, 2]), (1, 9, [1, 2, 0, 9]), (3, 9, [1, 2, 3, 4, 0, 9]),
     (6, 12, [1, 0, 5, 6, 7, 0, 12]), (7, 9, [1, 0, 6, 7, 8, 9])],
)  # fmt: skip
def test_pages_near(number: int, last: int, expected: list[int]) -> None:
    assert lists.pages_near(number, last) == expected


def test_another_pages_address_is_known_without_its_articles() -> None:
    class Untouchable(list[int]):
        def __getitem__(self, _: object) -> list[int]:  # type: ignore[override]  # it never answers
            raise AssertionError("an article was looked at")

    rules = [
        PaginationRule(1, "{url}", "{save_as}"),
        PaginationRule(2, "{base_name}/{number}/", ""),
    ]
    settings = {"DEFAULT_ORPHANS": 0, "PAGINATION_PATTERNS": rules}
    many = Paginator("tags/a/index.html", "tags/a/", Untouchable(range(9)), settings, 2)
    page = Page("tags/a/index.html", "tags/a/", [], 2, many, settings)
    assert [lists.page_url(page, number) for number in (1, 5)] == ["tags/a/", "tags/a/5/"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("", "ltr"), ("CY", "ltr")],
)
def test_text_direction(tag: str, expected: str) -> None:
    assert words.text_direction(tag) == expected


def test_dates_are_words_whatever_the_locale() -> None:
    assert words.month(date(2026, 11, 2)) == "November"
    assert words.iso_date(datetime(2026, 11, 2, 16, tzinfo=UTC)) == "2026-11-02"


def test_a_to_z_sets_capitals_and_accents_aside() -> None:
    pairs = [(thing(name), []) for name in ("zebra", "Éclair", "apple", "eel", "Apple")]
    assert [one.name for one, _ in lists.az(pairs)] == ["Apple", "apple", "Éclair", "eel", "zebra"]


def test_a_week_is_marked_where_it_begins_in_a_list() -> None:
    days = [date(2026, 11, 20), date(2026, 11, 17), date(2026, 11, 15), date(2025, 11, 14)]
    marked = lists.week_marks([SimpleNamespace(date=day) for day in days])
    assert [number for _, number in marked] == [47, 0, 46, 46]


def test_a_weeks_newest_post_leads_and_nothing_is_lost() -> None:
    note, post, older = article(week=Week(2026, 47)), article(), article()
    assert lists.lead_first([note, post, older]) == [post, note, older]


def test_a_week_of_notes_alone_keeps_its_order() -> None:
    notes = [article(week=Week(2026, 47)), article(week=Week(2026, 47))]
    assert lists.lead_first(notes) == notes


def test_the_theme_lies_in_the_repository() -> None:
    assert theme_path() == Path(__file__).parents[1] / "theme"


def test_the_form_for_comments_is_a_component_of_ours_and_escaped(env: Environment) -> None:
    drawn = str(env.get_template("components/comment_form.html").module.comment_form("/<x>", "/p"))  # type: ignore[attr-defined]  # a macro
    assert 'action="/&lt;x&gt;"' in drawn


def test_a_team_may_put_its_own_form_for_comments_first(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "comment_form.html").write_text("theirs", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path))  # noqa: S701 -- prepare() turns it on
    prepare(env, tmp_path)
    assert env.get_template("components/comment_form.html").render() == "theirs"
