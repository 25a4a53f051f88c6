"""Addresses as a page writes them, and what in the output folder each of them means.

Comes in: the text of an attribute, the page it stands on, the site's own address. Goes out: the
path of a file and a fragment; or nothing, for what leads to another site or to no file at all.
Source: URL Standard, "URL parsing"; HTML Standard, "srcset attributes", "Parsing a srcset
attribute"; RFC 3986, 5.2 "Relative Resolution".
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

INDEX = "index.html"
PARTS = frozenset({"http", "https", ""})
"""The schemes that name a file on a host; `mailto:` and its like name none."""
MOST_PICTURES = 50
"""Addresses that are looked at in one srcset."""

_SPACE = re.compile(r"[\t\n\r]")
_PORTS = {"http": ":80", "https": ":443"}


class NoAddressError(ValueError):
    """This is no address at all, such as `http://[`."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an address means within the site."""

    path: str
    """Of a file or folder in the output folder, percent-decoded; a folder's ends in a slash or is
    empty."""
    fragment: str = ""
    """What stands after the #, as it was written."""
    inside: bool = True
    """False for a path of our host that is not below the site's own."""

    @property
    def name(self) -> str:
        """The file that a host serves there."""
        return self.path + INDEX if not self.path or self.path.endswith("/") else self.path


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site is: its path on its host, and the names of that host."""

    prefix: str = ""
    """`/hackit` for https://notes.example.org/hackit; empty for a site with a host of its own."""
    hosts: frozenset[tuple[str, str]] = frozenset()
    """Each name of a host that has the site, and the site's path there."""

    @classmethod
    def of(cls, *addresses: str) -> SiteAddress:
        """From the SITEURL the pages were built with, and any others the site is known by, such as
        that of the published site. One that is relative or empty has neither host nor path."""
        parts = [urlsplit(address) for address in addresses]
        prefix = parts[0].path.rstrip("/") if parts else ""
        hosts = frozenset((_host(part), part.path.rstrip("/")) for part in parts if part.netloc)
        return cls(prefix if prefix.startswith("/") else "", hosts)

    def address_of(self, name: str) -> str:
        """The address of a file of the output folder, as a link to it is best written."""
        folder, file = posixpath.split(name)
        path = (f"{folder}/" if folder else "") if file == INDEX else name
        return f"{self.prefix}/{quote(path)}"

    def target(self, address: str, page: str, base: str = "") -> Target | None:
        """What `address` means on the page that is the file `page` of the output folder.

        base -- the address its <base> gives; empty for none

        None for what is on another host or is no file. Raises NoAddressError.
        """
        here = self.address_of(page)
        try:
            whole = urljoin(urljoin(here, base) if base else here, cleaned(address))
            parts = urlsplit(whole)
            prefix = dict(self.hosts).get(_host(parts)) if parts.netloc else self.prefix
        except ValueError as error:
            raise NoAddressError(address) from error
        if parts.scheme not in PARTS or prefix is None:
            return None
        path = _normal(unquote(parts.path))
        inside = path == prefix or path.startswith(f"{prefix}/")
        below = path.removeprefix(prefix) if inside else path
        return Target(below.lstrip("/"), parts.fragment, inside)


def cleaned(address: str) -> str:
    """An address without what browsers overlook: space around it, line ends within it."""
    return _SPACE.sub("", address.strip())


def candidates(srcset: str) -> Iterator[str]:
    """The addresses of a srcset, each of which may have commas inside; the first MOST_PICTURES."""
    rest = srcset
    for _ in range(MOST_PICTURES):
        found = rest.lstrip(", \t\n\f\r").split(None, 1)
        if not found:
            return
        address, after = found[0], found[1] if len(found) > 1 else ""
        yield address.rstrip(",")
        rest = after if address.endswith(",") else after.partition(",")[2]


def is_external(address: str) -> bool:
    """Whether an address names a host and may be asked over HTTP."""
    try:
        parts = urlsplit(cleaned(address))
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def folded(name: str) -> str:
    """A name as a file system sees it that takes capitals for small letters, and one way to write
    an accent for the other."""
    return unicodedata.normalize("NFC", name).casefold()


def indicated(fragment: str) -> tuple[str, ...]:
    """The ids that a fragment may mean, in the order a browser looks for them; none for the top of
    the page. Source: HTML Standard, "select the indicated part"; Text Fragments.
    """
    written = fragment.partition(":~:")[0]
    decoded = unquote(written)
    if not written or decoded.lower() == "top":
        return ()
    return (written,) if decoded == written else (written, decoded)


def _host(parts: SplitResult) -> str:
    """Host and port, without the port that goes without saying and without a name to log in by."""
    return parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(parts.scheme, "\0"))


def _normal(path: str) -> str:
    """The path without empty parts, `.` and `..`, which never lead out at the top."""
    normal = posixpath.normpath("/" + path.lstrip("/"))
    folder = path.endswith(("/", "/.", "/..")) and normal != "/"
    return f"{normal}/" if folder else normal
