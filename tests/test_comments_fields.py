"""The names of the form: what the form sends is what the service reads."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html

from building import ROOT
from test_comments_form import form
from weekpress.comments import fields
from weekpress.comments.fields import comments_path, reply_path

KEY = "88389659-8d4f-4487-9677-198b9dd3eefc"
ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
ALL = {
    fields.NAME, fields.EMAIL, fields.WEBSITE, fields.COMMENT,
    fields.PARENT, fields.OPENED, fields.DECOY,
}  # fmt: skip


def test_the_form_sends_each_field_and_no_other() -> None:
    page: html.HtmlElement = form()
    assert sorted(page.xpath("//form//@name")) == sorted(ALL)


def test_the_script_keeps_what_people_fill_in_and_nothing_else() -> None:
    script = (ROOT / "theme/static/scripts/comments.js").read_text(encoding="utf-8")
    names = [fields.NAME, fields.EMAIL, fields.WEBSITE, fields.COMMENT]
    assert "const NAMES = [{}];".format(", ".join(f'"{name}"' for name in names)) in script


def test_the_signed_time_is_two_steps_up_from_where_the_form_goes() -> None:
    """The script works out where to ask for it from the form alone."""
    for service in ("https://comments.example.org/", "https://example.org/talk/"):
        asked = urljoin(service + comments_path(KEY), f"../../{fields.OPENED_PATH}")
        assert asked == service + fields.OPENED_PATH


def test_a_reply_has_an_address_of_its_own() -> None:
    assert reply_path(KEY, ULID) == f"{comments_path(KEY)}/{ULID}/reply"
