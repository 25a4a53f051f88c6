"""Every planted fault is found by its rule on its line; where there is none, nothing is found."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import planted_judges
from building import ROOT, Require, weekpress
from planted_faults import PLANTED, Fault, lay_out, planted
from weekpress.checks.rulebook import rulebook

FAULTS = planted()
BESIDE = {"index.yml", "frame.html", "styled.html"}
Found = Mapping[str, list[planted_judges.Told]]


def said(folder: Path, twin: bool) -> Found:
    lay_out(folder, FAULTS, twin)
    return planted_judges.ours(folder)


@pytest.fixture(scope="module")
def of_faults(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What `weekpress check` says of each file."""
    return said(tmp_path_factory.mktemp("faults"), twin=False)


@pytest.fixture(scope="module")
def of_twins(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What it says of each file with its fault put right."""
    return said(tmp_path_factory.mktemp("twins"), twin=True)


def test_each_planted_file_is_in_the_index_and_there_are_sixty_at_least() -> None:
    files = {path.name for path in PLANTED.iterdir()} - BESIDE
    assert files == {fault.file for fault in FAULTS}
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60


def test_each_fault_is_to_be_found_by_a_rule_there_is() -> None:
    assert {fault.rule for fault in FAULTS} <= set(rulebook())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_is_found_by_its_rule_on_its_line_and_nothing_else_is(
    fault: Fault, of_faults: Found
) -> None:
    said = of_faults.get(fault.name, [])
    told = {(one.rule, one.line) for one in said if one.rule not in fault.also}
    assert told == {(fault.rule, fault.told_on())}


def test_nothing_is_found_beside_the_planted_files(of_faults: Found) -> None:
    assert set(of_faults) == {fault.name for fault in FAULTS}


def test_nothing_is_found_in_a_file_without_its_fault(of_twins: Found) -> None:
    assert {name: told for name, told in of_twins.items() if told} == {}


def test_nothing_is_found_on_the_sample_site_as_it_is_built(sample_site: Path) -> None:
    done = weekpress(sample_site.parent, "check", "--built", "output", "--fail-on", "advice")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.browser
def test_the_table_of_the_manual_says_what_the_four_judges_say(
    tmp_path: Path, require: Require
) -> None:
    """If this fails: .venv/bin/python docs/planted.py, and read what changed."""
    for tool in ("browser", "node", "axe", "markdownlint"):
        require(tool)
    page = tmp_path / "who-finds-what.md"
    command = [sys.executable, str(ROOT / "docs/planted.py"), "--into", str(page)]
    subprocess.run(command, check=True, timeout=600)
    written = (ROOT / "docs/reference/who-finds-what.md").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written
