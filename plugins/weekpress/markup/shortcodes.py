"""Other generators' shortcodes: found in the source, masked, and told with what to write instead.

Hugo's `{{< name … >}}` and `{{% name %}}`, Jekyll's `{% name %}` and `{{ variable }}` mean nothing
here. Whether one stands in code, where it is an example and stays, is known for certain only after
Markdown has run. So each is masked by a plain word first, and `unmasked.py` decides what becomes
of the word wherever it ends up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weekpress.errors import Finding
from weekpress.markup.source import Source

_COMMENT = r"<!--.*?-->"
_HUGO = r"\{\{[<%](?P<hugo>(?:(?!\{\{[<%]).)*?)[>%]\}\}"
_LIQUID = r"\{%-?(?P<liquid>(?:(?!\{%).)*?)-?%\}"
_VARIABLE = r"\{\{-?[ \t]*(?P<variable>[A-Za-z_$.][^{}\n]*?)[ \t]*-?\}\}"
_SHORTCODE = re.compile(f"{_COMMENT}|{_HUGO}|{_LIQUID}|{_VARIABLE}", re.DOTALL)

_NAME = re.compile(r"[\s/*]*([\w./-]*)")
_ARGUMENT = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+))""")

_TARGETS = ("ref", "path", "file", "href", "link", "url", "src")
"""The names under which generators keep an address, where it is not the first argument."""

_WORDS = ("alt", "label", "text", "title", "caption")

_PICTURE = "![what it shows]({static}/images/name.jpg)"
_LINK = "[text]({filename}/posts/2026-11-20-name.md)"
_FILE = "[what it is, kind and size]({static}/files/name.pdf)"
_EMBED = "a link that says what it is: [Video: its title](https://…)"
_CALLOUT = "> [!NOTE] on a line of its own, then each line after >"
_QUOTE = "> before each line of the quotation"
_FOLD = "<details><summary>Title</summary>…</details>"
_CODE = "a line of ``` before the code and one after it"

_INSTEAD: tuple[tuple[str, str], ...] = (
    (r"img|image|figure|picture|photo|gallery", _PICTURE),
    (r"asset|file|download|attachment", _FILE),
    (r"(?:rel)?ref|link|url|button|post|tmp", _LINK),
    (r"video|youtube|vimeo|tweet|twitter|^x$|instagram|iframe|embed|gist|audio|slides", _EMBED),
    (r"quote", _QUOTE),
    (r"details|accordion|expand|collapse", _FOLD),
    (r"highlight|code|raw", _CODE),
    (r"note|box|ring|alert|warning|tip|info|callout|admonition|notice|card|aside", _CALLOUT),
)
"""From a word in a shortcode's name to what a writer puts here, the first that fits."""


@dataclass(frozen=True)
class Shortcode:
    """One shortcode of the source, and the word that stands for it meanwhile."""

    text: str
    """As written."""
    name: str
    """Lower case; the variable's own name for `{{ variable }}`."""
    closing: bool
    """Whether it ends a pair: `{{< /note >}}`, `{% endnote %}`."""
    variable: bool
    arguments: tuple[tuple[str, str], ...]
    """Names and values in order; a bare value's name is ""."""
    offset: int
    mask: str

    @property
    def target(self) -> str:
        """The address or name it refers to: its first bare value, or the value of `ref=`…"""
        bare = next((value for name, value in self.arguments if not name), "")
        named = dict(self.arguments)
        return bare or next((named[name] for name in _TARGETS if name in named), "")

    @property
    def shown(self) -> str:
        """Itself without its arguments, for messages."""
        if self.variable:
            return self.text
        mark = 2 if self.text.startswith("{%") else 3
        return f"{self.text[:mark]} {self.name} {self.text[-mark:]}"

    @property
    def words(self) -> str:
        """Words it carries about a picture or a link, "" for none."""
        named = dict(self.arguments)
        return next((named[name] for name in _WORDS if name in named), "")


def masked(text: str) -> tuple[str, tuple[Shortcode, ...]]:
    """The text with every shortcode outside comments replaced by its mask, and the shortcodes.

    One alone on its line, at the margin and outside fences becomes a paragraph of its own, so that
    lists and headings around it stay what they are.
    """
    if "{{" not in text and "{%" not in text:
        return text, ()
    stem = _unused_word(text)
    found = tuple(_shortcodes(text, stem))
    pieces, end = [], 0
    for shortcode in found:
        pieces += [text[end : shortcode.offset], shortcode.mask]
        end = shortcode.offset + len(shortcode.text)
    return _apart("".join([*pieces, text[end:]]), stem), found


def _unused_word(text: str) -> str:
    """A word that is not in the text: nobody can forge a mask, and the same text gives the same."""
    stem = "qzshort"
    while stem in text.lower():
        stem += "q"
    return stem


def _shortcodes(text: str, stem: str) -> Iterator[Shortcode]:
    matches = (m for m in _SHORTCODE.finditer(text) if not m[0].startswith("<!--"))
    for number, match in enumerate(matches):
        yield _shortcode(match, f"{stem}{number}z")


def _shortcode(match: re.Match[str], mask: str) -> Shortcode:
    variable = match["variable"] is not None
    inside = match["hugo"] or match["liquid"] or match["variable"] or ""
    named = _NAME.match(inside)
    name = named[1].lower() if named else ""
    ends = match["liquid"] is not None and name.startswith("end")
    arguments = [(m[1], m[2] or m[3] or m[4] or m[5]) for m in _ARGUMENT.finditer(inside)][1:]
    return Shortcode(
        text=match[0],
        name=name,
        closing=ends or (inside.strip().startswith("/") and not inside.startswith("/*")),
        variable=variable,
        arguments=tuple(arguments),
        offset=match.start(),
        mask=mask,
    )


def _apart(text: str, stem: str) -> str:
    """Blank lines around lines that are nothing but masks, outside fences."""
    alone = re.compile(rf"(?:{stem}\d+z[ \t]*)+")
    unfenced = Source(text, "", 1).unfenced.split("\n")
    lines = text.split("\n")
    pairs = zip(lines, unfenced, strict=True)
    return "\n".join(f"\n{line}\n" if alone.fullmatch(bare) else line for line, bare in pairs)


def finding(shortcode: Shortcode, source: Source, as_address: bool) -> Finding:
    """What to tell about one that was left out, or whose link was."""
    left = "the words of the link stay, the link is gone" if as_address else "it was left out"
    return source.warning(
        shortcode.offset,
        field="shortcode",
        message=f"{shortcode.shown} belongs to another site generator; {left}.",
        fix=f"Write {_LINK}." if as_address else _instead(shortcode),
        rule="shortcode",
        group=f"shortcode {shortcode.name}",
    )


def _instead(shortcode: Shortcode) -> str:
    if shortcode.variable:
        return "Write the words themselves. To show the braces, put them between backticks."
    for pattern, markdown in _INSTEAD:
        if re.search(pattern, shortcode.name):
            return f"Write {markdown}."
    return "Write what it stood for in Markdown. To show it as it is, put it between backticks."
