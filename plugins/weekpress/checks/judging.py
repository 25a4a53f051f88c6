"""Each text judged by the rules, once: what has not changed is not judged again.

Comes in: documents, a workshop. Goes out: for each document what reading its body found, what the
rules found, and its HTML. Reads the pictures that texts show; writes only the workshop's store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from weekpress.checks.rulebook import rulings
from weekpress.checks.text import Text
from weekpress.errors import Finding
from weekpress.fingerprint import digest, fingerprint
from weekpress.frontmatter import Document
from weekpress.frontmatter.links import resolved
from weekpress.markup import Renderer
from weekpress.settings import ChecksSettings
from weekpress.workshop import Workshop

_FILE = ("{static}", "{attach}", "|static|", "|attach|")


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of one text by itself."""

    read: tuple[Finding, ...]
    """What reading it found; a build says the same."""
    ruled: tuple[Finding, ...]
    """What the rules found."""
    html: str
    """The body as pages show it."""
    names: tuple[tuple[str, str | None], ...]
    """What was asked of other files' names, and the answers."""
    files: tuple[tuple[str, str], ...]
    """The pictures that were looked at, by their path in content/, and the digests of what they
    held; "" for one that was not there."""


@dataclass(frozen=True)
class Bench:
    """What texts are judged with; one a process."""

    root: Path
    """The content folder."""
    resolve: Callable[[str], str | None]
    """From the name of a file to the internal link to it."""
    typography: bool
    language: str
    """Of a document that names none."""
    settings: ChecksSettings = field(default_factory=ChecksSettings)

    def judged(
        self, workshop: Workshop, toolchain: str, documents: Sequence[Document]
    ) -> Iterator[Judged]:
        """Each document, judged now or before."""
        shape = ("judged", toolchain, self.typography, self.language, repr(self.settings))
        keys = [fingerprint((*shape, *_made_from(document))) for document in documents]
        return workshop.each("judging texts", documents, keys, self.judge, self._holds)

    def judge(self, document: Document) -> Judged:
        """One document, judged now."""
        names: list[tuple[str, str | None]] = []
        files: dict[str, str] = {}

        def resolve(name: str) -> str | None:
            names.append((name, self.resolve(name)))
            return names[-1][1]

        def file_of(address: str) -> Path | None:
            path = _path_of(document.path, address)
            if path is not None:
                files[path] = self._digest(path)
            return self.root / path if path is not None and files[path] else None

        renderer = Renderer(self.typography, resolve)
        undressed = renderer.undressed(document.body, document.shown, document.body_line)
        lang = (document.meta.lang if document.meta else "") or self.language
        text = Text(document, undressed.source, undressed.tokens, lang, self.settings, file_of)
        ruled = [
            finding
            for ruling in rulings("in_text")
            if self.settings.allows(ruling.rule.plain_language)
            for finding in ruling.findings("in_text", text, document.shown)
        ]
        rendered = renderer.dressed(undressed, lang)
        return Judged(
            rendered.findings, tuple(ruled), rendered.html, tuple(names), tuple(files.items())
        )

    def _holds(self, judged: Judged) -> bool:
        """Whether what the text asked of other files would be answered as it was."""
        return all(self.resolve(name) == answer for name, answer in judged.names) and all(
            self._digest(path) == known for path, known in judged.files
        )

    def _digest(self, path: str) -> str:
        file = self.root / path
        try:
            return digest(file.read_bytes()) if file.is_file() and not file.is_symlink() else ""
        except OSError:
            return ""


def _path_of(source: str, address: str) -> str | None:
    """The path in content/ that a picture's address means; None for one that is elsewhere."""
    mark = next((mark for mark in _FILE if address.startswith(mark)), None)
    path = resolved(source, address.removeprefix(mark)) if mark else None
    return None if path is None or path.startswith("../") else path


def _made_from(document: Document) -> Iterator[object]:
    """All of a document that its rules look at."""
    yield from (document.path, document.shown, document.body_line, document.body, document.head)
    yield repr(document.meta)
