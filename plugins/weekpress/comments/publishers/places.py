"""Where a publisher may write, and what: nothing but comments, each at the place of its own.

Comes in: what is wanted. Goes out: bytes by path, once each. The store names the paths with
`record.path_of`; that they are such paths is looked at here again, right before a file is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from weekpress.comments.publishers.protocol import PublisherError, Wanted
from weekpress.comments.record import path_of


def bytes_by_path(wanted: Iterable[Wanted]) -> dict[PurePosixPath, bytes | None]:
    """What each path should hold, None for nothing; of two words on one path the later counts.

    Raises PublisherError for a path that is not a comment's, or a text that UTF-8 cannot say.
    """
    return {_checked(one.path): _encoded(one) for one in wanted}


def _checked(path: PurePosixPath) -> PurePosixPath:
    try:
        fit = path == path_of(path.parent.name, path.stem)
    except ValueError:
        fit = False
    if not fit:
        raise PublisherError("Only the files of comments are published, and this is none.", True)
    return path


def _encoded(one: Wanted) -> bytes | None:
    try:
        return None if one.text is None else one.text.encode("utf-8")
    except UnicodeEncodeError:
        message = f"{one.path} holds half a character: edit the comment, then it can be published."
        raise PublisherError(message, alarm=True, about=one.path) from None
