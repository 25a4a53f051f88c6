"""What a team may write for a filter, and what a service's words may become.

Comes in: the options of one filter, and texts from outside. Goes out: an address that may be asked,
a number within bounds, a line that may be shown. What cannot be worked with is told in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from weekpress.comments.filters.asking import is_loopback
from weekpress.comments.submission import Submission
from weekpress.errors import in_one_line

MOST_QUOTED = 200
"""How many characters of a service's own words are shown."""

_TELLING = 4
"""How short a text may be and still give somebody away: shorter ones are in every sentence."""

_RUN = 4
"""How many of a commenter's words in a row are a quotation."""


def known_only(name: str, options: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raises ValueError for an option that is not there."""
    if unknown := sorted(set(options) - set(known)):
        there = ", ".join(sorted(known))
        raise ValueError(f"[filters.{name}] has no option {unknown[0]!r}. There are: {there}.")


def secret_of(name: str, variable: str, environ: Mapping[str, str]) -> str:
    """A secret from the environment. Raises ValueError where there is none."""
    found = environ.get(variable, "").strip()
    if not found:
        raise ValueError(f"The filter {name} needs {variable} in the environment. It is not set.")
    return found


def asked_address(name: str, text: object) -> str:
    """An address that may be asked. Raises ValueError for any but https, or http on this machine.

    It is never anything that a reader wrote.
    """
    try:
        parts = urlsplit(text if isinstance(text, str) else "")
        fit = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        fit = False
    if fit and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(str(text)))):
        return str(text)
    raise ValueError(
        f"[filters.{name}] address has to begin with https://, or with http:// on this machine."
    )


def number_of(
    name: str, options: Mapping[str, Any], key: str, default: float, least: float, most: float
) -> float:
    """A number within bounds. Raises ValueError for anything else."""
    found = options.get(key, default)
    if isinstance(found, bool) or not isinstance(found, int | float) or not least <= found <= most:
        raise ValueError(f"[filters.{name}] {key} has to be a number from {least} to {most}.")
    return found


def quoted(text: str, hidden: Iterable[str]) -> str:
    """A service's own words as one short line; "" if any of the `hidden` texts is in them.

    A message is shown to moderators and logged: no key, address or word of a commenter gets there,
    whatever the service repeats.
    """
    line = " ".join(in_one_line(text).split())
    folded = line.casefold()
    if any(len(word) >= _TELLING and word.casefold() in folded for word in map(_line, hidden)):
        return ""
    return line[:MOST_QUOTED]


def _line(text: str) -> str:
    return " ".join(in_one_line(text).split())


def private(submission: Submission) -> list[str]:
    """The texts of a submission that no message may hold: who wrote it, and runs of their words."""
    words = submission.body.split()
    runs = [" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))]
    whole = [submission.name, submission.email, submission.website, submission.address]
    return [*whole, *submission.name.split(), submission.decoy, submission.agent, *runs]
