"""Counting: what the service did, for Prometheus.

Comes in: what happens. Goes out: numbers by fixed words, never by what a request says.
Source: Prometheus, "Metric and label naming"; OpenMetrics.
"""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from weekpress.comments.store import Store
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.reading import counts
from weekpress.comments.store.schema import jobs

TYPE = "text/plain; version=0.0.4; charset=utf-8"

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Counts:
    """The counters of one service."""

    def __init__(self, store: Store) -> None:
        self._registry = CollectorRegistry()
        self._accepted = Counter(
            "weekpress_comments_accepted", "Comments that were answered with 303.",
            registry=self._registry,
        )  # fmt: skip
        self._refused = Counter(
            "weekpress_comments_refused", "Comments that were not taken, by reason.", ["reason"],
            registry=self._registry,
        )  # fmt: skip
        self._requests = Histogram(
            "weekpress_comments_request_seconds", "How long requests took.",
            ["method", "route", "status"], buckets=_BUCKETS, registry=self._registry,
        )  # fmt: skip
        self._registry.register(_Queues(store))

    def accepted(self) -> None:
        """A comment was taken in, or was there."""
        self._accepted.inc()

    def refused(self, reason: str) -> None:
        """A comment was not taken."""
        self._refused.labels(reason).inc()

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(method, route, str(status)).observe(seconds)

    def text(self) -> bytes:
        """All of it, as Prometheus reads it. It asks the store: not for the event loop."""
        return generate_latest(self._registry)


class _Queues(Collector):
    """How many comments are in each state, and how many jobs wait, when somebody asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[Metric]:
        """The numbers; none if the store cannot be read, so that nobody takes 0 for an answer."""
        states = GaugeMetricFamily("weekpress_comments", "Comments by state.", labels=["state"])
        waiting = GaugeMetricFamily("weekpress_comments_jobs", "Jobs by kind.", labels=["kind"])
        try:
            with self._store.reading() as connection:
                for state, number in counts(connection).items():
                    states.add_metric([state], number)
                kinds = select(jobs.c.kind, func.count()).group_by(jobs.c.kind)
                for kind, number in connection.execute(kinds):
                    waiting.add_metric([kind], number)
        except StoreError:
            return
        yield states
        yield waiting
