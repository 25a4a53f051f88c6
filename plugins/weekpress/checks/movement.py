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

_MOST_READS = 1_000_000
"""A file that takes more is left unread; a GIF of 50 MB takes half of them."""
_SHORTEST, _INSTEAD = 0.011, 0.1
"""Seconds: browsers show a frame that lasts hardly any time for a tenth of a second."""

Frames = tuple[list[float], int]
"""The seconds that each frame lasts, and how often all of them are shown."""
STILL: Frames = ([], 1)


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
            frames, plays = _frames(_Boxes(file))
    except (OSError, EOFError):
        return None
    if len(frames) < 2:
        return None
    shown = (seconds if seconds >= _SHORTEST else _INSTEAD for seconds in frames)
    return Movement(len(frames), sum(shown), plays)


class _Boxes:
    """A file, read box by box."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, _MOST_READS

    def take(self, size: int) -> bytes:
        """The next bytes. Raises EOFError where there are not so many, or it has taken too long."""
        held = self._file.read(size)
        self._left -= 1
        if len(held) < size or not self._left:
            raise EOFError
        return held

    def next(self, size: int) -> bytes:
        """The same, and nothing at the end of the file: not every format marks it."""
        try:
            return self.take(size)
        except EOFError:
            return b""

    def start(self, size: int) -> bytes:
        """The first of the next bytes, as much as is ever looked at; the others are passed over."""
        held = self.take(min(size, 28))
        self._file.seek(size - len(held), 1)
        return held

    def back_to(self, place: int) -> None:
        self._file.seek(place)


def _frames(boxes: _Boxes) -> Frames:
    start = boxes.take(12)
    if start[:6] in {b"GIF87a", b"GIF89a"}:
        return _gif(boxes)
    if start[:4] == b"RIFF" and start[8:] == b"WEBP":
        return _webp(boxes)
    return _png(boxes) if start[:8] == b"\x89PNG\r\n\x1a\n" else STILL


def _gif(boxes: _Boxes) -> Frames:
    boxes.back_to(10)
    _colours(boxes, boxes.take(3)[0])
    frames: list[float] = []
    seconds, plays = 0.0, 1
    while (kind := boxes.take(1)) != b"\x3b":
        if kind == b"\x2c":
            _colours(boxes, boxes.take(9)[8])
            boxes.take(1)
            _blocks(boxes)
            frames.append(seconds)
            seconds = 0.0
        elif kind == b"\x21":
            label, held = boxes.take(1), _blocks(boxes)
            if label == b"\xf9" and len(held) >= 4:
                seconds = int.from_bytes(held[1:3], "little") / 100
            elif label == b"\xff" and held[:11] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"}:
                plays = _rounds(held[11:14], plays)
        else:
            break
    return frames, plays


def _rounds(held: bytes, plays: int) -> int:
    """How often a GIF is shown: its number counts the times after the first."""
    if len(held) < 3 or held[0] != 1:
        return plays
    again = int.from_bytes(held[1:], "little")
    return again + 1 if again else 0


def _colours(boxes: _Boxes, flags: int) -> None:
    """Pass over a table of colours, where the flags say that there is one."""
    if flags & 0x80:
        boxes.take(3 << ((flags & 7) + 1))


def _blocks(boxes: _Boxes) -> bytes:
    """The start of what some blocks hold together; all of them are passed over."""
    held = b""
    while size := boxes.take(1)[0]:
        block = boxes.take(size)
        held = held if len(held) > 20 else held + block
    return held


def _webp(boxes: _Boxes) -> Frames:
    frames: list[float] = []
    plays = 1
    while head := boxes.next(8):
        kind, size = struct.unpack("<4sI", head)
        held = boxes.start(size + size % 2)
        if kind == b"ANIM":
            plays = int.from_bytes(held[4:6], "little")
        elif kind == b"ANMF":
            frames.append(int.from_bytes(held[12:15], "little") / 1000)
    return frames, plays


def _png(boxes: _Boxes) -> Frames:
    boxes.back_to(8)
    frames: list[float] = []
    plays, moves = 1, False
    while (head := boxes.take(8))[4:] != b"IEND":
        size, kind = struct.unpack(">I4s", head)
        held = boxes.start(size + 4)
        if kind == b"acTL":
            plays, moves = int.from_bytes(held[4:8], "big"), True
        elif kind == b"fcTL" and len(held) >= 24:
            part, whole = struct.unpack(">HH", held[20:24])
            frames.append(part / (whole or 100))
        elif kind == b"IDAT" and not moves:
            return STILL  # acTL must stand before the picture
    return frames, plays
