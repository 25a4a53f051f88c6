"""Links to a part of a text, judged without a build."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from weekpress.checks.links.anchors import Anchors
from weekpress.checks.rules.anchor_broken import RULE
from weekpress.errors import Finding
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.markup import Renderer

HEAD = "---\ntitle: {0}\ndate: 2026-11-20\nid: {0}\n---\n"
MAPS = "## Legend\n\n## Comments\n\n<a name='old'></a>Old. [^1]\n\n[^1]: A note.\n"


def told(folder: Path, body: str) -> list[Finding]:
    """What is told of a body, beside a text about maps, a page and a glossary."""
    (folder / "posts").mkdir()
    (folder / "pages").mkdir()
    (folder / "posts/bins.md").write_text(HEAD.format("bins") + body, encoding="utf-8")
    (folder / "posts/maps.md").write_text(HEAD.format("maps") + MAPS, encoding="utf-8")
    (folder / "pages/about.md").write_text("---\ntitle: About\n---\n## Who\n", encoding="utf-8")
    (folder / "glossary.yml").write_text("MaT: Manage a Tenancy\n", encoding="utf-8")
    catalogue = read_catalogue(folder, "content", ZoneInfo("Europe/London"))
    renderer = Renderer(True, resolve=catalogue.address_of_name)
    bodies = {
        path: renderer.render(d.body, d.shown, d.body_line).html
        for path, d in catalogue.documents.items()
    }
    return list(Anchors(catalogue, bodies, RULE).faults())


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("#cost", "#costs"),
        ("{filename}maps.md#legends", "{filename}maps.md#legend"),
        ("{filename}/posts/maps.md#olds", "{filename}/posts/maps.md#old"),
        ("|filename|maps.md#legends", "|filename|maps.md#legend"),
        ("{filename}/glossary.yml#mats", "{filename}/glossary.yml#mat"),
        ("/maps/#legends", "/maps/#legend"),
        ("/about/#whom", "/about/#who"),
        ("#caf%C3%A9s", "#café"),
    ],
)
def test_a_part_that_is_not_there_is_told_with_what_was_meant(
    link: str, meant: str, tmp_path: Path
) -> None:
    (finding,) = told(tmp_path, f"## Costs\n\n<b id='café'>x</b> See [it]({link}).")
    assert (finding.path, finding.line, finding.rule) == ("content/posts/bins.md", 8, RULE.name)
    assert finding.column > 20
    assert finding.fix == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    "link",
    [
        "#costs", "#top", "#", "#:~:text=bins", "#main", "#weekpress-tags", "#comments", "#fn-1",
        "{filename}maps.md#legend", "{filename}maps.md#old", "{filename}maps.md#comments",
        "{filename}maps.md", "{filename}/glossary.yml#mat", "{filename}nowhere.md#part",
        "/maps/#legend", "/unknown/#part", "/tags/#part", "https://example.org/#part",
        "{static}/images/a.pdf#page=2",
    ],
)  # fmt: skip
def test_a_part_that_is_there_or_may_be_is_not_told(link: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"## Costs\n\nSee [it]({link}).\n\n## Comments\n") == []


def test_code_that_shows_a_link_is_no_link(tmp_path: Path) -> None:
    assert told(tmp_path, 'See `<a href="#nowhere">` and\n\n    [x](#nowhere)\n') == []


def test_a_part_with_quotes_in_it_harms_nothing(tmp_path: Path) -> None:
    body = "<a href='#a&quot;b&lt;c'>x</a> [y](#%00%ff)\n"
    assert {finding.rule for finding in told(tmp_path, body)} == {RULE.name}
