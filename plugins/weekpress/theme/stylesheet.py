"""The theme's style sheets as the one file a page asks for.

Comes in: a folder of style sheets, tokens.css first. Goes out: their text in one, without comments
and needless white space, and an address that changes when the text does.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256, sha384
from pathlib import Path

NAME = "theme/weekpress.css"
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


def sources(folder: Path) -> list[Path]:
    """The style sheets of `folder`: tokens first, the rest by name (layers order the cascade)."""
    return sorted(folder.glob("*.css"), key=lambda path: (path.name != TOKENS, path.name))


def joined(folder: Path, brand: str = "") -> str:
    """All of them as one text, a team's own values last."""
    return squeezed("".join(path.read_text("utf-8") for path in sources(folder))) + brand + "\n"


def squeezed(css: str) -> str:
    """The same rules without comments, and white space only where it may have a meaning.

    Strings are left alone; so is the space round + and - in calc(). Between selectors it goes from
    both sides of a combinator (CSS Selectors 4, 16.1). A colon with a space after it is a
    declaration's, never a selector's.
    """
    text = _PIECE.sub(_kept, css).replace(";}", "}").strip()
    return _SELECTORS.sub(lambda found: _COMBINATOR.sub(r"\1", found[0]), text)


def _kept(piece: re.Match[str]) -> str:
    return piece["string"] or piece["sign"] or piece["colon"] or (" " if piece["space"] else "")


def address(css: str) -> str:
    """Where `css` is served: a new address for a new text, so that hosts may cache it for ever."""
    return f"{NAME}?v={sha256(css.encode()).hexdigest()[:10]}"


def integrity(css: str) -> str:
    """The digest of the style sheet, as `integrity` wants it.

    Left out of pages with relative addresses: Chromium refuses it for files opened from disk.
    """
    return "sha384-" + b64encode(sha384(css.encode()).digest()).decode()
