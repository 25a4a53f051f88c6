"""What a key's value may be: dates, lists, yes and no, addresses. Strings in, values out.

Each function raises `WrongValueError`, which says what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text

LONGEST = 150
"""Bytes in one part of an address: file systems take 255, with an ending."""
_YES = {"yes", "true", "on", "1", "open"}
_NO = {"no", "false", "off", "0", "closed"}
_SLUG = re.compile(r"[^\s/\\?#%\x00-\x1f\"<>]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def names(value: Value) -> tuple[str, ...]:
    """A list: YAML's, or text with commas (with semicolons where an item holds a comma).

    Items that say the same twice are kept once.
    """
    return tuple(dict.fromkeys(items(value)))


def items(value: Value) -> tuple[str, ...]:
    """Such a list with all its items; those that are empty are left out."""
    if isinstance(value, dict):
        raise WrongValueError("a list is expected.", "Write one item a line, each after a hyphen.")
    listed = (value,) if isinstance(value, str) else value
    if len(listed) == 1 and (isinstance(value, str) or ";" in text(listed[0])):
        listed = tuple(text(listed[0]).split(";" if ";" in text(listed[0]) else ","))
    written = [text(item).lstrip("#") for item in listed]
    return tuple(item.strip() for item in written if item.strip())


def sentences(value: Value) -> tuple[str, ...]:
    """A list of sentences, in which commas divide nothing; text is a list of one."""
    if isinstance(value, dict):
        raise WrongValueError("a list is expected.", "Write one item a line, each after a hyphen.")
    listed = (value,) if isinstance(value, str) else value
    return tuple(words for item in listed if (words := text(item)))


def yes_or_no(value: Value) -> bool:
    """yes or no, in the words people use for it."""
    written = text(value).lower()
    if written in _YES | _NO:
        return written in _YES
    raise WrongValueError(f'"{written}" is neither yes nor no.', "Write yes or no.")


def place(value: Value) -> int | None:
    """A whole number from 1 up; nothing is None."""
    written = text(value)
    if not written:
        return None
    if written.isdecimal() and 0 < int(written[:6]) < 10_000:
        return int(written)
    raise WrongValueError(
        f'"{written}" is not a place in the menu.', "Write a whole number, such as 2."
    )


def one_of(*choices: str) -> Callable[[Value], str]:
    """A function that takes one of `choices`, in any capitals."""
    return partial(_choice, choices)


def _choice(choices: tuple[str, ...], value: Value) -> str:
    written = text(value)
    if written.lower() in choices:
        return written.lower()
    raise WrongValueError(
        f'"{written}" is not one of {", ".join(choices)}.', "Write the one you mean."
    )


def slug(value: Value) -> str:
    """One part of an address: no spaces, slashes or signs that mean something there."""
    written = text(value).strip("/")
    if len(written.encode()) > LONGEST:
        raise WrongValueError("is too long for the name of a file.", "Use a few words of it.")
    if _SLUG.fullmatch(written) and not set(written) <= {"."}:
        return written
    raise WrongValueError(
        f'"{written}" cannot be part of an address.', "Use letters, digits and hyphens."
    )


def language(value: Value) -> str:
    """A language tag (BCP 47), such as en, cy or pt-BR."""
    primary, dash, region = text(value).replace("_", "-").partition("-")
    written = primary.lower() + dash + region
    if _LANGUAGE.fullmatch(written):
        return written
    raise WrongValueError(
        f'"{text(value)}" is not a language.', "Write its code: en for English, cy for Welsh."
    )


def _scheme(address: str) -> str:
    """The scheme of an address, "" for none; "none" for what cannot be an address: https://[a."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "none"


def site_path(value: str) -> str:
    """An address on this site, from its root: "/hackit/old-name/"."""
    scheme = _scheme(value)
    path = urlsplit(value).path if scheme in {"http", "https"} else value
    if not path.startswith("/") and not scheme:
        path = "/" + path
    if scheme not in {"", "http", "https"} or ".." in path.split("/") or "\\" in path:
        raise WrongValueError(
            f'"{value}" is not an address on this site.', "Write it as /old/address/."
        )
    if "*" in path or "/:" in path:
        raise WrongValueError(
            f'"{value}" is a pattern to hosts.', "Write each old address as it is, such as /old/."
        )
    return path


def links(value: Value) -> dict[str, str]:
    """Names and the web addresses they stand for."""
    if not isinstance(value, dict):
        raise WrongValueError(
            "names with addresses are expected.",
            "Indent one a line, such as code: https://example.org/code.",
        )
    for name, address in value.items():
        if not name.strip():
            raise WrongValueError(f'"{address}" has no name.', "Write what it is before the colon.")
        if _scheme(text(address)) not in {"http", "https", "mailto"}:
            raise WrongValueError(
                f'"{address}" ({name}) is not a web address.', "Start it with https:// or mailto:."
            )
    return {" ".join(name.split()): text(address) for name, address in value.items()}


def identity(value: Value) -> str:
    """A permanent id: one word, or a whole address (RFC 4287 asks for an IRI)."""
    written = text(value)
    try:
        urlsplit(written)
    except ValueError:
        raise WrongValueError(
            f'"{written}" is not an address.', "Use letters and digits."
        ) from None
    if " " in written:
        raise WrongValueError("an id has no spaces.", "Use letters, digits and hyphens.")
    return written


def picture(value: Value) -> str:
    """A picture of ours, as a path below the content folder: "images/kiosk.jpg"."""
    written = text(value).removeprefix("{static}").lstrip("/")
    if not written:
        return ""
    if ":" in written or "\\" in written or ".." in written.split("/"):
        raise WrongValueError(
            f'"{written}" is not a picture of this site.', "Put it in images/ and write its name."
        )
    return written if written.startswith("images/") else f"images/{written}"
