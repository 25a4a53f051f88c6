"""What a team may write for a remote, a branch and the rest; and what is never told of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing import publisher
from weekpress.comments.publishers.git import make
from weekpress.comments.publishers.protocol import Setting
from weekpress.comments.publishers.remotes import away, branch, folder, remote, without_secrets


@pytest.mark.parametrize(
    ("address", "transport"),
    [
        ("https://forge.example.org/team/site.git", "https"),
        ("https://forge.example.org:8443/team/site", "https"),
        ("http://127.0.0.1:3000/team/site.git", "http"),
        ("git@forge.example.org:team/site.git", "ssh"),
        ("ssh://git@forge.example.org:2222/team/site.git", "ssh"),
        ("ssh://forge.example.org/team/site.git", "ssh"),
        ("/srv/git/our site.git", "file"),
    ],
)
def test_an_address_goes_by_its_own_transport(address: str, transport: str) -> None:
    assert (remote(address).address, remote(address).transport) == (address, transport)


@pytest.mark.parametrize(
    "address",
    [
        "", "site.git", "../site.git", "./-x", "--upload-pack=touch /tmp/x", "-u", "//host/share",
        "ext::sh -c touch% /tmp/x", "fd::17", "git://forge.example.org/site.git",
        "file:///srv/site.git", "ftp://forge.example.org/site.git", "https:///site.git",
        "ssh://-oProxyCommand=touch/site.git", "ssh://git:secret@forge.example.org/site.git",
        "-oProxyCommand=x@host:site", "git@-oProxyCommand=x:site", "git@host:-site",
        "git@host::site", "git@host:a b", "https://forge.example.org/a b", "https://[::1/site",
        "https://forge.example.org:99999/site", "https://forge.example.org/site?x=1",
    ],
)  # fmt: skip
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"^remote "):
        remote(address)


@pytest.mark.parametrize("who", ["sesame@", "oauth2:sesame@", ":sesame@", "a@sesame@"])
def test_a_password_in_an_address_is_refused_and_not_repeated(who: str) -> None:
    with pytest.raises(ValueError, match="WEEKPRESS_COMMENTS_GIT_TOKEN") as told:
        remote(f"https://{who}forge.example.org/site.git")
    assert "sesame" not in str(told.value)


def test_comments_do_not_travel_unprotected() -> None:
    with pytest.raises(ValueError, match="use https, not http"):
        remote("http://forge.example.org/site.git")


@pytest.mark.parametrize("name", ["comments", "main", "team/comments", "2026-11", "c.d_e", "dŵr"])
def test_a_branch_that_git_takes_is_taken(name: str) -> None:
    assert branch(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "", "-x", "--force", "a..b", "a b", "a:b", "+a", "a~1", "a^", "a?", "a*", "a[", "a\\b",
        "a/", "/a", "a//b", "a.", "a.lock", "a.lock/b", ".a", "a/.b", "a@{1}", "@", "a\n", "a\x7f",
        "b" * 201,
    ],
)  # fmt: skip
def test_a_branch_that_git_would_stumble_over_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^branch "):
        branch(name)


@pytest.mark.parametrize("name", ["/etc", "..", "a/../..", ".git", "a/.GIT/hooks", "a\\b", 'a"b'])
def test_a_folder_outside_the_repository_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^folder "):
        folder(name)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"author": "Amy <amy>"}, "author is empty or has a <"),
        ({"email": ""}, "email is empty"),
        ({"message": "a\nb"}, "message has to be a text of one line"),
        ({"remote": 5}, "^remote has to be a text"),
        ({"patience": 0}, "patience has to be a whole number from 1 to 3600"),
        ({"patience": True}, "patience has to be a whole number"),
        ({"brnach": "x"}, r"no option 'brnach': did you mean branch\?"),
        ({"token": "x"}, "no option 'token'"),
    ],
)
def test_an_option_that_cannot_be_is_told_by_name(
    tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        make(Setting(tmp_path, {"remote": str(tmp_path), **options}, os.environ))


def test_without_git_the_word_is_files(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs the command git"):
        publisher(tmp_path, tmp_path, {"PATH": str(tmp_path)})


@given(st.text(min_size=1).filter(lambda text: not set(text) & set("/ ") and text.isprintable()))
def test_what_git_says_is_told_without_the_password_in_it(password: str) -> None:
    told = without_secrets(f"fatal: unable to access 'https://u:{password}@h/s': no", "s3cret")
    assert told == "fatal: unable to access 'https://h/s': no"


def test_what_git_says_is_told_in_one_short_visible_line() -> None:
    assert without_secrets("a\n::error b\x1b[2J s3cret", "", "s3cret") == "a ::error b\ufffd[2J …"
    assert len(without_secrets("x" * 9000)) == 400


def test_what_passes_by_itself_needs_nobody() -> None:
    assert away("fatal: unable to access 'https://h/s': Could not resolve host: h")
    assert away("ssh: connect to host h port 22: Connection refused")
    assert not away("fatal: Authentication failed for 'https://h/s'")
