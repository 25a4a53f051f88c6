"""Curly quotes, dashes and ellipses, set as a printer would, and nothing else touched.

The quotes are SmartyPants', as in typogrify. What typogrify adds around them stays out: spans for
capitals, ampersands and opening quotes make some screen readers stop in the middle of a word, and
its no-break space before the last word pushes long words off a narrow screen (the style sheet asks
for `text-wrap: pretty` instead). Code, keys to press, addresses, file names and options of commands
are left as they were written.

Dashes are British: `--` is an en dash, between spaces or figures; `---` is an em dash.
"""

from __future__ import annotations

import re
from functools import lru_cache

from smartypants import Attr, smartypants

from weekpress.markup.tokens import INLINE, Tag, Token, read, written

_VERBATIM = frozenset({"code", "pre", "kbd", "samp"})

_WORD = re.compile(r"\S+")
_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FILE_NAME = re.compile(r"\.[A-Za-z]\w{0,9}$")
_MAYBE_VERBATIM = re.compile(r"://|\\|--|\.\./|/\.\.|``|www\.|@|\ua66e")
"""What every word has that is left as it was written: most texts hold none, so no such word."""
_DASHES = re.compile(r"(?<!-)(?<!&lt;)(-{2,3})(?!-)(?!&gt;)")
_DECADE = re.compile(r"(?<!\w)'(?=\d\ds\b)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_RUN = re.compile(r"(?:(?:^|\s)\S*['\"]\S*)+\s?")
"""Words with quotes and the white space around them. SmartyPants looks no further than that to tell
how a quote curls, so it is not given the whole text."""
_BEYOND_QUOTES = re.compile(r"[<\\]|&#")
"""Signs that SmartyPants gives a meaning of their own, wherever they stand."""
_STAND_IN = "\ua66e"
"""A letter for an address while quotes are set around it: one word, and rare (U+A66E)."""


def typeset(text_html: str) -> str:
    """The HTML with its quotes, dashes and ellipses set; titles and summaries come here too."""
    return written(typeset_tokens(read(text_html)))


def typeset_tokens(tokens: list[Token]) -> list[Token]:
    """The tokens with their texts set, each knowing what stands before it in the same line."""
    found: list[Token] = []
    verbatim, before = 0, " "
    for token in tokens:
        if isinstance(token, Tag):
            if token.name in _VERBATIM:
                verbatim += -1 if token.closing else 1
            before = before if token.name in INLINE else " "
        else:
            text = token if verbatim else _typeset_text(token, before)
            before = _context(text) or before
            token = text
        found.append(token)
    return found


def _context(text: str) -> str:
    """What SmartyPants has to know of the text before: a space, an opening sign, a word, a sign."""
    if not text:
        return ""
    last = "\u00a0" if text.endswith("&nbsp;") else text[-1]
    if last.isspace():
        return " "
    if last in "([{-–—“‘":
        return "("
    return "x" if last.isalnum() else "."


def _typeset_text(text: str, before: str) -> str:
    if not ("'" in text or '"' in text or "--" in text or "..." in text):
        return text
    if not _MAYBE_VERBATIM.search(text):
        return _with_signs(text, before)
    verbatim: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        start, word, end = _edges(match[0])
        if not _is_verbatim(word):
            return match[0]
        verbatim.append(word)
        return f"{start}{_STAND_IN}{end}"

    words = _with_signs(_WORD.sub(stand_in, text), before)
    return re.sub(_STAND_IN, lambda _: verbatim.pop(0), words)


def _with_signs(text: str, before: str) -> str:
    """The text with quotes, dashes and ellipses set in all its words."""
    text = _quoted(text, before)
    text = _DASHES.sub(_dash, text) if "--" in text else text
    return _ELLIPSIS.sub("…", text) if "..." in text else text


def _edges(word: str) -> tuple[str, str, str]:
    """A word without the quotes, brackets and stops around it, and those."""
    bare = word.lstrip("\"'“‘([{")
    core = bare.rstrip("\"'”’)]},;:!?.")
    return word[: len(word) - len(bare)], core, bare[len(core) :]


def _is_verbatim(word: str) -> bool:
    """Whether a word is an address, a path, a file's name, an option or a row of dashes."""
    if any(sign in word for sign in ("://", "\\", _STAND_IN, "----", "../", "/..", "``")):
        return True
    if word.startswith("www.") or _E_MAIL.fullmatch(word):
        return True
    option = word.startswith("--") and word.strip("-") != ""
    dashed = "--" in word and ("/" in word or bool(_FILE_NAME.search(word)))
    return option or dashed


def _quoted(text: str, before: str) -> str:
    """Quotes curled. The sign before the text is lent to SmartyPants and taken off again.

    It knows dashes by name only, and takes the apostrophe of '90s for an opening quote.
    """
    named = _DECADE.sub("’", text).replace("—", "&mdash;").replace("–", "&ndash;")
    lent = before + named
    curled = _curled(lent) if _BEYOND_QUOTES.search(lent) else _RUN.sub(_curled_run, lent)
    return curled[1:].replace("&mdash;", "—").replace("&ndash;", "–")


def _curled_run(match: re.Match[str]) -> str:
    return _curled(match[0])


@lru_cache(maxsize=4096)  # a team writes the same few "don't" and "it's" over and over
def _curled(text: str) -> str:
    return str(smartypants(text, Attr.q | Attr.u))  # type: ignore[no-untyped-call,unused-ignore]  # in some releases


def _dash(match: re.Match[str]) -> str:
    return "–" if len(match[1]) == 2 else "—"
