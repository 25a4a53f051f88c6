"""The theme's style sheets as the one file a page asks for, and what few pages ask for beside it.

Comes in: a folder of style sheets, tokens.css first. Goes out: their text in one, without comments
and needless white space, and an address that changes when the text does.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256, sha384
from pathlib import Path

NAME = "theme/weekpress.css"
COMMENTS, SCRIPT = "theme/comments.css", "theme/comments.js"
"""What the pages with comments ask for beside it."""
TOKENS = "tokens.css"

_SPACE = r"(?:\s|/\*.*?\*/)"
_PIECE = re.compile(
    rf"""(?P<string>"[^"]*"|'[^']*')|{_SPACE}*(?P<sign>[{{}};,]){_SPACE}*|(?P<colon>:)\s+"""
    rf"|(?P<space>{_SPACE}+)",
    re.DOTALL,
)


_SELECTORS = re.compile(r"(?<=[{}])[^{}@;\"']+(?=\{)")
"""What stands before a brace and names elements: no strings, and no rule that begins with @."""
_COMBINATOR = re.compile(r" ?([>+~]) ?")
_CALC = re.compile(r"calc\([^;{}\"']+")
_PRODUCT = re.compile(r" ([*/]) ")
"""Needs no space in calc(); a sum does (CSS Values 4, 10.8)."""
_COLOUR = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3(?=[;}])", re.IGNORECASE)
_LAYER = re.compile(r"@layer (\w+)\{(.*)\}", re.DOTALL)


@dataclass(frozen=True)
class Asset:
    """A file of the theme that pages ask for by an address of its own; without a text, none."""

    name: str
    """Its place in the built site."""
    text: str

    @property
    def url(self) -> str:
        """Its address within the site."""
        return address(self.text, self.name) if self.text else ""

    @property
    def integrity(self) -> str:
        """The digest of its bytes."""
        return integrity(self.text)


def sources(folder: Path) -> list[Path]:
    """The style sheets of `folder`: tokens first, the rest by name (layers order the cascade)."""
    return sorted(folder.glob("*.css"), key=lambda path: (path.name != TOKENS, path.name))


def joined(folder: Path, brand: str = "") -> str:
    """All of them as one text, what is of one layer together, a team's own values last."""
    first, *rest = (squeezed(path.read_text("utf-8")) for path in sources(folder))
    return "".join([first, *_in_layers(rest), brand, "\n"])


def beside(folder: Path) -> str:
    """The style sheets of a folder that pages ask for beside the first one; "" for none. The order
    of the layers and every token are the first's."""
    rules = "".join(_in_layers(squeezed(path.read_text("utf-8")) for path in sources(folder)))
    return f"{rules}\n" if rules else ""


def _in_layers(texts: Iterable[str]) -> Iterator[str]:
    layers: dict[str, str] = {}
    for text in texts:
        layer = _LAYER.fullmatch(text)
        name, rules = layer.groups() if layer else ("", text)
        layers[name] = layers.get(name, "") + rules
    yield from (f"@layer {name}{{{rules}}}" if name else rules for name, rules in layers.items())


def squeezed(css: str) -> str:
    """The same rules without comments, and white space only where it may have a meaning.

    Strings are left alone; so is the space round + and - in calc(). Between selectors it goes from
    both sides of a combinator (CSS Selectors 4, 16.1). A colon with a space after it is a
    declaration's, never a selector's.
    """
    text = _PIECE.sub(_kept, css).replace(";}", "}").strip()
    text = _SELECTORS.sub(lambda found: _COMBINATOR.sub(r"\1", found[0]), text)
    text = _CALC.sub(lambda found: _PRODUCT.sub(r"\1", found[0]), text)
    return _COLOUR.sub(r"#\1\2\3", text)


def _kept(piece: re.Match[str]) -> str:
    return piece["string"] or piece["sign"] or piece["colon"] or (" " if piece["space"] else "")


def address(text: str, name: str = NAME) -> str:
    """Where `text` is served: a new address for a new text, so that hosts may cache it for ever."""
    return f"{name}?v={sha256(text.encode()).hexdigest()[:10]}"


def integrity(text: str) -> str:
    """The digest of a style sheet or script, as `integrity` wants it.

    Left out of pages with relative addresses: Chromium refuses it for files opened from disk.
    """
    return "sha384-" + b64encode(sha384(text.encode()).digest()).decode()
