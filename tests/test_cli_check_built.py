"""`weekpress check --built`: links, pages and style sheets of a built site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress

POST = "---\ntitle: {0}\ndate: 2026-11-20\nid: {0}\n---\n{1}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built."""
    folder = copy_of(ROOT, tmp_path_factory.mktemp("built"))
    assert weekpress(folder, "build").returncode == 0
    return folder


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def told(site: Path, *arguments: str) -> list[str]:
    said = weekpress(site, "check", "--built", "output", *arguments).stdout
    return [line for line in said.splitlines() if ".md:" in line or "output/" in line]


def test_the_sample_site_has_no_finding_at_all(built: Path) -> None:
    done = weekpress(built, "check", "--built", "output", "--fail-on", "advice")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Checked: nothing to mend.\n"


def test_a_link_that_leads_nowhere_is_told_where_it_was_written(site: Path) -> None:
    post = site / "content/posts/links.md"
    post.write_text(POST.format("Links", "Go [there](/nowhere/) and [on](#on)."), "utf-8")
    weekpress(site, "build")
    lines = [line for line in told(site) if "links.md:6: " in line]
    assert len(lines) == 2
    assert any('"/nowhere/" leads to no page or file' in line for line in lines)
    assert any('"#on" names a part' in line for line in lines)


def test_a_fault_of_the_theme_is_told_once_with_its_count(site: Path) -> None:
    for page in (site / "output").rglob("*.html"):
        text = page.read_text("utf-8").replace('<main id="main"', '<main id="skip"')
        page.write_text(text, "utf-8")
    lines = [line for line in told(site) if "page-skip-link" in line]
    assert len(lines) == 1
    assert " times in " in lines[0]


def test_only_pages_of_what_was_named_are_told(site: Path) -> None:
    for name in ("about", "accessibility"):
        page = site / "output" / name / "index.html"
        page.write_text(page.read_text("utf-8").replace("</h1>", "</h1><marquee>x</marquee>"))
    lines = told(site, "content/pages/about.md")
    assert lines
    assert all("about/index.html" in line for line in lines if "index.html:" in line)


def test_with_changed_pages_of_other_files_are_left_out(site: Path) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    (site / ".gitignore").write_text("output/\n.cache/\n", "utf-8")
    for command in (["init"], ["add", "-A"], [*named, "commit", "-m", "Before"]):
        subprocess.run(["git", *command], cwd=site, check=True, capture_output=True)
    for page in (site / "output").rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("</h1>", "</h1><marquee>x</marquee>"))
    assert told(site, "--changed", "HEAD") == []
    (site / "pelicanconf.py").write_text((site / "pelicanconf.py").read_text() + "\n# New.\n")
    assert told(site, "--changed", "HEAD") != []


def test_a_folder_that_is_not_there_is_wrong_usage(built: Path) -> None:
    done = weekpress(built, "check", "--built", "nowhere")
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)


def test_what_is_told_of_a_text_is_not_told_of_its_page(site: Path) -> None:
    table = "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
    post = site / "content/posts/table.md"
    post.write_text(POST.format("Table", table), "utf-8")
    weekpress(site, "build")
    lines = [line for line in told(site) if "table" in line.partition(": ")[0]]
    assert len(lines) == 1
    assert lines[0].startswith("content/posts/table.md:6: table-without-headers: ")
