"""Sound, film, and parts that are opened."""

from __future__ import annotations

import pytest

from rules import finds, leaves

FILM = '<video src="{static}/images/tour.mp4"></video>'
SOUND = '<audio src="{static}/images/call.mp3"></audio>'
TRACK = '<track kind="KIND" src="{static}/images/tour.vtt" srclang="en">'


@pytest.mark.parametrize("written", ["autoplay", 'autoplay=""', "AUTOPLAY muted", "muted autoplay"])
def test_a_film_that_is_to_start_by_itself_is_found(written: str) -> None:
    text = f'Words.\n\n<video src="{{static}}/a.mp4" {written}></video>'
    assert "leaves autoplay out" in finds("media-autoplay", text, line=3).message


def test_autoplay_in_words_in_code_or_of_nothing_is_let_be() -> None:
    leaves("media-autoplay", 'Never write autoplay, as in `<video src="a" autoplay>`.')
    leaves("media-autoplay", "Such as:\n\n    <video src=a autoplay></video>\n")
    leaves("media-autoplay", "```html\n<audio src=a autoplay>\n```\n")
    leaves("media-autoplay", "<p autoplay>No film</p>")


def test_a_film_without_captions_is_found() -> None:
    finds("media-without-captions", f"Words.\n\n{FILM}", line=3)
    other = FILM.replace("></", f">{TRACK.replace('KIND', 'chapters')}</")
    finds("media-without-captions", other)


@pytest.mark.parametrize("kind", ["captions", "subtitles", "Captions", ""])
def test_a_film_with_captions_is_let_be(kind: str) -> None:
    leaves("media-without-captions", FILM.replace("></", f">{TRACK.replace('KIND', kind)}</"))


def test_a_film_elsewhere_is_a_link_and_its_captions_are_not_ours() -> None:
    for rule in ("media-without-captions", "media-without-transcript"):
        leaves(rule, '<video src="https://example.org/tour.mp4"></video>')
        leaves(rule, '<video><source src="//example.org/tour.mp4"></video>')


def test_a_sound_needs_no_captions() -> None:
    leaves("media-without-captions", SOUND)


@pytest.mark.parametrize("media", [FILM, SOUND])
def test_media_without_a_transcript_are_found(media: str) -> None:
    finds("media-without-transcript", f"## Tour\n\n{media}\n\n## Bins\n\nWords.", line=3)


@pytest.mark.parametrize(
    "near",
    ["[Transcript of the tour]({filename}/posts/b.md)", "[Trawsgrifiad](/cy/)",
     "### Transcript\n\nWords.", "<details><summary>Read the transcript</summary>Words</details>"],
)  # fmt: skip
def test_a_transcript_in_the_same_section_is_enough(near: str) -> None:
    leaves("media-without-transcript", f"## Tour\n\nWords.\n\n{SOUND}\n\n{near}")


def test_a_transcript_in_another_section_is_of_something_else() -> None:
    finds("media-without-transcript", f"## A\n\nTranscript.\n\n## B\n\n{SOUND}\n\n## C\n\nEnd.")


def test_a_film_with_descriptions_needs_no_transcript() -> None:
    described = FILM.replace("></", f">{TRACK.replace('KIND', 'descriptions')}</")
    leaves("media-without-transcript", described)


@pytest.mark.parametrize(
    "text",
    [
        "<details>All weeks.</details>",
        "<details><summary></summary>All weeks.</details>",
        '<details><summary><img src="/a.jpg" alt=""></summary>All weeks.</details>',
        "<details>Weeks <details><summary>Inner</summary>Words</details></details>",
    ],
)
def test_a_part_without_a_summary_is_found(text: str) -> None:
    finds("details-without-summary", f"Words.\n\n{text}", line=3)


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>All weeks</summary>Words.</details>",
        '<details><summary><img src="/a.jpg" alt="Weeks"></summary>Words.</details>',
        "`<details>`",
    ],
)
def test_a_part_with_a_summary_is_let_be(text: str) -> None:
    leaves("details-without-summary", text)


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:red">Late.</p>',
        "Late.\n{: style='color:red'}",
        'A **late**{style="color:red"} bin.',
        '<a style="color:red" href="/x/">bin</a>',
    ],
)
def test_a_typed_style_is_found(text: str) -> None:
    assert 'style="color:red"' in finds("style-typed", text).message


def test_style_of_a_tag_that_is_left_out_itself_goes_with_it() -> None:
    leaves("style-typed", '<iframe style="width:1px" src="https://example.org/"></iframe>')


@pytest.mark.parametrize(
    "text", ["Our `style=x` guide", "The {house} style=none", "    {: style=x}\n", "a [b]{c=d} e"]
)
def test_words_and_code_are_no_style(text: str) -> None:
    leaves("style-typed", f"Words.\n\n{text}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<a href="/x/" target="_blank">Form</a>', "target"),
        ('[Form](/x/){target="_blank"}', "target"),
        ("[Form](/x/){:target=_blank}", "target"),
        ('<p tabindex="3">Words</p>', "tabindex"),
        ('<a href="/x/" accesskey="s">Save</a>', "accesskey"),
        ('<p onclick="go()">Words</p>', "onclick"),
        ('<div role="alert">Words</div>', "role"),
        ('<p aria-label="Bins">Words</p>', "aria-label"),
        ('<video src="/a.mp4" loop></video>', "loop"),
    ],
)
def test_what_would_do_harm_is_told_with_a_reason(text: str, name: str) -> None:
    finding = finds("attribute-left-out", f"Words.\n\n{text}", line=3)
    assert finding.message.startswith(f'{name}="')
    assert len(finding.fix) > len("Take it out of the text. ")


def test_what_sets_a_look_is_a_hint() -> None:
    finding = finds("attribute-left-out", '<img src="/a.jpg" alt="A" align="right">')
    assert finding.severity.value == "advice"


@pytest.mark.parametrize(
    "text",
    [
        '<img src="/a.jpg" alt="A" width="3" height="4" loading="lazy" data-id="7">',
        '<div markdown="1">Words</div>',
        '<a href="/x/" aria-label="Form" rel="me" title="x">Form</a>',
        '<td align="right">no table</td>',
        "[Form](/x/){.wide #form}",
        '![A](/a.jpg){width="300"}',
        '`<a target="_blank">`',
    ],
)
def test_what_a_page_keeps_or_nobody_misses_is_let_be(text: str) -> None:
    leaves("attribute-left-out", text)
