"""Tiny sites that must build, and tiny sites that must not.

tests/sites/<feature>/          content/, settings.py if it needs any, and expected.txt (golden.py)
tests/sites_invalid/<fault>/    the same; its expected.txt is what `weekpress build` says
"""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT, BuildSite
from golden import differences

SITES = sorted(p.parent for p in (ROOT / "tests/sites").glob("*/expected.txt"))
INVALID = sorted(p.parent for p in (ROOT / "tests/sites_invalid").glob("*/expected.txt"))
PREVIEWS = {"previews", "week-previews"}


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_builds_as_expected(site: Path, build_site: BuildSite) -> None:
    built = build_site(site, *(["--drafts"] if site.name in PREVIEWS else []))
    assert built.exit_code == 0, built.stdout + built.stderr
    expected = (site / "expected.txt").read_text(encoding="utf-8")
    told = differences(expected, built.output)
    assert not told, "\n\n".join(["", *told])


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_a_faulty_site_names_its_faults_and_stops(site: Path, build_site: BuildSite) -> None:
    built = build_site(site)
    said = (built.stdout + built.stderr).strip()
    assert "Traceback" not in said
    assert said == (site / "expected.txt").read_text(encoding="utf-8").strip()
    assert built.exit_code == 1


def test_there_are_sites_to_build_and_to_refuse() -> None:
    """Nothing to compare would be no failure."""
    assert SITES
    assert INVALID
    assert {site.name for site in SITES} >= PREVIEWS


@pytest.mark.parametrize("folder", ["sites", "sites_invalid"])
def test_no_site_is_without_its_expectations(folder: str) -> None:
    """A site that nobody compares with anything proves nothing."""
    lacking = [p.parent.name for p in (ROOT / "tests" / folder).glob("*/content")
               if not (p.parent / "expected.txt").is_file()]  # fmt: skip
    assert lacking == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("text: a.html  li\nOne\nTwo", []),
        ("html: a.html  li.x\n<li  class=x>\n One</li>", []),
        ("gone: b.html", []),
        ("text: a.html  h6", []),
        ("text: a.html  li\nOne", ["+Two"]),
        ("text: a.html  li\nOne\nThree", ["-Three", "+Two"]),
        ("html: a.html  li.x\n<li class=y>One</li>", ['-<li class="y">', '+<li class="x">']),
        ("gone: a.html", ["a.html must not be there"]),
        ("text: b.html  p", ["b.html is missing"]),
    ],
)
def test_golden_fragments_tell_what_differs(expected: str, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<ul><li class=x>One <li>Two</ul>", encoding="utf-8")
    found = "\n".join(differences(expected, tmp_path)).splitlines()
    assert [line for line in found if not line.startswith(("---", "+++", "@@", " "))] == told
