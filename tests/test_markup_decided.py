"""What an article says was decided: which lines count, what they are called, what they say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.markup import Rendered, Renderer, plain_text


def render(text: str, lang: str = "en") -> Rendered:
    return Renderer(typography=False).render(text, "content/a.md", 4, lang)


def decided(text: str) -> list[str]:
    return [plain_text(one.html) for one in render(text).decisions]


def test_each_item_under_the_heading_is_one_with_an_id_to_link_to() -> None:
    rendered = render("## Decided\n\nTwo things:\n\n- To wait\n- To *ask*\n\n## Next\n\n- Tea")
    assert [(one.id, one.html) for one in rendered.decisions] == [
        ("decision-1", "To wait"),
        ("decision-2", "To <em>ask</em>"),
    ]
    assert '<li id="decision-2">To <em>ask</em></li>' in rendered.html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Decisions\n\nTo wait.\n\nTo ask.", ["To wait.", "To ask."]),
        ("**Decided**\n\n- To wait\n\n**Next**\n\n- Tea", ["To wait"]),
        ("## Decided\n\n### Money\n\n- To pay\n\n### Next\n\n- Tea", ["To pay"]),
        ("## Decided\n\n- To pay\n    - by card", ["To pay by card"]),
        ("## Decided\n\nNone this week.", []),
        ("## Decided\n\n- Nothing new yet", []),
        ("## Decided\n\nNothing is deleted before 2030.", ["Nothing is deleted before 2030."]),
        ("## Decided\n\n> - To quote", []),
        ("## Penderfyniadau\n\n- Aros", ["Aros"]),
    ],
)
def test_under_its_own_heading_all_counts_that_says_something(text: str, found: list[str]) -> None:
    assert decided(text) == found


@pytest.mark.parametrize(
    ("item", "counts"),
    [
        ("**We have decided to refocus** on tenancies.", True),
        ("Decided to wait", True),
        ("We've all agreed to pay", True),
        ("It is slow. The team decided to buy another.", True),
        ("Penderfynwyd aros", True),
        ("We have not decided yet", False),
        ("We will decide on Monday", False),
        ("People who had not decided rang", False),
        ("Residents agreed with us", False),
        ("A decision takes two weeks", False),
    ],
)
def test_among_what_was_learned_only_what_says_so_counts(item: str, counts: bool) -> None:
    assert bool(decided(f"## Things we learned or decided\n\n- {item}")) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Decided: to wait",
        "**Decided:** to wait",
        "**Decided**: to wait",
        "Penderfynwyd: to wait",
        "- decision: to wait\n- Tea",
        "- Tea\n    - Decided: to wait",
        "We met.\nDecided: to wait\n\nTea.",
        "1. Tea\n\n    Decided: to wait",
    ],
)
def test_a_line_that_is_labelled_counts_anywhere_without_its_label(text: str) -> None:
    assert decided(text) == ["To wait"]


def test_a_labelled_heading_is_one_at_its_own_address() -> None:
    (one,) = render("## Decided: to wait\n\nBecause.").decisions
    assert (one.id, one.html) == ("decided-to-wait", "To wait")


@pytest.mark.parametrize("text", ["> Decided: to wait", "`Decided: x`\n: y", "Undecided: x"])
def test_what_is_quoted_or_only_looks_labelled_does_not(text: str) -> None:
    assert decided(text) == []


def test_a_short_read_says_again_what_the_rest_says() -> None:
    short = "## 30s read\n\n- Decided: to wait\n\n"
    assert decided(f"{short}## Decided\n\n- To wait until May") == ["To wait until May"]
    assert decided(f"{short}## Next\n\n- Tea") == ["To wait"]


def test_an_id_that_its_writer_gave_stays() -> None:
    (one,) = render("Decided: to wait\n{: #wait }").decisions
    assert (one.id, one.html) == ("wait", "To wait")


def test_a_heading_does_not_take_the_id_of_a_decision() -> None:
    html = render("## Decision 1\n\nText.\n\nDecided: to wait").html
    assert re.findall(r' id="([^"]+)"', html) == ["user-decision-1", "decision-1"]


def test_it_stands_elsewhere_without_marks_ids_and_links_of_its_page() -> None:
    (one,) = render("Decided: to [ask](#who)[^1] `now`\n\n[^1]: Ada").decisions
    assert one.html == "To ask <code>now</code>"


BLOCKS = st.lists(
    st.sampled_from(
        ["## Decided", "## Things we learned or decided", "### More", "## 30s read", "**Decided**",
         "Decided: one\nDecided: *two*", "We decided three", "- four\n- Decided: five", "> six",
         "<p>Decided: seven<br>Decided: eight</p>", "1. nine\n\n    Decided: ten", "## Decision 1"]
    ),
    max_size=8,
)  # fmt: skip


@given(BLOCKS)
def test_no_word_is_lost_and_each_id_is_there_once(blocks: list[str]) -> None:
    rendered = render("\n\n".join(blocks))
    words = plain_text(rendered.html).split()
    for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"):
        written = sum(len(re.findall(rf"\b{word}\b", block)) for block in blocks)
        assert words.count(word) == written
    ids = re.findall(r' id="([^"]+)"', rendered.html)
    assert len(set(ids)) == len(ids)
    assert {one.id for one in rendered.decisions} <= set(ids)
