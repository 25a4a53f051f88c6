"""weekpress comments fake-filter: a stand-in for Akismet; and how the commands are loaded."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from building import ROOT, weekpress
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.fake_filter.faults import Fault

FORM = {"api_key": KEY, "blog": "https://notes.example.org/", "user_ip": "203.0.113.7"}


@pytest.mark.parametrize("arguments", [[], ["--fault", "busy-seconds"]])
def test_the_stand_in_runs_until_it_is_stopped(arguments: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "weekpress", "comments", "fake-filter", "--port", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, *arguments], cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address
        answer = httpx2.post(f"{address[0]}/1.1/comment-check", data=FORM)
        process.send_signal(signal.SIGINT)
        words = process.stdout.read()
    assert (answer.status_code, answer.text) == ((429, "") if arguments else (200, "false"))
    assert f'address = "{address[0]}"' in words
    assert f"WEEKPRESS_COMMENTS_AKISMET_KEY={KEY}" in words


def test_its_faults_are_told_where_one_is_misspelt(tmp_path: Path) -> None:
    ran = weekpress(tmp_path, "comments", "fake-filter", "--fault", "eror")
    assert ran.returncode == 2
    assert all(str(fault) in ran.stderr for fault in Fault)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = weekpress(tmp_path, "comments", "fake-filter", "--port", port)
    assert ran.returncode == 1
    assert "address already in use" in ran.stderr.lower()


@pytest.mark.parametrize("arguments", [["fake-filter"], ["--help"]])
def test_without_the_extra_it_says_how_to_install_it(arguments: list[str], tmp_path: Path) -> None:
    lacking = 'raise ModuleNotFoundError("no", name="uvicorn")'
    (tmp_path / "uvicorn.py").write_text(lacking, encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "plugins")])}
    ran = weekpress(tmp_path, "comments", *arguments, env=env)
    assert ran.returncode == 1
    assert "Install it: pip install 'weekpress[comments]'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_no_other_command_loads_what_comments_need() -> None:
    heavy = "{'starlette', 'uvicorn', 'httpx2', 'sqlalchemy', 'cryptography'}"
    code = f"import sys, weekpress.cli.program\nprint({heavy} & set(sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert ran.stdout == b"set()\n"
