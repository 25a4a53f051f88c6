"""The team's glossary: the words its readers may not know, and what they mean.

Comes in: the text of content/glossary.yml, a YAML mapping from each term to what it stands for, or
to its keys. Goes out: a `Glossary`, its terms A to Z, and every fault with its line. YAML is read
as front matter is: strings stay strings, keys keep their lines, anchors are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from weekpress.errors import Finding
from weekpress.frontmatter.entries import HeaderError
from weekpress.frontmatter.folder import read_data, shown_path
from weekpress.frontmatter.pairs import yaml_pairs
from weekpress.frontmatter.slugs import distinct_slugs, fold
from weekpress.frontmatter.terms import Judged, Term, term_of
from weekpress.markup.controls import strip_forbidden, unified
from weekpress.markup.identifiers import safe
from weekpress.markup.spelt import Term as Marked
from weekpress.markup.terms import Terms

NAME = "glossary.yml"
"""The file, in the content folder; a link to it is a link to the glossary's page."""


@dataclass(frozen=True)
class Glossary:
    """All terms, A to Z."""

    terms: tuple[Term, ...] = ()

    def explained(self, *, linked: bool, language: str = "") -> Terms:
        """The terms as they are marked where a text first uses them.

        linked   -- whether the site has a page of them
        language -- the site's: that of every meaning which names none
        """
        start = f"{{filename}}/{NAME}#"
        return Terms(tuple(
            Marked(term.spellings, term.means, start + term.slug if linked else "",
                       term.lang or language)
            for term in self.terms
        ))  # fmt: skip


def read_glossary(root: Path, shown_root: str) -> tuple[Glossary, list[Finding]]:
    """The glossary of the content folder `root`; an empty one where there is no such file.

    shown_root -- what a person calls the folder: findings' paths start with it
    """
    written, found = read_data(root, shown_root, NAME)
    if written is None:
        return Glossary(), found
    return glossary_in(written, shown_path(shown_root, NAME))


def glossary_in(written: str, shown: str) -> tuple[Glossary, list[Finding]]:
    """The glossary written in a file that is `shown` so to people, and what is wrong with it."""
    clean, found = strip_forbidden(written, shown, 1)
    judged = Judged(shown, list(found))
    try:
        pairs = yaml_pairs(unified(clean))
    except HeaderError as error:
        judged.fault(error.line, "glossary", error.message, error.fix)
        return Glossary(), judged.findings
    if pairs is None:
        judged.fault(
            1, "glossary", "is not a list of terms.",
            "Write one term a line, such as MaT: Manage a Tenancy.",
        )  # fmt: skip
        return Glossary(), judged.findings
    every = [term for pair in pairs if (term := term_of(pair, judged))]
    slugs = distinct_slugs(term.name for term in every)
    every.sort(key=lambda term: (fold(term.name), term.name))
    return Glossary(tuple(replace(t, slug=safe(slugs[t.name])) for t in every)), judged.findings
