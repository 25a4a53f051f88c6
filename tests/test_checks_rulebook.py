"""The rulebook: one rule a file, each said in full and true to its own example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT
from rules import finds, leaves, moving
from weekpress import errors
from weekpress.checks import rules
from weekpress.checks.rulebook import Ruling, rulebook

FILES = sorted(p.stem for p in Path(rules.__path__[0]).glob("*.py") if p.stem != "__init__")
EVERY = list(rulebook().values())


def test_every_file_is_the_rule_it_is_named_after() -> None:
    assert sorted(name.replace("-", "_") for name in rulebook()) == FILES


@pytest.mark.parametrize("ruling", EVERY, ids=lambda ruling: ruling.rule.name)
def test_every_rule_says_why_and_what_to_do(ruling: Ruling) -> None:
    rule = ruling.rule
    assert rule.title
    assert rule.source
    assert rule.why.endswith((".", "”"))
    assert rule.do.endswith((".", "”"))
    assert not rule.title.endswith(".")


@pytest.mark.parametrize(
    "ruling", [ruling for ruling in EVERY if ruling.finds], ids=lambda ruling: ruling.rule.name
)
def test_every_rule_is_true_to_its_own_example(ruling: Ruling, tmp_path: Path) -> None:
    rule = ruling.rule
    moving(tmp_path / "images" / "moving.gif")
    finds(rule.name, rule.wrong, root=tmp_path)
    leaves(rule.name, rule.right, root=tmp_path)


def test_every_rule_that_is_named_in_the_code_has_its_file() -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "plugins").rglob("*.py")]
    named = {name for text in code for name in re.findall(r"\brule=\"([\w-]+)\"", text)}
    named |= {errors.FRONT_MATTER, errors.WEEK, errors.FILE, errors.LINK, errors.ADDRESS}
    assert len(named) > 20
    assert named - set(rulebook()) == set()


def test_what_pages_say_after_texts_are_rules_for_texts() -> None:
    said = {name for ruling in EVERY for name in ruling.rule.said_by}
    assert said
    assert all("on_page" not in rulebook()[name].finds for name in said)
