"""What a YAML error means to somebody who has never heard of YAML: what is wrong, what to write."""

from __future__ import annotations

import yaml


def in_words(error: yaml.MarkedYAMLError, written: str) -> tuple[str, str]:
    """The error in a person's words, and the mend. `written` is the line it is about."""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        if written[:1] in " \t":
            return (
                "the line is indented, so it belongs to the key above.",
                "Take the spaces at its start away.",
            )
        return (
            "a colon followed by a space is inside a value.",
            f"Put the whole value in quotes: {quoted(written)}.",
        )
    if "cannot start any token" in problem:
        return (
            "a value starts with a sign that means something else in YAML (@, `, % or a tab).",
            "Put the value in quotes, and indent with spaces, not tabs.",
        )
    if "scanning a quoted scalar" in (error.context or ""):
        return (
            "a quotation mark is opened and never closed.",
            "Close it at the end of the value, or take the first one out.",
        )
    if "could not find expected ':'" in problem:
        return ("a key has no colon.", "Write it as key: value, with a space after the colon.")
    if "did not find expected" in problem and ":" in written:
        return (
            "the value does not end where its quotes or brackets do.",
            f"Put the whole value in quotes: {quoted(written)}.",
        )
    return (
        f"it cannot be read here ({problem or 'not valid YAML'}).",
        "Write one key: value a line, and put values with odd characters in quotes.",
    )


def quoted(written: str) -> str:
    """A line `key: value` with its value in quotes that hold whatever the value holds."""
    key, _, value = written.strip().partition(":")
    quote = "'" if '"' in value else '"'
    value = value.strip().replace("'", "''") if quote == "'" else value.strip()
    return f"{key}: {quote}{value}{quote}"
