"""Pages: sound and film, and what moves by itself."""

from __future__ import annotations

import pytest

from rules import finds, leaves

FIRST = 8
TRACK = '<track kind="captions" src="/a.vtt" srclang="en">'


@pytest.mark.parametrize(
    "media",
    ["<video src='/a.mp4' controls autoplay></video>", "<audio autoplay='' src='/a.mp3'></audio>",
     "<iframe title='Film' src='/player?Autoplay=1'></iframe>"],
)  # fmt: skip
def test_what_starts_by_itself_is_found(media: str) -> None:
    finds("page-media-autoplay", f"<p>One.</p>\n{media}", line=FIRST + 1)


def test_what_waits_for_the_reader_is_left() -> None:
    leaves("page-media-autoplay", "<video src='/autoplay=1.mp4' controls></video>")


def test_sound_and_film_have_controls() -> None:
    finds("page-media-controls", "<audio src='/a.mp3'></audio>", line=FIRST)
    leaves("page-media-controls", "<audio src='/a.mp3' controls></audio>")
    leaves("page-media-controls", "<div hidden><audio src='/a.mp3'></audio></div>")


@pytest.mark.parametrize("track", ["", '<track kind="chapters" src="/a.vtt">', "<track>"])
def test_a_film_without_captions_is_found(track: str) -> None:
    finds("page-media-captions", f"<video src='/a.mp4' controls>{track}</video>", line=FIRST)


def test_a_film_with_captions_or_without_sound_is_left() -> None:
    leaves("page-media-captions", f"<video src='/a.mp4' controls>{TRACK}</video>")
    leaves("page-media-captions", "<video src='/a.mp4' controls muted></video>")
    leaves("page-media-captions", "<audio src='/a.mp3' controls></audio>")


@pytest.mark.parametrize(
    "near", ["<h2>Transcript</h2>", '<a href="/t/">Read the transcript</a>',
             "<details><summary>Transcript of the call</summary></details>",
             '<a href="/t/">Trawsgrifiad</a>'],
)  # fmt: skip
def test_a_transcript_that_can_be_found_is_enough(near: str) -> None:
    media = "<audio src='/a.mp3' controls></audio>"
    leaves("page-media-transcript", media + near)
    finds("page-media-transcript", f"{media}<p>There is no transcript.</p>", line=FIRST)


def test_only_the_first_sound_of_a_page_is_told_of() -> None:
    finds("page-media-transcript", "<audio src='/a.mp3' controls></audio>" * 3, line=FIRST)


@pytest.mark.parametrize("tag", ["marquee", "blink", "BLINK"])
def test_text_that_moves_is_found(tag: str) -> None:
    finds("page-blinking", f"<p>One.</p>\n<{tag}>New</{tag}>", line=FIRST + 1)


def test_a_word_about_it_is_left() -> None:
    leaves("page-blinking", "<p>&lt;blink&gt; is no more. <code>&lt;marquee&gt;</code></p>")
