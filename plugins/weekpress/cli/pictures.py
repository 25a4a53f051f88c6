"""A picture brought into content/images/, known by what is in it and not by its name.

Comes in: a file. Goes out: its new name. What is no picture, or too large, is told in words, and a
picture that is there already is never overwritten.
Source: the signatures of the WHATWG MIME Sniffing Standard, "matching an image type pattern".
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import Literal

from weekpress.errors import WeekpressError, in_one_line
from weekpress.frontmatter.slugs import slug_of

LARGEST_BYTES = 10_000_000
_LONGEST_NAME = 60
_KINDS = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBPVP", re.DOTALL)),
    ("avif", re.compile(rb".{4}ftypavi[fs]", re.DOTALL)),
)
_DRAWING = re.compile(rb"[^<]{0,16}<(?:\?xml|!DOCTYPE svg|svg)", re.IGNORECASE)
_EXIF = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
"""What stands before EXIF data in JPEG and AVIF, in PNG, in WebP. Source: EXIF 2.32; TIFF 6.0."""
_PLACE_TAG = 0x8825
"""Of the part of EXIF data that says where a picture was taken."""
_PHONE = re.compile(rb".{4}ftyp(?:hei|mif)", re.DOTALL)


def bring(picture: bytes, named: str, start: str, images: Path) -> tuple[str, bool]:
    """Put the picture into `images`; its name there, and whether it is new there.

    named -- the name it had; start -- what its new name begins with. The same picture under its
    new name is used again; another gets a number.
    """
    ending = kind_of_picture(picture, named)
    stem = f"{start}-{slug_of(Path(named).stem)[:_LONGEST_NAME].strip('-') or 'picture'}"
    images.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        name = f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        try:
            with (images / name).open("xb") as file:
                file.write(picture)
        except FileExistsError:
            if (images / name).is_file() and (images / name).read_bytes() == picture:
                return name, False
            continue
        return name, True
    raise AssertionError("there is always another number")


def kind_of_picture(picture: bytes, named: str) -> str:
    """The ending for such a picture: "png", "jpg", "gif", "webp" or "avif".

    Raises WeekpressError for anything else, and for one that is too large.
    """
    named = in_one_line(named)
    if len(picture) > LARGEST_BYTES:
        raise WeekpressError(
            f"{named} has {len(picture) / 1_000_000:.1f} MB; a picture may have "
            f"{LARGEST_BYTES // 1_000_000}. Make it smaller: 1,600 pixels across are plenty."
        )
    kind = next((kind for kind, pattern in _KINDS if pattern.match(picture)), "")
    if kind:
        return kind
    if _DRAWING.match(picture):
        raise WeekpressError(
            f"{named} is a drawing (SVG), which may hold scripts. Have somebody who can read it "
            "put it into content/images/."
        )
    hint = "Phones can send it as JPEG: choose “most compatible”." if _PHONE.match(picture) else (
        "Save it as JPEG, PNG, GIF, WebP or AVIF."
    )  # fmt: skip
    raise WeekpressError(f"{named} is no picture that every browser shows. {hint}")


def says_where(picture: bytes) -> bool:
    """Whether a picture says in its data where it was taken, as those of phones often do."""
    if b"GPSLatitude" in picture:  # XMP, which is text
        return True
    return any(_has_place(picture[match.end() :]) for match in _EXIF.finditer(picture))


def _has_place(tiff: bytes) -> bool:
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    start = int.from_bytes(tiff[4:8], order)
    count_of_tags = int.from_bytes(tiff[start : start + 2], order)
    tags = (
        tiff[place : place + 2] for place in range(start + 2, start + 2 + 12 * count_of_tags, 12)
    )
    return any(int.from_bytes(tag, order) == _PLACE_TAG for tag in tags)
