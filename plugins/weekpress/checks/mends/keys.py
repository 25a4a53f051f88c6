"""Keys of front matter in small letters: `Title:` and `Image Alt:` as `title:` and `image_alt:`.

Only keys that are ours, or that other generators have for ours: another plugin's may be read by
its letters.
"""

from __future__ import annotations

import re
from functools import partial

from weekpress.checks.mends.lines import with_lines
from weekpress.frontmatter import Document
from weekpress.frontmatter.entries import Entry
from weekpress.frontmatter.header import read_header
from weekpress.frontmatter.models import MODELS
from weekpress.frontmatter.names import canonical


def with_keys_in_small_letters(document: Document, text: str) -> str:
    """The text with its own keys as the reference has them. Raises HeaderError."""
    ours = MODELS[document.kind].model_fields
    for entry in read_header(text).entries:
        known = canonical(entry.key, document.kind.value) in ours
        if known and entry.written != entry.key:
            text = with_lines(text, [entry.line], partial(_renamed, entry))
    return text


def _renamed(entry: Entry, line: str) -> str:
    """The line with its key as it should be; as it was where the key is in quotes."""
    return re.sub(rf"^{re.escape(entry.written)}(?=\s*:)", entry.key, line)
