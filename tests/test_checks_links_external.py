"""Links to other sites: what hosts say, and how they are asked. The hosts are real, on loopback."""

from __future__ import annotations

import socket
import sys
from contextlib import closing, suppress
from dataclasses import replace
from ipaddress import IPv4Address, ip_address
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking_hosts import LOOPBACK, QUICK, Says, answering
from weekpress.checks.links.external import NOT_CONNECTED, OUT_OF_TIME, external, if_connected
from weekpress.checks.links.hosts import (
    NO_SUCH_HOST,
    is_public,
    is_set_aside,
    looked_up,
    may_be_asked,
)
from weekpress.checks.links.question import Manners
from weekpress.checks.links.turns import Turns
from weekpress.checks.links.verdicts import FINE, Result, Verdict, unsure

PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1",
    "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
    "::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1",
]  # fmt: skip


def verdict(path: str, says: Says, manners: Manners = QUICK) -> Result:
    """What is said of one page whose host answers so."""
    with answering({path: says, "/there": Says()}) as host:
        address = f"{host.address}{path}"
        return external([address], manners)[address]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(200, Verdict.FINE), (204, Verdict.FINE), (304, Verdict.FINE), (416, Verdict.FINE),
     (404, Verdict.GONE), (410, Verdict.GONE), (400, Verdict.UNSURE), (401, Verdict.UNSURE),
     (403, Verdict.UNSURE), (418, Verdict.UNSURE), (429, Verdict.UNSURE), (451, Verdict.UNSURE),
     (500, Verdict.UNSURE), (503, Verdict.UNSURE), (999, Verdict.UNSURE)],
)  # fmt: skip
def test_a_host_that_turns_programs_away_breaks_no_link(status: int, expected: Verdict) -> None:
    assert verdict("/a", Says(status)).verdict is expected


@pytest.mark.parametrize("status", [403, 404, 405, 501, 999])
def test_what_head_is_refused_is_asked_again_with_get(status: int) -> None:
    with answering({"/a": Says(status, then=(200,))}) as host:
        found = external([f"{host.address}/a"], QUICK)
        asked = [method for method, *_ in host.asked]
    assert list(found.values()) == [FINE]
    assert asked == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [((301,), Verdict.MOVED), ((308,), Verdict.MOVED), ((302,), Verdict.FINE),
     ((303,), Verdict.FINE), ((307,), Verdict.FINE)],
)  # fmt: skip
def test_only_what_has_moved_for_good_is_told_its_new_address(
    statuses: tuple[int, ...], expected: Verdict
) -> None:
    found = verdict("/a", Says(statuses[0], {"Location": "/there"}))
    assert found.verdict is expected
    assert found.moved_to.endswith("/there") is (expected is Verdict.MOVED)


def test_the_new_address_is_the_last_before_a_redirect_for_the_time_being() -> None:
    pages = {"/a": Says(301, {"Location": "/b"}), "/b": Says(302, {"Location": "/c"}),
             "/c": Says()}  # fmt: skip
    with answering(pages) as host:
        found = external([f"{host.address}/a"], QUICK)
        assert found[f"{host.address}/a"].moved_to == f"{host.address}/b"


def test_what_has_moved_to_nowhere_is_gone() -> None:
    assert verdict("/a", Says(301, {"Location": "/nowhere"})).verdict is Verdict.GONE


@pytest.mark.parametrize("to", ["/a", "//", "http://[", "ftp://127.0.0.1/", "file:///etc/passwd"])
def test_a_redirect_to_nothing_that_can_be_asked_tells_nothing(to: str) -> None:
    assert verdict("/a", Says(302, {"Location": to})).verdict is Verdict.UNSURE


@pytest.mark.parametrize("to", ["/caf\xc3\xa9", "/caf%C3%A9", "caf%c3%a9#part"])
def test_a_redirect_is_followed_however_its_letters_are_written(to: str) -> None:
    pages = {"/a": Says(301, {"Location": to}), "/caf%C3%A9": Says()}
    with answering(pages) as host:
        (found,) = external([f"{host.address}/a"], QUICK).values()
    assert found.verdict is Verdict.MOVED


def test_nobody_is_sent_on_for_ever() -> None:
    pages = {f"/{n}": Says(302, {"Location": f"/{n + 1}"}) for n in range(50)}
    with answering(pages) as host:
        found = external([f"{host.address}/0"], QUICK)
        assert len(host.asked) == 6
    assert "more than 5 times" in next(iter(found.values())).why


def test_a_busy_host_is_asked_once_more_and_may_say_when() -> None:
    waits: list[float] = []
    with answering({"/a": Says(503, {"Retry-After": "7"}, then=(200,))}) as host:
        found = external([f"{host.address}/a"], replace(QUICK, sleep=waits.append))
        assert (found[f"{host.address}/a"], waits) == (FINE, [7.0])


@pytest.mark.parametrize("asks", ["86400", "Fri, 31 Dec 2099 23:59:59 GMT", "soon", "9" * 5000])
def test_a_host_that_asks_for_too_long_a_wait_is_left_alone(asks: str) -> None:
    with answering({"/a": Says(429, {"Retry-After": asks})}) as host:
        found = external([f"{host.address}/a"], QUICK)
        assert len(host.asked) == 1
    assert next(iter(found.values())).verdict is Verdict.UNSURE


def test_a_host_that_has_been_asked_too_much_is_not_asked_for_the_rest() -> None:
    with answering({f"/{n}": Says(429, {"Retry-After": "99"}) for n in range(9)}) as host:
        found = external([f"{host.address}/{n}" for n in range(9)], QUICK)
        assert len(host.asked) == 2
    assert {result.verdict for result in found.values()} == {Verdict.UNSURE}


def test_one_host_has_one_question_at_a_time() -> None:
    with answering({f"/{n}": Says(wait_s=0.02) for n in range(12)}) as host:
        found = external([f"{host.address}/{n}" for n in range(12)], QUICK)
        assert (len(host.asked), host.most_at_once) == (12, 1)
    assert set(found.values()) == {FINE}


def test_a_host_is_given_a_pause_after_each_question() -> None:
    now, rests = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        rests.append(seconds)
        now[0] += seconds

    turns = Turns(3, sleep, lambda: now[0])
    for host in ("a.example", "A.example", "b.example"):
        with turns.of(host):
            now[0] += 1
    assert rests == [3]


def test_a_large_page_is_not_read() -> None:
    with answering({"/a": Says(body=b"x" * 50_000_000, only="GET")}) as host:
        assert external([f"{host.address}/a"], QUICK)[f"{host.address}/a"] == FINE
        assert host.asked[-1][2]["Range"] == "bytes=0-1023"
        assert host.sent < 20_000_000


def test_nothing_is_sent_but_the_address_and_who_asks() -> None:
    pages = {"/a": Says(302, {"Location": "/there", "Set-Cookie": "a=b"}), "/there": Says()}
    with answering(pages) as host:
        address = host.address.replace("//", "//name:word@") + "/a?q=1"
        pages["/a?q=1"] = pages["/a"]
        assert external([address], QUICK)[address] == FINE
    for _, path, headers in host.asked:
        assert path in {"/a?q=1", "/there"}
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
        assert headers["User-Agent"].startswith("Weekpress")


def test_what_does_not_answer_in_time_could_not_be_looked_at() -> None:
    found = verdict("/a", Says(wait_s=1), replace(QUICK, timeout_s=0.1))
    assert found == unsure("its host does not answer in time", of_host=True)


def test_all_ends_when_the_time_is_up_and_nobody_is_asked_after_that() -> None:
    with answering({f"/{n}": Says(wait_s=0.4) for n in range(20)}) as host:
        found = external([f"{host.address}/{n}" for n in range(20)], replace(QUICK, budget_s=0.1))
        assert set(found.values()) == {OUT_OF_TIME}
        assert len(host.asked) <= 1


def test_no_connection_is_no_verdict() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert external([address], QUICK)[address].verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 2x0\r\n", b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_speaks_another_language_is_no_verdict(said: bytes) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def answer() -> None:
            for _ in range(4):
                with suppress(OSError):  # whoever asked may have gone, and the test be over
                    connection, _ = server.accept()
                    connection.recv(4096)
                    connection.sendall(said)
                    connection.close()

        Thread(target=answer, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert external([address], QUICK)[address].verdict is Verdict.UNSURE


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_of_this_machine_or_its_networks_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_spelling_of_an_address_makes_it_more_public(address: IPv4Address) -> None:
    mapped, translated = f"::ffff:{address}", f"64:ff9b::{address}"
    for spelling in (mapped, translated):
        assert is_public(str(ip_address(spelling))) == is_public(str(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"])
def test_this_machine_is_not_asked_by_any_of_its_names(host: str) -> None:
    with answering({"/": Says()}) as server:
        port = server.address.rpartition(":")[2]
        found = external([f"http://{host}:{port}/"], replace(QUICK, may_ask=is_public))
        assert server.asked == []
    assert next(iter(found.values())).verdict is Verdict.UNSURE


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has 127.0.0.1 alone")
def test_a_redirect_into_a_network_that_may_not_be_asked_is_not_followed() -> None:
    """Of this machine's addresses one may be asked, as a host of the internet may."""
    with answering({"/": Says()}) as inner:
        outside = Says(302, {"Location": f"{inner.address}/"})
        with answering({"/a": outside}, "127.0.0.2") as outer:
            found = external([f"{outer.address}/a"], replace(QUICK, may_ask="127.0.0.2".__eq__))
            assert (len(outer.asked), inner.asked) == (1, [])
    assert next(iter(found.values())).why == "it is not in the public internet, and was not asked"


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "example.org", "www.example.com.", "x.test", "b.internal"]
)
def test_names_set_aside_are_not_asked(host: str) -> None:
    assert is_set_aside(host)
    assert not is_set_aside("www.gov.uk")


def test_ports_of_other_services_are_not_asked() -> None:
    assert [port for port in (0, 22, 25, 80, 443, 8080, 70_000) if may_be_asked(port)] == [
        80, 443, 8080,
    ]  # fmt: skip


def test_names_that_are_not_there_are_gone_unless_no_name_at_all_is_there() -> None:
    gone = Result(Verdict.GONE, NO_SUCH_HOST, of_host=True)
    none = {f"https://{name}.example/": gone for name in "abc"}
    assert set(if_connected(none).values()) == {NOT_CONNECTED}
    some = {**none, "https://d.example/": FINE}
    assert if_connected(some) == some


def test_what_is_known_is_not_asked_about() -> None:
    with answering({"/a": Says()}) as host:
        known = {f"{host.address}/a": Result(Verdict.GONE, "known")}
        assert external([f"{host.address}/a"], QUICK, known) == known
        assert host.asked == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_may_stand_in_an_address(text: str) -> None:
    with closing(socket.create_server((LOOPBACK, 0))) as server:
        address = f"http://{LOOPBACK}:{server.getsockname()[1]}/{text}"
        found = external([address, f"http://[{text}/"], replace(QUICK, may_ask=is_public))
    assert {result.verdict for result in found.values()} == {Verdict.UNSURE}


def test_names_that_look_like_addresses_of_the_machine_are_looked_up_as_it_would() -> None:
    assert looked_up("0x7f.1", 80, LOOPBACK.__eq__).addresses in {(LOOPBACK,), ()}
    assert looked_up("0x7f.1", 80, is_public).addresses == ()
