"""The queue page with 10,000 comments waiting: how long the service takes over it.

    python bench/moderation_queue.py [NUMBER]

It makes a store with as many comments as asked for, each of another sender, with some decided ones
beside them, and asks for the queue's pages over loopback. Printed are the milliseconds between the
request and the whole answer, as a browser on the same machine sees them: median and worst.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from commenting import submission
from moderating import Room, moderated
from weekpress.comments.store.intake import receive
from weekpress.comments.web.moderation.listing import TABS

ROUNDS = 40
A_BATCH = 500


def main() -> int:
    """Make the store, look at its pages, print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, moderated(Path(folder)) as room:
        _fill(room, number)
        client = room.signed_in()
        pages = {tab: f"/moderate?tab={tab}" for tab in TABS}
        pages |= {"a search": "/moderate?words=street+99", "nothing found": "/moderate?words=zebra"}
        for name, path in pages.items():
            times = []
            for _ in range(ROUNDS):
                started = perf_counter()
                client.get(path).raise_for_status()
                times.append((perf_counter() - started) * 1000)
            print(f"{name:15}{median(times):8.1f} ms median{max(times):8.1f} ms worst")
    return 0


def _fill(room: Room, number: int) -> None:
    store = room.service.store
    for first in range(0, number, A_BATCH):
        batch = [
            submission(n, email=f"r{n}@example.org", name=f"Reader {n}", body=_words(n))
            for n in range(first, min(first + A_BATCH, number))
        ]
        with store.writing() as connection:
            receive(connection, store.keys, batch)
    print(f"{number:,} wait")


def _words(number: int) -> str:
    return f"My bin was missed in street {number}, **again**. " * 5


if __name__ == "__main__":
    sys.exit(main())
