"""Links to other sites, asked about: several hosts at once, each one question at a time.

Comes in: addresses, and what is known of some from an earlier run. Goes out: a `Result` for each.
All ends when the time is up, whatever any host does: those who ask are threads that nobody waits
for, and what they did not get to could not be looked at.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from queue import Empty, Queue, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

from weekpress.checks.links.asking import asked
from weekpress.checks.links.hosts import NO_SUCH_HOST
from weekpress.checks.links.question import Manners
from weekpress.checks.links.turns import Turns
from weekpress.checks.links.verdicts import Result, unsure

MOST = 5_000
"""Addresses that are asked about in one run."""
OUT_OF_TIME = unsure("there was no time left to ask")
NOT_CONNECTED = unsure("no name of a host can be looked up from here")
_ENOUGH = 2
_FEW = 3
"""Hosts from which on it is this machine's fault if no name at all can be looked up."""

Listener = Callable[[int, int], None]
"""Told how many addresses are done, and how many there are."""


def external(
    addresses: Iterable[str],
    manners: Manners | None = None,
    known: Mapping[str, Result] | None = None,
    listener: Listener | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, Result]:
    """What there is to say of each address; those that are known are not asked about.

    Nothing is raised for what a host does.
    """
    manners, known = manners or Manners(), known or {}
    wanted = list(dict.fromkeys(addresses))
    found = {address: known[address] for address in wanted if address in known}
    asking = [address for address in wanted if address not in found][:MOST]
    over = Event()
    answers = _begin(asking, manners, over)
    until, total = clock() + manners.budget_s, len(asking)
    for done in range(1, total + 1):
        try:
            address, result = answers.get(timeout=max(0.0, until - clock()))
        except Empty:
            break
        found[address] = result
        if listener:
            listener(done, total)
    over.set()
    return if_connected({address: found.get(address, OUT_OF_TIME) for address in wanted})


def _begin(addresses: list[str], manners: Manners, over: Event) -> SimpleQueue[tuple[str, Result]]:
    """Have every address asked about until it is over; the answers come as they come."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[_host(address)].append(address)
    waiting: Queue[list[str]] = Queue()
    answers: SimpleQueue[tuple[str, Result]] = SimpleQueue()
    turns = Turns(manners.pause_s, manners.sleep)
    for of_one_host in by_host.values():
        waiting.put(of_one_host)

    def work() -> None:
        while True:
            try:
                of_one_host = waiting.get_nowait()
            except Empty:
                return
            for pair in _of_one_host(of_one_host, manners, turns, over):
                answers.put(pair)

    for _ in range(min(manners.hosts_at_once, len(by_host))):
        Thread(target=work, daemon=True).start()
    return answers


def _of_one_host(
    addresses: list[str], manners: Manners, turns: Turns, over: Event
) -> Iterator[tuple[str, Result]]:
    """The results of one host's pages: a host that says the same of all of it twice running, such
    as that it has been asked too much, is left alone."""
    same, result = 0, OUT_OF_TIME
    for address in addresses:
        if over.is_set():
            return
        if same < _ENOUGH:
            result = _safely(address, manners, turns)
            same = same + 1 if result.of_host else 0
        yield address, result


def _safely(address: str, manners: Manners, turns: Turns) -> Result:
    """The result; a fault of ours or a library's is no verdict on a link."""
    try:
        return asked(address, manners, turns)
    except Exception:  # whatever it is: the others are still to be asked about
        return unsure("its host's answer could not be read")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def if_connected(results: dict[str, Result]) -> dict[str, Result]:
    """The results; where not one of several names could be looked up, it is this machine that has
    no name service, and none of them is gone."""
    hosts = {_host(address) for address in results}
    if len(hosts) < _FEW or any(result.why != NO_SUCH_HOST for result in results.values()):
        return results
    return dict.fromkeys(results, NOT_CONNECTED)
