"""A missing tool is a reason to skip at home and a failure in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import Require


@pytest.mark.parametrize(
    ("required", "outcome"),
    [
        ("", pytest.skip.Exception),
        ("browser,node", pytest.skip.Exception),
        ("browser,newsboat", pytest.fail.Exception),
    ],
)
def test_a_tool_that_is_not_here(
    required: str, outcome: type[BaseException], require: Require, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WEEKPRESS_REQUIRE", required)
    with pytest.raises(outcome, match="apt install newsboat"):
        require("newsboat")
