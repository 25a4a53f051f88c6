"""One file: what it says about itself, in the words of any generator, and what is wrong with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.errors import Finding, Severity
from weekpress.frontmatter import Kind, Post, read_document
from weekpress.frontmatter.document import kind_of
from weekpress.frontmatter.names import meant


def post(head: str, path: str = "posts/a.md", body: str = "Words.") -> Post:
    document, findings = read_document(path, path, f"---\n{head}\n---\n{body}\n")
    assert [str(f) for f in findings if f.severity is Severity.ERROR] == []
    assert isinstance(document.meta, Post)
    return document.meta


def faults(head: str, path: str = "posts/a.md", body: str = "Words.") -> list[Finding]:
    return read_document(path, f"content/{path}", f"---\n{head}\n---\n{body}\n")[1]


OK = "title: A\ndate: 2026-11-20\n"


@pytest.mark.parametrize(
    ("head", "key", "read"),
    [
        ("author: Ann", "authors", ("Ann",)),
        ("author: [Ann, Bob]", "authors", ("Ann", "Bob")),
        ("tag: a", "tags", ("a",)),
        ("topics: [a]\ntags: b, a", "tags", ("a", "b")),
        ("categories:\n  - a", "tags", ("a",)),
        ("description: Short.", "summary", "Short."),
        ("excerpt: >\n  Two\n  lines.", "summary", "Two lines."),
        ("draft: true", "status", "draft"),
        ("draft: false", "status", "published"),
        ("published: false", "status", "hidden"),
        ("Status: Draft", "status", "draft"),
        ("aliases: /old", "redirect_from", ("/old",)),
        ("comments: no", "comments", False),
        ("language: cy", "lang", "cy"),
        ("guid: https://old.example.org/?p=12", "id", "https://old.example.org/?p=12"),
    ],
)
def test_the_names_of_other_generators_are_understood(head: str, key: str, read: Any) -> None:
    assert getattr(post(OK + head), key) == read


def test_hugos_publish_date_is_the_date() -> None:
    assert post(OK + "publishDate: 2026-12-01").date.day == 1


def test_the_last_update_is_understood() -> None:
    modified = post(OK + "lastmod: 2026-11-21").modified
    assert modified
    assert modified.day == 21


def test_a_dated_file_name_gives_the_date() -> None:
    assert post("title: A", "posts/2026-11-20-a.md").date.isoformat() == "2026-11-20T00:00:00"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("posts/a.md", Kind.POST),
        ("2019/02/a.md", Kind.POST),
        ("a.md", Kind.POST),
        ("weeknotes/bins/w47.md", Kind.WEEKNOTE),
        ("people/ann.md", Kind.PERSON),
        ("projects/bins.md", Kind.PROJECT),
        ("pages/about.md", Kind.PAGE),
    ],
)
def test_the_folder_says_what_a_file_is(path: str, kind: Kind) -> None:
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("title: A", "content/posts/a.md:1: date: is missing. Write date: 2026-11-20 between the"),
        ("date: 2026-11-20\ntitle:", "content/posts/a.md:3: title: is empty. Write title: "),
        ("title: A\ndate: 20/11/2026", 'content/posts/a.md:3: date: "20/11/2026" is not a date. '
         "Write it as 2026-11-20."),
        (OK + "catgory: x", "content/posts/a.md:4: catgory: is not a known key. Did you mean "
         "category?"),
        (OK + "draft: maybe", 'content/posts/a.md:4: draft: "maybe" is neither yes nor no.'),
        (OK + "status: live", 'content/posts/a.md:4: status: "live" is not one of published,'),
        (OK + "excerpt: x\nsummary: y", 'content/posts/a.md:5: summary: says something else than '
         '"excerpt" on line 4'),
        (OK + "image: a.png", "content/posts/a.md:4: image: the image has no image_alt."),
        (OK + "title: B", 'content/posts/a.md:4: front matter: "title" is on line 2 too, and'),
        (OK + "lang: Welsh!", 'content/posts/a.md:4: lang: "Welsh!" is not a language.'),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_write(head: str, told: str) -> None:
    (fault,) = faults(head)
    assert str(fault).startswith(told)
    assert fault.severity is Severity.ERROR


def test_every_fault_of_a_file_is_told_at_once() -> None:
    found = faults("titel: A\ndate: soon\nstatus: live\nlang: '?'")
    assert [f.line for f in sorted(found, key=lambda f: f.order)] == [2, 3, 4, 5]


def test_a_head_that_cannot_be_read_leaves_the_body_to_be_judged() -> None:
    text = "---\ntitle: a: b\n---\n\n[x]({filename}gone.md)\n"
    document, _ = read_document("posts/a.md", "posts/a.md", text)
    assert (document.body, document.body_line) == ("\n[x]({filename}gone.md)\n", 4)


def test_a_missing_title_is_guessed_from_the_first_heading() -> None:
    (fault,) = faults("date: 2026-11-20", body="# What we did\n\nThings.")
    assert "Write title: What we did" in fault.fix


def test_an_unknown_key_is_a_warning_told_once_for_all_files() -> None:
    (warning,) = faults(OK + "kicker: x")
    assert (warning.severity, warning.group) == (Severity.WARNING, "unknown key kicker")


def test_a_control_character_is_taken_out_and_told() -> None:
    (warning,) = faults("title: A\x0bB\ndate: 2026-11-20")
    assert (warning.line, warning.severity) == (2, Severity.WARNING)
    assert "U+000B" in warning.message


def test_a_weeknote_needs_only_its_week() -> None:
    document, found = read_document("weeknotes/bins/a.md", "a", "---\nweek: 2026-W47\n---\n")
    assert (found, document.meta is not None) == ([], True)


@pytest.mark.parametrize(
    ("key", "guess"),
    [("titel", "title"), ("autors", "authors"), ("catgory", "category"), ("summmary", "summary"),
     ("imge", "image"), ("data", "date"), ("deck", None), ("weight", None), ("layout", None),
     ("expirydate", None), ("redirectto", None), ("source_url", None)],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told_from_another_word(key: str, guess: str | None) -> None:
    assert meant(key, frozenset({*Post.model_fields, "draft", "week"})) == guess


@given(st.text(max_size=120))
def test_any_file_is_read_or_named(text: str) -> None:
    document, findings = read_document("posts/a.md", "posts/a.md", f"---\n{text}\n---\n")
    assert document.meta or any(f.severity is Severity.ERROR for f in findings)
