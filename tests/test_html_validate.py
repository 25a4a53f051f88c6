"""html-validate finds no error on any page of the sample site (.htmlvalidate.json)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from building import ROOT, Require


def complaints(folder: Path, *options: str, letters: bool = False) -> str:
    """What html-validate says of every page in `folder`; nothing if all is well.

    letters -- look at what is sent by e-mail, and not at the pages
    """
    found = [p for p in sorted(folder.rglob("*.html")) if (p.name == "email.html") == letters]
    assert found
    done = subprocess.run(
        ["node", "node_modules/html-validate/bin/html-validate.mjs", "--formatter", "text",
         "--config", ".htmlvalidate.json", *options, *map(str, found)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    said = (done.stdout + done.stderr).replace(f"{folder}/", "").strip()
    return said or ("" if done.returncode == 0 else f"exit code {done.returncode}")


def test_every_page_of_the_sample_site_is_valid(sample_site: Path, require: Require) -> None:
    require("node")
    assert complaints(sample_site) == ""


def test_every_letter_is_valid_with_its_style_in_it(sample_site: Path, require: Require) -> None:
    """Mail programs know no style sheet of ours."""
    require("node")
    assert complaints(sample_site, "--rule", "no-inline-style:off", letters=True) == ""


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p id='a'></p><p id='a'></p>", "no-dup-id"),
        ("<h1>One</h1><h3>Three</h3>", "heading-level"),
        ("<a href=/x></a>", "wcag/h30"),
        ("<img src=/x.png>", "wcag/h37"),
        ("<ul><p>In</p></ul>", "element-permitted-content"),
    ],
)
def test_a_fault_is_named_by_its_rule(
    body: str, rule: str, tmp_path: Path, require: Require
) -> None:
    require("node")
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Probe</title></head>'
    (tmp_path / "probe.html").write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")
    assert rule in complaints(tmp_path)
