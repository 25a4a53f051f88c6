"""The manual's configuration works as it is written, and what it says is weighed is weighed."""

from __future__ import annotations

import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest

from building import ROOT
from filtering import SECRET, setting
from weekpress.comments.filters import akismet, http, registry

PAGES = [
    ROOT / "docs/how-to/choose-a-spam-filter.md",
    ROOT / "docs/reference/comment-filters.md",
    ROOT / "docs/reference/comment-filter-hook.md",
]
ENVIRON = {akismet.KEY: "123456789abc", http.SECRET: SECRET}


def configurations(page: Path) -> list[dict[str, Any]]:
    """The blocks of a page that configure filters."""
    blocks = re.findall(r"^ *```toml\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.M | re.S)
    said = [tomllib.loads(textwrap.dedent(block)) for block in blocks]
    return [dict(one["filters"]) for one in said if "filters" in one]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_configuration_of_the_manual_makes_a_chain(page: Path) -> None:
    found = configurations(page)
    assert found
    for filters in found:
        names = filters.pop("use", ["heuristics"])
        made = registry.chain(names, filters, setting({}, **ENVIRON))
        assert [link.filter.name for link in made.links] == names
