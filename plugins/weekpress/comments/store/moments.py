"""Moments in a database: milliseconds since 1970, in UTC, the same in every one of them.

SQLite has no type for times, and PostgreSQL's depends on the session's zone. A whole number is
compared, ordered and indexed alike by both.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Moment(TypeDecorator[datetime]):
    """A time with a zone in Python; an integer in the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 -- SQLAlchemy's
        """Python's to the database's; what is finer than a millisecond goes."""
        return None if value is None else (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's
        """The database's to Python's, in UTC."""
        return None if value is None else _EPOCH + value * _MILLISECOND
