"""weekpress comments serve: the first start, what it says, how it ends, what it never loads."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from building import ROOT, weekpress
from commenting import POST
from serving_comments import PLENTY, Running, only, running, site_of, started, stored
from weekpress.comments.configuration import NAME, read
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.configuration.starting import start, text
from weekpress.comments.web.counting import Counts


def test_the_first_start_makes_a_folder_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        assert service.send().status_code == 303
        code, said = service.stop()
    assert code == 0
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (service.data, service.data / "key")]
    assert modes == [0o700, 0o600]
    assert "Made " in said
    assert "1 post" not in said
    assert "2 posts with comments" in said
    assert "No moderators are named" in said
    assert only(service.data)[0].name == "Rosa Field"


def test_a_second_start_has_what_was_there_and_says_less(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        service.send()
        service.stop()
        again = started(service.data, service.site)
        assert again.send().status_code == 303
        _, said = again.stop()
    assert "Made " not in said
    assert len(stored(service.data)) == 1


def test_the_file_it_makes_says_what_it_would_do_without_it(tmp_path: Path) -> None:
    assert start(tmp_path)
    assert read(tmp_path) == Configuration()
    assert not start(tmp_path)


def test_every_line_of_that_file_can_be_taken_in_use() -> None:
    lines = [line.removeprefix("# ") if " = " in line else line for line in text().splitlines()]
    used = "\n".join(line for line in lines if " = " in line or line.startswith("["))
    assert Configuration.model_validate(tomllib.loads(used)) == Configuration()


def test_sigterm_lets_what_was_begun_end(tmp_path: Path) -> None:
    body = b"name=Rosa&email=rosa@example.org&comment=In+time"
    head = (
        f"POST /posts/{POST}/comments HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with running(tmp_path) as service:
        host, port = service.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as line:
            line.sendall(head.encode() + body[:10])
            assert service.get("/healthz").status_code == 200  # by now the head was read
            service.process.send_signal(signal.SIGTERM)
            line.sendall(body[10:])
            answer = line.recv(100)
        service.process.wait(timeout=60)
    assert answer.startswith(b"HTTP/1.1 303 ")
    assert only(service.data)[0].body == "In time"


def said(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> str:
    """What the command says as it refuses to start."""
    done = weekpress(folder, "comments", "serve", "--port", "0", *arguments, env=env)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_without_a_site_it_asks_for_one(tmp_path: Path) -> None:
    assert "Name its folder or its address" in said(tmp_path)


def test_a_site_that_is_read_in_clear_text_is_refused(tmp_path: Path) -> None:
    assert "https" in said(tmp_path, "--site", "http://notes.example.org/")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"port {port}" in said(tmp_path, "--site", ".", "--port", port)


@pytest.mark.parametrize(
    ("configured", "words"),
    [
        ("[limits]\nper_post = 'many'", "limits.per_post"),
        ("[filters]\nuse = ['akismit']", "Did you mean akismet?"),
        ("[publish]\nuse = 'nowhere'", "publish"),
        ("[servise]", "Did you mean service?"),
        ("[service]\naddress = 'nowhere'", "service.address"),
        ("not toml", "TOML"),
    ],
)
def test_a_configuration_at_fault_is_told_before_anything_is_taken(
    tmp_path: Path, configured: str, words: str
) -> None:
    data = tmp_path / "comments-data"
    data.mkdir()
    (data / NAME).write_text(configured, encoding="utf-8")
    assert words in said(tmp_path, "--site", str(site_of(tmp_path / "site")))


def test_a_database_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    env = {"WEEKPRESS_COMMENTS_DATABASE": "postgresql://rosa:hunter2@127.0.0.1:9/none"}
    words = said(tmp_path, "--site", ".", env=env)
    assert "could not be used" in words
    assert "hunter2" not in words


def test_nothing_that_builds_is_loaded_by_the_service_nor_what_few_starts_need() -> None:
    never = ("pelican", "weekpress.settings", "lxml", "tinycss2", "PIL", "alembic", "psycopg")
    code = (
        "import sys, weekpress.cli.comments.alone\n"
        "import weekpress.cli.comments.serve, weekpress.comments.web.app\n"
        f"print([m for m in sys.modules if m.startswith({never})])"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.fixture
def watched(tmp_path: Path) -> tuple[Running, list[dict[str, object]], str]:
    """A service that was asked for much, its log, and its numbers."""
    with running(tmp_path, configured=PLENTY) as service:
        service.send(name="Secret Name", comment="secret words", email="secret@example.org")
        service.send(name="")
        service.get("/secret-path?secret=query", **{"User-Agent": "secret-agent"})
        numbers = service.get("/metrics").text
        _, said = service.stop()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return service, lines, said + numbers


def test_the_log_has_a_line_a_request_and_names_nobody(
    watched: tuple[Running, list[dict[str, object]], str],
) -> None:
    _, lines, everything = watched
    assert [
        (line["method"], line["route"], line["status"]) for line in lines if "route" in line
    ] == [
        ("POST", "/posts/{post}/comments", 303),
        ("POST", "/posts/{post}/comments", 422),
        ("GET", "none", 404),
        ("GET", "/metrics", 200),
    ]
    assert "secret" not in everything.lower()
    assert "127.0.0.1" not in json.dumps(lines)


def test_the_numbers_say_what_was_taken_refused_and_waits(
    watched: tuple[Running, list[dict[str, object]], str],
) -> None:
    numbers = watched[2].splitlines()
    for line in (
        "weekpress_comments_accepted_total 1.0",
        'weekpress_comments_refused_total{reason="faults"} 1.0',
        'weekpress_comments{state="pending"} 1.0',
    ):
        assert line in numbers
    assert any(line.startswith("weekpress_comments_request_seconds_bucket") for line in numbers)


def test_it_is_ready_once_the_posts_are_known(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        assert service.get("/readyz").json() == {"ready": True, "lacks": []}
        empty = started(tmp_path / "other", tmp_path)
        try:
            answer = empty.get("/readyz")
            assert (answer.status_code, empty.send().status_code) == (503, 503)
            assert answer.json()["lacks"] == ["The posts of the site are not known."]
            assert "My bin was missed" in empty.send().text
            assert empty.get("/healthz").status_code == 200
        finally:
            empty.kill()


def test_numbers_of_a_store_that_is_away_are_left_out(store: object) -> None:
    counts = Counts(store)  # type: ignore[arg-type]  # each is one, or says it is
    assert b'weekpress_comments{state="pending"} 0.0' in counts.text()


def test_the_style_sheet_is_kept_until_it_is_another(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        first = service.get("/style.css")
        again = service.get("/style.css", **{"If-None-Match": first.headers["etag"]})
        site_of(service.site, styles=("a.css",))
        (service.site / "a.css").write_text("a{}", encoding="utf-8")
        other = service.get("/style.css", **{"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert (other.status_code, b"a{}" in other.content) == (200, True)
    assert "max-age" in first.headers["cache-control"]


@pytest.mark.parametrize(("policy", "asks"), [("every", False), ("first-time", True)])
def test_the_privacy_page_says_what_an_address_is_for_and_how_long_what_waits_is_kept(
    tmp_path: Path, policy: str, asks: bool
) -> None:
    with running(tmp_path, configured=f'[moderation]\npolicy = "{policy}"\n') as service:
        text = " ".join(service.get("/privacy").text.split())
    assert ("ask you by mail whether it is yours" in text) is asks
    assert "A comment that waits for us: until we have decided." in text


def test_the_privacy_page_says_what_is_configured(tmp_path: Path) -> None:
    configured = (
        "[keep]\nsubmitted_days = 7\n[filters]\nuse = ['heuristics']\n"
        "[privacy]\nmore = 'Marchwater is the controller.'\n"
    )
    with running(tmp_path, configured=configured) as service:
        page, form = service.get("/privacy").text, service.get(f"/posts/{POST}/comments").text
    assert "as they were sent: 7 days" in page
    assert "Article 6(1)(e)" in page
    assert "Marchwater is the controller." in page
    assert "mailto:digital@marchwater.example.org" in page
    assert "Akismet" not in page + form


def test_akismet_is_named_where_it_is_asked(tmp_path: Path) -> None:
    configured = "[filters]\nuse = ['akismet']\n"
    env = {"WEEKPRESS_COMMENTS_AKISMET_KEY": "0123456789ab"}
    with running(tmp_path, env, configured) as service:
        page, form = service.get("/privacy").text, service.get(f"/posts/{POST}/comments").text
    assert "Akismet" in page
    assert "This site uses Akismet to reduce spam." in form


def test_the_service_at_rest_takes_no_more_memory_than_is_promised(tmp_path: Path) -> None:
    status = Path("/proc/self/status")
    if not status.is_file():
        pytest.skip("This system does not say how much memory a process has.")
    with running(tmp_path) as service:
        assert service.send().status_code == 303
        said = Path(f"/proc/{service.process.pid}/status").read_text(encoding="ascii")
    resident_kib = int(said.partition("VmRSS:")[2].split()[0])
    assert resident_kib <= 100 * 1024
