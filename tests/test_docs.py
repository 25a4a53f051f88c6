"""The manual is whole: every command and setting is in it, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from building import ROOT, kept_files
from weekpress.cli.program import program
from weekpress.settings import known

DOCS = ROOT / "docs"
REFERENCE = sorted((DOCS / "reference").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])

# Read from the environment, by the tests or the comment service: not settings.
ELSEWHERE = {
    "WEEKPRESS_REQUIRE", "WEEKPRESS_COMMENTS_DATA", "WEEKPRESS_COMMENTS_DATABASE",
    "WEEKPRESS_COMMENTS_KEYS", "WEEKPRESS_COMMENTS_AKISMET_KEY", "WEEKPRESS_COMMENTS_HOOK_SECRET",
    "WEEKPRESS_COMMENTS_GIT_TOKEN", "WEEKPRESS_COMMENTS_SMTP_PASSWORD",
}  # fmt: skip
HOSTS = re.compile(r"py" r"pi\.(?:org|io)|python" r"hosted|registry\.npm|npm" r"js\.(?:org|com)")
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp/w[p])/")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with all the words that call it."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for word in command.list_commands(context):
        inner = command.get_command(context, word)
        assert inner
        yield from commands(inner, f"{name} {word}")


COMMANDS = dict(commands(program, "weekpress"))


def section_on(name: str) -> str:
    """The part of the reference under the heading that is the command's name."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE)
    found = re.search(rf"^#+ .*`{name}\b[^\n]*`.*\n(.*?)(?=^#+ .*`weekpress|\Z)", text, re.M | re.S)
    return found[0] if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    options = [word for parameter in COMMANDS[name].params if isinstance(parameter, click.Option)
               for word in parameter.opts + parameter.secondary_opts
               if word.startswith("--")]  # fmt: skip
    section = section_on(name)
    assert section, f"docs/reference/ has no heading with `{name}`"
    assert [option for option in options if option not in section] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert [option.opts for option in options if not option.help] == []


def test_every_setting_is_in_the_reference_with_its_meaning() -> None:
    text = " ".join((DOCS / "reference/settings.md").read_text(encoding="utf-8").split())
    assert [n for n, meaning in known().items() if n not in text or meaning not in text] == []


def test_the_manual_names_no_setting_that_is_not_there() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"\bWEEKPRESS_[A-Z_]+\b", text))
    assert named - set(known()) - ELSEWHERE == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_the_manual_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


def links(page: Path) -> list[str]:
    """The page's links to files and headings of this repository."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    found = re.findall(r"\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)", text, re.M)
    return [one or two for one, two in found if not re.match(r"[a-z]+:", one or two)]


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    if not target.exists() or not anchor or target.suffix != ".md":
        return target.exists()
    headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.M)
    return anchor in {re.sub(r"[^\w -]", "", h.lower()).strip().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("banned", [HOSTS, MACHINE], ids=["package registries", "this machine"])
def test_no_file_names(banned: re.Pattern[str]) -> None:
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in kept_files()}
    assert [str(p.relative_to(ROOT)) for p, text in texts.items() if banned.search(text)] == []


@pytest.mark.parametrize(
    ("link", "good"),
    [("a.md", True), ("a.md#two-words", True), ("b.md", False), ("#none", False), ("#a", True)],
)
def test_a_link_that_leads_nowhere_is_found(link: str, good: bool, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(f"# A\n## `Two` words\n[x]({link})", encoding="utf-8")
    assert leads_somewhere(page, links(page)[0]) is good
