"""The form for a comment in a real browser: by keyboard, without scripts, and when all fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from answering import POST, Service, answering
from playwright.sync_api import Browser, Page, expect

from building import built, copy_of, served
from test_comments_form import macros

pytestmark = pytest.mark.browser

WORDS = {"name": "Ada", "email": "ada@example.org", "website": "", "comment": "Who\nempties them?"}


@dataclass(frozen=True)
class Talk:
    """A site whose one post has the form, and the service it is sent to."""

    page: str
    service: Service


@pytest.fixture(scope="module")
def site_with_form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    folder = tmp_path_factory.mktemp("form")
    (folder / "from" / "content" / "posts").mkdir(parents=True)
    (folder / "from" / "content" / "posts" / "bins.md").write_text(POST, encoding="utf-8")
    with answering() as service:
        setting = f'WEEKPRESS_COMMENTS_SERVICE = "{service.address}"\n'
        (folder / "from" / "settings.py").write_text(setting, encoding="utf-8")
        (folder / "site").mkdir()
        made = built(copy_of(folder / "from", folder / "site"))
        assert made.exit_code == 0, made.stdout + made.stderr
        with served(made.output) as address:
            yield Talk(f"{address}/bins/", service)


@pytest.fixture
def talk(site_with_form: Talk) -> Talk:
    site_with_form.service.ill = False
    site_with_form.service.sent.clear()
    return site_with_form


def write(page: Page) -> None:
    """Fill the form in by keyboard alone, from its first field, and stop on the button."""
    page.locator("[name=name]").focus()
    for words in WORDS.values():
        page.keyboard.insert_text(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the link to what becomes of the data


def written(page: Page) -> dict[str, str]:
    return {name: page.locator(f"[name={name}]").input_value() for name in WORDS}


def test_a_comment_is_written_and_sent_by_keyboard_alone(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    with page.expect_response(f"{talk.service.address}opened"):
        write(page)
    expect(page.locator("[name=opened]")).to_have_value("a-signed-time")
    expect(page.get_by_role("button", name="Send comment")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks")
    (sent,) = talk.service.sent
    assert sent["comment"] == "Who\r\nempties them?" and sent["name"] == "Ada"
    assert (sent["r3"], sent["parent"], sent["opened"]) == ("", "", "a-signed-time")
    page.close()


def test_it_is_the_same_without_scripts(browser: Browser, talk: Talk) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(talk.page)
    write(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks")
    assert talk.service.sent[0]["comment"] == "Who\r\nempties them?"
    assert talk.service.sent[0]["opened"] == ""
    page.context.close()


def test_every_word_is_kept_when_the_service_is_ill(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    write(page)
    talk.service.ill = True
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("was not sent")
    assert page.url == talk.page and written(page) == WORDS and not talk.service.sent
    page.reload()
    assert written(page) == WORDS
    page.close()


def test_every_word_is_kept_when_nothing_is_reached(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    write(page)
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("was not sent")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks")
    assert talk.service.sent[0]["name"] == "Ada"
    page.close()


def test_one_who_waits_is_told_that_it_is_being_sent(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    write(page)
    talk.service.well.clear()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Sending …")
    talk.service.well.set()
    page.wait_for_url("**/thanks")
    page.close()


def test_what_was_sent_is_not_there_to_be_sent_again(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    write(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks")
    page.goto(talk.page)
    assert written(page) == dict.fromkeys(WORDS, "")
    page.close()


def test_a_form_that_is_sent_twice_in_a_row_is_sent_once(browser: Browser, talk: Talk) -> None:
    page = browser.new_page()
    page.goto(talk.page)
    write(page)
    page.evaluate("for (const turn of [1, 2]) document.querySelector('form').requestSubmit()")
    page.wait_for_url("**/thanks")
    assert len(talk.service.sent) == 1
    page.close()


def test_what_is_wrong_has_the_keyboard_when_the_page_opens(browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_content(f"<h1>Comment</h1>{macros().error_summary({'name': 'Enter a name.'})}")
    expect(page.locator(".error-summary")).to_be_focused()
    page.context.close()
