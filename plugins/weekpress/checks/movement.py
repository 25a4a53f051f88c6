"""How long a picture moves by itself: GIF, WebP and PNG, read without drawing one frame.

Comes in: a file, which may be broken, endless or hostile. Goes out: its frames, how long they last
and how often they come round; nothing for what is still or cannot be read. All three formats are
boxes with their lengths written on them, so we step from box to box: a picture of a million pixels
a side takes no more than a small one. Pillow, which we use elsewhere, tells how long a frame lasts
only once it has drawn all those before it; the tests ask it whether we are right.

Source: GIF89a Specification; Netscape's application extension; RFC 9649 (WebP), 2.7.1; PNG
Specification (Third Edition), 11.3.3 acTL and fcTL.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MOST_BOXES = 200_000
"""A file with more is left unread; a real one has a few thousand."""
_SHORTEST, _INSTEAD = 0.011, 0.1
"""Seconds: browsers show a frame that lasts hardly any time for a tenth of a second."""


class _BrokenError(Exception):
    """The file is not what it says it is."""


@dataclass(frozen=True)
class Movement:
    """The moving of one picture."""

    frames: int
    seconds: float
    """How long all frames take once, as browsers show them."""
    plays: int
    """How often; 0 is for ever."""

    @property
    def lasts(self) -> float:
        """Seconds until it stands still by itself."""
        return self.seconds * self.plays if self.plays else float("inf")


def movement(path: Path) -> Movement | None:
    """How a picture moves; None for one that stands still or cannot be read."""
    try:
        with path.open("rb") as file:
            frames, plays = _read(file)
    except (OSError, _BrokenError):
        return None
    if len(frames) < 2:
        return None
    return Movement(len(frames), sum(map(_shown, frames)), plays)


def _shown(seconds: float) -> float:
    return seconds if seconds >= _SHORTEST else _INSTEAD


def _read(file: BinaryIO) -> tuple[list[float], int]:
    """How long each frame lasts, and how often all of them are shown."""
    start = file.read(12)
    if start[:6] in {b"GIF87a", b"GIF89a"}:
        return _gif(file)
    if start[:4] == b"RIFF" and start[8:] == b"WEBP":
        return _webp(file)
    if start[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(file)
    return [], 1


def _gif(file: BinaryIO) -> tuple[list[float], int]:
    file.seek(10)
    _colours(file, _bytes(file, 3)[0])
    frames: list[float] = []
    seconds, plays = 0.0, 1
    for _ in range(_MOST_BOXES):
        kind = file.read(1)
        if kind == b"\x2c":
            _colours(file, _bytes(file, 9)[8])
            _bytes(file, 1)
            _blocks(file)
            frames.append(seconds)
            seconds = 0.0
        elif kind == b"\x21":
            label, held = _bytes(file, 1), _blocks(file)
            if label == b"\xf9" and len(held) >= 4:
                seconds = int.from_bytes(held[1:3], "little") / 100
            elif label == b"\xff" and held[:11] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"}:
                plays = _repeats(held[11:14], plays)
        else:
            return frames, plays
    return frames, plays


def _repeats(held: bytes, plays: int) -> int:
    """How often a GIF is shown: its number counts the times after the first."""
    if len(held) < 3 or held[0] != 1:
        return plays
    again = int.from_bytes(held[1:], "little")
    return again + 1 if again else 0


def _colours(file: BinaryIO, flags: int) -> None:
    """Pass over a table of colours, where the flags say that there is one."""
    if flags & 0x80:
        _bytes(file, 3 << ((flags & 7) + 1))


def _blocks(file: BinaryIO) -> bytes:
    """The start of what some blocks hold together; the file stands after them."""
    held = b""
    for _ in range(_MOST_BOXES):
        size = _bytes(file, 1)[0]
        if not size:
            return held
        block = _bytes(file, size)
        held = held if len(held) > 20 else held + block
    raise _BrokenError


def _webp(file: BinaryIO) -> tuple[list[float], int]:
    frames: list[float] = []
    plays = 1
    while len(frames) < _MOST_BOXES and len(head := file.read(8)) == 8:
        kind, size = struct.unpack("<4sI", head)
        held = _start(file, size + size % 2)
        if kind == b"ANIM" and len(held) >= 6:
            plays = int.from_bytes(held[4:6], "little")
        elif kind == b"ANMF" and len(held) >= 15:
            frames.append(int.from_bytes(held[12:15], "little") / 1000)
    return frames, plays


def _png(file: BinaryIO) -> tuple[list[float], int]:
    file.seek(8)
    frames: list[float] = []
    plays, moves = 1, False
    while len(frames) < _MOST_BOXES and len(head := file.read(8)) == 8:
        size, kind = struct.unpack(">I4s", head)
        held = _start(file, size + 4)
        if kind == b"acTL" and size >= 8:
            plays, moves = int.from_bytes(held[4:8], "big"), True
        elif kind == b"fcTL" and size >= 24:
            part, whole = struct.unpack(">HH", held[20:24])
            frames.append(part / (whole or 100))
        elif kind == b"IDAT" and not moves:
            return [], 1  # acTL must stand before the picture: this one is still
    return frames, plays


def _start(file: BinaryIO, size: int) -> bytes:
    """The first bytes of a box of this size; the file stands after it."""
    held = file.read(min(size, 28))
    file.seek(size - len(held), 1)
    return held


def _bytes(file: BinaryIO, size: int) -> bytes:
    """So many bytes. Raises _BrokenError where the file ends before."""
    held = file.read(size)
    if len(held) < size:
        raise _BrokenError
    return held
