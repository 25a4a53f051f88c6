"""Characters that XML forbids never come through, and the writer hears where they were."""

from __future__ import annotations

import pytest

from weekpress.errors import Severity
from weekpress.markup import Renderer, strip_forbidden


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("two\vwords", "two words"),
        ("two\fpages", "two pages"),
        ("bell\a", "bell"),
        ("null\0", "null"),
        ("escape\x1b[0m", "escape[0m"),
        ("half\ud83d", "half"),
        ("not a character\ufffe", "not a character"),
        ("tab\tline\nreturn\r", "tab\tline\nreturn\r"),
        ("é 日本 🎉 \u0085", "é 日本 🎉 \u0085"),
    ],
)
def test_only_what_xml_forbids_is_taken_out(text: str, clean: str) -> None:
    assert strip_forbidden(text, "a.md", 1)[0] == clean


def test_a_finding_names_place_and_character() -> None:
    _, (finding,) = strip_forbidden("fine\nso far\v.", "posts/a.md", 10)
    assert (finding.path, finding.line, finding.column) == ("posts/a.md", 11, 7)
    assert finding.message.startswith("U+000B (a vertical tab)")
    assert finding.severity is Severity.WARNING


def test_the_same_character_is_one_group() -> None:
    _, findings = strip_forbidden("a\vb\vc\x07", "a.md", 1)
    assert [f.group for f in findings] == [
        "forbidden character U+000B",
        "forbidden character U+000B",
        "forbidden character U+0007",
    ]


@pytest.mark.parametrize("reference", ["&#11;", "&#x0B;", "&#1;", "&#xFFFE;"])
def test_a_character_reference_brings_none_back(reference: str) -> None:
    html = Renderer().render(f"one {reference} two", "a.md", 1).html
    assert not strip_forbidden(html, "a.md", 1)[1]


def test_the_renderer_tells_them_with_its_own_findings() -> None:
    rendered = Renderer().render("Pasted\vfrom slides", "a.md", 8)
    assert rendered.html == "<p>Pasted from slides</p>"
    assert [(f.rule, f.line) for f in rendered.findings] == [("forbidden-character", 8)]
