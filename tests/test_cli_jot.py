"""`weekpress jot`: nothing jotted is lost, and nothing else in the file changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import NOW, ROOT, weekpress
from weekpress.cli.jotting import appended
from weekpress.cli.pictures import says_where
from weekpress.errors import WeekpressError
from weekpress.markup import Renderer
from weekpress.markup.jotted import jotted, picture_of, with_item
from weekpress.markup.tokens import Tag, read

NOTE = "content/weeknotes/bins/2026-w48.md"  # NOW is the Friday of 2026-W48
DRAFT = "---\nweek: 2026-W48\nstatus: draft\n---\n"
PNG = b"\x89PNG\r\n\x1a\n and the rest"
HOSTILE = ["# a", "- a", "---", "***", "- -", "> a", "1. a", "```", "<!-- a", "<div>", "[a]: b",
           "*[A]: b", "[^1]: a", "    a", "| a |", "===", ": a", "{: .a}", "<script>", "&lt;b>",
           "`a", "\\", "<pre>", "__", "+ a", "~~~", "--", "<!-- a -->", "*", "_ _ _"]  # fmt: skip
lines = (
    st.one_of(
        st.lists(st.sampled_from([*HOSTILE, "word", "`", "https://example.org/?a=b&c"]), min_size=1)
        .map(" ".join),
        st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text.isprintable())
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one active project."""
    projects = tmp_path / "content/projects"
    projects.mkdir(parents=True)
    (projects / "bins.md").write_text("---\nname: Bins\npeople: [Amy Price]\n---\n")
    (projects / "done.md").write_text("---\nname: Done\nstate: finished\n---\n")
    return tmp_path


def note(site: Path, text: str, name: str = NOTE) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def jot(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    nobody = {"GIT_CONFIG_GLOBAL": str(site / "none"), "GIT_CONFIG_SYSTEM": str(site / "none")}
    return weekpress(site, "jot", *arguments, env=nobody)


def test_the_first_line_begins_the_note_as_a_draft(site: Path) -> None:
    done = jot(site, "We moved a button")
    assert (done.returncode, done.stdout) == (0, f"{NOTE}\n"), done.stderr
    text = (site / NOTE).read_text(encoding="utf-8")
    assert "\nstatus: draft  #" in text
    assert text.endswith("\n## During the week\n\n- We moved a button\n")


def test_each_line_comes_after_the_last(site: Path) -> None:
    for line in ("one", "two", "three"):
        assert jot(site, line).returncode == 0
    assert (site / NOTE).read_text().endswith("\n\n- one\n- two\n- three\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "## During the week\n\n- x\n"),
        ("Text.", "Text.\n\n## During the week\n\n- x\n"),
        ("Text.\n\n\n", "Text.\n\n## During the week\n\n- x\n\n\n"),
        ("## During the week\n", "## During the week\n\n- x\n"),
        ("## During the week\n\n- a\n\n## End\n", "## During the week\n\n- a\n- x\n\n## End\n"),
        ("# during THE week\nText.\n# End\n", "# during THE week\nText.\n\n- x\n# End\n"),
        ("## During the week\n\n- a\n\n    b\n", "## During the week\n\n- a\n\n    b\n- x\n"),
        ("```\n## During the week\n```\n",
         "```\n## During the week\n```\n\n## During the week\n\n- x\n"),
    ],
)  # fmt: skip
def test_the_line_goes_to_the_end_of_its_section(before: str, after: str) -> None:
    place, new = with_item(before, "During the week", "- x\n")
    assert before[:place] + new + before[place:] == after


@given(st.text(st.sampled_from("a-#`<! \n\r\u2028\ufeff")), st.sampled_from(["\n", "\r\n"]))
def test_every_other_byte_stays(text: str, end: str) -> None:
    before = (DRAFT + text).replace("\n", end).encode()
    after = appended(before, jotted("zzz"), NOTE)
    end_of_old = next(i for i in range(len(before) + 1) if before[i:] == after[len(after) - len(
        before) + i :] and before[:i] == after[:i])  # fmt: skip
    added = after[end_of_old : end_of_old + len(after) - len(before)]
    assert b"- zzz" in added
    assert b"\n" not in added.replace(end.encode(), b"")


@given(lines, lines)
@example("- `<!--", "-->`")
@example("[a](", ")")
def test_no_line_breaks_out_of_its_item(one: str, two: str) -> None:
    body = "Before.\n\n## During the week\n\n- zero\n\n## After\n\nThe end.\n"
    for line in (one, two):
        place, new = with_item(body, "During the week", jotted(line))
        body = body[:place] + new + body[place:]
    tokens = read(Renderer(typography=False).render(body, "x.md", 1).html)
    shown = [t.name for t in tokens if isinstance(t, Tag) and not t.closing and t.name in BLOCKS]
    assert shown == ["p", "h2", "ul", "li", "li", "li", "h2", "p"]


BLOCKS = {"p", "h1", "h2", "h3", "ul", "ol", "li", "hr", "blockquote", "pre", "table", "div", "dl"}


@given(lines)
def test_a_picture_says_what_was_typed(alt: str) -> None:
    body = f"- a\n\n    {picture_of(alt, 'x.png')}\n"
    tokens = read(Renderer(typography=False).render(body, "x.md", 1).html)
    pictures = [t for t in tokens if isinstance(t, Tag) and t.name == "img"]
    assert [picture.attributes["alt"] for picture in pictures] == [alt]


def test_links_and_emphasis_are_what_they_are_elsewhere() -> None:
    line = "**Now** see [it](https://example.org/a_b), <https://example.org/> and `<b>`"
    assert jotted(line) == f"- {line}\n"


def test_of_many_who_jot_at_once_nothing_is_lost(site: Path) -> None:
    env = {"PATH": "", "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW}
    words = [f"line {number}" for number in range(6)]
    started = [
        subprocess.Popen([sys.executable, "-m", "weekpress", "jot", line], cwd=site, env=env,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in words
    ]  # fmt: skip
    assert [(p.communicate(timeout=120)[1][:0], p.returncode) for p in started] == [("", 0)] * 6
    text = (site / NOTE).read_text(encoding="utf-8")
    assert sorted(text.split("## During the week\n\n")[1].splitlines()) == [f"- {w}" for w in words]


def test_a_note_under_another_name_is_the_weeks_note_too(site: Path) -> None:
    path = note(site, DRAFT, "content/weeknotes/bins/ours.md")
    assert jot(site, "x").stdout == "content/weeknotes/bins/ours.md\n"
    assert path.read_text() == DRAFT + "## During the week\n\n- x\n"


def test_a_note_that_is_public_is_left_alone_unless_told(site: Path) -> None:
    path = note(site, "---\nweek: 2026-W48\n---\nOut.\n")
    done = jot(site, "x")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{NOTE} is no draft" in done.stderr
    assert "--anyway" in done.stderr
    assert path.read_text().endswith("Out.\n")
    assert jot(site, "x", "--anyway").returncode == 0
    assert path.read_text().endswith("Out.\n\n## During the week\n\n- x\n")


def test_a_picture_comes_along_and_overwrites_none(site: Path) -> None:
    queue = site / "My Queue!.JPEG"
    queue.write_bytes(PNG)
    for _ in range(2):  # the same picture twice is one file
        assert jot(site, "Queue", "--picture", str(queue), "--alt", "Nine people").returncode == 0
    queue.write_bytes(PNG + b"!")
    assert jot(site, "Queue", "--picture", str(queue), "--alt", "Ten people").returncode == 0
    images = {p.name: p.read_bytes() for p in (site / "content/images").iterdir()}
    assert images == {"bins-2026-w48-my-queue.png": PNG, "bins-2026-w48-my-queue-2.png": PNG + b"!"}
    assert "![Ten people]({static}/images/bins-2026-w48-my-queue-2.png)" in (site / NOTE).read_text(
        encoding="utf-8"
    )
    assert weekpress(site, "build", "--drafts").returncode == 0


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (b"GIF", "q.png is no picture that every browser shows. Save it as"),
        (b"\0\0\0\x18ftypheic", "most compatible"),
        (b"<svg onload='x'>", "may hold scripts"),
        (b"\xff\xd8\xff" + b"x" * 10_000_000, "has 10.0 MB; a picture may have 10."),
    ],
    ids=["no picture", "a phone's", "a drawing", "too large"],
)
def test_what_is_no_picture_is_told_and_nothing_written(
    site: Path, picture: bytes, words: str
) -> None:
    (site / "q.png").write_bytes(picture)
    done = jot(site, "x", "--picture", "q.png", "--alt", "A queue")
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert not (site / "content/images").exists()
    assert not (site / NOTE).exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["x", "--picture", "pelicanconf.py"], 2, "does not exist"),
        (["x", "--alt", "A queue"], 2, "give it with --picture"),
        (["x\x1b[2J"], 2, "one line of ordinary text"),
        ([], 2, "Missing argument"),
        (["x", "--project", "done"], 1, "Done is finished. To write about it all the same"),
        (["x", "--project", "bin"], 2, "Did you mean bins?"),
        (["x", "--week", "soon"], 1, "names no week"),
    ],
)
def test_what_cannot_be_is_told(site: Path, arguments: list[str], code: int, words: str) -> None:
    done = jot(site, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert not (site / "content/weeknotes").exists()


def test_with_several_projects_one_must_be_named(site: Path) -> None:
    (site / "content/projects/maps.md").write_text("---\nname: Maps\n---\n")
    done = jot(site, "x")
    assert done.returncode == 2
    assert "--project NAME. It may be one of: bins, maps." in done.stderr


def test_it_is_the_only_project_of_whom_git_knows(site: Path) -> None:
    (site / "content/projects/maps.md").write_text("---\nname: Maps\n---\n")
    (site / "content/people").mkdir()
    (site / "content/people/amy.md").write_text("---\nname: Amy Price\n---\n")
    (site / "config").write_text("[user]\n\tname = Amy Price\n")
    known = {"GIT_CONFIG_GLOBAL": str(site / "config")}
    assert weekpress(site, "jot", "x", env=known).stdout == f"{NOTE}\n"


@pytest.mark.parametrize(
    ("before", "words"),
    [(b"---\nweek: 2026-W48\n---\n\xff", "UTF-8"), (b"---\nweek: 2026-W48\n", "never ends")],
)
def test_a_file_that_cannot_be_read_is_left(before: bytes, words: str) -> None:
    with pytest.raises(WeekpressError, match=words):
        appended(before, "- x\n", NOTE)


def exif(order: str, tag: int) -> bytes:
    """EXIF data of one tag. Source: TIFF 6.0, section 2."""
    end: Literal["little", "big"] = "little" if order == "II" else "big"
    numbers = [(42, 2), (8, 4), (1, 2), (tag, 2), (4, 2), (1, 4), (26, 4), (0, 4)]
    return order.encode() + b"".join(n.to_bytes(size, end) for n, size in numbers)


@pytest.mark.parametrize("order", ["II", "MM"])
@pytest.mark.parametrize("before", [b"\xff\xd8\xff\xe1..Exif\0\0", PNG + b"....eXIf",
                                    b"RIFF....WEBPVP8XEXIF\x22\0\0\0"])  # fmt: skip
def test_a_picture_that_says_where_it_was_taken_is_known(order: str, before: bytes) -> None:
    assert says_where(before + exif(order, 0x8825))
    assert not says_where(before + exif(order, 0x0112))  # which way up it was held


def test_where_a_picture_was_taken_is_not_told_by_accident(site: Path) -> None:
    (site / "q.jpg").write_bytes(b"\xff\xd8\xff\xe1..Exif\0\0" + exif("MM", 0x8825))
    done = jot(site, "x", "--picture", "q.jpg", "--alt", "A queue")
    assert (done.returncode, done.stdout) == (1, "")
    assert "q.jpg says in its data where it was taken" in done.stderr
    assert not (site / "content/images").exists()
    assert jot(site, "x", "--picture", "q.jpg", "--alt", "A queue", "--anyway").returncode == 0
