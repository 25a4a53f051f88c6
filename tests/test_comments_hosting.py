"""The files for systemd, nginx and Caddy: the programs take them, and they do what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import ip_network
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.datastructures import Headers

from building import ROOT, Require
from proxying import (
    CADDY,
    EXAMPLES,
    NGINX,
    asked,
    caddy_of,
    echoing,
    free_port,
    nginx_of,
    running,
)
from weekpress.cli.program import program
from weekpress.comments.fields import MOST_BYTES
from weekpress.comments.web.client import client_address

SERVICE = "weekpress-comments.service"
UNITS = sorted(path.name for path in EXAMPLES.glob("*.service"))
SAID_BY_ANYBODY = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, require: Require, tmp_path: Path) -> Iterator[int]:
    """The port of each of them in turn, in front of a backend that says what it was sent."""
    program, port = require(request.param), free_port()
    with ExitStack() as stack:
        backend = stack.enter_context(echoing())
        if request.param == "nginx":
            said = nginx_of(tmp_path, backend, port, is_root=os.geteuid() == 0)
            command = [program, "-c", str(said), "-p", str(tmp_path)]
        else:
            said = caddy_of(tmp_path, backend, port)
            command = [program, "run", "--adapter", "caddyfile", "--config", str(said)]
        stack.enter_context(running(command, port, tmp_path))
        yield port


def test_what_somebody_says_of_where_they_come_from_goes_no_further(proxy: int) -> None:
    _, told = asked(proxy, headers=SAID_BY_ANYBODY, source="127.0.0.2")
    sent = Headers(raw=[(k.lower().encode(), v.encode()) for k, v in told["headers"]])
    assert sent.getlist("x-forwarded-for") == ["127.0.0.2"]
    assert "forwarded" not in sent
    trusted = [ip_network("127.0.0.1/32")]
    assert client_address("127.0.0.1", sent, trusted) == "127.0.0.2"


def test_as_much_as_the_service_takes_reaches_it_and_no_more(proxy: int) -> None:
    status, told = asked(proxy, body=b"x" * MOST_BYTES)
    assert (status, told["length"]) == (200, MOST_BYTES)
    assert asked(proxy, body=b"x" * (MOST_BYTES + 1))[0] in {413, 502}  # Caddy before 2.10


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_what_is_for_those_who_run_it_is_not_for_readers(path: str, proxy: int) -> None:
    assert asked(proxy, path)[0] == 404


def test_the_host_that_was_asked_reaches_the_service(proxy: int) -> None:
    _, told = asked(proxy, "/posts/x", headers={"Host": "comments.example.org"})
    assert dict(told["headers"])["Host"] == "comments.example.org"


def test_nginx_takes_the_file_as_it_is(require: Require, tmp_path: Path) -> None:
    nginx, openssl = require("nginx"), require("openssl")
    certificate, key = tmp_path / "c.pem", tmp_path / "c.key"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example.org"]
    subprocess.run([*command, "-out", certificate, "-keyout", key], check=True, capture_output=True)
    said = nginx_of(tmp_path, 8010, 1, is_root=os.geteuid() == 0)
    text = (EXAMPLES / NGINX).read_text(encoding="utf-8")
    text = re.sub(r"/etc/ssl/certs/\S+(?=;)", str(certificate), text)
    text = re.sub(r"/etc/ssl/private/\S+(?=;)", str(key), text)
    (tmp_path / "site.conf").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [nginx, "-t", "-c", said, "-p", tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "warn" in done.stderr) == (0, False), done.stderr


def test_caddy_takes_the_file_as_it_is(require: Require, tmp_path: Path) -> None:
    command = [require("caddy"), "validate", "--adapter", "caddyfile", "--config", EXAMPLES / CADDY]
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    assert (done.returncode, '"level":"warn"' in done.stderr) == (0, False), done.stderr


def unit(name: str, folder: Path) -> Path:
    """A unit whose program is there, so that all else of it can be judged."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    path = folder / name
    path.write_text(text.replace("/opt/weekpress/bin/weekpress", "/bin/true"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_unit_without_a_word(name: str, require: Require, tmp_path: Path) -> None:
    command = [require("systemd"), "verify", "--man=no", unit(name, tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if name in line]
    assert (done.returncode, ours) == (0, []), done.stderr


@pytest.mark.parametrize("name", UNITS)
def test_a_service_that_is_broken_into_can_do_little(
    name: str, require: Require, tmp_path: Path
) -> None:
    """systemd's own score, from 0 to 10: up to 2 is "OK"."""
    command = [require("systemd"), "security", "--offline=true", "--threshold=20"]
    done = subprocess.run(
        [*command, unit(name, tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_a_command_as_it_can_be_typed(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    started = re.search(r"^ExecStart=\S+/weekpress (.*)$", text, re.M)
    assert started
    words = [*started[1].split()[:2], "--help"]
    told = CliRunner().invoke(program, words).stdout
    named = [word for word in started[1].split() if word.startswith("--")]
    assert [option for option in named if option not in told] == []


def test_what_the_service_publishes_can_be_read_by_whoever_builds_the_site(tmp_path: Path) -> None:
    found = re.search(r"^UMask=(\d+)$", (EXAMPLES / SERVICE).read_text(encoding="utf-8"), re.M)
    assert found
    script = (
        "import sys; from pathlib import Path; from some_comments import comment\n"
        "from weekpress.comments.publishers.files import Files\n"
        "from weekpress.comments.publishers.protocol import Wanted\n"
        "from weekpress.comments.record import dumped\n"
        "one = comment()\n"
        "Files(Path(sys.argv[1])).publish([Wanted(one.path, dumped(one))])"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT / 'tests'}"}
    subprocess.run(command, umask=int(found[1], 8), env=env, check=True)
    made = {path: path.stat().st_mode & 0o777 for path in (tmp_path / "comments").rglob("*")}
    assert set(made.values()) == {0o755, 0o644}


def test_the_manual_has_nginx_allow_forms_as_a_host_that_reads_headers_does(
    sample_site: Path,
) -> None:
    page = (ROOT / "docs/how-to/publish.md").read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy "([^"]+)"', page)
    (more,) = re.findall(r"add after form-action 'self': (.+)", page)
    policy = policy.replace("form-action 'self'", f"form-action 'self' {more}")
    headers = (sample_site / "_headers").read_text(encoding="utf-8")
    (built,) = set(re.findall(r"Content-Security-Policy: (.+)", headers))
    built = built.replace("comments.weekpress.example.org", "comments.example.org")
    assert set(policy.split("; ")) == set(built.split("; "))
