"""Links that only some hosts would follow. Found by `weekpress.checks.links`."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-case",
    title="A link differs from the address of its page in capitals or accents only",
    source="RFC 9110, 4.2.3; RFC 3986, 6.2.2.1",
    severity=Severity.ERROR,
    only_in="the links of built pages",
    why="It works on the machine of somebody whose disk takes capitals for small letters, and"
    " on most hosts it does not.",
    do="Write the address letter by letter as it is.",
    wrong="[The map](/images/Map.svg)",
    right="[The map]({static}/images/map.svg)",
)
