"""Whoever tells a judge to look away says why: `noqa` and `type: ignore` have reasons beside them.

Ruff takes what comes after ` -- ` for the reason, mypy what comes after a second `#`.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from building import ROOT, kept_files

ASKED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b", re.I)
ANSWERED = re.compile(r"\bnoqa: [A-Z0-9, ]+( --|  #) \S|\btype: ignore\[[^]]+\]  # (?!noqa)\S")


def unexplained(text: str) -> Iterator[int]:
    """The lines on which a judge is told to look away, and not why."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        said = token.string if token.type == tokenize.COMMENT else ""
        if ASKED.search(said) and not ANSWERED.search(said):
            yield token.start[0]


def test_every_exception_has_a_reason() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in kept_files()
        if path.suffix == ".py"
        for line in unexplained(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("x = 1  # noqa: S311", True),
        ("x = 1  # noqa", True),
        ("x = 1  # type: ignore[misc]", True),
        ("x = 1  # noqa: S311 --", True),
        ("x = 1  # noqa: S311 -- no secret", False),
        ("x = 1  # type: ignore[misc]  # Pelican has no types", False),
        ("x = 1  # type: ignore[a, b]  # noqa: S1 -- both are theirs", False),
        ("x = '# noqa: S311'", False),
    ],
)
def test_one_without_is_found(line: str, fault: bool) -> None:
    assert bool(list(unexplained(f"{line}\n"))) is fault
