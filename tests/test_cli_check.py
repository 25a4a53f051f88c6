"""`weekpress check`: what is told of which files, for people and for programs."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress

GOOD = "---\ntitle: Bins\ndate: 2026-11-20\nid: 0f8fad5b\n---\nWe moved the bins.\n"
MISSPELT = "---\ntitle: Maps\ndate: 2026-11-20\nid: 1f8fad5b\nsumary: Maps.\n---\nText.\n"
UNKNOWN = "---\ntitle: Parks\ndate: 2026-11-20\nid: 2f8fad5b\nreviewer: Amy\n---\nText.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a good post, one with an error and one with a warning."""
    for name, text in {"bins": GOOD, "maps": MISSPELT, "parks/one": UNKNOWN}.items():
        path = tmp_path / f"content/posts/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_every_fault_is_told_with_its_place_and_the_way_out(site: Path) -> None:
    done = weekpress(site, "check")
    assert done.returncode == 1
    assert done.stdout.endswith(
        "content/posts/maps.md:5: sumary: is not a known key. Did you mean summary?\n"
        "     5 | sumary: Maps.\n       | ^ error front-matter\n"
    )
    assert "\nwarning: content/posts/parks/one.md:5: reviewer: " in done.stdout
    assert done.stderr.startswith("Checked: 1 error, 1 warning.\n")


def told_in(said: str) -> list[str]:
    """The faults that are told, without the lines they stand in."""
    return [line for line in said.splitlines() if ".md:" in line]


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        ("content/posts/bins.md", 0, 0),
        ("content/posts/maps.md", 1, 1),
        ("content/posts/parks", 0, 1),
        ("content", 1, 2),
    ],
)
def test_only_what_is_asked_for_is_told(site: Path, path: str, code: int, told: int) -> None:
    done = weekpress(site, "check", path)
    assert (done.returncode, len(told_in(done.stdout))) == (code, told)


def test_a_file_is_judged_among_all_others(site: Path) -> None:
    twin = GOOD.replace("id: 0f8fad5b", "id: 3f8fad5b\nslug: maps")
    (site / "content/posts/twin.md").write_text(twin, encoding="utf-8")
    done = weekpress(site, "check", "content/posts/twin.md")
    assert done.returncode == 1
    assert "content/posts/maps.md" in done.stdout


def test_programs_get_a_list_of_objects(site: Path) -> None:
    done = weekpress(site, "check", "--format", "json", "content/posts/maps.md")
    assert json.loads(done.stdout) == [
        {
            "path": "content/posts/maps.md",
            "line": 5,
            "column": 1,
            "rule": "front-matter",
            "field": "sumary",
            "message": "is not a known key.",
            "fix": "Did you mean summary?",
            "severity": "error",
        }
    ]
    assert (done.returncode, done.stderr) == (1, "")


def test_programs_get_an_empty_list_where_all_is_well(site: Path) -> None:
    done = weekpress(site, "check", "--format", "json", "content/posts/bins.md")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_another_folder_can_be_checked(site: Path) -> None:
    (site / "content").rename(site / "text")
    done = weekpress(site, "check", "--content", "text", "text/posts/maps.md")
    assert "\ntext/posts/maps.md:5: sumary: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["content/posts/gone.md"], "does not exist"),
        (["."], "is not in"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_ends_with_2(site: Path, arguments: list[str], words: str) -> None:
    done = weekpress(site, "check", *arguments)
    assert (done.returncode, words in done.stderr) == (2, True)


def test_nothing_is_wrong_with_a_new_post(site: Path) -> None:
    new = weekpress(site, "new", "post", "Week 12: done", "--date", "2026-11-20").stdout.strip()
    done = weekpress(site, "check", new)
    assert (done.returncode, done.stdout) == (0, "")


def test_nothing_is_written_but_the_cache(site: Path) -> None:
    weekpress(site, "check")
    assert sorted(path.name for path in site.iterdir()) == [".cache", "content"]


def blocks(kind: str) -> list[str]:
    """The blocks of one kind in the tutorial, without their indent."""
    text = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```", text, re.M | re.S)
    return [re.sub(rf"^{indent}", "", block, flags=re.M) for indent, block in found]


def test_the_tutorials_first_post_is_as_it_should_be(tmp_path: Path) -> None:
    (name, _), (post, _) = blocks("text"), blocks("markdown")
    (copy_of(ROOT, tmp_path) / "content/posts" / name.strip()).write_text(post, encoding="utf-8")
    assert weekpress(tmp_path, "check").stderr == "Checked: nothing to mend.\n"


def test_the_tutorials_faulty_post_is_told_of_as_it_says(tmp_path: Path) -> None:
    (name, said), (_, post) = blocks("text"), blocks("markdown")
    (copy_of(ROOT, tmp_path) / "content/posts" / name.strip()).write_text(post, encoding="utf-8")
    assert weekpress(tmp_path, "check").stdout.strip() == said.strip()


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_file_prints_a_line_or_a_sign_of_its_own(site: Path, form: str) -> None:
    name = "content/posts/a\n::warning::b\x9b.md"
    (site / name).write_text("---\nti\x9b\x1bt: x\n---\n", encoding="utf-8")
    done = weekpress(site, "check", "--format", form)
    assert done.returncode == 1
    assert not [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert not {"\x1b", "\x9b"} & set(done.stdout + done.stderr)


@pytest.mark.parametrize(
    ("path", "fail_on", "code"),
    [("maps.md", "error", 1), ("parks", "error", 0), ("parks", "warning", 1),
     ("parks", "advice", 1), ("bins.md", "advice", 0)],
)  # fmt: skip
def test_the_exit_code_follows_the_severity_asked_for(
    path: str, fail_on: str, code: int, site: Path
) -> None:
    done = weekpress(site, "check", f"content/posts/{path}", "--fail-on", fail_on)
    assert done.returncode == code


def test_a_rule_is_explained_and_one_that_is_not_there_is_wrong_usage(site: Path) -> None:
    done = weekpress(site, "check", "--explain", "link-text-vague")
    assert (done.returncode, "WCAG 2.2, 2.4.4" in done.stdout) == (0, True)
    done = weekpress(site, "check", "--explain", "link-text-vage")
    assert (done.returncode, "Did you mean link-text-vague?" in done.stderr) == (2, True)


def test_a_file_that_has_not_changed_is_not_judged_again(site: Path) -> None:
    first = weekpress(site, "check")
    kept = site / ".cache/checks.sqlite3"
    with sqlite3.connect(kept) as store:  # what is kept of the texts, made to say nothing
        rows = store.execute("SELECT key, value FROM made").fetchall()
    assert len(rows) == 3
    assert weekpress(site, "check").stdout == first.stdout
    with sqlite3.connect(kept) as store:
        assert store.execute("SELECT key, value FROM made").fetchall() == rows
