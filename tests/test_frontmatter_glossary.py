"""content/glossary.yml is read as front matter is: strings, lines, every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from weekpress.frontmatter.glossary import Glossary, glossary_in, read_glossary

FILE = "content/glossary.yml"


def told(written: str) -> list[str]:
    return [str(finding) for finding in glossary_in(written, FILE)[1]]


def read(written: str) -> Glossary:
    glossary, findings = glossary_in(written, FILE)
    assert not findings
    return glossary


def test_a_term_is_its_meaning_or_keys() -> None:
    glossary = read(
        "UH: Universal Housing\nMaT:\n  means: Manage a\n    Tenancy\n  link: https://a.b\n"
    )
    assert [(t.name, t.means, t.link) for t in glossary.terms] == [
        ("MaT", "Manage a Tenancy", "https://a.b"),
        ("UH", "Universal Housing", ""),
    ]


def test_strings_stay_strings() -> None:
    assert [(t.name, t.means) for t in read("NO: yes\n911: 2026-11-20\n").terms] == [
        ("911", "2026-11-20"),
        ("NO", "yes"),
    ]


def test_no_two_terms_have_one_place_on_the_page() -> None:
    slugs = [term.slug for term in read("C++: a\nC plus plus: b\nEdit: c\nÉ-dit-2: d\n").terms]
    assert len(set(slugs)) == 4
    assert "c-plus-plus" in slugs


def test_no_term_takes_a_place_of_the_page_itself() -> None:
    assert [term.slug for term in read("Main: the main thing\nUH: Universal Housing\n").terms] == [
        "user-main",
        "uh",
    ]


def test_an_empty_file_has_no_terms() -> None:
    assert read("# Nothing yet\n") == Glossary()


def test_other_spellings_of_ones_own_are_no_fault() -> None:
    assert read("MaT: {means: x, aliases: [MAT, M.a.T.]}").terms[0].aliases == ("MAT", "M.a.T.")


@pytest.mark.parametrize(
    ("written", "line", "words"),
    [
        ("- MaT\n", 1, "is not a list of terms"),
        ("A1: b\nMaT:\n", 2, "has no meaning"),
        ("MaT: x\nmat: y\n", 2, "on line 1"),
        ("MaT: x\nUH: {means: y, aliases: Mat}\n", 2, 'is "MaT" on line 1'),
        ("MaT:\n  means: x\n  link: javascript:x\n", 3, "is not a web address"),
        ("MaT:\n  means: x\n  colour: y\n", 3, "is not a known key"),
        ("MaT:\n  means: x\n  means: y\n", 3, "is there twice"),
        ("MaT:\n  means: x\n  lang: Welsh!\n", 3, "is not a language"),
        ("a: x\n", 1, "found in no text"),
        ("'--- ---': x\n", 1, "found in no text"),
        ("MaT: [a, b]\n", 1, "one piece of text"),
        ("MaT: &a x\n", 1, "ampersand"),
        ("MaT: *a\n", 1, "asterisk"),
        ("MaT: 'x\n", 1, "never closed"),
        ("A1: b\nMaT: x: y\n", 2, "colon"),
    ],
)
def test_a_fault_is_told_with_its_line(written: str, line: int, words: str) -> None:
    (fault,) = told(written)
    assert fault.startswith(f"{FILE}:{line}: ")
    assert words in fault


def test_a_slip_says_what_was_meant_and_no_more() -> None:
    (fault,) = told("MaT:\n  mens: Manage a Tenancy\n")
    assert fault == f"{FILE}:2: MaT mens: is not a known key. Did you mean means?"


def test_a_file_of_another_name_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text("MaT: x\n", "utf-8")
    glossary, findings = read_glossary(tmp_path, "content")
    assert glossary == Glossary()
    assert [str(f) for f in findings] == [
        "content/glossary.yaml:1: file: is not read under this name. Rename it glossary.yml."
    ]


def test_a_file_that_is_not_utf_8_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "glossary.yml").write_bytes(b"UH: x\nMaT: \xff\n")
    _, findings = read_glossary(tmp_path, "content")
    assert [(f.line, f.message) for f in findings] == [(2, "is not UTF-8 text.")]
