"""What a page read: code has no fingerprint, for what it gives next time is not seen."""

from __future__ import annotations

import time
from typing import Any

import pytest

from weekpress.fingerprint import UnknowableError
from weekpress.incremental.trace import Trace
from weekpress.incremental.values import Values


@pytest.mark.parametrize(
    "value", [time.time_ns, time, {"now": time.time_ns}, [{"deep": (time.time_ns,)}]]
)
def test_code_that_a_template_may_call_cannot_be_told(value: Any) -> None:
    with pytest.raises(UnknowableError):
        Values(Trace()).of(("name", "clock", ""), {"clock": value})


def test_a_name_that_is_not_there_is_told_from_one_that_is_none() -> None:
    values, need = Values(Trace()), ("name", "title", "")
    assert values.of(need, {}) != values.of(need, {"title": None})
