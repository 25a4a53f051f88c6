"""What docs/reference/check-formats.md shows is what the formats write."""

from __future__ import annotations

import re

import pytest

from building import ROOT
from reporting import HERE, MISSPELT, report
from weekpress.checks.formats import FORMATS

PAGE = (ROOT / "docs/reference/check-formats.md").read_text(encoding="utf-8")


def shown(form: str) -> str:
    """The block under the heading of a format."""
    found = re.search(rf"^## `{form}`\n.*?^```text\n(.*?)\n```", PAGE, re.M | re.S)
    return found[1] if found else ""


def test_every_format_has_a_part_of_its_own() -> None:
    assert re.findall(r"^## `(\w+)`", PAGE, re.M) == list(FORMATS)


@pytest.mark.parametrize("form", ["text", "github", "junit"])
def test_what_is_shown_of_a_format_is_what_it_writes(form: str) -> None:
    told = re.sub(r"^ +", "", FORMATS[form](report(MISSPELT, HERE)), flags=re.M)
    assert re.sub(r"^ +", "", shown(form), flags=re.M) in told
