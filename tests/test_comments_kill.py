"""kill -9 under load: whoever got a 303 has a comment in the store, and has it once.

The real command takes comments from several senders, is killed at a random moment and started again
on the same store, round after round. What was in the air is sent again, as people do: it is there
once, whether it had been stored or not. WEEKPRESS_KILLS says how many rounds (CI: 5; for a release:
100, on SQLite and on PostgreSQL).
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event

import httpx2

from commenting import POST
from serving_comments import PLENTY, TYPED, site_of, started, stored

ROUNDS = int(os.environ.get("WEEKPRESS_KILLS", "5"))
SENDERS = 8


@dataclass
class Sent:
    """What the senders know."""

    answered: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=count)


def send_until(address: str, killed: Event, sent: Sent) -> None:
    """Send comments until the service is gone; first those of before that got no answer."""
    with httpx2.Client() as client:
        while not killed.is_set():
            try:
                words = sent.unanswered.pop()
            except KeyError:
                words = f"Comment {next(sent.numbers)}"
            try:
                answer = client.post(
                    f"{address}/posts/{POST}/comments", data={**TYPED, "comment": words}
                )
            except httpx2.TransportError:
                sent.unanswered.add(words)
                return
            assert answer.status_code == 303, answer.text
            sent.answered.add(words)


def one_round(
    data: Path, site: Path, env: dict[str, str], sent: Sent, chance: random.Random
) -> None:
    """Start the service, have comments sent to it, kill it."""
    service, killed = started(data, site, env), Event()
    enough = len(sent.answered) + chance.randrange(1, 60)
    with ThreadPoolExecutor(SENDERS) as senders:
        tasks = [senders.submit(send_until, service.address, killed, sent) for _ in range(SENDERS)]
        while len(sent.answered) < enough and not any(task.done() for task in tasks):
            killed.wait(0.001)
        killed.wait(chance.uniform(0, 0.05))
        service.kill()
        killed.set()
    for task in tasks:
        task.result()


def test_what_was_answered_with_303_is_in_the_store_once_whenever_it_was_killed(
    database: dict[str, str], tmp_path: Path
) -> None:
    data, site, sent = tmp_path / "data", site_of(tmp_path / "site"), Sent()
    data.mkdir()
    (data / "comments.toml").write_text(PLENTY, encoding="utf-8")
    seed = random.randrange(10**9)  # noqa: S311 -- told, so that a failure can be tried again
    chance = random.Random(seed)  # noqa: S311 -- no secret
    for _ in range(ROUNDS):
        one_round(data, site, database, sent, chance)
    found = Counter(comment.body for comment, _ in stored(data, database))
    print(f"seed {seed}: {ROUNDS} kills, {len(sent.answered)} answered, {len(found)} stored")
    assert sent.answered <= set(found)
    assert set(found) <= sent.answered | sent.unanswered
    assert max(found.values()) == 1
