"""Capitals that nobody explains: an abbreviation that is in no glossary and not written out.

Comes in: every document with its body as HTML, and the words that are known. Goes out: advice, at
the word's first place in each file. It is told by `weekpress check` alone: no build stops for it.
Source: GOV.UK style guide, "Abbreviations and acronyms": explain one in full the first time it is
used on each page, unless it is well known.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from weekpress.errors import Finding, Severity
from weekpress.frontmatter import Document
from weekpress.frontmatter.glossary import NAME, Glossary
from weekpress.markup.source import Source
from weekpress.markup.tokens import INLINE, Tag, closing_index, names, read

WELL_KNOWN = names(
    "AD AM BBC BC BST CD CEO CSV CV DIY DVD DVLA EPUB EU FAQ GB GMT GP HM ID IT JPEG KB LED MB MOT"
    " MP MPs NHS OK PC PDF PIN PM PhD QR RTF SMS TV UK UN URL US USA USB UTC VAT ZIP"
)
"""What needs no explanation to anybody who gets a council's letters: the style guide's examples and
their like, and the kinds and sizes of files, which the rule link-to-file asks for. Words of our own
trade (API, CSS, CRM) are not among them: councillors read this too."""

MOST = 20
"""Words that are told one by one, the most used first; the others of a file share a line."""

_LEFT_OUT = names("abbr code dfn h1 h2 h3 h4 h5 h6 kbd math pre samp script style svg var")
_WORD = re.compile(r"(?<![\w@#/\\.&-])\w+(?:&\w+)*(?![\w@/\\&]|[.:]\w|\()")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})s?|M{2,3}[XVI]*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_LONGEST = 6
"""Letters of an abbreviation: IMPORTANT is a word, said loudly."""


@dataclass(frozen=True)
class _Text:
    """The prose of one document, and what it uses without a word of explanation."""

    document: Document
    capitals: tuple[str, ...]


def unknown_capitals(
    bodies: Iterable[tuple[Document, str]], glossary: Glossary, known: Iterable[str] = ()
) -> list[Finding]:
    """Advice on every abbreviation that is explained neither where it stands nor in the glossary.

    bodies -- each document with the HTML of its body
    known  -- what the team's readers know besides what everybody does
    """
    terms = glossary.explained(linked=False)
    theirs = WELL_KNOWN.union(known)
    texts: list[_Text] = []
    spoken: set[str] = set()
    for document, body_html in bodies:
        prose = _prose(body_html)
        spoken.update(word for word in re.findall(r"\w+", prose) if word.islower())
        found = dict.fromkeys(word for word in _abbreviations(prose) if not _told(word, prose))
        texts.append(_Text(document, tuple(found)))
    unknown = [
        _Text(text.document, tuple(
            word for word in text.capitals
            if not (_one(word) in theirs or word in theirs or terms.names(html.escape(word))
                    or (word.isupper() and word.lower() in spoken))
        ))
        for text in texts
    ]  # fmt: skip
    return list(_findings(unknown))


def _prose(body_html: str) -> str:
    """The running text of a body, a block a line: no code, headings or abbreviations explained."""
    tokens, pieces, index = read(body_html), list[str](), 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag):
            if token.name in _LEFT_OUT and not token.closing:
                index = closing_index(tokens, index)
            pieces.append("" if token.name in INLINE else "\n")
        else:
            pieces.append(token)
        index += 1
    return _POSTCODE.sub("", html.unescape("".join(pieces)))


def _abbreviations(prose: str) -> Iterator[str]:
    """What looks like one, in its order; not in lines that are nothing but capitals."""
    for line in prose.splitlines():
        words = [match for match in _WORD.finditer(line) if _is_one(match[0])]
        ends = [match.end() for match in words]
        for match in words:
            before = line[: match.start()].rstrip()
            after = line[match.end() :].lstrip()
            loud = len(before) in ends or any(w.start() == len(line) - len(after) for w in words)
            if not (loud and _loud(line)):
                yield match[0]


def _loud(line: str) -> bool:
    """Whether most of a line is in capitals: it is said loudly, and not abbreviated."""
    letters = [sign for sign in line if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) * 2 > len(letters)


def _is_one(word: str) -> bool:
    """Whether a word is an abbreviation by its looks: FMS, PIAs, R&D; and RaP, but not GitHub."""
    if word[1:].islower():  # as nearly all are: one capital at most
        return False
    bare = _one(word)
    capitals = sum(sign.isupper() for sign in bare)
    small = sum(sign.islower() for sign in bare)
    figures = sum(sign.isdigit() for sign in bare)
    if capitals < 2 or capitals + small > _LONGEST or figures > 2 or _ROMAN.fullmatch(word):
        return False
    return not small or (len(bare) < 6 and small < capitals and _capital_ends(bare))


def _capital_ends(word: str) -> bool:
    return word[0].isupper() and word[-1].isupper()


def _one(word: str) -> str:
    """One of several: PIA of PIAs."""
    return word[:-1] if word.endswith("s") and word[-2:-1].isupper() else word


def _told(word: str, prose: str) -> bool:
    """Whether the text writes it out: "Manage a Tenancy (MaT)", or "MaT (Manage a Tenancy)"."""
    one = re.escape(_one(word))
    for match in re.finditer(rf"[(\[]{one}s?(?!\w)", prose):
        before = prose[: match.start()].rpartition("\n")[2].split()[-len(word) - 3 :]
        if any(_first_letter(other) == word[0].casefold() for other in before):
            return True
    after = re.search(rf"(?<!\w){one}s?,? [(\[](\w)", prose)
    return bool(after and after[1].casefold() == word[0].casefold())


def _first_letter(word: str) -> str:
    return next((sign.casefold() for sign in word if sign.isalnum()), "")


def _findings(texts: Sequence[_Text]) -> Iterator[Finding]:
    """One finding a file for each of the most used, one for all others of the file."""
    count = Counter(_one(word) for text in texts for word in text.capitals)
    most = {word for word, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]}
    for text in texts:
        document = text.document
        source = Source(document.body, document.shown, document.body_line)
        rest = [word for word in text.capitals if _one(word) not in most]
        for word in text.capitals:
            if _one(word) in most:
                yield _finding(source, [word], f"unknown capitals {_one(word)}")
        if rest:
            yield _finding(source, rest, "unknown capitals")


def _finding(source: Source, words: Sequence[str], group: str) -> Finding:
    """Advice on words of one file, at the place of the first."""
    match = re.search(rf"(?<!\w){re.escape(words[0])}(?!\w)", source.prose)
    line, column = source.place(match.start() if match else 0)
    named = ", ".join(words)
    verb = "is" if len(words) == 1 else "are"
    return Finding(
        source.path, line, "capitals",
        f"{named} {verb} explained neither here nor in the glossary.",
        f"Write it out where you first use it, or add {_one(words[0])}: and what it means to "
        f"{NAME}.",
        Severity.ADVICE, "unknown-capitals", column, group,
    )  # fmt: skip
