"""A picture, sound or film is on another server.

Found by weekpress.markup.elsewhere, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="third-party-media",
    title="A picture, sound or film is on another server",
    source="Weekpress: no page asks a third party for anything",
    severity=Severity.WARNING,
    why="The other server would learn who reads what, and could show something else tomorrow."
    " A link takes its place.",
    do="Put the file in content/images/ and show it from there, if its licence allows that.",
)
