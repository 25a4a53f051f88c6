"""The page shown while a build fails: every finding, with its file and line."""

from __future__ import annotations

import html
import re

CSS_PATH = "/__weekpress/fault.css"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"

CSS = """\
:root { color-scheme: light dark; font: 1.1875rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-inline-size: 44rem; margin: 0 auto; padding: 3rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
ol { list-style: none; padding: 0; margin-block: 2rem; }
li { border-block-start: 1px solid; padding-block: 1rem; overflow-wrap: anywhere; }
li.gentle { font-size: 1rem; }
code { display: block; font: 1rem/1.5 ui-monospace, monospace; font-weight: bold; }
"""

_PLACE = re.compile(r"(?P<place>\S.*?:\d+): (?P<words>.+)")


def fault_page(said: str, again: str = "") -> str:
    """The page for what a failed build said: a finding a line.

    again -- the address of the page as the last good build left it; empty where there is none
    """
    lines = [line for line in said.splitlines() if line.strip()]
    # A page is read from its top: what must be mended first, what is worth a look below.
    items = "".join(_item(line) for line in sorted(lines, key=_gentle))
    way_on = f'<p><a href="{html.escape(again)}">See the page as it was before</a></p>'
    return _page(
        "The site cannot be built yet",
        (
            "<p>Mend what is named here and save it: this page then turns into the site again."
            f"</p><ol>{items}</ol>{way_on if again else ''}"
        ),
    )


def building_page() -> str:
    """The page for the time before the first build is over."""
    return _page("The site is being built", "<p>This page turns into the site in a moment.</p>")


def _page(title: str, inside: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{CSS_PATH}"></head>'
        f"<body><main><h1>{title}</h1>{inside}</main></body></html>\n"
    )


def _item(line: str) -> str:
    gentle = ' class="gentle"' if _gentle(line) else ""
    match = _PLACE.fullmatch(line)
    if not match:
        return f"<li{gentle}>{html.escape(line)}</li>"
    place, words = html.escape(match["place"]), html.escape(match["words"])
    return f"<li{gentle}><code>{place}</code> {words}</li>"


def _gentle(line: str) -> bool:
    return line.startswith(("warning: ", "advice: "))
