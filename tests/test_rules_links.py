"""Links: addresses in place of words, files, places that are missing, and two for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules import finds, found, leaves

BARE, SAME, FILE = "link-bare-address", "link-same-words", "link-to-file"
EMPTY, MISSING, SPLIT = "link-address-empty", "link-reference-missing", "link-split"


@pytest.mark.parametrize(
    "written",
    [
        "<https://example.org/plan>",
        "[https://example.org/plan](https://example.org/plan)",
        "[www.example.org/plan](https://example.org/plan)",
        "https://example.org/plan.",
        "(https://example.org/plan)",
    ],
)
def test_an_address_in_the_text_is_found(written: str) -> None:
    finds(BARE, f"Text.\n\nThe plan is at {written}", line=3)


def test_an_address_that_is_no_link_comes_with_the_link_to_write() -> None:
    assert finds(BARE, "See https://a.org/b, please.").fix == (
        "Write [what is there](https://a.org/b)."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ask at [example.org](https://example.org/) or [www.example.org](https://example.org/).",
        "Write `https://example.org/plan` there.",
        "    https://example.org/plan\n",
        "<!-- https://example.org/plan -->",
        "Addresses start with https:// or http://.",
        "[The plan](https://example.org/plan) and [help][1].\n\n[1]: https://example.org/help",
        "[youtube https://example.org/film]",
        "Write to <pay@example.org>.",
    ],
)
def test_an_address_that_nobody_is_told_is_left(text: str) -> None:
    leaves(BARE, text)


def test_the_same_words_for_two_places_are_found_at_the_second() -> None:
    text = "A [minutes](https://a.org/1).\n\nA [Minutes](https://a.org/2) and [minutes](https://a.org/2)."
    assert "a.org/1" in finds(SAME, text, line=3).message


@pytest.mark.parametrize(
    "other",
    [
        "http://www.a.org/1/",
        "https://a.org/1#part",
        "https://a.org/1?utm_source=x",
        "https://A.org/1",
    ],
)
def test_the_same_place_under_another_address_is_no_other_place(other: str) -> None:
    leaves(SAME, f"A [minutes](https://a.org/1) and the [minutes]({other}).")


def test_words_that_say_nothing_are_told_by_another_rule() -> None:
    leaves(SAME, "Go [here](https://a.org/1) or [here](https://a.org/2).")
    leaves(SAME, "A [report](https://a.org/1) and a [report](https://a.org/2).")


def test_other_languages_and_code_do_not_hide_links() -> None:
    finds(SAME, "---\ntitle: A\nlang: cy\nid: a\n---\n[Adroddiad](/a/) [Adroddiad](/b/)", line=6)
    leaves(SAME, "`[minutes](/a/)` [minutes](/b/)")


@pytest.mark.parametrize(
    ("address", "kind"),
    [("plan.pdf", "PDF"), ("a/PLAN.DOCX?v=2", "Word"), ("bins.csv", "CSV"), ("all.zip#x", "ZIP")],
)
def test_a_file_that_is_not_called_one_is_found(address: str, kind: str) -> None:
    fix = finds(FILE, f"Text.\n\n[The plan](https://a.org/{address})", line=3).fix
    assert f"[The plan ({kind})]" in fix


def test_the_size_of_a_file_of_the_site_is_known(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/plan.pdf").write_bytes(b"%" * 1_234_567)
    finding = finds(FILE, "[The plan]({static}/files/plan.pdf)", root=tmp_path)
    assert finding.fix == "Write [The plan (PDF, 2 MB)](…)."


@pytest.mark.parametrize(
    "text",
    [
        "[The plan (PDF, 2 MB)](/plan.pdf)",
        "[The plan](/plan.pdf) (PDF, 2 MB)",
        "[The costs as a spreadsheet](/costs.xlsx)",
        "[Our slides](/show.pptx)",
        "[The plan](/plan.pdf.html) and [page](/plan/) and `[x](/a.pdf)`",
        "[![The plan](/plan.png)](/plan.pdf)",
    ],
)
def test_a_file_that_is_called_one_is_left(text: str) -> None:
    leaves(FILE, text)


@pytest.mark.parametrize("address", ["", "#", "https://", "TODO", "url", "<>", "xxx"])
def test_a_link_without_an_address_is_found(address: str) -> None:
    finds(EMPTY, f"Text.\n\nYou can [pay online]({address}).", line=3)


@pytest.mark.parametrize("address", ["/", "#top", "todo.html", "mailto:a@example.org"])
def test_a_link_with_an_address_is_left(address: str) -> None:
    leaves(EMPTY, f'<a id="top"></a>You can [pay online]({address}). `[a]()`')


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("[the plan][plan]", "[plan]: https://…"),
        ("[the plan][]", "[the plan]: https://…"),
        ("[the *plan*][plan]", "[plan]: https://…"),
        ("[the plan] (https://a.org/b)", "Write [the plan](https://a.org/b)."),
        ("(the plan)[https://a.org/b]", "Write [the plan](https://a.org/b)."),
        ("<div>[the plan](https://a.org/b)</div>", '<a href="https://a.org/b">'),
    ],
)
def test_brackets_that_stay_on_the_page_are_found(written: str, fix: str) -> None:
    assert fix in finds(MISSING, f"Text.\n\n{written}\n\nText.", line=3).fix


@pytest.mark.parametrize(
    "text",
    [
        "[the plan][plan]\n\n[plan]: https://a.org/b",
        "See [10][11], list[ab][cd] and [12](https://a.org/b).",
        "She said [sic] that [he] did, see [1] and [2].",
        "- [x] Done\n- [ ] Not done",
        "We asked.[^1]\n\n[^1]: In May.",
        "`[a][b]` and \\[the plan][plan]\n\n    [a][b]\n",
        "Costs (in [thousands] of pounds) fell (again).",
    ],
)
def test_brackets_that_are_meant_are_left(text: str) -> None:
    leaves(MISSING, text)


def test_two_links_for_one_place_are_found_at_the_second() -> None:
    finds(SPLIT, "[The plan](/plan/) *[for bins](/plan/)*", line=1)
    leaves(SPLIT, "[The plan](/plan/), and [the plan](/plan/).\n\n[The plan](/plan/)")
    leaves(SPLIT, "[The plan](/plan/)\n\n[the plan](/plan/)")


@pytest.mark.parametrize("rule", [BARE, SAME, FILE, EMPTY, MISSING, SPLIT, "link-text-vague"])
def test_broken_addresses_stop_no_rule(rule: str) -> None:
    found(rule, "[a](http://[::1/x.pdf) [a](http://[) [b](//) http://[x.y [c](\x00) " + "[" * 2000)
