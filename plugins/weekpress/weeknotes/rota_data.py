"""A rota as data for programs: one JSON object, whose keys docs/reference/commands.md lists.

Pure: forecasts in, text out. All in ASCII, so that no sign of a file reaches a terminal.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from weekpress.weeknotes.forecast import Forecast
from weekpress.weeknotes.rota import Turn
from weekpress.weeknotes.working_days import bank_holidays

MAKER = "weekpress rota"
"""What the data begins with says who made it."""


def data(forecasts: Sequence[Forecast], today: date) -> str:
    """The forecasts as JSON; dates are written 2026-11-27, weeks 2026-W48 or 2026-W47..W48."""
    projects = [_project(one) for one in forecasts]
    return json.dumps({"made_by": MAKER, "on": str(today), "projects": projects}, indent=2) + "\n"


def _project(one: Forecast) -> dict[str, Any]:
    return {
        "project": one.key,
        "name": one.name,
        "state": one.state,
        "cadence": one.cadence,
        "rota": list(one.rota),
        "turns": [_turn(turn) for turn in one.turns],
        "last_note": str(one.last.weeks) if one.last else None,
        "missing": [str(period.weeks) for period in one.missing],
        "drafts": list(one.begun),
    }


def _turn(turn: Turn) -> dict[str, Any]:
    period = turn.period
    return {
        "weeks": str(period.weeks),
        "due": str(period.due),
        "expected": period.expected,
        "written": period.written,
        "who": list(turn.who),
        "away": list(turn.passed_over),
        "everybody_away": period.all_away,
        "bank_holidays": {str(day): name for day, name in bank_holidays(period.weeks)},
    }
