"""What the workflows for a team's repository run: each shell step as it is written, in order, in a
clean folder that is a team's repository, with what the forge sets around it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from building import ROOT, copy_of
from forge import Forge, archive_of, running
from runner import GITHUB, GITLAB, Done, Runner, clean, workflow

POST = "---\ntitle: {title}\ndate: {date}\n---\n\nWhat we learned this week is in here.\n"
FAULT = "content/posts/bins.md"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's repository, with somewhere to push to: what is on main, and a colleague's branch."""
    folder = tmp_path / "team"
    posts = folder / "content/posts"
    copy_of(ROOT / "tests/sites/bare", folder)
    shutil.rmtree(folder / "content")
    posts.mkdir(parents=True)
    for name, date in (("today", "2026-11-27"), ("soon", "2026-11-28")):
        text = POST.format(title=f"A post of {name}", date=date)
        (posts / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "requirements.txt").write_text("weekpress\n", encoding="utf-8")
    shutil.copytree(GITHUB, folder / ".github/workflows")
    remote = tmp_path / "remote.git"
    git(folder, f"init -q --bare {remote}", "init -q -b main", f"remote add origin {remote}")
    commit(folder, "main")
    return folder


def git(folder: Path, *commands: str) -> None:
    for command in commands:
        subprocess.run(
            ["git", *command.split()], cwd=folder, env=clean(folder.parent), check=True,
            capture_output=True,
        )  # fmt: skip


def commit(folder: Path, branch: str) -> None:
    git(folder, "add --all", "commit -q -m Words", f"push -q origin HEAD:{branch}", "fetch -q")


def propose(folder: Path, text: str) -> None:
    """A branch with one more post, checked out as the forge does it: merged, and on no branch."""
    git(folder, "switch -q -c bins")
    (folder / FAULT).write_text(text, encoding="utf-8")
    commit(folder, "bins")
    git(folder, "switch -q --detach origin/main", "merge -q --no-ff -m Merge bins")


def checked(folder: Path, base: str = "main") -> list[Done]:
    github = {"base_ref": base, "event": {"pull_request": {"number": 7}}}
    return Runner(folder, {"github": github}).job(workflow("check"), "check")


def test_a_sound_pull_request_passes_and_has_a_preview(team: Path) -> None:
    propose(team, POST.format(title="Our new bins", date="2026-11-27\nstatus: draft"))
    done = checked(team)
    assert [one.code for one in done] == [0, 0, 0], done
    page = (team / "preview/bins/index.html").read_text(encoding="utf-8")
    assert "noindex" in page
    assert 'href="/previews/7/theme/' in page
    summary = (team.parent / "summary.md").read_text(encoding="utf-8")
    assert "https://weekpress.example.org/previews/7/" in summary


def test_a_planted_fault_fails_on_its_line(team: Path) -> None:
    propose(team, POST.format(title="Our new bins", date="27/11/2026"))
    *_, check = checked(team)
    assert check.code == 1
    assert re.search(rf"^::error file={FAULT},line=3\b.*27/11/2026", check.words, re.M), check.words


def test_what_is_on_main_already_is_not_told_of_the_branch(team: Path) -> None:
    vague = POST.format(title="Bins", date="2026-11-27") + "\n[Click here](https://example.org/).\n"
    (team / "content/posts/soon.md").write_text(vague, encoding="utf-8")
    commit(team, "main")
    propose(team, vague.replace("Bins", "Our new bins"))
    *_, check = checked(team)
    assert re.findall(r"file=([^,]+),.*link-text-vague", check.words) == [FAULT], check.words


def test_a_branch_whose_name_is_a_command_is_a_name(team: Path) -> None:
    base = "x';touch${IFS}pwned;'$(touch${IFS}pwned)`touch${IFS}pwned`"
    git(team, "switch -q -c other")
    commit_named = ["git", "push", "-q", "origin", f"HEAD:refs/heads/{base}"]
    subprocess.run(commit_named, cwd=team, env=clean(team.parent), check=True)
    git(team, "fetch -q")
    propose(team, POST.format(title="Our new bins", date="2026-11-27"))
    assert [one.code for one in checked(team, base)] == [0, 0, 0]
    assert not (team / "pwned").exists()


def publish(folder: Path, forge: Forge | None = None, **env: str) -> list[Done]:
    more = {**(forge.env if forge else {}), **env}
    runner = Runner(folder, {"github": {"token": more.get("GITHUB_TOKEN", "")}}, more)
    return runner.job(workflow("publish"), "build")


def test_main_is_published_and_a_scheduled_post_the_morning_after(team: Path) -> None:
    (team / ".github/workflows/preview.yml").unlink()
    assert [one.code for one in publish(team)] == [0, 0]
    assert (team / "output/today/index.html").is_file()
    assert not (team / "output/soon").exists()
    shutil.rmtree(team / "output")  # the runner is another one; .cache has been restored
    build = publish(team, SOURCE_DATE_EPOCH="1795867200")[1]
    assert (team / "output/soon/index.html").is_file(), build.words
    assert (team / "output/today/index.html").is_file()


def test_previews_are_published_beside_the_site_and_cannot_replace_it(team: Path) -> None:
    hostile = archive_of({"../../today/index.html": b"mine"})
    with running() as forge:
        forge.propose(6, hostile)
        forge.propose(7, archive_of({"index.html": b"<p>Bore da</p>"}))
        done = publish(team, forge)
    assert [one.code for one in done] == [0, 0, 0], done
    assert "Bore da" in (team / "output/previews/7/index.html").read_text(encoding="utf-8")
    assert not (team / "output/previews/6").exists()
    assert "mine" not in (team / "output/today/index.html").read_text(encoding="utf-8")


def test_no_trouble_with_previews_keeps_the_site_from_being_published(team: Path) -> None:
    done = publish(team, Forge(api="http://127.0.0.1:9"))
    assert [one.code for one in done] == [0, 0, 1]
    assert (team / "output/today/index.html").is_file()
    build = workflow("publish")["jobs"]["build"]["steps"]
    (step,) = [s for s in build if "previews" in s.get("run", "")]
    assert step["continue-on-error"] == "true"


def gitlab(folder: Path, job: str, **env: str) -> Done:
    """Run the lines of one job of ours for GitLab, as its runner does: in one shell."""
    loaded = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    lines = [*loaded["default"]["before_script"], *loaded[job]["script"]]
    return Runner(folder).bash(job, "\n".join(["set -eo pipefail", *lines]), env)


def base_of(folder: Path) -> str:
    command = ["git", "merge-base", "origin/main", "bins"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_gitlab_publishes_what_it_hands_to_pages(team: Path) -> None:
    done = gitlab(team, "pages")
    assert done.code == 0, done.words
    assert yaml.safe_load(GITLAB.read_text())["pages"]["artifacts"]["paths"] == ["public"]
    assert (team / "public/today/index.html").is_file()


def test_gitlab_passes_a_sound_merge_request_and_keeps_its_preview(team: Path) -> None:
    propose(team, POST.format(title="Our new bins", date="2026-11-27\nstatus: draft"))
    done = gitlab(team, "check", CI_MERGE_REQUEST_DIFF_BASE_SHA=base_of(team))
    assert done.code == 0, done.words
    assert (team / "preview/bins/index.html").is_file()
    assert (team / "check.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_gitlab_fails_a_planted_fault_and_reports_it(team: Path) -> None:
    propose(team, POST.format(title="Our new bins", date="27/11/2026"))
    done = gitlab(team, "check", CI_MERGE_REQUEST_DIFF_BASE_SHA=base_of(team))
    assert done.code != 0
    assert f"{FAULT}:3" in done.words
    assert "27/11/2026" in (team / "check.xml").read_text(encoding="utf-8")
