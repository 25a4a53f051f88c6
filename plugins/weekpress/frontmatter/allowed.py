"""The key `allow`: which rules a file is let off, and why.

Comes in: the value as it was read. Goes out: a reason for each rule. Which rules there are is the
business of `weekpress check`, so that a build need not know them.
"""

from __future__ import annotations

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text


def allowed(value: Value) -> dict[str, str]:
    """Reasons by the names of rules. Raises WrongValueError where a rule has no reason."""
    if isinstance(value, dict):
        pairs = [(name, text(reason)) for name, reason in value.items()]
    else:
        lines = [value] if isinstance(value, str) else list(value)
        pairs = [(name, reason) for name, _, reason in (text(x).partition(":") for x in lines)]
    for name, reason in pairs:
        if not reason.strip():
            raise WrongValueError(
                f'"{name.strip()}" is allowed without a reason.',
                f"Write why, after a colon: {name.strip() or 'rule'}: the form quotes it.",
            )
    return {name.strip(): " ".join(reason.split()) for name, reason in pairs}
