"""A moderator's form as it was sent: read up to a size, in a time, and in one encoding.

Comes in: a request. Goes out: its fields, or Refusal with the page that says why not.
Source: URL Standard, application/x-www-form-urlencoded parsing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from weekpress.comments.web.body import BodyError, body_of

MOST_FIELDS = 200

_NOT_READ = {
    408: ("That took too long", "The form did not arrive in time."),
    413: ("That is too long", "Shorten it."),
    415: ("This is not a form", "Use the form on the page."),
}


class Refusal(Exception):  # noqa: N818 -- it is an answer, and no fault of the program
    """What was asked for is not done; a page says why."""

    def __init__(self, status: int, title: str, words: str) -> None:
        super().__init__(title)
        self.status, self.title, self.words = status, title, words


@dataclass(frozen=True)
class Form:
    """The fields."""

    fields: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """The first value of a field; "" if it was not sent."""
        return self.fields.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """Every value of a field, each once, in its order."""
        return list(dict.fromkeys(self.fields.get(name, [])))


async def form_of(request: Request) -> Form:
    """The form a request brings. Raises Refusal."""
    try:
        return Form(_fields(await body_of(request)))
    except BodyError as error:
        title, words = _NOT_READ.get(error.status, ("The form did not arrive whole", ""))
        raise Refusal(error.status, title, f"Nothing was changed. {words}".strip()) from None


def _fields(sent: bytes) -> Mapping[str, list[str]]:
    try:
        return parse_qs(
            sent.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="replace",
            max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError:
        raise Refusal(400, "This is not a form", "Use the form on the page.") from None
