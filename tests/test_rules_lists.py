"""Lists that are none, or not those that readers get; and Markdown that is shown as typed."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves


@pytest.mark.parametrize("sign", ["-", "*", "+"])
def test_a_list_right_after_words_is_found(sign: str) -> None:
    text = f"Words.\n\nWe did:\n{sign} bins\n{sign} bags"
    assert finds("list-typed", text, line=4).fix == (
        "Leave an empty line before the first of them."
    )


@pytest.mark.parametrize(
    "text",
    [
        "We did:\n1. bins\n2. bags",
        "1) bins\n2) bags",
        "(a) bins\n(b) bags",
        "• bins\n• bags",
        "• bins\n\n• bags\n\n• boxes",
        "· bins  \n· bags",
        "&bull; bins<br>&bull; bags",
        "We did:\n- **bins**\n- [bags](/bags/)\n  and more",
        "**1. Bins.** They are late.\n\n**2. Bags.** They are not.",
        "– bins\n– bags\n– boxes",
    ],
)
def test_lines_that_look_like_a_list_are_found(text: str) -> None:
    finds("list-typed", text)


def test_a_list_indented_too_little_inside_another_is_told_so() -> None:
    text = "1. Bins\n   - green\n   - blue\n\nEnd."
    assert "four spaces" in finds("list-typed", text, line=2).fix


def test_a_list_inside_html_is_told_how_markdown_is_read_there() -> None:
    assert 'markdown="1"' in finds("list-typed", "<div>\n- bins\n- bags\n</div>").fix


@pytest.mark.parametrize(
    "text",
    [
        "We did:\n\n- bins\n- bags",
        "We did:\n\n1. bins\n2. bags",
        "Bins – and\n- only one line",
        "1. bins\n2. bags\n3. boxes",
        "We met in\n2026. In\n2027. again",
        "It took us\n4. then\n9. turns",
        "- *bins*\n- *bags*",
        "```\n- a\n- b\n```",
        "Words\n`- a`\n`- b`",
        "    Code:\n    - a\n    - b\n",
        "-- \nAnn\n-- \nBob",
        "A bullet • here\nand • there",
        "I said\n– Yes\n– No",
        "## 1) Bins\n\n## 2) Bags",
        "1) Bins alone.\n\nWords between.\n\n2) Bags.",
        "A * b\n* c",
        "- (a) bins\n\n- (b) bags",
        "-5 degrees\n-6 degrees",
    ],
)
def test_lists_and_lines_that_are_no_list_are_let_be(text: str) -> None:
    leaves("list-typed", text)


def test_each_list_is_told_once() -> None:
    text = "A:\n- a\n- b\n- c\n\nB:\n- d\n- e\n\nWords.\n\n• f\n• g"
    assert [finding.line - 5 for finding in found("list-typed", text)] == [2, 7, 12]


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("1. a\n2. b\n2. c\n5. d", 3, 3),
        ("1. a\n3. b", 2, 2),
        ("1. a\n1. b\n3. c", 3, 3),
        ("3. a\n\n    more\n\n5. b", 5, 4),
        ("1. a\n2. b\n\n1. c", 4, 3),
    ],
)
def test_numbers_that_jump_are_found(text: str, line: int, shown: int) -> None:
    finding = finds("list-numbers", text, line=line)
    assert f"and {shown} on the page" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n2. b\n3. c",
        "1. a\n1. b\n1. c",
        "0. a\n0. b",
        "7. a\n8. b",
        "1. a\n\nWords.\n\n5. b",
        "1. a\n    1. b\n    2. c\n2. d",
        "    1. a\n    3. b\n",
        "```\n1. a\n3. b\n```",
        "In\n1. a\n3. b",
        "2026. a\n",
        "<ol>\n<li>1. a</li>\n</ol>",
    ],
)
def test_numbers_that_readers_get_too_are_let_be(text: str) -> None:
    leaves("list-numbers", f"Words.\n\n{text}")


@pytest.mark.parametrize(
    "text",
    ["- a\n  - b\n- c", "1. a\n   1. b\n   2. c\n2. d", "* a\n\n   * b", " - a\n\n   - b\n   - c"],
)  # fmt: skip
def test_a_list_that_stands_in_too_little_is_found_once(text: str) -> None:
    finds("list-inside-flat", text, line=text[: text.rindex("b")].count("\n") + 1)
    leaves("list-numbers", text)


@pytest.mark.parametrize(
    "text",
    ["- a\n    - b\n- c", "  * a\n  * b", "- a\n - b", "1. a\n\n   - b", "In\n- a\n  - b",
     "    - a\n      - b\n", "- a\n\nWords.\n\n  - b", "```\n- a\n  - b\n```"],
)  # fmt: skip
def test_lists_that_stand_in_enough_or_side_by_side_are_let_be(text: str) -> None:
    leaves("list-inside-flat", text)


def test_a_list_that_counts_down_is_told_how() -> None:
    assert "reversed" in finds("list-numbers", "3. a\n2. b\n1. c").fix


@pytest.mark.parametrize(
    "text",
    ["✅ Sent\n✅ Tested", "Done:\n🎉 Sent\n👍🏽 Tested", "➡️ Sent<br>➡️ Tested",
     "🚮 One\n\n🚮 Two\n\n🚮 Three"],
)  # fmt: skip
def test_emoji_as_bullets_are_found(text: str) -> None:
    finds("list-of-emoji", text)


@pytest.mark.parametrize(
    "text",
    ["- ✅ Sent\n- ✅ Tested", "🎉 We sent it.", "🎉 One\n\n🎉 Two", "Sent ✅\nTested ✅",
     "```\n✅ a\n✅ b\n```", "✅\n\n✅", "## 🎉 One\n\n## 🎉 Two\n\n## 🎉 Three"],
)  # fmt: skip
def test_emoji_elsewhere_are_let_be(text: str) -> None:
    leaves("list-of-emoji", text)


@pytest.mark.parametrize(
    "text", ["- " * 5000, "1. " * 3000, "\n".join(["• a"] * 3000), "✅" * 9999]
)
def test_odd_lists_are_judged_at_once(text: str) -> None:
    for rule in ("list-typed", "list-numbers", "list-of-emoji"):
        found(rule, f"Words\n{text}")


@pytest.mark.parametrize(
    "text",
    ["<details><summary>A</summary>\n[form](/x/)\n</details>",
     "<ul>\n<li>![Bins]({static}/a.jpg)</li>\n</ul>"],
)  # fmt: skip
def test_markdown_inside_html_is_found_once_a_run(text: str) -> None:
    assert 'markdown="1"' in finds("markdown-shown", f"Words.\n\n{text}").fix


@pytest.mark.parametrize(
    "text",
    ["A **bold** [word](/x/)", r"Write \*\*bold\*\* for bold", "`**bold**`", "    **bold**\n",
     '<div markdown="1">\n**bold**\n</div>', "<pre>[a](b)</pre>", "2 ** 3 ** 4", "f[0](x y)",
     "<div>a ** b ** c</div>", "[a]\n(b)"],
)  # fmt: skip
def test_markdown_that_is_read_or_meant_as_signs_is_let_be(text: str) -> None:
    leaves("markdown-shown", text)


@pytest.mark.parametrize("text", ["[" * 9999, "**a" * 9999, "[a](" * 9999, "**" * 9999])
def test_signs_without_end_are_judged_at_once(text: str) -> None:
    found("markdown-shown", f"<div>{text}</div>")
