"""The form for a comment: what it says of each field, and that what was typed stays what it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from building import ROOT
from weekpress.comments import fields

SERVICE = "https://comments.example.org/"
FIELDS = (fields.NAME, fields.EMAIL, fields.WEBSITE, fields.COMMENT)


def macros() -> Any:
    """The macros, in the strictest environment that may use them."""
    folder = ROOT / "plugins" / "weekpress" / "comments" / "templates"
    env = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined,
        autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return env.get_template("comment_form.html").module


def form(**arguments: Any) -> html.HtmlElement:
    drawn = macros().comment_form(
        SERVICE + fields.comments_path("p"), SERVICE + "privacy", **arguments
    )
    found: html.HtmlElement = html.fromstring(f"<body>{drawn}</body>")
    return found


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_has_a_label_and_its_hint(name: str) -> None:
    page = form()
    (field,) = page.xpath(f"//*[@name='{name}']")
    assert page.xpath(f"//label[@for='{field.get('id')}']")
    for told in (field.get("aria-describedby") or "").split():
        assert page.get_element_by_id(told).text_content()


@pytest.mark.parametrize("name", [fields.NAME, fields.EMAIL, fields.COMMENT])
def test_what_is_required_says_so_in_words(name: str) -> None:
    (label,) = form().xpath(f"//label[@for='weekpress-comment-{name}']")
    assert "(required)" in label.text_content()


@pytest.mark.parametrize("name", FIELDS)
def test_an_error_is_told_beside_its_field_and_in_the_summary(name: str) -> None:
    page, wrong = form(errors={name: "Enter <something>."}), {name: "Enter <something>."}
    (field,) = page.xpath(f"//*[@name='{name}']")
    said = [page.get_element_by_id(told).text for told in field.get("aria-describedby").split()]
    assert field.get("aria-invalid") == "true" and "Error: Enter <something>." in said
    (link,) = html.fromstring(str(macros().error_summary(wrong))).xpath("//a")
    assert link.get("href") == f"#{field.get('id')}" and link.text == "Enter <something>."


def test_an_error_of_no_field_is_told_without_a_link() -> None:
    summary = html.fromstring(str(macros().error_summary({"parent": "It is not there."})))
    assert summary.text_content().split("\n")[-2:] and not summary.xpath("//a")
    assert "It is not there." in summary.text_content()


def test_the_summary_has_the_keyboard_and_its_words_are_announced() -> None:
    summary = html.fromstring(str(macros().error_summary({"name": "Enter a name."})))
    assert summary.get("tabindex") == "-1" and summary.get("autofocus") is not None
    (alert,) = summary.xpath("./div[@role='alert']")
    assert "There is a problem" in alert.text_content()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")))
def test_every_word_that_was_typed_is_in_its_field_again(typed: str) -> None:
    """libxml2 keeps the line break after <textarea> that browsers drop."""
    page = form(values=dict.fromkeys(FIELDS, typed))
    assert page.xpath("//textarea")[0].value == ("\n" + typed if typed else "")
    assert page.xpath("//input[@name='name']")[0].get("value", "") == typed
    assert not page.xpath("//b | //script")


def test_the_decoy_is_out_of_the_way_of_people() -> None:
    (decoy,) = form().xpath(f"//input[@name='{fields.DECOY}']")
    assert decoy.get("tabindex") == "-1" and decoy.get("autocomplete") == "off"
    assert decoy.xpath("ancestor::*[@aria-hidden='true']") and not decoy.get("value")
    assert "Leave this empty" in decoy.getparent().text_content()


def test_nothing_is_cut_nor_judged_by_the_browser() -> None:
    page = form()
    assert page.xpath("//form/@novalidate") and not page.xpath("//@maxlength | //@placeholder")
    assert not page.xpath("//@style")


def test_an_answer_says_to_whom_and_names_its_comment() -> None:
    page = form(parent="01ARZ3NDEKTSV4RRFFQ69G5FAV", answered="Ada <i>")
    assert "You are answering Ada <i>." in page.text_content()
    assert page.xpath("//input[@name='parent']/@value") == ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]


def test_the_hint_says_how_much_the_service_takes() -> None:
    assert f"{fields.MOST_COMMENT:,}" in form().text_content()
