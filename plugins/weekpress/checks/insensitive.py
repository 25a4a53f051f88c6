"""Words that hurt or leave out the people they are about, and what to write instead: data only.

Each pattern is in small letters and starts with letters, see weekpress.checks.vocabulary. Kept
short: only words that those they are about have asked not to be called, in a sense that can be told
from another. Sources: UK government, "Inclusive language: words to use and avoid when writing about
disability"; GOV.UK style guide, "Gender-neutral text"; Samaritans, media guidelines.
"""

from __future__ import annotations

from weekpress.checks.vocabulary import Entry

_CONDITION = (
    r"(?:an? |the |his |her |their )?(?:\w+ )?(?:alzheimer\S*|anxiety|arthritis|asthma|autism"
    r"|autistic|bipolar|blindness|cancer|cerebral palsy"
    r"|conditions?|deafness|dementia|depression|diabetes"
    r"|disabilit(?:y|ies)|disorders?|down[’']?s syndrome|dyslexia|epilepsy|hearing loss|hiv|illness"
    r"|migraines?|multiple sclerosis|parkinson\S*|ptsd|schizophrenia|sight loss|strokes?)"
)
_ENDS = r"(?= *(?:[.,;:!?)\n]|(?:and|or|who|are|is|in|to|from|with|can|have|may|often|at|as)\b|$))"
"""After "the disabled": no noun follows, so that it means people."""

INSENSITIVE: tuple[Entry, ...] = (
    (r"able[- ]bodied", "not disabled, or non-disabled"),
    (rf"afflicted (?:by|with) {_CONDITION}", "has, and its name"),
    (r"birth defects?", "disabled from birth, or the name of it"),
    (r"businessm[ae]n", "business people"),
    (r"chairm[ae]n", "chair"),
    (r"commit(?:s|ted|ting)? suicide", "died by suicide, or took their own life"),
    (r"confined to (?:a|his|her|their|the) wheelchairs?", "uses a wheelchair"),
    (r"crippled (?:people|persons?|children|man|woman)|cripples", "disabled people"),
    (r"deaf[- ](?:and[- ])?(?:dumb|mutes?)", "deaf, or who uses British Sign Language"),
    (r"diabetics|epileptics|schizophrenics|spastics", "people with, or who have, and its name"),
    (r"firem[ae]n", "firefighter"),
    (r"handicapped", "disabled, or accessible for a place"),
    (r"he/she|he or she|she/he|she or he|s/he", "they"),
    (r"his/her|his or her|her/his|her or his|him/her|him or her", "their or them"),
    (r"housewi(?:fe|ves)", "person at home, or parent"),
    (r"layman[’']?s terms|laymen|layman", "plain words, or people who are not experts"),
    (r"man-hours?|man hours?|manhours?", "hours of work"),
    (r"man-made|manmade", "made by people, or artificial"),
    (r"mankind", "people"),
    (r"manned(?= (?:by|with|24|around)\b)|mann(?:ing|ed) (?:the|a|our|your)"
     r"(?= (?:booth|counter|desks?|doors?|helpline|lines?|phones?|post|stall|station|table)s?\b)",
     "staffed, or run by"),
    (r"manpower", "staff, or people"),
    (r"mental(?:ly)? (?:patients?|handicapped|retarded|defective)|mental handicaps?",
     "person with a mental health condition, or with a learning disability"),
    (r"midgets?", "person of short stature"),
    (r"old[- ]age pensioners?|oaps", "pensioners, or older people"),
    (r"policem[ae]n", "police officer"),
    (r"retarded", "with a learning disability"),
    (r"sanity[- ]check(?:s|ed|ing)?", "check"),
    (r"spokesm[ae]n", "spokesperson"),
    (rf"suffer(?:s|ed|ing)? (?:from|with) {_CONDITION}", "has, or lives with, and its name"),
    (rf"the (?:disabled|handicapped|deaf|mentally ill){_ENDS}",
     "disabled people, deaf people, people with a mental health condition"),
    (rf"the elderly{_ENDS}", "older people, or people over 65"),
    (rf"victims? of {_CONDITION}", "person who has, and its name"),
    (r"visually challenged|hearing[- ]impaired", "with sight loss, deaf or hard of hearing"),
    (r"wheelchair[- ]bound", "who uses a wheelchair"),
    (r"workm[ae]n", "worker"),
)  # fmt: skip
"""Patterns, and what to write instead."""
