"""weekpress comments worker: what is done about comments, in a process of its own."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import click

from weekpress.cli.comments.at_hand import kept_up, service_in
from weekpress.cli.comments.options import data_option
from weekpress.cli.terminal import tell
from weekpress.comments import logs
from weekpress.comments.service import Service
from weekpress.comments.site_elsewhere import AddressSite
from weekpress.comments.worker import round_of, run
from weekpress.comments.worker.tools import Tools, renewed, tools


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then end: for a timer.")
@data_option
def worker(once: bool, data: Path) -> int:
    """Asks the filters, publishes what is approved, takes away what is old: all that is not urgent.

    `serve` does all that by itself. Apart, it is for a service of several processes, each started
    with --no-worker: any number of workers share the work. Ctrl-C ends it after what is in hand.

    \b
    Example:
      weekpress comments worker --once
    """
    with service_in(data) as service:
        at_hand = tools(service)  # a name that is none is told now, not in an hour
        if not service.configuration.service.site:
            tell(_NO_SITE, style="yellow")
        logs.begin()
        if once:
            return _once(service, at_hand)
        stop = threading.Event()
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, lambda _number, _frame: stop.set())
        tell(f"The worker is process {os.getpid()}.  (Ctrl-C ends it)", stderr=False)
        with kept_up(service.site):
            run(service, stop)
    tell("Stopped. What waits is done by the next worker.")
    return 0


_NO_SITE = (
    "No site is named: filters and mail cannot say whose comments these are. Name its folder or "
    "its address in comments.toml: service.site."
)


def _once(service: Service, at_hand: Tools) -> int:
    """Do what is due. A site at an address is read before: nobody else may have done so here."""
    if isinstance(service.site, AddressSite):
        service.site.ask()
    at_hand = renewed(service, at_hand)
    while round_of(service, at_hand):
        pass
    return 0
