"""A commenter's words go only to a host whose certificate somebody vouches for."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import Require
from filtering import KNOWN, SUBMISSION, raw_host, setting
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.filters import akismet, asking
from weekpress.comments.filters.protocol import FilterError
from weekpress.comments.states import Verdict

HAM = [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse"]


@dataclass(frozen=True)
class Certified:
    """A host's side of TLS, and the file that vouches for it."""

    context: ssl.SSLContext
    file: Path


@pytest.fixture
def certified(tmp_path: Path, require: Require) -> Iterator[Certified]:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [require("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    asking._trusted.cache_clear()
    yield Certified(context, cert)
    asking._trusted.cache_clear()


def filter_at(address: str) -> akismet.Akismet:
    return akismet.make(setting({"address": address, "timeout": 5}, **{akismet.KEY: KEY}))


def test_a_host_that_is_vouched_for_is_told(
    certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.file))
    with raw_host(HAM, certified.context) as (address, told):
        assert filter_at(address).check(SUBMISSION, KNOWN).verdict is Verdict.HAM
    assert len(told) == 1


def test_a_host_that_nobody_vouches_for_is_told_nothing(certified: Certified) -> None:
    host = raw_host(HAM, certified.context)
    with host as (address, told), pytest.raises(FilterError, match="not be reached") as raised:
        filter_at(address).check(SUBMISSION, KNOWN)
    assert told == []
    assert not raised.value.__context__


def test_a_name_that_is_not_the_certificates_is_told_nothing(
    certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.file))
    with raw_host(HAM, certified.context) as (address, told), pytest.raises(FilterError):
        filter_at(address.replace("localhost", "127.0.0.1")).check(SUBMISSION, KNOWN)
    assert told == []
