"""Abbreviations that nobody explains are told, as advice, and nothing else in capitals is."""

from __future__ import annotations

import pytest

from weekpress.checks.capitals import MOST, unknown_capitals
from weekpress.errors import Severity, told
from weekpress.frontmatter import read_document
from weekpress.frontmatter.glossary import Glossary, glossary_in
from weekpress.markup import Renderer

NONE = Glossary()


def advice(*bodies: str, glossary: Glossary = NONE, known: tuple[str, ...] = ()) -> list[str]:
    """What is told of posts with these bodies."""
    documents = [read_document(f"{n}.md", f"{n}.md", body)[0] for n, body in enumerate(bodies)]
    html = [Renderer().render(d.body, d.shown, 1).html for d in documents]
    findings = unknown_capitals(zip(documents, html, strict=True), glossary, known)
    assert all(f.severity is Severity.ADVICE for f in findings)
    return told(findings)


def words(body: str) -> list[str]:
    return [line.split("capitals: ")[1].split(" is ")[0] for line in advice(body)]


def test_an_abbreviation_is_told_with_its_line_and_what_to_write() -> None:
    assert advice("Hello.\n\nThe FMS is down.") == [
        "advice: 0.md:3: capitals: FMS is explained neither here nor in the glossary. Write it out "
        "where you first use it, or add FMS: and what it means to glossary.yml."
    ]


@pytest.mark.parametrize("word", ["UH", "MaT", "RaP", "DfE", "PIAs", "R&D", "B2B", "ÉCÉ", "ЦБР"])
def test_what_looks_like_an_abbreviation_is_one(word: str) -> None:
    assert words(f"We use {word} here.") == [word]


@pytest.mark.parametrize(
    "body",
    [
        "GitHub, YouTube, iPhone and McDonald met A. Lovelace in Room A4.",
        "Henry VIII and Louis XIV in MMXXVI.",
        "The UK, a PDF, the NHS, MPs and a PhD.",
        "`FMS` and <kbd>FMS</kbd> at https://example.org/FMS in FMS.html",
        "## FMS\n\n    FMS",
        "GOOD THINGS WE DID\n\nOf good things, did.",
        "This is NOT it. It is not.",
        "IMPORTANT",
        "Come to E8 1EA, or to W1A 1AA.",
        "The fault management system (FMS) is down. The FMS is up.",
        "FMS (fault management system) is down.",
        "Our <abbr title='x'>FMS</abbr>.",
        "*[FMS]: fault management system\n\nThe FMS.",
        "Model XK12345.",
    ],
)
def test_what_is_none_or_is_explained_is_not_told(body: str) -> None:
    assert advice(body) == []


def test_the_glossary_and_a_setting_make_a_word_known() -> None:
    glossary, _ = glossary_in("FMS: x\nMaT: {means: y, aliases: MAT}\nR&D: z\n", "g")
    assert advice("FMSs, MAT, R&D and GIS.", glossary=glossary, known=("GIS",)) == []


def test_one_word_is_told_once_with_its_count() -> None:
    (line,) = advice("The FMS.", "An FMS.", "FMSs. An FMS.")
    assert line.endswith("(4 times in 3 files; this is the first.)")


def test_a_file_shares_a_line_for_the_words_that_few_use() -> None:
    many = [f"Q{chr(65 + n)}X" for n in range(MOST)]
    common = " and ".join(many)
    found = advice(common, common, "The ABQ and the CDQ.")
    assert len(found) == MOST + 1
    assert any("ABQ, CDQ are explained neither" in line for line in found)
