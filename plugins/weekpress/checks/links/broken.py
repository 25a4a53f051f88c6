"""A link at fault on a built page.

Comes in: nothing. Goes out: the record that `judged` makes and `told` tells.
"""

from __future__ import annotations

from dataclasses import dataclass

MISSING, CASE, FRAGMENT, MOVED, OUTSIDE, NO_ADDRESS = (
    "missing", "case", "fragment", "moved", "outside", "no address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Broken:
    """A link at fault, on one page."""

    page: str
    """The file, below the output folder."""
    line: int
    element: str
    """The element and the attribute: "a href"."""
    address: str
    """As the page has it."""
    kind: str
    """MISSING, CASE (there but for capitals), FRAGMENT (the page is there, the place is not), MOVED
    (there, and leads on), OUTSIDE (below the root of the host, not of the site), NO_ADDRESS."""
    suggestion: str = ""
    """The address that was probably meant, from the root; empty where nothing is near."""
    leads_to: str = ""
    """File and fragment: the same for every way to write the same address."""
