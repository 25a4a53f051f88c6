"""weekpress comments fake-filter: a stand-in for Akismet, to try things out without a key."""

from __future__ import annotations

import socket

import click
import uvicorn

from weekpress.cli.terminal import tell
from weekpress.comments.fake_filter.app import Fake
from weekpress.comments.fake_filter.contract import KEY, SPAM_EMAIL, SPAM_NAMES
from weekpress.comments.fake_filter.faults import Fault
from weekpress.comments.filters.akismet import KEY as VARIABLE

_WORDS = """\
A stand-in for Akismet is at {address}  (Ctrl-C ends it)

In comments.toml:
  [filters]
  use = ["akismet"]
  [filters.akismet]
  address = "{address}"
  test = true
In the environment of the service:
  {variable}={key}

A comment by {name}, or from {email}, is spam; by both, blatant spam. All else is not.
What it was told: {address}/told"""


@click.command("fake-filter")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="HOST",
    help="The address to listen at. Others can read there what it was told.  [default: 127.0.0.1]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8090,
    metavar="N",
    help="The port to listen on; 0 for any free one.  [default: 8090]",
)
@click.option(
    "--key",
    default=KEY,
    metavar="KEY",
    help=f"The key that it knows.  [default: {KEY}]",
)
@click.option(
    "--fault",
    type=click.Choice([str(fault) for fault in Fault]),
    default=str(Fault.NONE),
    help="What goes wrong.  [default: none]",
)
def fake_filter(host: str, port: int, key: str, fault: str) -> int:
    """Stands in for Akismet, so that you can try a filter without a key.

    It answers as Akismet does, judges by Akismet's own test values alone, and remembers what it was
    told. Faults are switched on with --fault, or while it runs with PUT /fault.

    \b
    Examples:
      weekpress comments fake-filter
      weekpress comments fake-filter --fault busy-seconds
    """
    fake = Fake(key, Fault(fault))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listening:
        at = f"[{host}]" if ":" in host else host
        address = f"http://{at}:{listening.getsockname()[1]}"
        words = {"key": key, "variable": VARIABLE, "name": SPAM_NAMES[0], "email": SPAM_EMAIL}
        tell(_WORDS.format(address=address, **words), stderr=False)
        config = uvicorn.Config(fake.app, log_level="critical", ws="none", lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])
    return 0
