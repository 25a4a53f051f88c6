"""Pictures whose text says that they are pictures, and little else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.pictures import pictures
from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.tokens import names

RULE = Rule(
    name="image-alt-boilerplate",
    title='The text of a picture says "image of", or nothing else',
    source="WCAG 2.2, 1.1.1 Non-text Content (A); W3C, Images Tutorial, Tips and Tricks",
    severity=Severity.WARNING,
    why="A screen reader says that there is an image before it reads the text. What follows should "
    "be what the picture shows, and no words that a website put there.",
    do="Begin with what the picture shows.",
    wrong="![Image of two bins]({static}/images/bins.jpg)",
    right="![Two bins with their lids open]({static}/images/bins.jpg)",
)

_OPENING = re.compile(
    r"(?:(?:this is )?(?:an? |the |this )?(?:(?:colou?r|black and white|stock|close-?up) )?"
    r"(?:image|photo|photograph|picture|pic|graphic)s?"
    r" (?:of|showing|shows?|depicting|displaying|that shows)"
    r"|(?:llun|lluniau|delwedd|ffotograff|graffig) (?:(?:sy'n|sy’n|yn) dangos|o'r|o’r|o))\s+",
    re.IGNORECASE,
)
_ONLY = names(
    "image images photo photos photograph picture pictures pic graphic logo icon gif banner "
    "screenshot thumbnail placeholder alt alternative description caption untitled undefined null "
    "none todo tbc decorative llun lluniau delwedd ffotograff graffig eicon baner sgrinlun"
) | {
    "alt text", "alt text here", "alt-text", "alternative text", "image description",
    "image alt text", "description of image", "description of the image", "your alt text",
    "describe image", "describe the image", "image here", "photo here", "featured image",
    "header image", "hero image", "cover image", "banner image", "blog image", "stock photo",
    "image placeholder", "placeholder image", "add alt text", "enter image description here",
    "image title", "no alt text", "an image", "a photo", "a picture", "decorative image",
    "screen shot", "what it shows", "testun amgen", "testun alt", "disgrifiad",
    "disgrifiad o'r llun", "disgrifiad o'r ddelwedd", "llun addurniadol", "delwedd addurniadol",
}  # fmt: skip
_FROM_A_SITE = re.compile(
    r"\bvia (?:giphy|tenor|imgur)\b|\b(?:find|share|discover) (?:&|and) share on (?:giphy|tenor)"
    r"|\b(?:animated )?gif (?:by|from) \S|\bgif - find\b|\bon giphy\b|\bgiphy\.gif\b|\btenor gif\b"
    r"|\b(?:may be an image of|image may contain|may contain an image"
    r"|no photo description available|description automatically generated"
    r"|ai-generated content may be incorrect)\b",
    re.IGNORECASE,
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture whose text opens with such words, is made of them, or is a website's."""
    for picture in pictures(text):
        alt = picture.alt
        if not alt or picture.decorative:
            continue
        if alt.lower().strip(" .:!-[]()\"'").replace("’", "'") in _ONLY:
            message = f"The text of this picture is {picture.quoted}, which says nothing of it."
            yield text.at(picture.element, message, "Say what it shows and why it is here.")
        elif _FROM_A_SITE.search(alt):
            message = f"The text of this picture, {picture.quoted}, was written by a program."
            yield text.at(picture.element, message, "Say in your own words what it shows.")
        elif (opening := _OPENING.match(alt)) and (rest := alt[opening.end() :]):
            message = f'The text of this picture begins with "{opening[0].strip()}".'
            rest = rest[0].upper() + rest[1:].rstrip(".")
            fix = f'Leave that out: "{cut(rest, 120)}".'
            yield text.at(picture.element, message, fix)
