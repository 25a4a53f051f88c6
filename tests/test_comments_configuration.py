"""The service's configuration: what is left out has a default, and every fault is told at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from building import ROOT
from weekpress.comments.configuration import NAME, ConfigurationError, read
from weekpress.comments.configuration.parts import Configuration


def written(folder: Path, text: str) -> Path:
    (folder / NAME).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_one_has_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path) == Configuration()


def test_what_it_says_is_read(tmp_path: Path) -> None:
    said = read(
        written(
            tmp_path,
            """
            [service]
            address = "https://comments.example.org"
            trusted_proxies = ["192.0.2.0/24"]
            [moderation]
            moderators = ["Priya Shah <priya@example.org>"]
            [filters]
            use = ["heuristics", "akismet"]
            [filters.akismet]
            strict = true
            [publish]
            use = "files"
            folder = "/srv/site/content"
            """,
        )
    )
    assert said.service.address == "https://comments.example.org/"
    assert [str(network) for network in said.service.trusted_proxies] == ["192.0.2.0/24"]
    assert said.filters.options("akismet") == {"strict": True}
    assert said.publish.options == {"folder": "/srv/site/content"}


def test_every_fault_is_told_with_its_key_and_what_is_expected(tmp_path: Path) -> None:
    text = '[keep]\nspam_days = 0\n[moderation]\nmoderator = []\npolicy = "none"\n'
    with pytest.raises(ConfigurationError) as told:
        limit = '[limits]\nper_sender = "now and then"\n'
        read(written(tmp_path, text + limit + '[service]\naddress = "ftp://x"\n'))
    assert 'limits.per_sender: a rate is expected, such as "10 per 10 minutes".' in str(told.value)
    assert "keep.spam_days: should be greater than or equal to 1." in str(told.value)
    assert "moderation.moderator is unknown. Did you mean moderation.moderators?" in str(told.value)
    assert "moderation.policy: should be 'every' or 'first-time'." in str(told.value)
    assert "service.address: an address is expected" in str(told.value)


@pytest.mark.parametrize("text", ["= 1", "\x00", "[service\n"])
def test_what_is_not_toml_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match="This is not TOML"):
        read(written(tmp_path, text))


@pytest.mark.parametrize("person", ["Zoë <zoë@example.org>", "Zoë <zoe..k@example.org>"])
def test_a_moderator_whom_no_mail_reaches_stops_the_start(tmp_path: Path, person: str) -> None:
    said = f'[moderation]\nmoderators = ["Priya Shah <priya@example.org>", "{person}"]\n'
    (tmp_path / NAME).write_text(said, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"moderation\.moderators\.1"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[filters]\nshadw = true\n", "filters: shadw is unknown. Did you mean shadow?"),
        ('[filters]\nakismet = "on"\n', "filters: akismet is unknown."),
        ('[service]\naddress = "https://example.org/comments/"\n', "a host of its own"),
        ('[service]\naddress = "https://example.org/?x"\n', "a host of its own"),
    ],
)
def test_what_would_be_passed_over_in_silence_is_told(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(ConfigurationError) as told:
        read(written(tmp_path, text))
    assert fault in str(told.value)


def test_each_fault_of_several_has_a_line_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as told:
        read(written(tmp_path, "[keep]\nspam_days = 0\n[filters]\nshadw = true\n"))
    first, *others = str(told.value).splitlines()
    assert first.rstrip() == f"{tmp_path / NAME}:"
    assert others == [
        "  filters: shadw is unknown. Did you mean shadow?",
        "  keep.spam_days: should be greater than or equal to 1.",
    ]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_what_the_manual_shows_is_taken(page: Path) -> None:
    blocks = re.findall(r"^ *```toml\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.M | re.S)
    for block in blocks:
        said = tomllib.loads(dedent(block))
        if said.keys() <= Configuration.model_fields.keys():  # and not of another program
            Configuration.model_validate(said)


def test_what_the_manual_begins_with_on_a_server_names_all_that_is_needed() -> None:
    page = (ROOT / "docs/how-to/run-comments-in-production.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    said = Configuration.model_validate(tomllib.loads(block))
    assert said.service.site and said.service.trusted_proxies and said.moderation.moderators
    assert said.mail.host and said.publish.use == "files"
    assert said.publish.options == {"folder": "/srv/notes/content"}


@pytest.mark.parametrize("other", ["Priya  shah <p@example.org>", "Owen Reid <PRIYA@example.org>"])
def test_two_moderators_whom_the_audit_could_not_tell_apart_stop_the_start(
    tmp_path: Path, other: str
) -> None:
    said = f'[moderation]\nmoderators = ["Priya Shah <priya@example.org>", "{other}"]\n'
    with pytest.raises(ConfigurationError, match=r"moderation\.moderators: two of them"):
        read(written(tmp_path, said))
