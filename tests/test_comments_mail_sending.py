"""Sending: a real server takes the mail, or what is wrong is told without a secret."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from threading import Event

import pytest

from building import Require
from commenting import NOON
from mail_server import PASSWORD, USER, MailServer, mail_server
from weekpress.comments.configuration.parts import MailPart
from weekpress.comments.mail import sending
from weekpress.comments.mail.message import Letter, MailError, written
from weekpress.comments.mail.sending import send

SECRET = {sending.PASSWORD: PASSWORD}


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@dataclass(frozen=True)
class Certificate:
    """One for localhost, and who believes it."""

    served: ssl.SSLContext
    trusting: ssl.SSLContext


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory, require: Require) -> Certificate:
    folder = tmp_path_factory.mktemp("certificate")
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "cert"), "-days", "2"]
    subprocess.run([require("openssl"), *words, *names, *files], check=True, capture_output=True)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(folder / "cert", folder / "key")
    return Certificate(served, ssl.create_default_context(cafile=folder / "cert"))


def message(to: str = "priya@example.org") -> EmailMessage:
    letter = Letter(to, "Hello", "Words, and a line.\n.\nAnd another.")
    return written(letter, "Comments <comments@example.org>", NOON, bytes(16))


def why(part: MailPart, trust: ssl.SSLContext | None = None, patience_s: float = 20) -> str:
    with pytest.raises(MailError) as caught:
        send(part, SECRET, [message()], trust, patience_s)
    said = str(caught.value)
    assert PASSWORD not in said
    assert "priya" not in said
    return said


def test_a_message_arrives_as_it_was_written(server: MailServer) -> None:
    assert send(server.part, {}, [message()]) == []
    came = server.next()
    assert came.get_content().replace("\r\n", "\n") == "Words, and a line.\n.\nAnd another.\n"
    assert (came["From"], came["To"]) == ("Comments <comments@example.org>", "priya@example.org")
    assert server.to == ["priya@example.org"]


def test_several_go_out_and_one_that_is_refused_does_not_hold_up_the_others(
    server: MailServer,
) -> None:
    server.refused = "owen@example.org"
    people = ("priya@example.org", "owen@example.org", "rosa@example.org")
    [refused] = send(server.part, {}, [message(to) for to in people])
    assert refused["To"] == "owen@example.org"
    assert server.to == ["priya@example.org", "rosa@example.org"]


@pytest.mark.parametrize("answer", ["450 4.2.1 Later priya", "550 5.7.1 Never, priya"])
@pytest.mark.parametrize("at", ["at_recipient", "at_words"])
def test_a_server_that_refuses_all_is_told_without_its_words(
    at: str, answer: str, server: MailServer
) -> None:
    setattr(server, at, answer)
    assert "the server refused" in why(server.part)


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    part = MailPart(host="127.0.0.1", port=port, security="none")
    assert f"127.0.0.1, port {port}: it cannot be reached" in why(part)


def test_a_server_that_says_nothing_is_waited_for_and_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        part = MailPart(host="127.0.0.1", port=silent.getsockname()[1], security="none")
        assert "does not answer in time" in why(part, patience_s=0.3)


def test_a_server_that_falls_silent_over_a_message_is_told(server: MailServer) -> None:
    server.talks.clear()
    assert "does not answer in time" in why(server.part, patience_s=0.5)


def test_a_server_that_talks_nonsense_is_told() -> None:
    with answering(b"HTTP/1.1 400 Bad Request\r\n\r\n") as part:
        assert "Mail was not sent" in why(part, patience_s=2)


def answering(said: bytes) -> _Answering:
    return _Answering(said)


class _Answering:
    """A port that says one thing and hangs up."""

    def __init__(self, said: bytes) -> None:
        from threading import Thread

        self._said, self._listening = said, socket.create_server(("127.0.0.1", 0))
        self._done, self._thread = Event(), Thread(target=self._answer, daemon=True)

    def __enter__(self) -> MailPart:
        self._thread.start()
        return MailPart(host="127.0.0.1", port=self._listening.getsockname()[1], security="none")

    def __exit__(self, *_: object) -> None:
        self._thread.join(30)
        self._listening.close()

    def _answer(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.sendall(self._said)


def test_a_server_without_starttls_gets_neither_mail_nor_password(server: MailServer) -> None:
    part = MailPart(host="127.0.0.1", port=server.port, security="starttls", user=USER)
    assert "does not offer what [mail] asks for" in why(part)
    assert server.to == []


def test_mail_goes_over_starttls_with_a_password(certificate: Certificate) -> None:
    with mail_server(certificate.served, must_sign_in=True) as server:
        part = MailPart(host="localhost", port=server.port, security="starttls", user=USER)
        assert send(part, SECRET, [message()], certificate.trusting) == []
        assert server.to == ["priya@example.org"]


def test_a_wrong_password_is_told_by_the_name_of_its_variable(certificate: Certificate) -> None:
    with mail_server(certificate.served, must_sign_in=True) as server:
        part = MailPart(host="localhost", port=server.port, security="starttls", user="other")
        assert sending.PASSWORD in why(part, certificate.trusting)


def test_a_certificate_that_nobody_vouches_for_is_not_believed(certificate: Certificate) -> None:
    with mail_server(certificate.served) as server:
        part = MailPart(host="localhost", port=server.port, security="starttls")
        assert "certificate" in why(part)
        assert server.to == []


@pytest.mark.parametrize("host", ["mail.example.org", "192.0.2.1", "127.0.0.1.example.org"])
def test_mail_without_tls_goes_to_this_machine_alone(host: str) -> None:
    assert "on this machine" in why(MailPart(host=host, security="none"))


def test_without_a_host_no_mail_is_sent() -> None:
    assert "names no server" in why(MailPart())
