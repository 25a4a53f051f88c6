"""Links to pages and files that are not in the built site. Found by `weekpress.checks.links`."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-broken",
    title="A link leads to a page or file that the site does not have",
    source="RFC 9110, 15.5.5 404 Not Found",
    severity=Severity.ERROR,
    only_in="the links of built pages",
    why="Readers end on a page that says there is nothing here, and do not find what they "
    "were promised.",
    do="Write the address of a page that is there; best as {filename} and the name of its "
    "file, which is looked up whenever the site is built.",
    wrong="[How we moved](/no-such-page/)",
    right="[How we moved](https://example.org/)",
)
