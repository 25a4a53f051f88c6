"""A rule in words for a person: why it matters, what to do, an example.

Comes in: a rule. Goes out: its text for a terminal, or its section of the reference page, which
`docs/generate.py` writes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from weekpress.checks.rule import Rule
from weekpress.checks.rulebook import Ruling
from weekpress.errors import Severity

_WIDTH = 88
_MEANS = {
    Severity.ERROR: "error: it keeps a reader out, or stops the build",
    Severity.WARNING: "warning: it probably harms a reader",
    Severity.ADVICE: "advice: a hint, never a fault",
}
LOOKED_AT = {"in_text": "markdown", "in_site": "markdown", "on_page": "html", "in_style": "css"}
"""What each kind of rule looks at, as Markdown names the language of a code block."""


def explained(ruling: Ruling) -> str:
    """All there is to say of a rule, for a terminal."""
    rule = ruling.rule
    parts = [f"{rule.name}\n{rule.title}.", f"Why:    {rule.why}", f"Do:     {rule.do}",
             f"Source: {rule.source}", f"Told as {_MEANS[rule.severity]}."]  # fmt: skip
    parts = [_filled(part) for part in parts]
    for word, example in (("Instead of", rule.wrong), ("Write", rule.right)):
        if example:
            parts.append(f"{word}:\n{textwrap.indent(example.rstrip(), '    ')}")
    return "\n\n".join([*parts, _silence(ruling)])


def _filled(text: str) -> str:
    lines = [textwrap.fill(line, _WIDTH, subsequent_indent=" " * 8) for line in text.split("\n")]
    return "\n".join(lines)


def _silence(ruling: Ruling) -> str:
    if not ruling.finds and not ruling.rule.only_in:
        return "It is found as files are read or built, and cannot be silenced."
    if not {"in_text", "in_site"} & ruling.finds.keys() and not ruling.rule.only_in:
        return "It is found in built pages: mend the theme, or the text the page is made of."
    comment = f"<!-- weekpress: allow {ruling.rule.name} because … -->"
    return f"To silence it on one line, with a reason:\n\n    {comment}"


def listed(rulings: Iterable[Ruling]) -> str:
    """Every rule with its title, a line each."""
    return "\n".join(f"{one.rule.name:<28} {one.rule.severity.value:<8} {one.rule.title}"
                     for one in rulings)  # fmt: skip


def reference(rulebook: Mapping[str, Ruling]) -> str:
    """The reference page's part on every rule, in Markdown, in the order of the names."""
    rows = "\n".join(
        f"| [{name}](#{name}) | {one.rule.severity.value} | {one.rule.title} | {_where(one)} |"
        for name, one in rulebook.items()
    )
    table = f"| rule | told as | what it finds | looked for in |\n|---|---|---|---|\n{rows}\n"
    return "\n".join([table, *(_section(one) for one in rulebook.values())])


def _where(ruling: Ruling) -> str:
    named = {
        "in_text": "texts",
        "in_site": "all texts",
        "on_page": "pages",
        "in_style": "style sheets",
    }
    places = [named[kind] for kind in named if kind in ruling.finds]
    return ", ".join(places) or ruling.rule.only_in or "as it is read"


def _section(ruling: Ruling) -> str:
    rule = ruling.rule
    language = next((LOOKED_AT[kind] for kind in LOOKED_AT if kind in ruling.finds),
                    "markdown" if rule.only_in else "text")  # fmt: skip
    words = (f"{rule.title}. {_sentence(rule)}", rule.why, rule.do)
    parts = [f"## {rule.name}", *(text.replace("<", "\\<") for text in words)]
    for word, example in (("Instead of", rule.wrong), ("write", rule.right)):
        if example:
            fence = "`" * max(3, _longest_fence(example) + 1)
            parts.append(f"{word}\n\n{fence}{language}\n{example.rstrip()}\n{fence}")
    return "\n\n".join(parts) + "\n"


def _sentence(rule: Rule) -> str:
    return f"{rule.severity.value.capitalize()}. Source: {rule.source}."


def _longest_fence(text: str) -> int:
    return max((len(line) - len(line.lstrip("`")) for line in text.splitlines()), default=0)
