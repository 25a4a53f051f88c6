"""The lean front: a build that has nothing to do knows it; any one thing that changed is seen."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from building import NOW, ROOT, weekpress
from comparing import build
from forking import forge
from sites_changing import ChangingSite, tree
from sites_first import first_site
from weekpress.cli.front import Ahead, look_ahead
from weekpress.cli.noted import ask
from weekpress.store import NAME, Store

POST = "content/posts/2026-11-20-bin-calls.md"
PICTURE = "content/images/map.svg"
SCHEDULED = 1_796_083_200 + 31 * 24 * 60 * 60
"""After 2026-12-25, when a post of the first site is due."""


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with templates of its own, built."""
    kept = first_site()
    kept.others["overrides/tag.html"] = (ROOT / "theme/templates/tag.html").read_text("utf-8")
    site = ChangingSite(tmp_path_factory.mktemp("front") / "site", kept)
    ran = build(site.folder)
    assert ran.exit_code == 0, ran.said
    return site.folder


@pytest.fixture
def site(built_once: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That site, in its place, which its notes name; put back as it was when the test is over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    kept = built_once.with_name("kept")
    shutil.copytree(built_once, kept)
    monkeypatch.chdir(built_once)
    yield built_once
    shutil.rmtree(built_once)
    kept.rename(built_once)


def ahead(site: Path, *arguments: str) -> Ahead | None:
    return look_ahead(["build", *arguments], site)


def append(path: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        with (site / path).open("a") as file:
            file.write("\n# More\n")

    return change


def remove(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def write(path: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("New.")

    return change


def tamper(path: str) -> Callable[[Path], None]:
    """Change a byte, and neither size nor the time that a program can set."""

    def change(site: Path) -> None:
        file, data = site / path, (site / path).read_bytes()
        found = file.stat()
        file.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    return change


def set_name(site: Path) -> None:
    with (site / "pelicanconf.py").open("a") as settings:
        settings.write('SITENAME = "Another"\n')


def damage_cache(site: Path) -> None:
    (site / ".cache" / NAME).write_bytes(b"no database" * 1000)


def test_where_nothing_has_changed_there_is_nothing_to_do(site: Path) -> None:
    found = ahead(site)
    assert found is not None
    assert not found.texts
    assert found.noted.summary.startswith("Nothing has changed since the last build: 9 articles")
    assert any("2026-w48.md" in line for line in found.noted.warnings)


def test_a_text_that_changed_is_named(site: Path) -> None:
    append(POST)(site)
    found = ahead(site)
    assert found is not None
    assert found.texts == {POST}


def test_files_of_other_times_and_the_same_bytes_are_the_same(site: Path) -> None:
    for path in [*site.rglob("*.md"), *(site / "output").rglob("*.html")]:
        os.utime(path, (1, 1))
    assert ahead(site) is not None


@pytest.mark.parametrize(
    "change",
    [
        set_name,
        append("overrides/tag.html"),
        append(PICTURE),
        tamper(PICTURE),
        write("content/posts/2026-11-25-new.md"),
        write("content/images/new.svg"),
        write("overrides/article.html"),
        remove(POST),
        remove(PICTURE),
        remove("pelicanconf.py"),
        remove("output/.weekpress-files"),
        append("output/.weekpress-files"),
        lambda site: shutil.rmtree(site / ".cache"),
        damage_cache,
    ],
)
def test_any_one_thing_that_changed_is_seen(change: Callable[[Path], None], site: Path) -> None:
    change(site)
    assert ahead(site) is None


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (remove("output/index.html"), "index.html"),
        (tamper("output/index.html"), "index.html"),
        (tamper("output/feed.xml"), "feed.xml"),
        (append("output/_headers"), "_headers"),
    ],
)
def test_a_file_of_the_output_that_is_not_as_it_was_is_named(
    change: Callable[[Path], None], name: str, site: Path
) -> None:
    change(site)
    found = ahead(site)
    assert found is not None
    assert [name for name, _ in found.lacking] == [name]


def test_of_an_output_that_is_gone_every_file_is_named(site: Path) -> None:
    names = {path for path in tree(site / "output") if path != ".weekpress-files"}
    shutil.rmtree(site / "output")
    found = ahead(site)
    assert found is not None
    assert {name for name, _ in found.lacking} == names


def test_a_folder_of_somebody_else_is_left_to_the_build(site: Path) -> None:
    shutil.rmtree(site / "output")
    write("output/theirs.html")(site)
    assert ahead(site) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOURCE_DATE_EPOCH", str(SCHEDULED)), ("SOURCE_DATE_EPOCH", "1000"), ("TZ", "Asia/Tokyo"),
     ("LC_ALL", "cy_GB.UTF-8")],
)  # fmt: skip
def test_another_time_or_place_is_seen(
    name: str, value: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert ahead(site) is None


def test_the_time_before_the_next_post_is_due_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 60))
    assert ahead(site) is not None


def test_another_version_of_a_package_is_seen(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert ahead(site) is None


@pytest.mark.parametrize(
    "arguments", [["--publish"], ["--drafts"], ["--profile"], ["-q"], ["--settings", "gone.py"]]
)
def test_what_was_typed_otherwise_was_not_built(arguments: list[str], site: Path) -> None:
    assert ahead(site, *arguments) is None


@pytest.mark.parametrize("arguments", [[], ["serve"], ["check"], ["--help"]])
def test_only_a_build_is_looked_ahead_of(arguments: list[str], site: Path) -> None:
    assert look_ahead(arguments, site) is None


def test_notes_that_no_longer_can_be_read_are_no_notes(site: Path) -> None:
    with sqlite3.connect(site / ".cache" / NAME) as db:
        db.execute("UPDATE notes SET value = ?", (b"damaged",))
    db.close()
    assert ahead(site) is None


def rewritten(site: Path, **changes: object) -> None:
    """The note of the last build, as somebody else might write it into a cache."""
    store, name = Store(site / ".cache" / NAME), ask(["build"], site, site / ".cache")
    store.write_note(name, replace(store.note(name), **changes))
    store.commit()
    store.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"output": "/elsewhere"},
        {"output": "site:content"},
        {"roots": {"content": "/elsewhere", "theme": "site:theme"}},
        {"overrides": {"PLUGINS": ["evil"]}},
        {"shipped": True},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_note_says_neither_what_is_run_nor_where_pages_are_written(
    changes: dict[str, object], site: Path
) -> None:
    assert ahead(site) is not None
    rewritten(site, **changes)
    assert ahead(site) is None


def test_the_settings_that_are_run_are_those_of_the_folder(site: Path) -> None:
    rewritten(site, settings_file=str(site / POST), base="/elsewhere")
    found = ahead(site)
    assert found is not None
    assert found.noted.settings_file == str(site / "pelicanconf.py")
    assert found.noted.base == str(site)


@pytest.mark.parametrize("typed", [["--output", "x"], ["--output=x"], ["--drafts"]])
def test_the_output_that_is_meant_is_known_from_what_was_typed(
    typed: list[str], site: Path
) -> None:
    ran = forge(1).run(site, "build", *typed, env={"SOURCE_DATE_EPOCH": NOW})
    assert ran.exit_code == 0, ran.said
    found = ahead(site, *typed)
    assert found is not None
    assert Path(found.noted.output).name == ("preview" if "--drafts" in typed else "x")


def test_a_settings_file_that_is_wrong_is_left_to_the_build(site: Path) -> None:
    (site / "pelicanconf.py").write_text("SITENAME = (")
    assert ahead(site) is None


def test_a_build_that_finds_its_cache_damaged_says_so_in_a_line(site: Path) -> None:
    before, path = tree(site / "output"), site / ".cache" / NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data, opened = path.read_bytes(), 8 * 4096  # what is read before anything is asked for
    path.write_bytes(data[:opened] + b"\xee" * (len(data) - opened))
    done = weekpress(site, "build", "--profile")
    told = [line for line in done.stderr.splitlines() if NAME in line]
    assert (done.returncode, len(told)) == (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site / "output") == before
