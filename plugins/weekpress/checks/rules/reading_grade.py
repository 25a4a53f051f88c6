"""Texts that are hard to read as a whole.

Source of the formula: R. J. Senter and E. A. Smith, "Automated Readability Index", AMRL-TR-66-220,
Wright-Patterson Air Force Base, 1967. It counts letters and not syllables, which no rule finds in
English without a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.sentences import sentence_count
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="reading-grade",
    title="A text is hard to read",
    source="WCAG 2.2, 3.1.5 Reading Level (AAA); GOV.UK guidance: a reading age of 9",
    severity=Severity.ADVICE,
    why="Most people read with ease what was written for somebody younger than themselves, and "
    "everybody does who is tired, in a hurry or reading in a second language.",
    do="Use shorter sentences first, and then shorter words.",
    wrong="""\
Following the comprehensive consultation undertaken with residents and community organisations
throughout the preceding financial year, the directorate has determined that the existing household
collection arrangements require substantial reorganisation before contractual obligations expire.
Consideration was consequently given to several alternative operating models, including fortnightly
collection supplemented by neighbourhood recycling facilities, and the implications of every
alternative for vulnerable households were evaluated against previously established environmental
objectives. Notwithstanding considerable uncertainty surrounding government funding, preliminary
calculations demonstrate that consolidated collection routes would significantly reduce operational
expenditure while simultaneously improving reliability for approximately fourteen thousand
properties. Implementation is accordingly anticipated to commence immediately following completion
of the statutory notification procedures, subject to confirmation by councillors that appropriate
mitigation has been identified for residents experiencing mobility difficulties. Representations
concerning individual circumstances should therefore be submitted electronically, accompanied by
appropriate supporting documentation, before the conclusion of the consultation period, whereupon
they will be considered by an independent assessment panel established specifically for that
purpose under delegated administrative arrangements.""",
    right="""\
Last year we asked you how your bins should be picked up. We will change it before our contract
ends. We looked at a few ways to do it. One was to come every two weeks, and to have more places
near you to recycle. We asked what each would mean for people who need help.

New routes would cost less and be on time more often, for about 14,000 homes. We start when
councillors agree. If you cannot move your bin, tell us online before 1 March.""",
    plain_language=True,
)  # fmt: skip

HARDEST = 15
"""The grade that is let pass; a weeknote of a team that writes plainly has 8 to 11. Grades are of
schools in the United States, which start a year later: grade 12 is year 13 in England."""
_FEWEST_WORDS = 150
_SENTENCE = 3
"""Words from which on a passage is counted as one or more."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_KINDS = frozenset({"p", "li", "dd"})


def in_text(text: Text) -> Iterator[Hit]:
    """One hit for a text that is clearly hard, where it starts."""
    grade = reading_grade(text) if text.english else None
    if grade is not None and grade > HARDEST:
        start = text.wording.passages[0]
        yield text.at(
            text.written_at(start.start, start.end),
            f"This text is as hard to read as a book at university: its reading grade is "
            f"{grade:.0f}, and what year 13 reads at school has 12.",
            "Use shorter sentences first, and then shorter words.",
        )


def reading_grade(text: Text) -> float | None:
    """The school grade, as the United States count, that a text is written for; None for a short
    text. Words of others, in quotations, are not counted, nor lines that are no sentence."""
    wording = text.wording
    letters = words = ends = 0
    for passage in wording.passages:
        if passage.kind in _KINDS and not passage.quoted:
            found = _WORD.findall(wording.words, passage.start, passage.end)
            if len(found) >= _SENTENCE:
                letters += sum(map(len, found))
                words += len(found)
                ends += sentence_count(wording.words, passage)
    if words < _FEWEST_WORDS:
        return None
    return 4.71 * letters / words + 0.5 * words / ends - 21.43
