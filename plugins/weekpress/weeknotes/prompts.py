"""A bucket of questions for somebody who stares at an empty note.

None of them has to be answered, and no heading follows from one: rigid templates bore those who
write and those who read. Which are shown follows from the project and the week alone, so that two
people see the same ones, and no week the ones of the week before.
"""

from __future__ import annotations

from hashlib import sha256

from weekpress.isoweek import Week

BUCKET = (
    "What did you learn that somebody in another team could use?",
    "What surprised you?",
    "What did somebody who uses the service say, in their own words?",
    "What was decided, and what would have been the other way?",
    "What went wrong, and what do you do differently now?",
    "What are you proud of that nobody will notice?",
    "What is hard at the moment, and who could help?",
    "Which number moved, and what do you think moved it?",
    "Which word that you used this week would your neighbour not know? Explain it.",
    "Whom do you want to thank, and for what exactly?",
    "What did you stop doing?",
    "What did you show to somebody, and what did they ask?",
    "Which picture, sketch or screenshot tells the week best?",
    "What did you think would happen, and what happened?",
    "What does a councillor or a manager have to know before somebody else tells them?",
    "What do you still not know?",
    "What did you read, watch or visit that changed your mind?",
    "What is the smallest thing that got better?",
)
"""Questions, none of which takes more than a few lines to answer."""


def prompts_for(project: str, week: Week, count: int) -> list[str]:
    """`count` questions, or all there are, for a project's note of a week.

    project -- the name of the project's file
    """
    order = sorted(BUCKET, key=lambda prompt: sha256(f"{project}\0{prompt}".encode()).digest())
    weeks = Week(1, 1).until(week)
    start = weeks * count % len(order)
    return (order[start:] + order[:start])[:count]
