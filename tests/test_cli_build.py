"""`weekpress build`: what it says, what it refuses, and how it ends, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT, weekpress
from weekpress.manifest import MANIFEST

POST = "---\ntitle: Bins\ndate: 2026-11-20\nid: 0f8fad5b\nauthors: []\n---\nWe moved the bins.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one post, in a folder without settings of its own."""
    write(tmp_path / "content/posts/2026-11-20-bins.md", POST)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def with_settings(site: Path, more: str) -> None:
    """Give the site the settings of this repository, and `more` at their end."""
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    write(site / "pelicanconf.py", f"{settings}\n{more}\n")


def test_a_site_without_settings_is_built_with_those_weekpress_ships(site: Path) -> None:
    done = weekpress(site, "build")
    assert (done.returncode, "own settings are used" in done.stderr) == (0, True)
    assert "We moved the bins." in (site / "output/bins/index.html").read_text(encoding="utf-8")


def test_the_last_line_says_what_was_made_and_where_to_look(site: Path) -> None:
    done = weekpress(site, "build")
    assert done.stdout.startswith("Built 1 article and no pages (")
    assert "with no warnings. Read 1 file anew; " in done.stdout
    assert done.stdout.endswith(" It is in output; to see it: weekpress serve\n")


def test_quiet_means_only_what_is_wrong(site: Path) -> None:
    done = weekpress(site, "build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_folders_given_are_used(site: Path) -> None:
    (site / "content").rename(site / "text")
    done = weekpress(site, "build", "--content", "text", "--output", "site/here")
    assert done.returncode == 0
    assert (site / "site/here/bins/index.html").is_file()
    assert not (site / "output").exists()


def test_a_faulty_post_ends_it_with_1_and_leaves_the_last_good_site(site: Path) -> None:
    weekpress(site, "build")
    before = (site / "output/bins/index.html").read_bytes()
    write(site / "content/posts/2026-11-21-tips.md", "---\ntitel: Tips\n---\nText.\n")
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "2026-11-21-tips.md:2: titel: is not a known key. Did you mean title?" in done.stderr
    assert "Not built: 1 error to mend, and output is as it was." in done.stderr
    assert (site / "output/bins/index.html").read_bytes() == before


def test_drafts_go_to_a_folder_of_their_own(site: Path) -> None:
    write(site / "content/posts/2026-11-21-plan.md", POST.replace("id: 0", "status: draft\nid: 1"))
    done = weekpress(site, "build", "--drafts")
    assert done.returncode == 0
    assert "noindex" in (site / "preview/plan/index.html").read_text(encoding="utf-8")
    assert not (site / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "output is the folder that is published"),
        (["--output", "./output"], "output is the folder that is published"),
        (["--publish"], "WEEKPRESS_DRAFTS"),
        (["--publish", "--output", "elsewhere"], "WEEKPRESS_DRAFTS"),
    ],
)
def test_drafts_in_the_settings_are_not_published(
    site: Path, arguments: list[str], words: str
) -> None:
    with_settings(site, "WEEKPRESS_DRAFTS = True")
    write(site / "publishconf.py", (ROOT / "publishconf.py").read_text(encoding="utf-8"))
    done = weekpress(site, "build", *arguments)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert not [*site.glob("*/index.html")]


def test_drafts_in_the_settings_are_a_preview_anywhere_else(site: Path) -> None:
    with_settings(site, "WEEKPRESS_DRAFTS = True")
    assert weekpress(site, "build", "--output", "elsewhere").returncode == 0
    assert "noindex" in (site / "elsewhere/bins/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--drafts", "--output", "output"], "the folder that is published"),
        (["--drafts", "--publish"], "cannot go together"),
        (["--content", "nowhere"], 'no folder "nowhere" here'),
        (["--unheard-of"], "No such option"),
    ],
)
def test_wrong_usage_ends_with_2(site: Path, arguments: list[str], words: str) -> None:
    done = weekpress(site, "build", *arguments)
    assert (done.returncode, words in done.stderr) == (2, True)


def test_a_plugin_that_cannot_be_loaded_ends_it_by_name(site: Path) -> None:
    with_settings(site, 'PLUGINS += ["weekpress.wekknotes"]')
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "could not be loaded: weekpress.wekknotes." in done.stderr
    assert not (site / "output").exists()


def test_a_plugin_that_fails_as_it_registers_ends_it_by_name(site: Path) -> None:
    write(site / "plugins/broken.py", "def register():\n    raise ValueError('no key')\n")
    with_settings(site, 'PLUGINS += ["broken"]')
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "could not be loaded: broken." in done.stderr
    assert "ValueError: no key" in done.stderr


def test_every_setting_that_cannot_be_used_is_named_at_once(site: Path) -> None:
    with_settings(site, 'WEEKPRESS_RELATED = 99\nWEEKPRESS_ACCENT = "red"')
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "WEEKPRESS_RELATED" in done.stderr
    assert "WEEKPRESS_ACCENT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_a_program_is_an_apology_and_a_file(site: Path) -> None:
    plugin = (
        "from pelican import signals\n"
        "def fail(_): raise KeyError('lost')\n"
        "def register(): signals.finalized.connect(fail)\n"
    )
    write(site / "plugins/broken.py", plugin)
    with_settings(site, 'PLUGINS += ["broken"]')
    done = weekpress(site, "build", env={"TMPDIR": str(site)})
    assert done.returncode == 1
    assert "It is not your writing." in done.stderr
    (saved,) = site.glob("weekpress-*.txt")
    assert str(saved) in done.stderr
    assert "KeyError: 'lost'" in saved.read_text(encoding="utf-8")


def test_a_file_that_is_not_ours_stays_and_is_spoken_of(site: Path) -> None:
    write(site / "output/notes.txt", "mine")
    done = weekpress(site, "build")
    assert "files that are not Weekpress's (notes.txt)" in done.stderr
    assert (site / "output/notes.txt").read_text(encoding="utf-8") == "mine"
    assert "notes.txt" not in (site / "output" / MANIFEST).read_text(encoding="utf-8")


def test_a_stranger_in_the_output_prints_no_line_of_its_own(site: Path) -> None:
    write(site / "output/a\n::warning::b", "mine")
    done = weekpress(site, "build")
    assert "files that are not Weekpress's (a ::warning::b)" in done.stderr


def test_escape_codes_in_a_file_do_not_reach_the_terminal(site: Path) -> None:
    write(site / "content/posts/2026-11-21-x.md", "---\nti\x1b[2Jtle: x\n---\n")
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr


def test_colour_is_for_terminals_only(site: Path) -> None:
    assert "\x1b" not in (done := weekpress(site, "build")).stdout + done.stderr


def test_the_version_is_the_packages() -> None:
    done = weekpress(ROOT, "--version")
    assert done.stdout.startswith("weekpress 0.")
