"""Two helpers for the rules of `weekpress check`: what a rule must find, and what it must not."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from weekpress.checks.judging import Bench
from weekpress.checks.page import Page
from weekpress.checks.rulebook import rulebook
from weekpress.checks.style import Style
from weekpress.checks.whole import Whole
from weekpress.errors import Finding
from weekpress.frontmatter import read_document
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.markup import Renderer
from weekpress.settings import ChecksSettings, Settings

HEAD = "---\ntitle: Bins\ndate: 2026-11-20\nid: a\n---\n"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bins – Marchwater Digital</title></head>
<body><a href="#main">Skip to main content</a>
<header><p>Marchwater Digital</p></header>
<main id="main" tabindex="-1"><h1>Bins</h1>
{}
</main>
<footer><p>Marchwater Digital</p></footer>
</body></html>
"""


def found(
    rule: str, text: str, path: str = "posts/2026-11-20-bins.md", root: Path | None = None,
    settings: ChecksSettings | None = None,
) -> list[Finding]:  # fmt: skip
    """What one rule finds in a text: Markdown (a body, or a file with front matter), a page (what
    is in its `<main>`, or all from the doctype on) or a style sheet, as the rule looks at.

    root -- the content folder that pictures of a text are looked for in
    """
    ruling = rulebook()[rule]
    if "in_text" in ruling.finds:
        body = text if text.startswith("---\n") else HEAD + text
        document, _ = read_document(path, path, body)
        bench = Bench(root or Path("nowhere"), lambda _name: None, True, "en",
                      settings or ChecksSettings())  # fmt: skip
        return [f for f in bench.judge(document).ruled if f.rule == rule]
    if "on_page" in ruling.finds:
        whole = (
            text if text.lstrip().lower().startswith(("<!doctype", "<html")) else PAGE.format(text)
        )
        page = Page("bins/index.html", whole.encode("utf-8"), "Marchwater Digital")
        return list(ruling.findings("on_page", page, "output/bins/index.html"))
    if "in_site" in ruling.finds:
        return list(ruling.findings("in_site", _whole(path, text)))
    return list(ruling.findings("in_style", Style("theme/a.css", text), "output/theme/a.css"))


def _whole(path: str, text: str) -> Whole:
    """A site of one text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True)
        file.write_text(text if text.startswith("---\n") else HEAD + text, encoding="utf-8")
        catalogue = read_catalogue(Path(folder), "", ZoneInfo("Europe/London"))
    (document,) = catalogue.documents.values()
    html = Renderer().render(document.body, document.shown, document.body_line).html
    now = datetime(2026, 11, 25, tzinfo=ZoneInfo("Europe/London"))
    return Whole(catalogue, [(document, html)], Settings(), now)


def finds(rule: str, text: str, line: int | None = None, **given: object) -> Finding:
    """The one thing that a rule must find in a text; on this line of the body, where one is given
    (of a page or style sheet: of the file)."""
    (finding,) = found(rule, text, **given)  # type: ignore[arg-type]  # any field
    if line is not None:
        assert finding.line - (HEAD.count("\n") if "in_text" in rulebook()[rule].finds and not
                               text.startswith("---\n") else 0) == line  # fmt: skip
    assert finding.message.endswith((".", "?", "!"))
    assert finding.fix
    return finding


def leaves(rule: str, text: str, **given: object) -> None:
    """The rule must find nothing in this text."""
    assert [str(finding) for finding in found(rule, text, **given)] == []  # type: ignore[arg-type]  # any


def moving(path: Path, durations: int | list[int] = 100, frames: int = 3, **given: Any) -> Path:
    """A moving picture, drawn now: its kind is its name's, and by itself it goes on for ever.

    durations -- milliseconds, of all frames or of each
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    shades = [Image.new("RGB", (4, 4), (n * 255 // frames, 0, 0)) for n in range(frames)]
    shades[0].save(
        path, save_all=True, append_images=shades[1:], duration=durations, **{"loop": 0, **given}
    )
    return path
