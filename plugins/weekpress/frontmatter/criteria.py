"""The success criteria that the law asks for: WCAG 2.2, levels A and AA.

Comes in: what somebody wrote of one or several. Goes out: their numbers; or what is wrong, and
which was meant. Source: Web Content Accessibility Guidelines (WCAG) 2.2, W3C Recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text

CRITERIA: Mapping[str, str] = {
    "1.1.1": "Non-text Content",
    "1.2.1": "Audio-only and Video-only (Prerecorded)",
    "1.2.2": "Captions (Prerecorded)",
    "1.2.3": "Audio Description or Media Alternative (Prerecorded)",
    "1.2.4": "Captions (Live)",
    "1.2.5": "Audio Description (Prerecorded)",
    "1.3.1": "Info and Relationships",
    "1.3.2": "Meaningful Sequence",
    "1.3.3": "Sensory Characteristics",
    "1.3.4": "Orientation",
    "1.3.5": "Identify Input Purpose",
    "1.4.1": "Use of Color",
    "1.4.2": "Audio Control",
    "1.4.3": "Contrast (Minimum)",
    "1.4.4": "Resize Text",
    "1.4.5": "Images of Text",
    "1.4.10": "Reflow",
    "1.4.11": "Non-text Contrast",
    "1.4.12": "Text Spacing",
    "1.4.13": "Content on Hover or Focus",
    "2.1.1": "Keyboard",
    "2.1.2": "No Keyboard Trap",
    "2.1.4": "Character Key Shortcuts",
    "2.2.1": "Timing Adjustable",
    "2.2.2": "Pause, Stop, Hide",
    "2.3.1": "Three Flashes or Below Threshold",
    "2.4.1": "Bypass Blocks",
    "2.4.2": "Page Titled",
    "2.4.3": "Focus Order",
    "2.4.4": "Link Purpose (In Context)",
    "2.4.5": "Multiple Ways",
    "2.4.6": "Headings and Labels",
    "2.4.7": "Focus Visible",
    "2.4.11": "Focus Not Obscured (Minimum)",
    "2.5.1": "Pointer Gestures",
    "2.5.2": "Pointer Cancellation",
    "2.5.3": "Label in Name",
    "2.5.4": "Motion Actuation",
    "2.5.7": "Dragging Movements",
    "2.5.8": "Target Size (Minimum)",
    "3.1.1": "Language of Page",
    "3.1.2": "Language of Parts",
    "3.2.1": "On Focus",
    "3.2.2": "On Input",
    "3.2.3": "Consistent Navigation",
    "3.2.4": "Consistent Identification",
    "3.2.6": "Consistent Help",
    "3.3.1": "Error Identification",
    "3.3.2": "Labels or Instructions",
    "3.3.3": "Error Suggestion",
    "3.3.4": "Error Prevention (Legal, Financial, Data)",
    "3.3.7": "Redundant Entry",
    "3.3.8": "Accessible Authentication (Minimum)",
    "4.1.2": "Name, Role, Value",
    "4.1.3": "Status Messages",
}
"""The name of each, by its number."""

NO_TEXT = "1.1.1"
"""The one that a picture without a text fails."""

_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def criteria(value: Value) -> tuple[str, ...]:
    """The numbers of the criteria that are named: "1.1.1", "1.4.5 Images of Text", "1.1.1, 1.4.5".

    Raises WrongValueError.
    """
    if isinstance(value, dict):
        raise WrongValueError("the number of a criterion is expected.", "Write it as 1.1.1.")
    listed = (value,) if isinstance(value, str) else value
    return tuple(dict.fromkeys(number for item in listed for number in _numbers(text(item))))


def _numbers(written: str) -> Iterator[str]:
    numbers = _NUMBER.findall(written)
    if not numbers:
        near = _by_name(written)
        fix = f"Write {near}." if near else "Write its number, such as 1.1.1."
        raise WrongValueError(f'"{written}" is not the number of a criterion.', fix)
    for number in numbers:
        if number not in CRITERIA:
            raise WrongValueError(*_unknown(number, written))
        yield number


def _unknown(number: str, written: str) -> tuple[str, str]:
    """What is wrong with a number that is not one of them, and which was meant."""
    if number == "4.1.1":
        return "4.1.1 was taken out of WCAG in 2.2.", "Take the problem out, or name what it fails."
    near = _by_name(_NUMBER.sub("", written)) or next(
        iter(get_close_matches(number, CRITERIA, n=1)), None
    )
    fix = f"Did you mean {near} {CRITERIA[near]}?" if near else "Write its number, such as 1.1.1."
    return f"{number} is no criterion of WCAG 2.2 at level A or AA.", fix


def _by_name(written: str) -> str | None:
    """The number of the criterion with such a name."""
    names = {name.casefold(): number for number, name in CRITERIA.items()}
    found = get_close_matches(written.strip(" ,()-").casefold(), names, n=1, cutoff=0.7)
    return names[found[0]] if found else None
