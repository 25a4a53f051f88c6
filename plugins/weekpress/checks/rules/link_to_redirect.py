"""Links to pages of the site that have moved. Found by `weekpress.checks.links`."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-to-redirect",
    title="A link leads to an address from which readers are sent on",
    source="HTML Standard, Refresh state; RFC 9110, 15.4 Redirection 3xx",
    severity=Severity.ADVICE,
    only_in="the links of built pages",
    why="The way round takes time, forgets which part of the page was meant, and ends when "
    "somebody clears up old addresses.",
    do="Link to the new address.",
)
