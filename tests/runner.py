"""A forge's runner, as far as shell steps go: a job's commands, run in order as the forge does.

Expressions of GitHub (`${{ }}`) are worked out, not looked up: what a workflow lets through, and
when, is then what the file says. Actions (`uses:`) are the forge's own and are left aside.
Source: GitHub Docs, "Evaluate expressions in workflows and actions"; GitLab Docs, CI/CD YAML.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from building import NOW, ROOT

GITHUB = ROOT / "workflows/github"
GITLAB = ROOT / "workflows/gitlab/.gitlab-ci.yml"

_TOKEN = re.compile(r"'((?:[^']|'')*)'|(&&|\|\||==|!=|!|[(),])|([\w.*-]+)|\s+")
_SIGNS = {"&&": " and ", "||": " or ", "!": " not "}
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}", re.S)


def workflow(name: str) -> dict[str, Any]:
    """One of our workflows for GitHub, all its values strings: YAML 1.1 takes `on` for True."""
    text = (GITHUB / f"{name}.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- our own file
    return loaded


@dataclass(frozen=True)
class Done:
    """What came of one step."""

    name: str
    code: int
    words: str


@dataclass
class Runner:
    """A machine that has checked a repository out, and what the forge says of the run."""

    folder: Path
    contexts: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    outcomes: dict[str, Any] = field(default_factory=dict)

    def job(self, workflow: Mapping[str, Any], name: str) -> list[Done]:
        """Run the shell steps of a job; after one that fails, those that are to run even so."""
        done: list[Done] = []
        job = workflow["jobs"][name]
        for step in job["steps"]:
            failed = any(one.code for one in done)
            if "run" not in step or not self.is_due(step.get("if", ""), failed=failed):
                continue
            one = self.step(step, job.get("env", {}))
            done.append(one)
            if "id" in step:
                self.outcomes[step["id"]] = {"outcome": "failure" if one.code else "success"}
        return done

    def is_due(self, condition: str, *, failed: bool = False) -> bool:
        """Whether an `if:` holds. One that asks for no state is not due after a failure."""
        if failed and not re.search(r"\b(?:always|cancelled|failure)\(", condition):
            return False
        inner = _EXPRESSION.sub(r"\1", condition)
        return not inner or bool(self.value(inner))

    def step(self, step: Mapping[str, Any], env: Mapping[str, str]) -> Done:
        """Run one step by the shell that GitHub takes where none is named."""
        own = {k: self.filled(v) for k, v in {**env, **step.get("env", {})}.items()}
        return self.bash(step.get("name", ""), step["run"], own)

    def bash(self, name: str, script: str, env: Mapping[str, str]) -> Done:
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-c", script], cwd=self.folder,
            env={**clean(self.folder.parent), **self.more, **env}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False,
        )  # fmt: skip
        return Done(name, ran.returncode, ran.stdout)

    def filled(self, text: str) -> str:
        """`text` with its expressions worked out."""
        return _EXPRESSION.sub(lambda found: str(self.value(found[1])), text)

    def value(self, expression: str) -> Any:
        """What an expression of GitHub's comes to."""
        names = {"hashFiles": self._hash, "cancelled": lambda: False, "look": self._look}
        return eval("".join(_python(expression)), {"__builtins__": {}}, names)  # noqa: S307 -- of our own workflows

    def _look(self, path: str) -> Any:
        """What a context holds. What a step or the team has not set is empty, as on the forge."""
        found: Any = {"steps": self.outcomes, "vars": {}, **self.contexts}
        may_lack = path.startswith(("steps.", "vars."))
        for part in path.split("."):
            if may_lack and part not in found:
                return ""
            found = found[part]
        return found

    def _hash(self, *patterns: str) -> str:
        return "hash" if any(True for p in patterns for _ in self.folder.glob(p)) else ""


def _python(expression: str) -> Iterator[str]:
    """An expression of GitHub's in Python's signs: `and` and `or` give an operand in both."""
    place = 0
    while place < len(expression):
        token = _TOKEN.match(expression, place)
        assert token, expression[place:]
        text, sign, name = token.groups()
        place = token.end()
        is_call = expression[place : place + 1] == "("
        if text is not None:
            yield repr(text.replace("''", "'"))
        elif name:
            yield name if is_call else f"look({name!r})"
        else:
            yield _SIGNS.get(sign, sign or " ")


def clean(home: Path) -> dict[str, str]:
    """The environment of a fresh machine: a Python with Weekpress, git, and what a runner sets."""
    bin_ = home / "bin"
    bin_.mkdir(exist_ok=True)
    for name, call in (("python", ""), ("weekpress", " -m weekpress")):
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{call} "$@"\n')
        (bin_ / name).chmod(0o755)
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", "Amy Price"), ("EMAIL", "amy@example.org"))}  # fmt: skip
    return {
        **who,
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "CI": "true",
        "PIP_NO_INDEX": "1",  # nothing is fetched: what is asked for is here
        "PYTHONPATH": str(ROOT / "plugins"),
        "SOURCE_DATE_EPOCH": NOW,
        "GITHUB_STEP_SUMMARY": str(home / "summary.md"),
        "GITHUB_OUTPUT": str(home / "output.txt"),
        "GITHUB_ENV": str(home / "env.txt"),
    }
