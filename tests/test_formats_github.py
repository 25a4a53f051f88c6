"""`--format github`: commands to GitHub Actions, which read them as its runner does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from reporting import CAPITALS, HERE, MISSPELT, alike, report, reports
from weekpress.checks.formats.github import as_github
from weekpress.checks.formats.report import Report

Command = tuple[str, dict[str, str], str]


def understood(line: str) -> Command:
    """A command's name, properties and message, as GitHub's runner takes a line apart."""
    start, info, message = line.lstrip().split("::", 2)
    name, _, properties = info.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.split(",") if pair)
    assert start == ""
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(message)


def unescaped(text: str) -> str:
    for escape, sign in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(escape, sign)
    return text


def commands(whole: Report) -> list[Command]:
    return [understood(line) for line in as_github(whole).split("\n") if line]


def test_a_finding_is_a_command_with_its_place_and_its_rule() -> None:
    assert as_github(report(HERE)) == (
        "::warning file=content/bins.md,line=9,col=17,title=link-text-vague::"
        '"here" does not say where it leads. Name the page. (content/bins.md:9)'
    )


def test_each_severity_is_a_kind_of_command() -> None:
    kinds = [name for name, _, _ in commands(report(MISSPELT, HERE, CAPITALS))]
    assert kinds == ["notice", "warning", "error"]


def test_signs_that_part_properties_are_escaped() -> None:
    odd = replace(HERE, path="content/50%, a:b.md", message="100%0A of\nit")
    assert as_github(report(odd)) == (
        "::warning file=content/50%25%2C a%3Ab.md,line=9,col=17,title=link-text-vague::"
        "100%250A of it Name the page. (content/50%25, a:b.md:9)"
    )


def test_as_many_as_github_shows_are_not_remarked_upon() -> None:
    found = commands(report(*alike(MISSPELT, 10), *alike(CAPITALS, 10)))
    assert len(found) == 20


def test_what_is_left_to_the_log_is_said_first_where_github_shows_it() -> None:
    found = commands(report(*alike(MISSPELT, 12), *alike(HERE, 11), *alike(CAPITALS, 10)))
    assert found[0] == (
        "notice",
        {"title": "More was found"},
        "GitHub shows 10 of each kind. "
        "The log of this step has the others: 2 errors, 1 warning, 1 notice.",
    )
    assert len(found) == 1 + 12 + 11 + 10


def test_what_is_like_no_other_comes_before_what_is_told_many_times() -> None:
    many = [replace(f, group="here") for f in alike(HERE, 20)]
    last = replace(HERE, path="content/z.md")
    places = [properties.get("file") for _, properties, _ in commands(report(*many, last))]
    assert places[1:3] == ["content/bins.md", "content/z.md"]


def test_a_message_without_end_keeps_its_place() -> None:
    [(_, _, message)] = commands(report(replace(HERE, message="x" * 10_000)))
    assert message.endswith("x... (content/bins.md:9)")
    assert len(message) < 4096


def test_nothing_found_is_no_command() -> None:
    assert as_github(report()) == ""


@given(whole=reports())
def test_any_report_is_commands_that_github_understands(whole: Report) -> None:
    told = [found for found in commands(whole) if found[1]["title"] != "More was found"]
    assert len(told) == len(set(whole.findings))
    assert {tuple(properties)[-1] for _, properties, _ in told} <= {"title"}


@pytest.mark.parametrize("text", ["%", "%25", "%0A", ":,%", "a\r\nb"])
def test_the_runners_reading_undoes_what_is_written(text: str) -> None:
    [(_, properties, message)] = commands(report(replace(HERE, path=text, message=text)))
    shown = " ".join(text.split())
    assert (properties["file"], shown in message) == (shown, True)
