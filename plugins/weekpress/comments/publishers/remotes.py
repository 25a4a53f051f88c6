"""Where comments are pushed to: which addresses are taken, and what is never said of one.

Comes in: what a team wrote. Goes out: the address and the one transport git may use for it, or a
ValueError in words. git has transports that run commands (`ext::`) and options where an address is
expected (`--upload-pack=…`): an address is what is listed here, and nothing else.
Source: gitremote-helpers(7), git-fetch(1) on addresses, git-config(1) on `protocol.allow`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from weekpress.errors import in_one_line

_HOST = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_USER = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_SCP = re.compile(rf"{_USER}@{_HOST}:(?!:)[^\s:-][^\s]*")
"""git@forge.example.org:team/site.git"""
_SSH = re.compile(rf"ssh://({_USER}@)?{_HOST}(:\d+)?/[^\s]+")
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock(?:/|$)))[\w][\w./@+=#%-]*(?<![./])")
_HERE = {"localhost", "127.0.0.1", "::1"}

_AWAY = re.compile(
    r"resolve host|connection refused|failed to connect|timed out|timeout|did not finish|"
    r"reset by peer|unreachable|no route|error: (?:429|5\d\d)|hung up|early EOF|disconnected|"
    r"empty reply|same time|moved while",
    re.IGNORECASE,
)

_USERINFO = re.compile(r"(?<=://)[^\s/]*@")
_MOST = 400


@dataclass(frozen=True)
class Remote:
    """A repository elsewhere."""

    address: str
    transport: str
    """"https", "http", "ssh" or "file"."""


def remote(said: str) -> Remote:
    """The remote that a team means. Raises ValueError, without the address, for any other."""
    parts = _split(said)
    if os.path.isabs(said) and not said.startswith("//"):  # noqa: PTH117  # ours, or Windows's
        return Remote(said, "file")
    if parts.scheme in {"https", "http"}:
        return _web(said, parts)
    if _SSH.fullmatch(said) or _SCP.fullmatch(said):
        return Remote(said, "ssh")
    raise ValueError(
        "remote is none that can be used: https://host/path, ssh://user@host/path, "
        "user@host:path, or the whole path of a folder on this machine."
    )


def _split(said: str) -> SplitResult:
    try:
        parts = urlsplit(said)
        _ = parts.port
    except ValueError:
        raise ValueError("remote has a host or a port that is none.") from None
    return parts


def _web(said: str, parts: SplitResult) -> Remote:
    if "@" in parts.netloc:
        raise ValueError(
            "remote has a name or a password in it, and comments.toml is no secret: take "
            "it out, and put the token into the environment as WEEKPRESS_COMMENTS_GIT_TOKEN."
        )
    if parts.query or parts.fragment or re.search(r"\s", said) or not parts.hostname:
        raise ValueError("remote has to be https://host/path, and nothing more.")
    if parts.scheme == "http" and parts.hostname not in _HERE:
        raise ValueError("remote sends comments unprotected: use https, not http.")
    return Remote(said, parts.scheme)


def branch(said: str) -> str:
    """The branch that is meant. Raises ValueError for what git or a shell would stumble over.

    Source: git-check-ref-format(1); a part that begins with a dot is refused there too.
    """
    if not _BRANCH.fullmatch(said) or "/." in said or len(said) > 200:
        raise ValueError("branch has to be the name of a branch, such as comments.")
    return said


def folder(said: str) -> PurePosixPath:
    """The content folder within a repository; "." for its top. Raises ValueError outside it."""
    path = PurePosixPath(said)
    odd = {"..", ".git"} & {part.casefold() for part in path.parts}
    if path.is_absolute() or odd or re.search(r'[\\":]', said):
        raise ValueError("folder has to be a folder within the repository.")
    return path


def who(said: str, option: str) -> str:
    """A name or an address as a commit may carry it."""
    if not said or set(said) & set("<>"):
        raise ValueError(f"{option} is empty or has a < or > in it.")
    return said


def away(told: str) -> bool:
    """Whether what git said passes by itself: a server or a network that is away, others at work.

    Anything else waits for a person, and so does what is not known here.
    """
    return bool(_AWAY.search(told))


def without_secrets(told: str, *secrets: str) -> str:
    """What git said, as one short line, without what opens a door."""
    for secret in filter(None, secrets):
        told = told.replace(secret, "…")
    return in_one_line(_USERINFO.sub("", told))[:_MOST]
