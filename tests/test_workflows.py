"""The workflows for a team's repository: what they say is sound, and they ask for little.

What their shell steps do is in test_workflows_run.py.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from runner import GITHUB, GITLAB, Runner, workflow
from weekpress.previews.github import ARTIFACT

NAMES = ("check", "publish", "morning", "preview")
FILES = [*(GITHUB / f"{name}.yml" for name in NAMES), GITLAB]


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of the workflows for GitHub, with its name."""
    for name in NAMES:
        for job, body in workflow(name)["jobs"].items():
            yield f"{name}.{job}", body


JOBS = dict(jobs())


def steps() -> list[dict[str, Any]]:
    return [step for job in JOBS.values() for step in job.get("steps", [])]


def using(action: str) -> list[dict[str, str]]:
    """What is handed to an action, each time it is used."""
    return [step["with"] for step in steps() if step.get("uses", "").startswith(action)]


@pytest.mark.parametrize(
    ("schema", "path"),
    [("github-workflows", path) for path in FILES[:-1]] + [("gitlab-ci", GITLAB)],
    ids=lambda value: getattr(value, "name", value),
)
def test_every_workflow_fits_its_schema(schema: str, path: Path) -> None:
    more = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *more, str(path)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_reviewer_of_workflows_finds_nothing() -> None:
    """zizmor, which knows how workflows are attacked; the one thing it warns of is said why."""
    tool = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert tool
    command = [tool, "--offline", "--no-progress", *map(str, FILES[:-1])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_workflow_has_a_secret_or_trusts_the_wrong_event(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"secrets\.|secrets:|pull_request_target|issue_comment|PRIVATE", text) == []


def test_no_command_has_an_expression_in_it() -> None:
    """What a pull request is called would be run: it comes in by the environment alone."""
    assert [step["name"] for step in steps() if "${{" in step.get("run", "")] == []


def test_every_action_is_the_forges_own_and_pinned_to_a_commit() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FILES[:-1])
    used = re.findall(r"uses: (\S+)(.*)", text)
    pinned = r"actions/[a-z-]+(?:/restore)?@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert len(used) > 5
    strange = [use + more for use, more in used if not re.fullmatch(pinned, use + more)]
    assert {use.split()[0] for use in strange} == {"./.github/workflows/publish.yml"}


def test_every_job_ends_some_time() -> None:
    lasting = {
        name: job.get("timeout-minutes", "0") for name, job in JOBS.items() if "steps" in job
    }
    assert all(0 < int(minutes) <= 20 for minutes in lasting.values()), lasting
    assert yaml.safe_load(GITLAB.read_text())["default"]["timeout"] == "15 minutes"


def test_a_check_can_only_read() -> None:
    check = workflow("check")
    assert (check["on"], check["permissions"]) == ("pull_request", {"contents": "read"})
    assert check["cache-mode"] == "read"
    assert "permissions" not in JOBS["check.check"]
    assert check["concurrency"]["cancel-in-progress"] == "true"


def test_what_can_publish_runs_no_command_and_what_runs_commands_cannot_publish() -> None:
    build, deploy = JOBS["publish.build"], JOBS["publish.deploy"]
    assert workflow("publish")["permissions"] == {}
    assert set(build["permissions"].values()) == {"read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step for step in deploy["steps"] if "run" in step] == []


def test_no_job_takes_the_token_along_into_its_checkout() -> None:
    checkouts = using("actions/checkout@")
    assert [one["persist-credentials"] for one in checkouts] == ["false"] * 2


def test_what_is_published_is_main_as_it_is_now_whoever_asked() -> None:
    first = JOBS["publish.build"]["steps"][0]
    assert first["with"]["ref"] == "main"
    assert workflow("publish")["concurrency"] == {
        "group": "pages", "cancel-in-progress": "false", "queue": "max",
    }  # fmt: skip


def test_what_is_deployed_is_what_the_same_attempt_built() -> None:
    """Of a run that is repeated GitHub keeps every attempt's artifacts, by their names."""
    (upload,), (deploy,) = using("actions/upload-pages-artifact@"), using("actions/deploy-pages@")
    assert upload["name"] == JOBS["publish.build"]["outputs"]["artifact"]
    assert "github.run_attempt" in upload["name"]
    assert deploy["artifact_name"] == "${{ needs.build.outputs.artifact }}"
    assert using("actions/upload-artifact@")[0]["overwrite"] == "true"


def test_the_site_is_published_every_morning_in_london() -> None:
    (schedule,) = workflow("morning")["on"]["schedule"]
    minute, hour, *days = schedule["cron"].split()
    assert (schedule["timezone"], hour, days) == ("Europe/London", "6", ["*", "*", "*"])
    assert int(minute) % 30  # GitHub's busy times


def test_what_github_switches_off_after_sixty_quiet_days_does_nothing_else() -> None:
    events = {name: workflow(name)["on"] for name in NAMES}
    scheduled = {name: [*event] for name, event in events.items() if "schedule" in event}
    assert scheduled == {"morning": ["schedule"]}


@pytest.mark.parametrize("name", ["morning", "preview"])
def test_what_asks_for_a_publication_runs_publish_and_nothing_else(name: str) -> None:
    (job,) = workflow(name)["jobs"].values()
    assert (job["uses"], "steps" in job) == ("./.github/workflows/publish.yml", False)
    needed = {**JOBS["publish.build"]["permissions"], **JOBS["publish.deploy"]["permissions"]}
    assert (workflow(name)["permissions"], job["permissions"]) == ({}, needed)


def test_a_preview_follows_a_check_by_its_name() -> None:
    followed = {"workflows": [workflow("check")["name"]], "types": ["completed"]}
    assert workflow("preview")["on"] == {"workflow_run": followed}


@pytest.mark.parametrize(
    ("event", "conclusion", "head", "variable", "due"),
    [
        ("pull_request", "success", "team/notes", "", True),
        ("pull_request", "failure", "team/notes", "", True),
        ("pull_request", "cancelled", "team/notes", "", False),
        ("pull_request", "success", "stranger/notes", "", False),
        ("pull_request", "success", "stranger/notes", "no", False),
        ("pull_request", "success", "stranger/notes", "yes", True),
        ("push", "success", "team/notes", "yes", False),
    ],
)
def test_whose_check_has_a_preview_published(
    event: str, conclusion: str, head: str, variable: str, due: bool, tmp_path: Path
) -> None:
    ran = {"event": event, "conclusion": conclusion, "head_repository": {"full_name": head}}
    github = {"repository": "team/notes", "event": {"workflow_run": ran}}
    runner = Runner(tmp_path, {"github": github, "vars": {"FORK_PREVIEWS": variable}})
    assert runner.is_due(JOBS["preview.publish"]["if"]) is due


def test_the_preview_is_kept_by_the_name_it_is_looked_for_by(tmp_path: Path) -> None:
    (kept,) = using("actions/upload-artifact@")
    runner = Runner(tmp_path, {"github": {"event": {"pull_request": {"number": 7}}}})
    assert runner.filled(kept["name"]) == ARTIFACT.format(7)
