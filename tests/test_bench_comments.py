"""How the taking of comments is measured: every comment once, and only what was accepted counts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import receiving
from comments import received_table
from load import Load, send
from receivers import Receiver, receivers, requests
from receiving import LostError, Received, receive

OURS, ISSO, _, NOTHING = receivers(Path("nowhere"))
ONE = Received("weekpress", 16, 1, 90, 1, 200.0, 0.01, 0.05, 0.003, 60 * 1024, 70 * 1024)


@contextmanager
def taking(status: int) -> Iterator[tuple[int, list[bytes]]]:
    """A service that answers all with `status`; its port, and what it was sent."""
    taken = list[bytes]()

    class Taker(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            taken.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Taker) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_address[1], taken
        server.shutdown()


@pytest.mark.parametrize("receiver", [OURS, ISSO], ids=lambda one: one.name)
@pytest.mark.parametrize("at_once", [1, 7])
def test_each_comment_is_sent_once(receiver: Receiver, at_once: int) -> None:
    with taking(receiver.status) as (port, taken):
        load = send(port, requests(receiver, port, 0, 20), at_once, 60, receiver.status)
    assert (len(load.accepted_s), load.refused, len(set(taken)), len(taken)) == (20, 0, 20, 20)


def test_what_is_answered_otherwise_does_not_count() -> None:
    with taking(503) as (port, _):
        load = send(port, requests(OURS, port, 0, 3), 1, 60, OURS.status)
    assert (load.accepted_s, load.refused) == ((), 3)


def test_no_answer_does_not_count() -> None:
    with taking(303) as (port, _):
        pass
    assert send(port, requests(OURS, port, 0, 2), 1, 60, OURS.status).refused == 2


def test_no_more_is_sent_when_the_time_is_over() -> None:
    with taking(303) as (port, taken):
        send(port, requests(OURS, port, 0, 50), 2, 0, OURS.status)
    assert len(taken) == 2


def test_a_percentile_is_a_time_that_was_measured() -> None:
    load = Load(tuple(range(100, 0, -1)), 0, 10.0)
    assert (load.percentile(0.5), load.percentile(0.99), load.rate) == (51, 100, 10.0)


def test_a_service_is_started_measured_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "REST_S", 0)
    found = list(receive([NOTHING], [1, 4], 2, 5, 60, tmp_path))
    assert [(one.at_once, one.round, one.accepted) for one in found] == [
        (1, 1, 5), (4, 1, 5), (1, 2, 5), (4, 2, 5)
    ]  # fmt: skip
    assert all(one.rest_kib and one.rate for one in found)


def test_a_service_that_forgets_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "REST_S", 0)
    forgets = replace(NOTHING, stored=lambda _: 5)
    with pytest.raises(LostError, match="nothing: 6 accepted, 5 stored"):
        list(receive([forgets], [1], 1, 5, 60, tmp_path))


def test_a_round_in_which_one_forgot_is_told_and_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(receiving, "REST_S", 0)
    stored = iter([5, 6])
    forgets_once = replace(NOTHING, stored=lambda _: next(stored))
    assert [one.accepted for one in receive([forgets_once], [1], 1, 5, 60, tmp_path)] == [5]
    assert "Begun anew: nothing: 6 accepted, 5 stored" in capsys.readouterr().err


def test_a_service_that_does_not_start_is_told_with_what_it_said(tmp_path: Path) -> None:
    dies = replace(NOTHING, begin=lambda *_: [sys.executable, "-c", "raise SystemExit('No.')"])
    with pytest.raises(LostError, match=r"nothing did not start\.\nNo\."):
        list(receive([dies], [1], 1, 5, 60, tmp_path))


def test_ratios_are_of_medians_to_the_first_service() -> None:
    theirs = [replace(ONE, receiver="isso", rate=rate, p99_s=0.1) for rate in (40.0, 50.0, 90.0)]
    row = received_table([ONE, *theirs]).splitlines()[-1]
    assert row.startswith(
        "| 16 | Isso | 50 (40–90) | 0.25 | 10.0 | 100.0 | 2.00 | 3.0 | 3 | 60 | 70 |"
    )
