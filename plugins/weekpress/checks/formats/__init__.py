"""How a report is told: one format a file, each a pure function from a report to text.

The text has no line end after it; whoever prints it adds one. A report without findings is told
too: as what each format has for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from weekpress.checks.formats.github import as_github
from weekpress.checks.formats.json_list import as_json
from weekpress.checks.formats.junit import as_junit
from weekpress.checks.formats.report import Report
from weekpress.checks.formats.sarif import as_sarif
from weekpress.checks.formats.text import as_text

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": as_text,
        "github": as_github,
        "sarif": as_sarif,
        "junit": as_junit,
        "json": as_json,
    }
)
"""Every format by the name that `weekpress check --format` knows it by."""
