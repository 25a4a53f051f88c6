"""What of an article will not come through as written, with its line and what to write instead.

What is refused is read off the HTML that Markdown made, where code is escaped and cannot be taken
for a tag; where it stands is looked up in the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from weekpress.errors import Finding
from weekpress.markup.labels import CALLOUTS
from weekpress.markup.sanitise import SCHEMES, TAGS
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token, closing_index

_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_SCHEME = r"""=\s*["']?\s*([a-zA-Z][a-zA-Z0-9+.-]*):"""
_ANY_SCHEME = re.compile(_SCHEME, re.IGNORECASE)
_ADDRESS = re.compile(rf"\b(?:href|src|poster|cite)\s*{_SCHEME}", re.IGNORECASE)
_MOST = 200
"""Names of tags and schemes that are told: each is looked for from the start of the text."""
_CALLOUT = re.compile(r"^[ ]{0,3}(?:>[ ]?)+\[!([^\]\n]+)\]", re.MULTILINE)
_TOP_HEADING = re.compile(r"^#(?=[ \t])|^(?=[^\n]+\n=+[ ]*$)|<h1\b", re.MULTILINE | re.IGNORECASE)

_DELETE = "Delete it, or put it between backticks to show it."
_INSTEAD = (
    ("iframe frame frameset object embed param applet portal", "Write a link to the page instead."),
    ("form input button select option textarea label fieldset legend", "Write a link to the form."),
    ("script noscript template slot", "Delete it: pages here work without scripts."),
    ("style link font basefont center marquee blink big", "Delete it: the theme sets the look."),
    ("svg math canvas map area", "Write ![what it shows]({static}/images/name.svg) instead."),
    ("tt xmp plaintext listing", "Put the words between backticks instead."),
    ("strike", "Write <del> or <s> instead."),
    ("html head body main header footer nav title meta base dialog search hgroup", _DELETE),
)


def refusals(converted: str, source: Source) -> Iterator[Finding]:
    """Warnings about tags, addresses, callouts and headings; `converted` is not sanitised yet."""
    plain = _COMMENT.sub("", converted)
    yield from _tags(plain, source)
    yield from _addresses(plain, source)
    yield from _callouts(source)
    if re.search(r"<h1\b", plain, re.IGNORECASE):
        yield from _top_headings(source)


def _tags(converted: str, source: Source) -> Iterator[Finding]:
    names = dict.fromkeys(name.lower() for name in _TAG.findall(converted))
    for name in list(names)[:_MOST]:
        if name not in TAGS:
            yield source.warning(
                source.first(rf"<{re.escape(name)}\b"),
                field="html",
                message=f"<{name}> is not allowed and was left out.",
                fix=_instead(name),
                rule="html-not-allowed",
                group=f"html {name}",
            )


def _instead(name: str) -> str:
    for names, fix in _INSTEAD:
        if name in names.split():
            return fix
    if name.endswith(":"):
        return "Write an address as [what it is](https://…)."
    return f"To show it as it is, put it between backticks: `<{name}>`."


def _addresses(converted: str, source: Source) -> Iterator[Finding]:
    # The end of an address is found far faster than its start, and as a rule all schemes are ours.
    if SCHEMES.issuperset(scheme.lower() for scheme in _ANY_SCHEME.findall(converted)):
        return
    schemes = dict.fromkeys(scheme.lower() for scheme in _ADDRESS.findall(converted))
    for scheme in list(schemes)[:_MOST]:
        if scheme not in SCHEMES:
            yield source.warning(
                source.first(rf"\b{re.escape(scheme)}:"),
                field="link",
                message=f"An address that starts with {scheme}: is not allowed and was left out.",
                fix="Use one that starts with https:, mailto: or tel:, or a path on this site.",
                rule="address-not-allowed",
                group=f"address {scheme}",
            )


def _callouts(source: Source) -> Iterator[Finding]:
    if "[!" not in source.text:  # and so not in its prose, which takes a while to be told apart
        return
    for found in _CALLOUT.finditer(source.prose):
        if found[1].lower() not in CALLOUTS:
            known = [f"[!{kind.upper()}]" for kind in CALLOUTS]
            yield source.warning(
                found.start(),
                field="callout",
                message=f"[!{found[1]}] is not a kind of callout.",
                fix=f"Write {', '.join(known[:-1])} or {known[-1]}.",
                rule="callout-kind",
            )


def _top_headings(source: Source) -> Iterator[Finding]:
    offsets = [found.start() for found in _TOP_HEADING.finditer(source.prose)] or [0]
    for offset in offsets:
        yield source.warning(
            offset,
            field="heading",
            message="The title is the page's level-one heading.",
            fix="Start at ##.",
            rule="heading-level-one",
            group="heading level one",
        )


def wordless_links(tokens: Sequence[Token], source: Source) -> Iterator[Finding]:
    """Warnings about links with nothing in them; see `is_wordless`."""
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name == "a" and is_wordless(tokens, index):
            yield source.warning(
                source.where(token.attributes["href"], html.escape(token.attributes["href"])),
                field="link",
                message="A link has no words, so nobody can follow it; it was left out.",
                fix="Write [where it leads](https://…), or delete it.",
                rule="link-without-words",
            )


def is_wordless(tokens: Sequence[Token], index: int) -> bool:
    """Whether a link to somewhere starts here and ends with nothing but white space between.

    A place to link to (`<a id="part"></a>`) is no such link.
    """
    token = tokens[index]
    if isinstance(token, str) or token.name != "a" or not token.attributes.get("href"):
        return False
    inside = tokens[index + 1 : closing_index(tokens, index)]
    return not any(isinstance(t, Tag) or t.replace("&nbsp;", "").strip() for t in inside)


def too_deep(source: Source, offset: int = 0) -> Finding:
    """The error for a text that Python-Markdown cannot get to the end of."""
    return Finding(
        path=source.path,
        line=source.place(offset)[0],
        field="text",
        message="Lists, quotations or HTML stand inside one another too deeply to be read.",
        fix="Use fewer levels; three are enough for most readers.",
        rule="nested-too-deeply",
    )
