"""`weekpress new`: what a file begins with, and that nothing is ever overwritten."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from weekpress.cli.program import program
from weekpress.cli.starts import Start, page_start, post_start, scalar
from weekpress.frontmatter.document import read_document
from weekpress.frontmatter.header import read_header
from weekpress.frontmatter.models import Post

FRIDAY = datetime(2026, 11, 20)
IDENTITY = UUID("0f8fad5b-d9cb-469f-a165-70867728950e")


def new_post(title: str, **more: object) -> Start:
    return post_start(title, FRIDAY, IDENTITY, **more)  # type: ignore[arg-type]  # any argument


def typed(folder: Path, *arguments: str) -> Result:
    """`weekpress new …` in a site whose content folder is in `folder`."""
    (folder / "content").mkdir(exist_ok=True)
    return CliRunner().invoke(program, ["new", *arguments, "--content", str(folder / "content")])


def read(start: Start) -> Post:
    """What the front matter of the file says, judged as a build would."""
    document, findings = read_document(start.name, start.name, start.text)
    assert findings == []
    assert isinstance(document.meta, Post)
    return document.meta


def test_a_new_post_says_what_was_typed() -> None:
    post = read(new_post("Week 12: done", authors=["Amy Price"], tags=["C++"]))
    assert post.title == "Week 12: done"
    assert (post.date, post.id) == (FRIDAY, str(IDENTITY))
    assert (post.authors, post.tags) == (("Amy Price",), ("C++",))


def test_a_new_post_is_published_unless_it_is_a_draft() -> None:
    assert read(new_post("Maps")).status == "published"
    assert read(new_post("Maps", draft=True)).status == "draft"


def test_a_time_of_day_is_kept() -> None:
    start = post_start("Maps", datetime(2026, 11, 20, 16, 30), IDENTITY)
    assert read(start).date == datetime(2026, 11, 20, 16, 30)


def test_a_new_posts_file_is_named_by_its_date_and_title() -> None:
    assert new_post("Café & C++").name == "posts/2026-11-20-cafe-and-c-plus-plus.md"


def test_a_long_title_makes_a_short_file_name_of_whole_words() -> None:
    name = new_post("Seventeen " * 30).name
    assert name == f"posts/2026-11-20-{'-'.join(['seventeen'] * 8)}.md"


def test_notes_to_the_writer_are_comments_of_html() -> None:
    body = read_header(new_post("Maps").text).body.strip()
    assert body.startswith("<!--")
    assert body.endswith("-->")
    assert body.count("-->") == 1


def test_a_page_has_a_title_and_waits_outside_the_menu() -> None:
    start = page_start("How we work")
    document, findings = read_document(start.name, start.name, start.text)
    assert findings == []
    assert (start.name, document.meta.title) == ("pages/how-we-work.md", "How we work")  # type: ignore[union-attr]  # a page's
    assert document.meta.menu_order is None  # type: ignore[union-attr]  # a page's


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_line_of_text_comes_back_from_yaml_as_it_was(text: str) -> None:
    line = " ".join(text.split()) or "x"
    header = read_header(f"---\ntitle: {scalar(line)}  # note\n---\n")
    assert header.entries[0].value == line


def test_the_path_of_the_new_file_is_all_that_goes_to_standard_output(tmp_path: Path) -> None:
    result = typed(tmp_path, "post", "Maps", "--date", "2026-11-20")
    assert result.exit_code == 0
    assert Path(result.stdout.strip()).read_text(encoding="utf-8").startswith("---\ntitle: Maps\n")


def test_a_file_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    path = Path(typed(tmp_path, "post", "Maps", "--date", "2026-11-20").stdout.strip())
    path.write_text("mine", encoding="utf-8")
    result = typed(tmp_path, "post", "Maps", "--date", "2026-11-20")
    assert result.exit_code == 1
    assert f"{path} exists already" in result.stderr.replace("\n", "")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["post"], "Missing argument 'TITLE'"),
        (["post", " "], "one line of ordinary text"),
        (["post", "Maps\x1b[2J"], "one line of ordinary text"),
        (["post", "Maps", "--date", "20/11/2026"], "Write it as 2026-11-20."),
        (["page", "Maps", "--draft"], "No such option"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    result = typed(tmp_path, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("command", ["new post Maps", "build", "check", "serve"])
def test_somebody_in_the_wrong_folder_is_told_where_to_go(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(program, command.split())
    assert result.exit_code == 2
    assert 'here is no folder "content" here. Go to' in result.stderr
