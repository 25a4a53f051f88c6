"""weekpress comments sign-in-link: a link for a moderator, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest

from building import weekpress
from moderating import PRIYA
from serving_comments import Running, running


def configured(address: str = "http://127.0.0.1:8010/") -> str:
    return f'[service]\naddress = "{address}"\n[moderation]\nmoderators = ["{PRIYA}"]\n'


def test_the_link_signs_its_moderator_in_to_the_running_service(tmp_path: Path) -> None:
    with running(tmp_path, configured=configured()) as service:
        link = _link(service)
        origin = {"origin": "http://127.0.0.1:8010"}  # as configured, and not as it is tested
        with httpx2.Client(base_url=service.address, headers=origin) as client:
            assert "Sign in as Priya Shah" in client.get(link).text
            assert client.post(link, data={"comment": ""}).headers["location"] == "/moderate"
            assert "Nothing waits." in client.get("/moderate").text
        assert link.rpartition("/")[2] not in service.stop()[1]  # no token is in the log


def _link(service: Running) -> str:
    """The path of a link that the command prints."""
    done = weekpress(
        service.data.parent, "comments", "sign-in-link", "Priya@Example.org",
        "--data", str(service.data),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    address = done.stdout.strip()
    assert address.startswith("http://127.0.0.1:8010/sign-in/")
    return address.removeprefix("http://127.0.0.1:8010")


@pytest.mark.parametrize("address", ["stranger@example.org", "Priya Shah", ""])
def test_who_is_no_moderator_gets_none_and_is_told_who_is(address: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/comments.toml").write_text(configured(), encoding="utf-8")
    done = weekpress(tmp_path, "comments", "sign-in-link", address, "--data", "data")
    assert done.returncode == 1
    assert "priya@example.org" in done.stderr
    assert list((tmp_path / "data").iterdir()) == [tmp_path / "data/comments.toml"]


def test_a_folder_without_comments_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/comments.toml").write_text(configured(), encoding="utf-8")
    done = weekpress(tmp_path, "comments", "sign-in-link", "priya@example.org", "--data", "data")
    assert done.returncode == 1
    assert "no comments" in done.stderr
    assert not (tmp_path / "data/comments.sqlite").exists()
