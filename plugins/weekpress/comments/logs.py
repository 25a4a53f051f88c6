"""Logs: a line of JSON for whatever the service, its worker and its server have to say.

Comes in: what Python's loggers are told. Goes out: lines on stderr, for journald or a container to
keep. They hold our own words and none of a reader's: an exception is told by its kind and its
place, because its message may quote what somebody wrote.
Source: OWASP Logging Cheat Sheet, "Data to exclude"; The Twelve-Factor App, XI.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Say = Callable[[str], None]

OURS = "weekpress"

_BESIDE = ("comment", "count", "kind", "verdict", "why")
"""What may be said beside the words: ids, numbers, kinds and reasons in words of ours. Whatever
else a program says beside them is left out, so that no name or address comes along by mistake."""


def say(line: str) -> None:
    """Write a line of the log."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def begin() -> None:
    """Have all loggers write such lines, from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)


def line(**said: Any) -> str:  # noqa: ANN401 -- whatever JSON has
    """A line of the log, with the time."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"time": at, **said}, ensure_ascii=False, default=str)


def where(error: BaseException) -> str:
    """What kind of error it is and where it arose, without its message."""
    places = traceback.extract_tb(error.__traceback__)[-4:]
    at = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
    return f"{type(error).__name__} at {at}"


class _Lines(logging.Formatter):
    """A record as a line: its words, what was said beside them, the kind of an error.

    Of what libraries say only the words that stand in their source are kept: what they fill in may
    be the address of a request, or a value out of a statement.
    """

    def format(self, record: logging.LogRecord) -> str:
        is_ours = record.name.partition(".")[0] == OURS
        beside = {key: vars(record)[key] for key in _BESIDE if is_ours and key in vars(record)}
        error = record.exc_info[1] if record.exc_info else None
        trouble = {"trouble": where(error)} if error else {}
        said = record.getMessage() if is_ours else str(record.msg)
        level = record.levelname.lower()
        return line(level=level, logger=record.name, said=said, **beside, **trouble)
