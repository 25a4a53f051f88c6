"""A published comment's file, judged: what it says, or in words why it says nothing.

Comes in: the bytes of `content/comments/<post>/<id>.json`, whoever wrote them: the service, a
person in a pull request, or somebody who means harm. Goes out: the comment as it may be shown, and
a finding for each fault with its line. An error stops the build. What a reader could have typed
into the form never does: it is taken out, and told.
Source: record.py, schema.py; RFC 8259 (JSON), 8.1 (UTF-8, no byte order mark).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weekpress.comments.record import Comment
from weekpress.comments.schema import faults, moment
from weekpress.comments.text import in_one_line, shown
from weekpress.errors import Finding, Severity

RULE = "comment"
"""The rule that a comment's file says what such a file says."""

MOST_BYTES = 131_072
"""How long a file may be: 8,000 characters of any script, escaped."""

Judged = tuple[Comment | None, list[Finding]]
"""A comment, if there is no error, and what is wrong with its file."""


class _Pairs(list[tuple[str, str]]):
    """An object of JSON as it stands in the file."""


_DECODER = json.JSONDecoder(object_pairs_hook=_Pairs)


@dataclass(frozen=True)
class _File:
    """A file that is looked at."""

    path: str
    text: str

    def fault(
        self, key: str, message: str, fix: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Something that is wrong with it, on the line of that key."""
        group = "" if severity is Severity.ERROR else f"{RULE} {message}"
        line = _line_of(self.text, key)
        return Finding(self.path, line, key[:40] or "key", message, fix, severity, RULE, 1, group)


def judged(data: bytes, path: str) -> Judged:
    """The comment of a file, and what is wrong with it.

    path -- what a person calls it: its last two parts are the post and the comment
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [unread(path, "is not in UTF-8.", "Save it as UTF-8.", line)]
    if text.startswith("\ufeff"):
        return None, [unread(path, "begins with a byte order mark.", "Save it without one.")]
    file, (*_, post, name) = _File(path, text), ("", *path.split("/"))
    said = _said(file)
    if isinstance(said, Finding):
        return None, [said]
    if wrong := list(faults(said, post, name.removesuffix(".json"))):
        return None, [file.fault(*one) for one in wrong]
    comment = _comment(said)
    return comment, list(_taken_out(file, said, comment))


def unread(path: str, message: str, fix: str, line: int = 1) -> Finding:
    """A file that cannot be read, or that has no business where it lies."""
    return Finding(path, line, "file", message, fix, rule=RULE)


def _said(file: _File) -> dict[str, str] | Finding:
    """What the JSON says: one object, each key once."""
    try:
        pairs = _DECODER.decode(file.text)
    except json.JSONDecodeError as error:
        what = f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]}."
        return unread(file.path, what, "Correct it, or bring it back as it was.", error.lineno)
    except (ValueError, RecursionError):  # a number or a nest that nobody writes
        return unread(file.path, "is no JSON of a comment.", "Bring it back as it was.")
    if not isinstance(pairs, _Pairs):
        return unread(file.path, "is not one object.", "Begin it with { and end it with }.")
    said = dict(pairs)
    if len(said) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        return file.fault(twice, "is there twice.", "Keep one of them.")
    return said


def _comment(said: Mapping[str, str]) -> Comment:
    """The comment, as it may be shown."""
    published = moment(said["published"])
    assert published is not None  # noqa: S101  # it was judged
    return Comment(
        id=said["id"], post=said["post"], name=in_one_line(said["name"]), body=shown(said["body"]),
        published=published, parent=said.get("parent", "").strip(),
        website=said.get("website", "").strip(), edited=in_one_line(said.get("edited", "")),
    )  # fmt: skip


def _taken_out(file: _File, said: Mapping[str, str], comment: Comment) -> Iterator[Finding]:
    """A warning for each text that held something nobody could see."""
    for key, text in (("name", comment.name), ("edited", comment.edited), ("body", comment.body)):
        given = said.get(key, "")
        if given != text and "".join(given.split()) != "".join(text.split()):
            message = "held characters that nobody sees and that do harm; they are left out."
            yield file.fault(key, message, "Delete them.", Severity.WARNING)


def _line_of(text: str, key: str) -> int:
    """The line of a key, from 1; the first where it is not there."""
    found = re.search(rf"^\s*{re.escape(json.dumps(key, ensure_ascii=False))}\s*:", text, re.M)
    return text.count("\n", 0, found.end()) + 1 if found else 1
