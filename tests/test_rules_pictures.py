"""What stands in for pictures: rules for those who cannot see them."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

A = "{static}/images/bins.jpg"


def test_a_picture_typed_without_alt_is_found_on_its_line() -> None:
    finding = finds("image-alt-missing", f'Words.\n\n<img src="{A}">', line=3)
    assert f'<img src="{A}" alt="what it shows and why">' in finding.fix
    assert f'<img src="{A}" alt="" class="decorative">' in finding.fix


@pytest.mark.parametrize(
    "text",
    [
        f'<img src="{A}" alt="Two bins">',
        f'<img src="{A}" class="decorative">',
        f'<a href="/bins/"><img src="{A}"></a>',
        f'`<img src="{A}">`',
        f'Code:\n\n    <img src="{A}">\n',
        f'<!-- <img src="{A}"> -->',
    ],
)
def test_a_picture_with_alt_or_not_shown_is_let_be(text: str) -> None:
    leaves("image-alt-missing", text)


def test_an_empty_text_is_found_and_both_ways_out_are_shown() -> None:
    finding = finds("image-alt-empty", f"One.\n\n![]({A})", line=3)
    assert f"![what it shows and why]({A})" in finding.fix
    assert f"![]({A}){{.decorative}}" in finding.fix


@pytest.mark.parametrize("alt", ["alt", 'alt=""', 'alt="  "'])
def test_an_empty_text_in_html_is_found_and_mended_as_html(alt: str) -> None:
    assert 'class="decorative"' in finds("image-alt-empty", f'<img src="{A}" {alt}>').fix


def test_decoration_and_links_of_one_picture_are_not_told_as_empty() -> None:
    leaves("image-alt-empty", f"![]({A}){{.decorative}}")
    leaves("image-alt-empty", f"[![]({A})](https://example.org/)")


def test_a_picture_beside_the_words_of_a_link_is_told_as_empty() -> None:
    finds("image-alt-empty", f"[![]({A}) Bins](https://example.org/)")


@pytest.mark.parametrize(
    "alt",
    [
        "bins.jpg",
        "b.png",
        "Screenshot 2026-11-20 at 10.14.05",
        "Screenshot 2026-11-20 at 10.14.05.png",
        "screen shot 3",
        "IMG_4217",
        "DSC00042",
        "PXL_20261120_101405",
        "image1",
        "Picture 2",
        "photo (3)",
        "WhatsApp Image 2026-11-20 at 10.14.05",
        "20261120_101405",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "5d41402abc4b2a76b9719d911017c592",
    ],
)
def test_names_of_files_are_found(alt: str) -> None:
    assert alt in finds("image-alt-file-name", f"Words.\n\n![{alt}]({A})", line=3).message


@pytest.mark.parametrize(
    "alt",
    [
        "Two bins",
        "A screenshot of the form, with three questions",
        "Figure 1: missed bins",
        "Calls in 2026",
        "COVID-19",
        "pay-as-you-go",
        "Image processing in 3 steps",
        "kiosk",
        "Photo 1 of the depot",
        "Our site, www.example.org",
        "2026",
        "IMG Academy",
    ],
)
def test_words_are_no_names_of_files(alt: str) -> None:
    leaves("image-alt-file-name", f"![{alt}]({A})")


def test_the_name_of_the_file_itself_is_found_and_its_words_offered() -> None:
    picture = "{static}/images/red-bins-outside-300x200.jpg"
    finding = finds("image-alt-file-name", f"![red-bins-outside]({picture})")
    assert '"Red bins outside"' in finding.fix


@pytest.mark.parametrize(
    ("alt", "better"),
    [
        ("Image of two bins", "Two bins"),
        ("a photo of the depot.", "The depot"),
        ("Picture showing a queue", "A queue"),
        ("This graphic shows calls", "Calls"),
        ("Llun o'r depo", "Depo"),
        ("Delwedd yn dangos dau fin", "Dau fin"),
    ],
)
def test_openings_that_say_it_is_a_picture_are_found(alt: str, better: str) -> None:
    assert f'"{better}"' in finds("image-alt-boilerplate", f"![{alt}]({A})").fix


@pytest.mark.parametrize(
    "alt",
    ["image", "Logo", "[photo]", "alt text here", "Image description", "Llun",
     "disgrifiad o’r llun", "Happy Dance GIF by Team - Find & Share on GIPHY", "Cat via Tenor",
     "Image may contain: 2 bins", "Graphical user interface. Description automatically generated"],
)  # fmt: skip
def test_words_that_stand_for_any_picture_are_found(alt: str) -> None:
    finds("image-alt-boilerplate", f"![{alt}]({A})")


@pytest.mark.parametrize(
    "alt",
    ["Images the library lends", "Marchwater's logo", "Picture books on a shelf", "Photographer",
     "The image editor, open", "Screenshot of the form", "Map of the rounds", "A gift", "Llundain",
     "A photo album of the depot"],
)  # fmt: skip
def test_texts_that_speak_of_pictures_are_let_be(alt: str) -> None:
    leaves("image-alt-boilerplate", f"![{alt}]({A})")


def test_a_picture_without_text_is_not_told_as_boilerplate_or_name() -> None:
    for rule in ("image-alt-boilerplate", "image-alt-file-name", "image-alt-long"):
        leaves(rule, f"![]({A})\n\n![Image of a]({A}){{.decorative}}")


def test_a_text_of_250_characters_is_let_be_and_one_more_is_found() -> None:
    leaves("image-alt-long", f"![{'a' * 250}]({A})")
    assert "251 characters" in finds("image-alt-long", f"![{'a' * 251}]({A})").message


def test_a_long_text_of_a_slide_is_told_to_go_on_the_page() -> None:
    assert "slide or poster" in finds("image-alt-long", f"![Slide: {'bins ' * 60}]({A})").fix


@pytest.mark.parametrize(
    "text",
    [
        f"![Our depot]({A})\n\n*Our depot*",
        f"![Our depot]({A})\n\nOur depot.",
        f"![Our depot]({A})\nOur depot",
        f'<figure><img src="{A}" alt="Our depot"><figcaption>Our depot</figcaption></figure>',
        f"[![Our depot]({A}) Our depot](https://example.org/)",
    ],
)
def test_a_text_that_stands_beside_the_picture_too_is_found(text: str) -> None:
    finds("image-alt-repeats-caption", text)


@pytest.mark.parametrize(
    "text",
    [
        f"![Our depot]({A})\n\nOur depot in May",
        f"Our depot\n\n![Our depot]({A})",
        f"![Our depot]({A})\n\nWords.\n\nOur depot",
        f"![Our depot]({A}) has six lorries.\n\nOur depot",
        f"## Our depot\n\n![Our depot]({A})",
    ],
)
def test_the_same_words_elsewhere_are_let_be(text: str) -> None:
    leaves("image-alt-repeats-caption", text)


@pytest.mark.parametrize(
    "text",
    [
        f"[![]({A})](https://example.org/)",
        f'<a href="/x/"><img src="{A}"></a>',
        f"[![]({A}){{.decorative}}](https://example.org/)",
        f'<a href="/x/"><img src="{A}" alt=""> <img src="{A}" alt=""></a>',
    ],
)
def test_a_link_of_a_picture_without_text_is_found(text: str) -> None:
    finds("image-link-without-text", f"Words.\n\n{text}", line=3)


@pytest.mark.parametrize(
    "text",
    [
        f"[![Map]({A})](https://example.org/)",
        f"[![]({A}) Map](https://example.org/)",
        f'<a href="/x/" aria-label="Map"><img src="{A}" alt=""></a>',
        f'<a href="/x/"><img src="{A}" alt=""> <img src="{A}" alt="Map"></a>',
        f'<a id="x"><img src="{A}" alt=""></a>',
    ],
)
def test_a_link_with_a_name_is_let_be(text: str) -> None:
    leaves("image-link-without-text", text)


def test_a_picture_is_told_once_however_it_is_silent() -> None:
    rules = ("image-alt-missing", "image-alt-empty", "image-link-without-text")
    for text in (f"![]({A})", f'<img src="{A}">', f"[![]({A})](https://example.org/)"):
        assert sum(len(found(rule, text)) for rule in rules) == 1


@pytest.mark.parametrize("alt", ["screenshot at " * 14, "image of " * 99, "a" * 9999, "1" * 150])
def test_odd_texts_are_judged_at_once(alt: str) -> None:
    for rule in ("image-alt-file-name", "image-alt-boilerplate", "image-alt-repeats-caption"):
        found(rule, f"![{alt}]({A})")
