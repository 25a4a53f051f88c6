"""The pages of a site with comments: the form, why there is none, and what it weighs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from building import Built, built, copy_of
from weekpress.comments.posts import FILE, Posts, loaded
from weekpress.theme import theme_path
from weekpress.theme.stylesheet import squeezed

MOST = 6_000
"""What the form may add to a page, with its style and script (issue 6)."""
NOVEMBER, JANUARY = "1795780800", "1799020800"  # 27 November 2026 and 3 January 2027, at noon

BINS = "title: Bins\ndate: 2026-11-20\nid: urn:uuid:88389659-8d4f-4487-9677-198b9dd3eefc"
BOXES = "title: Boxes\ndate: 2026-11-21\nid: urn:uuid:05f57278-fe56-4857-a8c1-ec560e4ac38f"
BODY = "We counted the bins of three streets, and asked who empties them."


def site(folder: Path, settings: str = "", **posts: str) -> Path:
    """A site of the posts given, ready to be built."""
    folder.mkdir()
    place = folder / "from" / "content" / "posts"
    place.mkdir(parents=True)
    for name, head in (posts or {"bins": BINS, "boxes": BOXES}).items():
        (place / f"{name}.md").write_text(f"---\n{head}\n---\n\n{BODY}\n", encoding="utf-8")
    (folder / "from" / "settings.py").write_text(settings, encoding="utf-8")
    return copy_of(folder / "from", folder)


def page(output: Path, name: str = "bins") -> html.HtmlElement:
    found: html.HtmlElement = html.fromstring((output / name / "index.html").read_bytes())
    return found


def told(output: Path) -> str:
    """What stands under a post about replying."""
    return " ".join(page(output).xpath("string(//section[h2/@id='respond'])").split())


def fine(made: Built) -> Path:
    assert made.exit_code == 0, made.stdout + made.stderr
    return made.output


def manifest(output: Path) -> Posts:
    return loaded((output / FILE).read_text(encoding="utf-8"))


def test_the_form_adds_6_kb_at_most_to_a_page(sample_site: Path) -> None:
    (form,) = page(sample_site, "a-letter-people-can-act-on").xpath("//section[h2/@id='respond']")
    style = squeezed((theme_path() / "static/css/comments/form.css").read_text(encoding="utf-8"))
    script = (sample_site / "theme/comments.js").read_bytes()
    assert sum(map(len, (html.tostring(form), style.encode(), script))) <= MOST


def test_the_form_of_a_post_is_sent_to_its_place_at_the_service(sample_site: Path) -> None:
    site = manifest(sample_site)
    for key, post in site.posts.items():
        name = post.address.removeprefix(site.address)
        (action,) = page(sample_site, name).xpath("//form/@action")
        assert action == f"https://comments.weekpress.example.org/posts/{key}/comments"


def test_the_service_is_told_the_style_sheets_of_the_pages(sample_site: Path) -> None:
    sheets = page(sample_site, "a-letter-people-can-act-on").xpath(
        "//link[@rel='stylesheet']/@href"
    )
    assert [f"/{sheet}" for sheet in manifest(sample_site).styles] == sheets


def test_pages_without_a_form_ask_for_none_of_it(sample_site: Path) -> None:
    for found in sorted(sample_site.rglob("*.html")):
        text = found.read_text(encoding="utf-8")
        assert ("comments.js" in text) == ("comment-form" in text), found


def test_forms_may_be_sent_to_the_service_and_nowhere_else(sample_site: Path) -> None:
    policy = (sample_site / "_headers").read_text(encoding="utf-8")
    origin = "https://comments.weekpress.example.org"
    assert f"form-action 'self' {origin};" in policy
    assert f"connect-src 'self' {origin}\n" in policy


def test_drafts_are_in_no_manifest_and_a_preview_has_no_form(tmp_path: Path) -> None:
    draft = BOXES + "\nstatus: draft"
    folder = site(tmp_path / "site", bins=BINS, boxes=draft)
    assert [post.title for post in manifest(fine(built(folder))).posts.values()] == ["Bins"]
    preview = fine(built(folder, "--drafts"))
    assert not (preview / FILE).exists() and not page(preview).xpath("//form")
    assert "127.0.0.1" not in (preview / "_headers").read_text(encoding="utf-8")


def test_a_post_says_itself_that_it_takes_no_comments(tmp_path: Path) -> None:
    output = fine(built(site(tmp_path / "site", bins=BINS + "\ncomments: no", boxes=BOXES)))
    assert [post.title for post in manifest(output).posts.values()] == ["Boxes"]
    assert told(output) == "Reply You can write to us: digital@marchwater.example.org."


WITHOUT = 'WEEKPRESS_COMMENTS_SERVICE = ""\n'


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (WITHOUT + 'WEEKPRESS_COMMENTS_CONTACT = ""', ""),
        (WITHOUT + 'WEEKPRESS_COMMENTS_CONTACT = "Ring 01632 960 000."',
         "Reply Ring 01632 960 000."),
        (WITHOUT, "Reply You can write to us: digital@marchwater.example.org."),
        ('WEEKPRESS_COMMENTS_CLOSED = ("2026-11-27", "2026-12-10")',
         "Reply This site takes no comments from 27 November 2026 to 10 December 2026. "
         "You can write to us: digital@marchwater.example.org."),
        ("WEEKPRESS_COMMENTS_DAYS = 6",
         "Reply This post took comments until 26 November 2026. "
         "You can write to us: digital@marchwater.example.org."),
    ],
)  # fmt: skip
def test_a_page_without_a_form_says_why_and_how_to_reply(
    settings: str, words: str, tmp_path: Path
) -> None:
    output = fine(built(site(tmp_path / "site", settings)))
    assert told(output) == words and not page(output).xpath("//form")


def test_a_public_site_has_no_form_that_leads_to_this_machine(tmp_path: Path) -> None:
    made = built(site(tmp_path / "site"), "--siteurl", "https://notes.example.org")
    assert not page(fine(made)).xpath("//form") and not (made.output / FILE).exists()
    assert "which nobody else reaches" in made.stdout + made.stderr


def files(output: Path) -> Mapping[str, bytes]:
    found = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def test_pages_change_when_a_post_closes_and_are_then_as_a_clean_build(tmp_path: Path) -> None:
    closing = BINS + "\ncomments_until: 2026-12-31"
    folder = site(tmp_path / "site", bins=closing, boxes=BOXES)
    before = files(fine(built(folder, env={"SOURCE_DATE_EPOCH": NOVEMBER})))
    after = files(fine(built(folder, env={"SOURCE_DATE_EPOCH": JANUARY})))
    clean = site(tmp_path / "clean", bins=closing, boxes=BOXES)
    assert after == files(fine(built(clean, env={"SOURCE_DATE_EPOCH": JANUARY})))
    changed = {name for name in after if after[name] != before.get(name)}
    assert "bins/index.html" in changed and "boxes/index.html" not in changed
    assert FILE not in changed


def test_a_feed_knows_nothing_of_the_form(sample_site: Path) -> None:
    feeds = [*sample_site.rglob("*.xml"), *sample_site.rglob("feed.json")]
    assert feeds
    for feed in feeds:
        assert not re.search("comment-form|comments.weekpress", feed.read_text(encoding="utf-8"))
