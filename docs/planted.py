"""Writes docs/reference/who-finds-what.md: which of the planted faults each of four judges finds.

Run it after a rule, a planted fault or a judge changed: .venv/bin/python docs/planted.py
--into FILE writes it elsewhere. It needs Node with the packages of package.json, and Chromium; it
asks nothing of any network. tests/test_planted.py holds the page equal to what this would write.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from planted_faults import ROOT, Fault, lay_out, planted
from planted_judges import Said, Told, axe, chromium, html_validate, markdownlint, ours

PAGE = Path(__file__).parent / "reference/who-finds-what.md"
PACKAGES = ("axe-core", "html-validate", "markdownlint-cli2")
KINDS = {
    "md": "In a text", "html": "In a page of a theme", "css": "In a style sheet",
    "py": "In the settings",
}  # fmt: skip
_WEEKPRESS = "weekpress check"


@dataclass(frozen=True)
class Found:
    """What a judge says of a page and not of its twin."""

    rules: tuple[str, ...]
    asks: tuple[str, ...]
    """What it asks a person to look at."""

    def __bool__(self) -> bool:
        return bool(self.rules)

    def __str__(self) -> str:
        asked = [f"({rule})" for rule in self.asks if not self.rules]
        return ", ".join([*self.rules, *asked]) or "–"


Findings = Mapping[str, Mapping[str, Found]]
"""By the judge, and by the name of the fault."""


def difference(page: Iterable[Told], twin: Iterable[Told]) -> Found:
    """What is said of a page more often than of its twin, which lacks nothing but the fault."""
    more = Counter((t.rule, t.asks) for t in page) - Counter((t.rule, t.asks) for t in twin)
    return Found(
        tuple(sorted(rule for rule, asks in more if not asks)),
        tuple(sorted(rule for rule, asks in more if asks)),
    )


def findings(folder: Path, faults: Sequence[Fault]) -> Findings:
    """Every judge over every page and its twin, in a folder for the purpose."""
    said = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        spoken_of = {fault.name for fault in faults}
        for twin in (False, True):
            place = folder / ("twins" if twin else "faults")
            place.mkdir()
            lay_out(place, faults, twin)
            said.append({
                _WEEKPRESS: ours(place),
                "axe-core": (of_axe := axe(place, browser, spoken_of)),
                "html-validate": html_validate(place),
                "markdownlint-cli2": markdownlint(place),
            })  # fmt: skip
            # Where axe-core says nothing of a page, its twin cannot take anything back.
            spoken_of = {name for name, told in of_axe.items() if told}
        browser.close()
    return {judge: _differences(faults, said[0][judge], said[1][judge]) for judge in said[0]}


def _differences(faults: Iterable[Fault], pages: Said, twins: Said) -> Mapping[str, Found]:
    return {f.name: difference(pages.get(f.name, ()), twins.get(f.name, ())) for f in faults}


def versions() -> Mapping[str, str]:
    """The version of each judge that is not ours, from package.json."""
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    return {name: pinned[name] for name in PACKAGES}


def page(faults: Sequence[Fault], found: Findings) -> str:
    """The page of the manual."""
    named = ", ".join(f"{name} {version}" for name, version in versions().items())
    parts = [ABOUT.format(count=len(faults), judges=named), _totals(faults, found)]
    for kind, title in KINDS.items():
        of_kind = [fault for fault in faults if fault.kind == kind]
        rows = [_row(fault, found) for fault in of_kind]
        head = f"| fault | criterion | {' | '.join(found)} |\n|---|---|{'---|' * len(found)}"
        parts.append("\n".join([f"## {title}\n", head, *rows, ""]))
    return "\n".join(parts)


def _totals(faults: Sequence[Fault], found: Findings) -> str:
    """How many each finds, of each kind and of all."""
    rows = ["| | planted | " + " | ".join(found) + " |", "|---|--:|" + "--:|" * len(found)]
    for title, kinds in [*((t, {k}) for k, t in KINDS.items()), ("All", set(KINDS))]:
        names = [fault.name for fault in faults if fault.kind in kinds]
        counts = [sum(bool(of[name]) for name in names) for of in found.values()]
        rows.append(f"| {title} | {len(names)} | {' | '.join(map(str, counts))} |")
    asked = sum(bool(one.asks and not one) for one in found["axe-core"].values())
    others = [of for judge, of in found.items() if judge != _WEEKPRESS]
    alone = sum(not any(of[fault.name] for of in others) for fault in faults)
    rows.append(
        f"\nNone of the other three finds {alone} of them. Of {asked}, axe-core asks a person to "
        "look: its rules\nare in brackets. A criterion is one of WCAG 2.2, or says on whose word "
        "it is a fault.\n"
    )
    return "## How many\n\n" + "\n".join(rows)


def _row(fault: Fault, found: Findings) -> str:
    said = [str(of[fault.name]) for of in found.values()]
    return f"| {fault.fault} | {fault.wcag} | {' | '.join(said)} |"


ABOUT = """# Who finds what

{count} faults that would trouble a reader, one in a file, in
[tests/planted](../../tests/planted/index.yml), and four judges: `weekpress check`,
{judges}.
The page is written by `docs/planted.py`.

## How it was done

Each file has a twin, in which the fault is put right and all else is as it was. A judge finds a
fault if it says more of the file than of its twin, whatever the rule is called that says it.

- `weekpress check` is given the texts in a site, the pages and style sheets as a built site
  (`--built`), and, where a link to another page is judged, the site as it is built from the text.
- markdownlint-cli2 is given the texts, with the rules it has by default but for the length of
  lines.
- html-validate and axe-core are given pages: those of a theme as they are, style sheets and colours
  with a page that they are for, and each text as Python-Markdown alone makes it, in a plain page.
  The page that Weekpress makes of it would not do: much is mended there, or left out, before any
  judge sees it.
- html-validate has its presets recommended, a11y and document, less four rules on how HTML is
  typed.
- axe-core runs in Chromium, in the light scheme, with its rules for WCAG 2.0 to 2.2, levels A and
  AA, and for best practice. What it calls incomplete is a question to a person, and not counted.

## What it does not show

Who plants the faults is at an advantage: these were planted by those who wrote the rules of
`weekpress check`, from what is known to trouble readers and from what the other judges are known to
find. A fault that we did not think of is not among them. That ours finds all of them says no more
than that its rules do what they are for: `tests/test_planted.py` fails if one is missed.

The others know much that is not here. axe-core measures colours, sizes and overlaps as they are
drawn, html-validate knows the grammar of HTML, markdownlint-cli2 keeps Markdown even. They judge
any site; ours knows what a week, a glossary and a team's blog are. The tests hold our own pages to
the first two.

No judge tells whether the text of a picture is true, captions are right, or a page is worth
reading. That nothing is found is no proof that a page is accessible.
"""


def main() -> None:
    """Run all four, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PAGE)
    typed = parser.parse_args()
    faults = planted()
    with tempfile.TemporaryDirectory() as folder:
        typed.into.write_text(page(faults, findings(Path(folder), faults)), encoding="utf-8")


if __name__ == "__main__":
    main()
