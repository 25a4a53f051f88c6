"""Every fault in a comment's file is told in words, on its line; none of them is a traceback."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from some_comments import POST, comment, put, put_text, ulid
from weekpress.comments.folder import comments, look, read, twice, without_post
from weekpress.comments.published import MOST_BYTES, judged
from weekpress.comments.record import FOLDER, dumped
from weekpress.comments.text import shown
from weekpress.errors import Finding, Severity

PATH = f"content/comments/{POST}/{ulid(0)}.json"
SAID = json.loads(dumped(comment()))
OTHER = "00000000-0000-4000-8000-000000000000"


def told(said: object) -> list[str]:
    """What is said of a file, each fault with its line and key."""
    text = said if isinstance(said, str) else json.dumps(said, indent=2)
    _, found = judged(text.encode("utf-8", "surrogatepass"), PATH)
    return [f"{one.line} {one.field} {one.message}" for one in found]


def errors(content: Path) -> list[Finding]:
    """All that is wrong in a content folder."""
    folder = look(content, "content")
    found = [*folder.findings, *twice(folder.posts, "content")]
    for post, names in folder.posts.items():
        found += comments(read(content, "content", post, names))[1]
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": ulid(1)}, f"2 id is not {ulid(0)}, which the file's name says."),
        ({"id": "1"}, "2 id is no ULID."),
        ({"id": "7" + "Z" * 25}, "2 id is no ULID."),
        ({"post": OTHER}, f"3 post is not {POST}, which the file's folder says."),
        ({"post": "../../etc"}, "3 post is no UUID."),
        ({"name": " \n"}, "4 name is missing."),
        ({"name": "\u202e"}, "4 name says nothing that can be shown."),
        ({"name": "x" * 101}, "4 name has 101 characters; 100 are the most."),
        ({"name": ["Ada"]}, "4 name is not text."),
        ({"published": "2026-11-20 09:30"}, "5 published is no time."),
        ({"published": "2026-02-30T00:00:00Z"}, "5 published is no time."),
        ({"published": "9999-12-31T23:59:59-14:00"}, "5 published is no time."),
        ({"published": "0001-01-01T00:00:00+14:00"}, "5 published is no time."),
        ({"body": "x" * 8_001}, "6 body has 8,001 characters; 8,000 are the most."),
        ({"body": 5}, "6 body is not text."),
        ({"website": "javascript:alert(1)"}, "7 website is no web address."),
        ({"parent": "the first"}, "7 parent is no ULID."),
        ({"edited": "x" * 501}, "7 edited has 501 characters; 500 are the most."),
        ({"email": "ada@example.org"}, "7 email is nobody's business."),
        ({"ip_address": "192.0.2.1"}, "7 ip_address is nobody's business."),
        ({"nmae": "Ada"}, "7 nmae is no key of a comment."),
    ],
)
def test_a_wrong_value_is_told_on_its_line(change: dict[str, object], said: str) -> None:
    assert told(SAID | change) == [said]


@pytest.mark.parametrize("key", ["id", "post", "name", "published", "body"])
def test_a_missing_key_is_told(key: str) -> None:
    assert told({k: v for k, v in SAID.items() if k != key}) == [f"1 {key} is missing."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1 file is no JSON: expecting value."),
        ('{\n"id": 1,\n', "3 file is no JSON: expecting property name enclosed in double quotes."),
        ("[]", "1 file is not one object."),
        ('"a"', "1 file is not one object."),
        ("[" * 100_000, "1 file is no JSON of a comment."),
        ('{"id": ' + "9" * 5_000 + "}", "1 file is no JSON of a comment."),
        ('{\n"id": "a",\n"id": "b"}', "2 id is there twice."),
        ("\ufeff" + json.dumps(SAID), "1 file begins with a byte order mark."),
        ('{"id": "\ud800"}', "1 file is not in UTF-8."),
    ],
)
def test_a_file_that_says_no_comment_is_told(text: str, said: str) -> None:
    assert told(text) == [said]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    assert len(told({"id": "x", "name": 5, "mail": "a@b.example", "website": "x"})) == 7


def test_the_words_of_a_finding_are_one_visible_line() -> None:
    _, found = judged(json.dumps(SAID | {"a\n::error \x1b[2J": ""}).encode(), PATH)
    assert str(found[0]).isprintable()


@pytest.mark.parametrize("key", ["name", "body", "edited"])
def test_what_nobody_sees_and_does_harm_is_left_out_with_a_warning(key: str) -> None:
    said = SAID | {key: "a\u202eb\x00c\u2066\ud800d"}
    found, findings = judged(json.dumps(said).encode(), PATH)
    assert found and asdict(found)[key] == "abcd"
    assert [one.severity for one in findings] == [Severity.WARNING]


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_whatever_is_in_a_file_it_is_a_comment_or_told(data: bytes) -> None:
    found, findings = judged(data, PATH)
    assert (found is None) == any(one.severity is Severity.ERROR for one in findings)


def test_a_letter_of_any_script_is_something_that_is_seen() -> None:
    letters = "".join(re.findall(r"\w", "".join(map(chr, range(sys.maxunicode + 1)))))
    assert len(letters) > 100_000 and shown(letters) == letters


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside), max_leaves=5,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*SAID, "parent", "website", "edited", "x"]), VALUES))
def test_whatever_an_object_says_it_is_a_comment_or_told(change: dict[str, object]) -> None:
    found, findings = judged(json.dumps(SAID | change).encode(), PATH)
    assert (found is None) == any(one.severity is Severity.ERROR for one in findings)


def test_the_files_of_a_folder_are_read_in_one_order(tmp_path: Path) -> None:
    put(tmp_path, comment(2), comment(0), comment(1))
    folder = look(tmp_path, "content")
    found, faults = comments(read(tmp_path, "content", POST, folder.posts[POST]))
    assert [one.id for one in found] == [ulid(0), ulid(1), ulid(2)]
    assert faults == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("closed", [FOLDER, f"{FOLDER}/{POST}"])
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, closed: str) -> None:
    put(tmp_path, comment())
    (tmp_path / closed).chmod(0)
    with as_nobody():
        found = look(tmp_path, "content").findings
    (tmp_path / closed).chmod(0o700)
    assert [one.message for one in found] == ["could not be listed."]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, which may read everything."""
    before = os.geteuid()
    try:
        if before == 0:
            os.seteuid(65_534)
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert look(tmp_path, "content").posts == {}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.json", "lies in no post's folder."),
        ("bins/x.json", "holds comments and is not named after a post."),
        (f"{POST.upper()}/x.json", "holds comments and is not named after a post."),
        (f"{POST}/readme.txt", "is no comment; it is not read."),
        (f"{POST}/old/{ulid(0)}.json", "is a folder."),
        (f"{POST}/x.json", "is no JSON: expecting value."),
    ],
)
def test_what_lies_there_by_mistake_is_told(tmp_path: Path, name: str, message: str) -> None:
    path = tmp_path / FOLDER / name
    path.parent.mkdir(parents=True)
    path.write_text("")
    assert [one.message for one in errors(tmp_path)] == [message]


@pytest.mark.parametrize("name", [".gitkeep", f"{POST}/.{ulid(0)}.json.swp"])
def test_hidden_files_are_nothing_to_us(tmp_path: Path, name: str) -> None:
    path = tmp_path / FOLDER / name
    path.parent.mkdir(parents=True)
    path.write_text("")
    assert errors(tmp_path) == []


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    put_text(tmp_path, "x" * (MOST_BYTES + 1))
    assert [one.message for one in errors(tmp_path)] == ["has 131,073 bytes; 131,072 are the most."]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    path = put(tmp_path, comment(0))
    path.unlink()
    os.mkfifo(path)
    assert [one.message for one in errors(tmp_path)] == ["is no file."]


@pytest.mark.parametrize("link", [f"{POST}/{ulid(1)}.json", OTHER])
def test_no_link_is_followed(tmp_path: Path, link: str) -> None:
    """The reader of the content folder tells of links, wherever they lie."""
    file = put(tmp_path / "elsewhere", comment(1, post=POST))
    (tmp_path / FOLDER / POST).mkdir(parents=True)
    target = file if link.endswith(".json") else file.parent
    (tmp_path / FOLDER / link).symlink_to(target)
    assert look(tmp_path, "content").posts == {}


def test_one_id_under_two_posts_is_told(tmp_path: Path) -> None:
    put(tmp_path, comment(0), comment(0, post=OTHER))
    where = f"content/comments/{OTHER}/{ulid(0)}.json"
    assert [one.message for one in errors(tmp_path)] == [f"is there twice, as {where}."]


def test_comments_whose_post_is_gone_are_told_once_and_kept(tmp_path: Path) -> None:
    path = put(tmp_path, comment(1), comment(0))
    found = list(without_post(look(tmp_path, "content"), [OTHER], "content"))
    assert [one.message for one in found] == ["no post has this id, so 2 comments are not shown."]
    assert found[0].severity is Severity.WARNING
    assert path.is_file()
