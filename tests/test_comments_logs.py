"""Logs: a line of JSON each, with words of ours and none of a reader's."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from weekpress.comments import logs


@pytest.fixture(autouse=True)
def loggers() -> Iterator[None]:
    """The loggers as they were."""
    root, ours = logging.getLogger(), logging.getLogger(logs.OURS)
    handlers, level, our_level = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    ours.setLevel(our_level)


OURS = "weekpress.comments.tried"
"""A logger of these tests alone: a thread of another test may say something at its end."""


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    return [line for line in said if line["logger"] in {OURS, "some.library"}]


def test_a_line_has_the_time_the_words_and_what_is_known_beside_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.begin()
    logging.getLogger(OURS).info("placed", extra={"count": 3, "why": "x\ny"})
    (line,) = lines(capsys)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info", "logger": OURS, "said": "placed", "count": 3,
        "why": "x\ny",
    }  # fmt: skip


def test_what_nobody_foresaw_is_not_said_beside(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    extra = {"email": "rosa@example.org", "address": "192.0.2.7", "comment": "01KB2Q5Z8X"}
    logging.getLogger(OURS).warning("not checked", extra=extra)
    (line,) = lines(capsys)
    assert (line["comment"], "rosa@" in str(line), "192.0.2.7" in str(line)) == (
        "01KB2Q5Z8X", False, False,
    )  # fmt: skip


def test_of_a_library_only_its_own_words_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    logging.getLogger("some.library").warning("Request from %s failed", "192.0.2.7")
    logging.getLogger("some.library").info("not even this")
    (line,) = lines(capsys)
    assert line["said"] == "Request from %s failed"


def test_an_error_is_told_by_its_kind_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    try:
        raise ValueError("My bin was missed, says rosa@example.org")
    except ValueError:
        logging.getLogger(OURS).exception("fault")
    (line,) = lines(capsys)
    assert line["trouble"].startswith("ValueError at test_comments_logs.py:")
    assert "rosa@" not in str(line)
