"""Pages: fields, buttons and frames."""

from __future__ import annotations

import pytest

from rules import finds, leaves

FIRST = 8


@pytest.mark.parametrize(
    "field",
    ["<input>", "<input type='email' placeholder='E-mail'>", "<input title='E-mail'>",
     "<select><option>A</option></select>", "<textarea></textarea>",
     "<label for='a'></label><input id='a'>", "<label for='b'>B</label><input id='a'>",
     "<input aria-labelledby='lost'>"],
)  # fmt: skip
def test_a_field_without_a_label_is_found(field: str) -> None:
    finds("page-label", field, line=FIRST)


@pytest.mark.parametrize(
    "field",
    ["<label>A <input></label>", "<label for='a'>A</label><input id='a'>", "<input type='hidden'>",
     "<input aria-label='A'>", "<b id='n'>A</b><input aria-labelledby='n'>",
     "<input type='submit'>", "<p hidden><input></p>"],
)  # fmt: skip
def test_a_field_with_a_name_or_without_need_of_one_is_left(field: str) -> None:
    leaves("page-label", field)


@pytest.mark.parametrize(
    ("field", "fix"),
    [("<input type='email'>", 'autocomplete="email"'), ("<input name='name'>", '="name"'),
     ("<input name='Website' type='url'>", 'autocomplete="url"'),
     ("<input type='email' autocomplete='on'>", 'autocomplete="email"')],
)  # fmt: skip
def test_a_field_about_the_reader_says_what_it_asks_for(field: str, fix: str) -> None:
    assert fix in finds("page-autocomplete", field, line=FIRST).fix


@pytest.mark.parametrize("words", ["mail", "home", "email shipping", "section-a", "name name"])
def test_a_purpose_that_is_none_is_found(words: str) -> None:
    finds("page-autocomplete", f"<input autocomplete='{words}'>")


@pytest.mark.parametrize(
    "field",
    ["<input type='email' autocomplete='EMAIL'>", "<input type='search' name='name'>",
     "<input autocomplete='section-a billing home email webauthn'>", "<input type='url'>",
     "<input type='email' autocomplete='off'>", "<textarea name='name'></textarea>",
     "<input type='email' disabled>"],
)  # fmt: skip
def test_a_field_with_its_purpose_is_left(field: str) -> None:
    leaves("page-autocomplete", field)


@pytest.mark.parametrize(
    "button",
    ["<button></button>", "<input type='button'>", "<input type='submit' value=''>",
     "<div role='button' tabindex='0'></div>", "<button><img src='/a.png' alt=''></button>"],
)  # fmt: skip
def test_a_button_without_a_name_is_found(button: str) -> None:
    finds("page-button-name", button, line=FIRST)


@pytest.mark.parametrize(
    "button",
    ["<button>Go</button>", "<input type='submit'>", "<input type='button' value='Go'>",
     "<button aria-label='Go'></button>", "<button hidden></button>", "<input>"],
)  # fmt: skip
def test_a_button_with_a_name_is_left(button: str) -> None:
    leaves("page-button-name", button)


def test_a_button_in_a_form_says_whether_it_sends() -> None:
    assert '"Go"' in finds("page-button-type", "<form><button>Go</button></form>").message
    finds("page-button-type", "<form id='f'></form><button form='f'>Go</button>")
    leaves("page-button-type", "<button>Go</button><form><button type='submit'>A</button></form>")


def test_a_frame_has_a_title_of_its_own() -> None:
    finds("page-frame-title", "<iframe src='/a'></iframe>", line=FIRST)
    two = "<iframe src='/a' title='A'></iframe><iframe src='/{}' title='A'></iframe>"
    assert '"A"' in finds("page-frame-title", two.format("b")).message
    leaves("page-frame-title", two.format("a"))
    leaves("page-frame-title", "<iframe src='/a' hidden></iframe>")


def test_a_link_that_opens_a_window_says_so() -> None:
    finds("page-new-window", '<a href="/x" target="_BLANK">Plan</a>', line=FIRST)
    leaves("page-new-window", '<a href="/x" target="_blank">Plan (opens in a new tab)</a>')
    leaves("page-new-window", '<a href="/x" target="_self">Plan</a><form target="_blank"></form>')
    leaves("page-new-window", '<a href="/x" target="_blank" aria-label="Plan, new window">P</a>')
