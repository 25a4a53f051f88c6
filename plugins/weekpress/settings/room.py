"""A room's settings: what all records of them have in common.

Comes in: a record's fields, each with its meaning under it. Goes out: a frozen pydantic model that
knows those meanings, for the reference page.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Room(BaseModel):
    """The settings of one room."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True
    )
