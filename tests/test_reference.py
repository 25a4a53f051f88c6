"""The reference pages that follow from the code say what the code says."""

import runpy

import pytest

from building import ROOT

GENERATED = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_as_the_code_would_write_it(name: str) -> None:
    """If this fails: .venv/bin/python docs/generate.py, and read what changed."""
    assert (ROOT / "docs/reference" / name).read_text(encoding="utf-8") == GENERATED[name]()
