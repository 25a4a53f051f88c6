"""What Weekpress can put right by itself: proposed as a diff, written when told.

Comes in: a content folder that was read. Goes out: for each file that would change its text as it
is and as it would be. Reads files; writes none.

Each mend is a function from a text to a text that changes nothing else, to the byte: line ends,
comments, the order of the keys. Words that people read are never touched; only what a program reads
is, and an address that stands where the title of what it leads to would.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from weekpress.checks.mends.head import with_ids_and_weeks
from weekpress.checks.mends.keys import with_keys_in_small_letters
from weekpress.checks.mends.links import with_titles
from weekpress.checks.mends.tags import with_tags_spelt_alike
from weekpress.frontmatter import Document, Kind
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.entries import HeaderError
from weekpress.markup.controls import without_forbidden

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Mend:
    """One file, as it is and as it would be."""

    path: str
    """Below the content folder."""
    shown: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff, as git shows it."""
        lines = difflib.unified_diff(
            _NEWLINE.sub("\n", self.before).split("\n"), _NEWLINE.sub("\n", self.after).split("\n"),
            f"a/{self.shown}", f"b/{self.shown}", n=2, lineterm="",
        )  # fmt: skip
        return "\n".join(lines)


@dataclass(frozen=True)
class Known:
    """What mends need to know of the site."""

    namespace: str = ""
    """Of ids that follow from a path: the setting WEEKPRESS_FEED_NAMESPACE."""
    addresses: Mapping[str, Document] = field(default_factory=dict)
    """What the public may read, by its whole address: https://notes.example.org/bins/."""


def proposed(catalogue: Catalogue, known: Known | None = None) -> Iterator[Mend]:
    """What can be mended in the files of a folder, in the order of their paths."""
    known = known or Known()
    for document in catalogue.documents.values():
        data = (catalogue.root / document.path).read_bytes()
        text = data.decode("utf-8")
        after = _mended(document, text, catalogue, known)
        if after != text:
            yield Mend(document.path, document.shown, text, after)


def _mended(document: Document, text: str, catalogue: Catalogue, known: Known) -> str:
    after = without_forbidden(text)
    with suppress(HeaderError):  # told by the check; a head that cannot be read is not written
        if document.kind in {Kind.POST, Kind.WEEKNOTE}:
            after = with_ids_and_weeks(document, after, known.namespace)
        after = with_keys_in_small_letters(document, after)
        after = with_tags_spelt_alike(document, after, catalogue.tags)
        after = with_titles(document, after, known.addresses)
    return after
