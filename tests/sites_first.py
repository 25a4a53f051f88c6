"""The site every sequence of edits starts from, and the words that edits choose among.

Small, and so that each edit crosses a boundary: lists of three a page, feeds of five, a category
with three posts, two posts of one day, a note of the week that is under way.
"""

from __future__ import annotations

from itertools import product

from sites_changing import OVERRIDES, Kept, Source, Value

SETTINGS = {
    "DEFAULT_PAGINATION": "3",
    "WEEKPRESS_FEED_ITEMS": "5",
    "THEME_TEMPLATES_OVERRIDES": repr([OVERRIDES]),
}
WORDS = ("bins", "kiosk", "letters", "maps", "phones", "queue", "rain", "streets", "tea", "usage")
TITLES = ("What we learned", 'The "kiosk" & the keyboard', "C++ for councils", "A <b> in a title",
          "Ymuno â'r llyfrgell", "Eleven weeks of bin calls -- counted")  # fmt: skip
TAGS = ("bins", "research", "Bins", "C++", "data", "résumé", "Research")
TAG_LISTS = [[], *([tag] for tag in TAGS), *map(list, product(TAGS[:3], TAGS[3:6]))]
CATEGORIES = ("Research", "Service", "research", None)
AUTHORS = ("Moira Kettle", "Dele Ogundipe", "mkettle", "Nobody Known", "moira kettle")
DATES = ("2026-11-20", "2026-11-20 16:30", "2026-11-27", "2026-11-28", "2026-12-01", "2026-12-25",
         "2025-12-31", "2026-01-01", "2025-06-01 09:00", "2026-11-19", "2027-01-01",
         "2026-11-27T23:30:00+14:00")  # fmt: skip
WEEKS = ("2026-W48", "2026-W47", "2026-W49", "2026-W01", "2025-W52", "2026-W46", "2026-W40",
         "2026-W45")  # fmt: skip
BODIES = (
    "We moved the bins on Friday. Nobody minded.",
    "## What we did\n\nWe wrote.\n\n## What is next\n\nWe rest.\n\n### Later\n\nTea.",
    "A claim.[^1] Another.[^2]\n\n[^1]: Its reason.\n[^2]: Another reason.",
    "```python\ndef waiting() -> int:\n    return 19\n```\n\nIt waits.",
    "> [!TIP]\n> Bring biscuits.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nHome is [here]({index}).",
    'An "odd" quote, an ellipsis... and <kbd>Ctrl</kbd>. {{< figure src="gone.png" >}}',
    "",
    "Before.\n\n## 30 second read\n\n- It works\n- [It](https://example.org) was cheap\n\n## More",
    "Before.\n\n## 30 second read\n\nIt works, see [home]({index}).\n\n## Decided\n\n- To go on.",
    "## Things learned or decided\n\n- We decided to [ask]({index}).\n- Rain.\n\nDecided: tea.",
)
SUMMARIES = ("", "In short: it works.", "It *half* works & more.", "Ten words, no more.")
PICTURES = ("map.svg", "kiosk.svg", "street.svg", "chart.svg")


def picture(colour: int) -> str:
    """A picture whose bytes are of one length, whatever the colour, from 0 to 15."""
    box = f'<rect width="9" height="9" fill="#{colour:x}{colour:x}{colour:x}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{box}</svg>\n'


def first_site() -> Kept:
    """The sources of the site that is edited."""
    sources = {
        "posts/2026-11-24-what-we-cost.md": _post(
            "What we cost", BODIES[1], category="Service", tags=["data", "C++"], id="cost-1"
        ),
        "posts/2026-11-20-a-letter.md": _post(
            "A letter people can act on", _linked("2026-11-20-bin-calls"), summary=SUMMARIES[1]
        ),
        "posts/2026-11-20-bin-calls.md": _post("Bin calls", BODIES[2], tags=["bins", "research"]),
        "posts/2026-11-06-clocks.md": _post("The clocks went back", BODIES[3], tags=["Bins"]),
        "posts/2026-01-02-words.md": _post(
            "Words we dropped",
            "![A map]({static}/images/map.svg)",
            category="Service",
            author="Dele Ogundipe",
            redirect_from=["/old-words/"],
            id="words-1",
        ),
        "posts/2025-12-30-open.md": _post("Why we write", BODIES[0], author="Dele Ogundipe"),
        "posts/2026-12-25-a-day-off.md": _post("A day off", BODIES[4], tags=["Bins", "Research"]),
        "weeknotes/bins/2026-w47.md": _note("2026-W47", BODIES[0], tags=["bins"]),
        "weeknotes/bins/2026-w46.md": _note("2026-W46", _linked("2026-11-06-clocks")),
        "weeknotes/letters/2026-w48.md": _note("2026-W48", BODIES[5]),
        "pages/about.md": Source(
            {"title": "About", "menu_order": "1"}, _linked("2026-11-24-what-we-cost")
        ),
        "projects/bins.md": _project("Missed bins", "active", ["Moira Kettle"]),
        "projects/letters.md": _project("Plain letters", "paused", ["Dele Ogundipe", "A Guest"]),
        "people/moira-kettle.md": Source(
            {"name": "Moira Kettle", "role": "Lead", "aliases": ["mkettle"]}, BODIES[0]
        ),
        "people/dele-ogundipe.md": Source({"name": "Dele Ogundipe", "role": "Research"}),
    }
    pictures = {f"content/images/{name}": picture(i) for i, name in enumerate(PICTURES[:2])}
    return Kept(sources, pictures, dict(SETTINGS))


def _linked(post: str) -> str:
    return f"We said so [before]({{filename}}/posts/{post}.md)."


def _post(title: str, body: str, author: str = "Moira Kettle", **more: Value) -> Source:
    head: dict[str, Value] = {"title": title, "category": "Research", "authors": [author]}
    return Source({**head, **more}, body)


def _note(week: str, body: str, **more: Value) -> Source:
    return Source({"week": week, "authors": ["Dele Ogundipe"], **more}, body)


def _project(name: str, state: str, people: list[str]) -> Source:
    head: dict[str, Value] = {"name": name, "state": state, "summary": "It goes on."}
    return Source({**head, "people": people}, BODIES[0])
