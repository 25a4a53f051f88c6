"""TLS: the connection goes to a network address, and the certificate has to be the name's."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from urllib3.util import parse_url

from asking_hosts import LOOPBACK, QUICK
from building import Require
from weekpress.checks.links.external import external
from weekpress.checks.links.question import Answer, question_at
from weekpress.checks.links.verdicts import unsure

UNVERIFIED = unsure("its host's certificate could not be verified", of_host=True)


class _Handler(BaseHTTPRequestHandler):
    """Says yes to whatever is asked."""

    def log_message(self, *_: object) -> None: ...

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.end_headers()


@pytest.fixture
def host(tmp_path: Path, require: Require) -> Iterator[tuple[int, Path, list[str | None]]]:
    """The port of a host with a certificate for bins.council, the file of that, and the names it
    was asked for."""
    key, cert, names = tmp_path / "key.pem", tmp_path / "cert.pem", list[str | None]()
    subprocess.run(
        [require("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=bins.council",
         "-addext", "subjectAltName=DNS:bins.council", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with HTTPServer((LOOPBACK, 0), _Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.server_address[1], cert, names
        server.shutdown()


def asked(name: str, port: int) -> Answer:
    url = parse_url(f"https://{name}:{port}/")
    return question_at(LOOPBACK, "HEAD", url, QUICK)


def test_a_certificate_that_nobody_vouches_for_is_no_verdict(
    host: tuple[int, Path, list[str | None]],
) -> None:
    assert asked("bins.council", host[0]).failed == UNVERIFIED
    address = f"https://{LOOPBACK}:{host[0]}/"
    assert external([address], QUICK)[address] == UNVERIFIED


def test_a_host_is_asked_for_by_its_name_whatever_its_network_address(
    host: tuple[int, Path, list[str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, cert, names = host
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    assert asked("bins.council", port).status == 200
    assert names == ["bins.council"]
    assert asked("maps.council", port).failed == UNVERIFIED
