"""The reference page of what is kept says the days that the configuration has."""

from __future__ import annotations

import pytest

from building import ROOT
from weekpress.comments.configuration.parts import KeepPart

PAGE = (ROOT / "docs/reference/comment-privacy.md").read_text(encoding="utf-8")
ROWS = {
    "submitted_days": "network address, browser",
    "spam_days": "the same, of spam",
    "rejected_days": "the same, of a rejected or withdrawn comment",
    "email_days": "e-mail address",
    "audit_days": "who decided what",
}


@pytest.mark.parametrize("key", KeepPart.model_fields)
def test_the_page_has_the_days_of_the_configuration(key: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {ROWS[key]}"))
    assert f" {getattr(KeepPart(), key)} days" in row
