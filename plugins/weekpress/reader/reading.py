"""Reading: every file of content/ read and rendered once, here or by an earlier build.

Comes in: the files' digests, and the store. Goes out: documents, and their bodies as HTML. What the
store lacks is read by several processes, in the order of the paths and with the same findings as
by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from weekpress.errors import Finding
from weekpress.fingerprint import fingerprint
from weekpress.frontmatter import Document
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.folder import Found, read_file
from weekpress.markup import Rendered, Renderer, as_html
from weekpress.markup.terms import Terms
from weekpress.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Body:
    """A document's body and words, rendered."""

    rendered: Rendered
    title: str
    """The document's own title or name, as HTML; "" if it has none."""
    own_summary: str
    """Its own summary as HTML; "" if it has none."""
    summary: str
    """The same, or its 30-second read, or the start of its first paragraph."""
    asked: tuple[tuple[str, str | None], ...] = ()
    """What was asked of other files' names, and the answers: they may be others tomorrow."""
    faults: tuple[Finding, ...] = ()
    """What is wrong with its links today."""


Judge = Callable[[Document, str], Iterable[Finding]]
"""From a document and the HTML of its body, to what is wrong with its links."""


@dataclass(frozen=True)
class Reading:
    """What one build reads, and the fingerprint of the programs it is read with."""

    workshop: Workshop
    toolchain: str

    def documents(
        self, root: Path, named: Sequence[tuple[str, str]], digests: Mapping[str, str]
    ) -> list[Found]:
        """Each file as a document, with what is wrong with its front matter.

        named   -- a path below `root`, and what a person calls it, for each
        digests -- of the files' bytes, by path
        """
        keys = [
            fingerprint(("document", self.toolchain, path, shown, digests[path]))
            if path in digests else "" for path, shown in named
        ]  # fmt: skip
        return self.workshop.made(
            "reading front matter", named, keys, lambda pair: read_file(root, *pair)
        )

    def bodies(
        self, catalogue: Catalogue, typography: bool, language: str, judge: Judge
    ) -> dict[str, Body]:
        """The body of every document, by its path.

        Its Markdown is let go of once it has been judged: of ten thousand it takes much memory.
        """
        documents: list[Any] = list(catalogue.documents.values())
        bodies = Bodies(catalogue.address_of_name, typography, language)
        shape = (self.toolchain, typography, language)
        keys = [fingerprint((shape, *_made_from(document))) for document in documents]

        def fits(body: Body) -> bool:
            return all(catalogue.address_of_name(name) == found for name, found in body.asked)

        made = self.workshop.each("reading bodies", documents, keys, bodies.body, fits)
        found: dict[str, Body] = {}
        for i, body in enumerate(made):
            document: Document = documents[i]
            found[document.path] = replace(body, faults=tuple(judge(document, body.rendered.html)))
            catalogue.documents[document.path] = replace(document, body="")
            documents[i] = None
        return found


def _made_from(document: Document) -> Iterator[object]:
    """Everything of a document that its body is made from."""
    meta = document.meta
    yield from ("body", document.path, document.shown, document.body_line, document.body)
    for name in ("title", "name", "summary", "lang"):
        yield str(getattr(meta, name, None) or "")


class Bodies:
    """Renders bodies, with one renderer a process."""

    def __init__(
        self, resolve: Callable[[str], str | None], typography: bool, language: str
    ) -> None:
        self._resolve, self._language = resolve, language
        self._asked: list[tuple[str, str | None]] = []
        self._renderer = Renderer(typography, resolve=self._answer)

    def _answer(self, name: str) -> str | None:
        found = self._resolve(name)
        self._asked.append((name, found))
        return found

    def body(self, document: Document) -> Body:
        """A document's body; findings are in it."""
        self._asked = []
        meta = document.meta
        lang = _language_of(document, self._language)
        rendered = self._renderer.render(document.body, document.shown, document.body_line, lang)
        own = str(getattr(meta, "summary", "") or "")
        title = str(getattr(meta, "title", "") or getattr(meta, "name", "") or "")
        return Body(
            # Nobody asks for these again, and of ten thousand they are long.
            replace(rendered, plain="", first_paragraph="", short_summary=""),
            title=as_html(title),
            own_summary=as_html(own),
            summary=as_html(own or rendered.summary),
            asked=tuple(self._asked),
        )


def _language_of(document: Document, language: str) -> str:
    return (document.meta.lang if document.meta else "") or language


def marked_body(document: Document, body: Body, terms: Terms, language: str) -> str:
    """A document's body as pages show it: each term of the glossary is marked at its first use.

    It is done anew at each build and not kept with the body, so that another glossary changes what
    uses its terms and nothing else.
    """
    return terms.marked(body.rendered.html, _language_of(document, language))
