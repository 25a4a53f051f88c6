"""Style sheets: focus, motion, text, links, and colours that the reader has chosen."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves
from weekpress.checks.rulebook import rulings
from weekpress.checks.style import Style


@pytest.mark.parametrize(
    "css",
    ["a{outline:0}", "*:focus { outline: none }", ":focus{outline-width:0px}",
     ".menu a:hover, .menu a:focus { outline: 0 none; }", "button{outline:none!important}",
     ".x:focus{outline:0} :focus-visible{outline:2px solid}",
     "@media screen { input:focus-visible { outline-style: none } }",
     "a{outline:none} a:focus{color:red}", "a:focus{outline:0;box-shadow:none}"],
)  # fmt: skip
def test_a_focus_that_is_hidden_is_found(css: str) -> None:
    finds("style-focus-hidden", f"p {{ margin: 0 }}\n{css}", line=2)


@pytest.mark.parametrize(
    "css",
    ["a{outline:0} a:focus{background:gold}", "a{outline:0} :focus-visible{outline:2px solid}",
     "a:focus{outline:none;box-shadow:0 0 0 3px}", "main:focus{outline:0}", ".card{outline:0}",
     "a:focus:not(:focus-visible){outline:0}", "@media print{a{outline:0}}",
     "a:focus{outline:0} a:focus-visible{outline:2px solid}", ".nav-a{outline:0}",
     "a:focus{outline:2px solid rgb(0 0 0)}",
     '[tabindex="-1"]:focus{outline:none}'],
)  # fmt: skip
def test_a_focus_that_is_shown_another_way_is_left(css: str) -> None:
    leaves("style-focus-hidden", css)


@pytest.mark.parametrize(
    ("css", "rem"),
    [("p{font-size:14px}", "0.875rem"), ("p{font:700 20PX/1.5 serif}", "1.25rem"),
     ("p{font-size:clamp(16px, 2vw, 24px)}", "1rem")],
)  # fmt: skip
def test_a_size_of_text_in_pixels_is_told_with_one_in_rem(css: str, rem: str) -> None:
    assert rem in finds("style-text-in-pixels", css).fix


@pytest.mark.parametrize(
    "css",
    ["p{font-size:1rem}", "p{font:1rem/24px serif}", "p{font-size:0px}", "p{margin:4px}",
     "p{font-size:clamp(1rem, 12px + 1vw, 2rem)}", "p{font-size:var(--12px)}",
     "@media print{p{font-size:12px}}"],
)  # fmt: skip
def test_a_size_of_text_that_grows_is_left(css: str) -> None:
    leaves("style-text-in-pixels", css)


@pytest.mark.parametrize(
    "css",
    [".a{transition:all .2s}", ".a{animation:turn 2s infinite}", "html{scroll-behavior:smooth}",
     ".a{transition:color 1s, transform 1s}", ".a{transition:.3s}",
     "@media (prefers-reduced-motion: no-preference){.b{transition:none}} .a{transition:left 1s}"],
)  # fmt: skip
def test_motion_that_nobody_can_refuse_is_found(css: str) -> None:
    finds("style-motion", css)


@pytest.mark.parametrize(
    "css",
    [".a{transition:left 1s} @media (prefers-reduced-motion:reduce){*{transition:none}}",
     "@media (prefers-reduced-motion: no-preference){.a{animation:turn 2s}}",
     ".a{transition:color .5s cubic-bezier(.4,0,.2,1), background-color .5s}",
     ".a{transition:none}", ".a{transition:all 0s}", "html{scroll-behavior:auto}"],
)  # fmt: skip
def test_motion_that_asks_and_mere_colours_are_left(css: str) -> None:
    leaves("style-motion", css)


def test_the_motions_of_a_sheet_are_one_finding() -> None:
    assert len(found("style-motion", ".a{transition:left 1s} .b{animation:turn 2s}")) == 1


@pytest.mark.parametrize(
    "css",
    ["a:focus{outline:0;background:gold}", "nav [aria-current]{background:silver}",
     "input:checked{box-shadow:inset 0 0 0 4px}", '[aria-selected="true"]{background-color:red}'],
)  # fmt: skip
def test_what_only_an_area_of_colour_shows_is_found(css: str) -> None:
    finds("style-forced-colours", css)


@pytest.mark.parametrize(
    "css",
    ["[aria-current]{background:silver;font-weight:700}", "a:focus{background:gold}",
     "[aria-current]{background:silver} @media (forced-colors:active){b{border:1px solid}}",
     "[aria-current]{background:silver} [aria-current]{border-bottom:2px solid}",
     "p{background:red}",
     "a:focus{outline:3px solid transparent;background:gold}"],
)  # fmt: skip
def test_what_a_line_shows_too_is_left(css: str) -> None:
    leaves("style-forced-colours", css)


@pytest.mark.parametrize(
    "css",
    ["a{text-decoration:none}", "A:link, a:visited{text-decoration:none}",
     "main p a{text-decoration-line:none}", "a{text-decoration:none;border-bottom:none}",
     "a{text-decoration:none} a:hover{text-decoration:underline}"],
)  # fmt: skip
def test_links_in_the_text_without_an_underline_are_found(css: str) -> None:
    finds("style-links-without-underline", css)


@pytest.mark.parametrize(
    "css",
    ["nav a{text-decoration:none}", "h2 a{text-decoration:none}", "a:hover{text-decoration:none}",
     "a{text-decoration:none;border-bottom:1px solid}", ".button{text-decoration:none}",
     "a{text-decoration:none} main a{text-decoration:underline}", "a{text-decoration:none dotted}"
     " p a{text-decoration:underline}", "a{text-decoration:none;font-weight:700}",
     "@media print{a{text-decoration:none}}", "header p a.logo{text-decoration:none}"],
)  # fmt: skip
def test_links_with_a_mark_or_not_in_the_text_are_left(css: str) -> None:
    leaves("style-links-without-underline", css)


def test_text_that_cannot_be_selected_is_found() -> None:
    finds("style-select-none", "main p{-webkit-user-select:none;user-select:none}")
    leaves("style-select-none", "button, .copy{user-select:none} p{user-select:text}")
    leaves("style-select-none", "p::before{user-select:none}")


def test_spacing_that_is_fixed_is_found() -> None:
    finds("style-text-spacing", "p{color:red;\nline-height:1!important}", line=2)
    leaves("style-text-spacing", "p{line-height:1.5;color:red!important}")
    leaves("style-text-spacing", "@media print{p{line-height:1!important}}")


def test_text_to_both_edges_is_found() -> None:
    finds("style-justified", ".prose{text-align:justify}")
    leaves("style-justified", "nav{justify-content:center} @media print{p{text-align:justify}}")


def test_a_sheet_named_after_print_is_for_paper() -> None:
    assert all(block.is_for("print") for block in Style("theme/print.css", "a{outline:0}").blocks)
    assert not Style("print/site.css", "a{outline:0}").blocks[0].is_for("print")


def test_selectors_are_told_apart_by_commas_outside_brackets() -> None:
    (block,) = Style("a.css", 'a:is(b,\n c) , d[e="(,"]{color:red}').blocks
    assert list(block.each)[:1] == ["a:is(b, c)"]


@pytest.mark.parametrize(
    "sign", [",", "(", "a,", "a ", ":focus", "1", "{", "@media", "0 ", "-", "/* a"]
)
def test_a_sheet_of_one_sign_is_judged(sign: str) -> None:
    many = sign * 5_000
    style = Style("a.css", f"a{{font:{many};outline:{many}}} {many}{{outline:0;transition:{many}}}")
    for ruling in rulings("in_style"):
        assert len(list(ruling.findings("in_style", style, "a.css"))) < 5


@pytest.mark.parametrize(
    "css",
    ['@import "https://e.example/a.css";', "@font-face{src:url(//e.example/a.woff2)}",
     "p{background:URL( 'HTTP://e.example/a.png' )}"],
)  # fmt: skip
def test_what_a_sheet_fetches_from_another_server_is_found(css: str) -> None:
    assert "e.example" in finds("style-third-party", f"p{{}}\n{css}", line=2).message


def test_what_a_sheet_has_beside_it_or_in_a_comment_is_left() -> None:
    leaves("style-third-party", 'p{background:url("/a.png")} @import "a.css";')
    leaves("style-third-party", '/* @import "https://e.example/a.css"; */ p{content:"//e.example"}')
    leaves("style-third-party", 'p{background:url("data:image/svg+xml,<svg xmlns=//e.example>")}')
