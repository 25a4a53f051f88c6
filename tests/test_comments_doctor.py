"""What the doctor judges, from what was seen: pure, but for the store and the mail server."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commenting import NOON, received, taken
from serving_comments import SITE
from weekpress.comments.configuration.parts import Configuration, MailPart
from weekpress.comments.doctor import asking, configured, folders, looking, sites, waiting
from weekpress.comments.doctor.folders import Seen, file_system_of
from weekpress.comments.doctor.trouble import Trouble, ordered, warning
from weekpress.comments.doctor.waiting import Waiting
from weekpress.comments.states import Step
from weekpress.comments.store import Store, jobs
from weekpress.errors import Severity

FOLDER = Path("/srv/comments")
WELL: dict[str, Any] = {
    "service": {
        "address": "https://comments.example.org/",
        "site": "https://notes.example.org/",
        "trusted_proxies": ["127.0.0.1/32"],
    },
    "moderation": {"moderators": ["Priya Shah <priya@example.org>"]},
    "mail": {"host": "mail.example.org", "sender": "Comments <comments@example.org>"},
    "publish": {"use": "git"},
}


def subjects(troubles: Iterable[Trouble]) -> list[str]:
    return [trouble.subject for trouble in troubles]


def said(part: str = "", **keys: Any) -> Configuration:
    """A configuration with nothing wrong in it but what is named."""
    changed = {**WELL, part: {**WELL.get(part, {}), **keys}} if part else WELL
    return Configuration.model_validate(changed)


def test_a_folder_as_the_service_makes_it_is_well() -> None:
    assert list(folders.judged(Seen(FOLDER, 0o700, 0o600, 0o644))) == []


@pytest.mark.parametrize(
    ("seen", "subject"),
    [
        (Seen(FOLDER, 0o700, 0o640), "key"),
        (Seen(FOLDER, 0o755, 0o600, 0o644), "folder"),
        (Seen(FOLDER, 0o700, 0o600, writable=False), "folder"),
        (Seen(FOLDER, 0o700, 0o600, file_system="nfs4"), "disk"),
        (Seen(FOLDER, 0o700, 0o600, free=50_000_000), "disk"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(seen: Seen, subject: str) -> None:
    assert subject in subjects(folders.judged(seen))


def test_a_store_in_postgresql_may_have_its_folder_on_a_network() -> None:
    seen = Seen(FOLDER, 0o700, 0o600, file_system="nfs4", in_postgresql=True)
    assert list(folders.judged(seen)) == []


def test_the_file_system_is_that_of_the_deepest_mount() -> None:
    mounts = (
        "24 1 0:22 / / rw - ext4 /dev/sda1 rw\n"
        "31 24 0:27 / /srv rw shared:1 - nfs4 host:/x rw\n"
        "32 24 0:28 / /srv/with\\040space rw - cifs //host/y rw\n"
    )
    assert file_system_of(Path("/srv/comments"), mounts) == "nfs4"
    assert file_system_of(Path("/srv/with space/data"), mounts) == "cifs"
    assert file_system_of(Path("/var"), mounts) == "ext4"
    assert file_system_of(Path("/var"), "nonsense\n - \n") == ""


def test_a_configuration_that_is_whole_is_well() -> None:
    assert list(configured.judged(said(), {})) == []


@pytest.mark.parametrize(
    ("part", "keys", "subject"),
    [
        ("service", {"address": "http://comments.example.org/"}, "address"),
        ("service", {"trusted_proxies": []}, "proxies"),
        ("service", {"trusted_proxies": ["0.0.0.0/0"]}, "proxies"),
        ("service", {"site": "http://notes.example.org/"}, "site"),
        ("moderation", {"moderators": []}, "moderators"),
        ("mail", {"host": ""}, "mail"),
        ("mail", {"user": "comments"}, "mail"),
        ("mail", {"security": "none"}, "mail"),
        ("mail", {"sender": "Comments <comments@localhost>"}, "mail"),
        ("publish", {"use": ""}, "publish"),
    ],
)
def test_what_is_lacking_in_a_configuration_is_told(
    part: str, keys: dict[str, Any], subject: str
) -> None:
    assert subjects(configured.judged(said(part, **keys), {})) == [subject]


def test_a_service_on_this_machine_alone_needs_neither_https_nor_a_proxy() -> None:
    part = {"address": "http://127.0.0.1:8010/", "trusted_proxies": []}
    assert list(configured.judged(said("service", **part), {})) == []


@pytest.mark.parametrize(
    ("found", "subject"),
    [
        (Waiting(jobs={"check": (3, NOON - timedelta(hours=1))}), "worker"),
        (Waiting(oldest_comment=NOON - timedelta(days=4)), "moderation"),
        (Waiting(newest_comment=NOON + timedelta(hours=1)), "clock"),
        (Waiting(alarm="The key is not valid."), "filters"),
    ],
)
def test_what_has_waited_too_long_is_told(found: Waiting, subject: str) -> None:
    assert subjects(waiting.judged(found, has_publisher=True, now=NOON)) == [subject]


def test_without_a_publisher_approved_comments_are_not_stuck() -> None:
    found = Waiting(jobs={"publish": (3, NOON - timedelta(days=9))})
    assert list(waiting.judged(found, has_publisher=False, now=NOON)) == []


def test_work_that_was_put_off_is_not_stuck() -> None:
    found = Waiting(jobs={"check": (3, NOON + timedelta(hours=1))})
    assert list(waiting.judged(found, has_publisher=True, now=NOON)) == []


def test_a_site_that_was_built_today_is_well() -> None:
    assert list(sites.judged("output", SITE, "", NOON, NOON)) == []


def test_what_is_wrong_with_a_site_is_told() -> None:
    week_ago = NOON - timedelta(days=8)
    assert subjects(sites.judged("", None, "", None, NOON)) == ["site"]
    assert "No comments are taken" in str(*sites.judged("output", None, "Not there.", None, NOON))
    assert "last good build" in str(*sites.judged("output", SITE, "Not there.", None, NOON))
    assert "2026-11-19" in str(*sites.judged("output", SITE, "", week_ago, NOON))
    assert subjects(sites.judged("o", SITE, "", NOON + timedelta(days=2), NOON)) == ["clock"]


def test_the_store_says_what_waits(store: Store, database: dict[str, str]) -> None:
    taken(store, received(store), Step.APPROVE)
    received(store, 60)
    found = looking.store(store.folder, database)
    assert isinstance(found, Waiting)
    assert found.oldest_comment == found.newest_comment == NOON + timedelta(minutes=1)
    assert sorted(found.jobs) == ["check", "publish"]


def test_another_key_is_told(store: Store, database: dict[str, str]) -> None:
    environ = {**database, "WEEKPRESS_COMMENTS_KEYS": "ab" * 32}
    found = looking.store(store.folder, environ)
    assert isinstance(found, Trouble)
    assert (found.subject, "another key" in found.message) == ("key", True)


def test_a_newer_store_is_told_and_an_older_one_is_left_as_it_is(
    store: Store, database: dict[str, str]
) -> None:
    for version, severity in (("9999", Severity.ERROR), ("0000", Severity.WARNING)):
        with store.writing() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608 -- our own names
        found = looking.store(store.folder, database)
        assert isinstance(found, Trouble)
        assert (found.subject, found.severity) == ("database", severity)


def test_a_database_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    address = f"postgresql://weekpress:secret@127.0.0.1:{port}/comments"
    environ = {"WEEKPRESS_COMMENTS_DATABASE": address, "WEEKPRESS_COMMENTS_KEYS": "ab" * 32}
    found = looking.store(tmp_path, environ)
    assert isinstance(found, Trouble)
    assert (found.subject, "secret" in str(found)) == ("database", False)


def test_a_mail_server_that_is_away_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    part = MailPart(host="127.0.0.1", port=port, security="none")
    assert subjects(asking.mail(part, {})) == ["mail"]
    assert list(asking.mail(MailPart(), {})) == []


def test_what_cannot_be_placed_again_and_again_is_told(
    store: Store, database: dict[str, str]
) -> None:
    taken(store, received(store), Step.APPROVE)
    now = NOON + timedelta(days=1)
    for tries in range(5):
        found = looking.store(store.folder, database)
        assert isinstance(found, Waiting)
        told = subjects(waiting.judged(replace(found, oldest_comment=None), True, now))
        assert ("publish" in told) is (tries > 3)
        with store.writing() as connection:
            for job in jobs.claim(connection, jobs.PUBLISH, now, 1):
                jobs.later(connection, job, now)


def test_that_moderators_need_a_link_by_hand_is_a_choice() -> None:
    (told,) = configured.judged(said("mail", host=""), {})
    assert told.severity is Severity.WARNING
    assert "weekpress comments sign-in-link" in told.fix


def test_no_password_is_said_in_the_open_to_another_machine() -> None:
    # By 0.0.0.0 this machine is reached as well, and it is no address of loopback.
    with socket.create_server(("0.0.0.0", 0)) as listening:  # noqa: S104 -- for this test alone
        listening.setblocking(False)
        port = listening.getsockname()[1]
        part = MailPart(host="0.0.0.0", port=port, security="none", user="comments")  # noqa: S104 -- as above
        assert list(asking.mail(part, {asking.PASSWORD: "correct horse"})) == []
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_what_has_to_be_mended_comes_last_and_each_trouble_once() -> None:
    error, thought = Trouble("key", "It is gone.", "Bring it back."), warning("mail", "None.", "")
    assert ordered([error, thought, error]) == [thought, error]
    assert str(thought).startswith("warning: mail: None.")
