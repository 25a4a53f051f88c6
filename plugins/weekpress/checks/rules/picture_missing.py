"""Pictures, sounds and films that are not in the built site. Found by `weekpress.checks.links`."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="picture-missing",
    title="A picture, sound or film is not in the site",
    source="HTML Standard, The img element; RFC 9110, 15.5.5 404 Not Found",
    severity=Severity.ERROR,
    only_in="the links of built pages",
    why="Readers see an empty frame with the alternative text, if there is one; what the "
    "picture says is lost.",
    do="Put the file in images/ and write {static}/images/ and its name.",
    wrong="![Nine people wait](/images/no-such-picture.jpg)",
    right="Nine people wait.",
)
