"""The style sheets: colours and sizes in one file, every colour judged, few bytes."""

import re
from pathlib import Path

import pytest

from weekpress.settings import ThemeSettings
from weekpress.theme import faults, made, theme_path
from weekpress.theme.pairs import PAIRS, failures
from weekpress.theme.stylesheet import joined, sources, squeezed
from weekpress.theme.tokens import declarations, read_schemes

CSS = theme_path() / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
BESIDE = sources(CSS / "comments")
OTHERS = [path for path in [*sources(CSS), *BESIDE] if path.name != "tokens.css"]


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_no_colour_or_size_outside_the_tokens(path: Path) -> None:
    found = re.findall(
        r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|(?<![\w-])\.?\d[\d.]*"
        r"(?:px|r?em|ch|ex|pt|vw|vh|lh|cm|mm)\b",
        without_comments(path),
    )
    assert found == []


PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|float\s*:"
    r"|text-align:\s*(?:left|right)|(?<![-\w])(?:left|right|top|bottom|width|height)\s*:"
)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_only_logical_properties_so_that_right_to_left_works(path: Path) -> None:
    assert PHYSICAL.findall(without_comments(path)) == []


@pytest.mark.parametrize("path", sources(CSS), ids=lambda path: path.name)
def test_nothing_comes_from_a_third_party_or_moves(path: Path) -> None:
    text = without_comments(path)
    assert not re.search(r"url\(|@import|@font-face|@keyframes|transition:(?! none)", text)


def test_every_token_used_is_declared() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", joined(CSS)))
    assert used - {name for _, name, _ in declarations(TOKENS)} == set()


def test_every_token_declared_is_used() -> None:
    sheets = joined(CSS) + "".join(map(without_comments, BESIDE))
    used = set(re.findall(r"var\(--([\w-]+)", sheets))
    assert {name for _, name, _ in declarations(TOKENS)} - used == set()


def test_every_colour_is_in_a_pair() -> None:
    judged = {pair.colour for pair in PAIRS} | {pair.ground for pair in PAIRS}
    assert judged == set(read_schemes(TOKENS).light)


PROPERTY = re.compile(r"(?P<what>color|background|border[\w-]*|outline|box-shadow|"
                      r"text-decoration-color)\s*:(?P<value>[^;}]*)")  # fmt: skip


def test_what_is_used_as_a_ground_is_a_ground_in_some_pair() -> None:
    colours = read_schemes(TOKENS).light
    grounds = {name for path in OTHERS for found in PROPERTY.finditer(without_comments(path))
               if found["what"] == "background"
               for name in re.findall(r"--([\w-]+)", found["value"])}  # fmt: skip
    assert grounds <= {pair.ground for pair in PAIRS}
    assert grounds <= set(colours)


def test_what_is_drawn_on_paper_is_judged_on_paper() -> None:
    colours = set(read_schemes(TOKENS).light) - {"paper", "sheet", "focus-gap"}
    drawn = {name for path in OTHERS for found in PROPERTY.finditer(without_comments(path))
             for name in re.findall(r"--([\w-]+)", found["value"])}  # fmt: skip
    assert drawn & colours <= {pair.colour for pair in PAIRS if pair.ground == "paper"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_our_own_passes(scheme: str) -> None:
    assert [f.message for f in failures(read_schemes(TOKENS)) if f.scheme == scheme] == []


def test_both_schemes_name_the_same_colours() -> None:
    schemes = read_schemes(TOKENS)
    assert set(schemes.light) == set(schemes.dark)
    assert schemes.light["paper"] != schemes.dark["paper"]


def test_all_the_css_of_a_branded_site_is_at_most_12_kb() -> None:
    theme = made(ThemeSettings.model_validate({"accent": "#0b5c4b"}), CSS)
    assert len(theme.css.encode()) <= 12_000


def test_the_brand_comes_last_and_leaves_paper_alone() -> None:
    css = made(ThemeSettings.model_validate({"accent": "#0B5C4B"}), CSS).css
    brand = css[css.rindex("@layer tokens") :]
    assert brand.startswith("@layer tokens{@media screen{:root{--accent:#0b5c4b}")


def test_an_accent_gets_a_dark_twin_that_can_be_read() -> None:
    settings = ThemeSettings.model_validate({"accent": "#0b5c4b"})
    assert faults(settings, CSS, Path()) == []


def test_a_colour_that_fails_is_named_with_its_ratio_and_the_nearest_that_passes() -> None:
    settings = ThemeSettings.model_validate({"accent": "#84bd00"})
    first, *_ = faults(settings, CSS, Path())
    assert str(first) == (
        "pelicanconf.py:1: WEEKPRESS_ACCENT: on a light screen accent #84bd00 on paper #f8f5ee has "
        "a contrast of 2.08, and a link needs at least 4.5. The nearest accent that passes is "
        "#4f7400."
    )


def test_the_nearest_colour_told_ends_the_findings() -> None:
    settings = ThemeSettings.model_validate({"accent": "#4f7400"})
    assert faults(settings, CSS, Path()) == []


def test_a_dark_paper_that_fails_is_told_under_its_own_setting() -> None:
    settings = ThemeSettings.model_validate({"colours": {"paper-dark": "#6b6b6b"}})
    assert {f.field for f in faults(settings, CSS, Path())} == {'WEEKPRESS_COLOURS["paper-dark"]'}


def test_a_misspelt_colour_is_named_with_the_right_one() -> None:
    settings = ThemeSettings.model_validate({"colours": {"papr": "#ffffff"}})
    assert [f.fix for f in faults(settings, CSS, Path())] == ['Did you mean "paper"?']


def test_a_logo_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    settings = ThemeSettings.model_validate({"logo": "crest.svg"})
    assert [f.field for f in faults(settings, CSS, tmp_path)] == ["WEEKPRESS_LOGO"]


def test_the_address_follows_the_content() -> None:
    plain = made(ThemeSettings(), CSS)
    assert plain.css_url == made(ThemeSettings(), CSS).css_url
    branded = ThemeSettings.model_validate({"accent": "#0b5c4b"})
    assert plain.css_url != made(branded, CSS).css_url


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("a { /* why */ margin: calc(1em + 2px); }", "a{margin:calc(1em + 2px)}"),
        ('a::after { content: " (" attr(x) ",  y"; }', 'a::after{content:" (" attr(x) ",  y"}'),
        ("main ::before, a :hover { top: 0 }", "main ::before,a :hover{top:0}"),
        ("p{a:b} ul > li + li a { b: c }", "p{a:b}ul>li+li a{b:c}"),
        ("{a > [b=\"c > d\"] { e: calc(1px + 2px) }}", "{a > [b=\"c > d\"]{e:calc(1px + 2px)}}"),
        ("a { b: calc(2 * var(--c) / 3) }", "a{b:calc(2*var(--c)/3)}"),
        ("ul * li { d: 1 / 2 }", "ul * li{d:1 / 2}"),
        ("a { b: #FFFFFF; c: #112234; d: #00a }", "a{b:#FFF;c:#112234;d:#00a}"),
        ('a { b: "x / y" }', 'a{b:"x / y"}'),
        ("@media (width > 5rem) { a > b { c: d } }", "@media (width > 5rem){a>b{c:d}}"),
        ("@media (min-width: 5rem) { a { b: c } }", "@media (min-width:5rem){a{b:c}}"),
    ],
)  # fmt: skip
def test_squeezing_keeps_the_meaning(css: str, expected: str) -> None:
    assert squeezed(css) == expected
