"""Messages: no words of a stranger reach a header, and none becomes a link."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commenting import NOON
from weekpress.comments.mail.letters import confirm, sign_in
from weekpress.comments.mail.message import Letter, MailError, without_links, written
from weekpress.comments.moderators import Moderator

SENDER = "Marchwater comments <comments@example.org>"
PRIYA = Moderator("Priya Shah", "priya@example.org", "Priya Shah <priya@example.org>")


def made(subject: str = "Hello", to: str = PRIYA.line, text: str = "Words") -> bytes:
    return bytes(written(Letter(to, subject, text), SENDER, NOON, bytes(16)))


def test_a_message_says_that_a_program_wrote_it() -> None:
    message = message_from_bytes(made(), policy=default)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{'0' * 32}@example.org>"
    assert message["Date"] == "Fri, 27 Nov 2026 12:00:00 +0000"
    assert message.get_content_type() == "text/plain"
    assert "Reply-To" not in message


@given(st.text(), st.text())
def test_header_injection_no_subject_or_text_makes_a_header(subject: str, text: str) -> None:
    try:
        raw = made(f"A{subject}\r\nBcc: x@evil.example", text=text)
    except UnicodeEncodeError:
        return  # a lone surrogate is no text that a form or a file could hold
    message = message_from_bytes(raw, policy=default)
    usual = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
    assert [key for key in message if key in usual] == usual
    assert not {"Bcc", "Cc", "Reply-To"} & set(message.keys())
    assert len(message.keys()) == len(usual) + 3


@pytest.mark.parametrize("to", ["", "nobody", "Priya <>", "a@b@c <x y>"])
def test_what_is_no_address_is_told(to: str) -> None:
    with pytest.raises(MailError):
        made(to=to)


@pytest.mark.parametrize(
    "name", ["evil.example", "see https://evil.example/x", "a@evil.example", "www.evil.example"]
)
def test_what_a_stranger_is_called_becomes_no_link(name: str) -> None:
    plain = without_links(name)
    assert not set("./:@") & set(plain.replace(". ", " "))


@pytest.mark.parametrize("name", ["J. R. Hartley", "Zoë O’Brien-Ó Sé", "李小龍"])
def test_a_persons_name_stays_as_it_is(name: str) -> None:
    assert without_links(name) == name


def test_the_link_stands_alone_on_its_line() -> None:
    link = "https://comments.example.org/sign-in/" + "x" * 43
    assert link in sign_in(PRIYA, link, "Notes").text.splitlines()
    message = written(sign_in(PRIYA, link, "Notes"), SENDER, NOON, bytes(16))
    assert link in message_from_bytes(bytes(message), policy=default).get_content()


def test_the_question_whose_address_it_is_repeats_nothing_that_was_written() -> None:
    letter = confirm("rosa@example.org", "https://c.example/confirm/x", "Notes", NOON)
    assert letter.to == "rosa@example.org"
    assert "27 November 2026 at 12:00 UTC" in letter.text
    assert "rosa" not in letter.text + letter.subject


def test_a_domain_in_any_script_is_written_as_mail_servers_know_it() -> None:
    letter = Letter("Zoë <zoe@exämple.org>", "Hello", "Words")
    raw = bytes(written(letter, "Büro <post@bücher.example>", NOON, bytes(16)))
    message = message_from_bytes(raw, policy=default)
    assert (message["To"], message["From"]) == (
        "Zoë <zoe@xn--exmple-cua.org>", "Büro <post@xn--bcher-kva.example>",
    )  # fmt: skip
