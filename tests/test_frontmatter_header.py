"""The head of a file: two syntaxes, every way people write them, and the line of every key."""

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from weekpress.frontmatter.entries import HeaderError
from weekpress.frontmatter.header import read_header

YAML = "---\ntitle: {}\n---\nBody\n"


def value(text: str, key: str = "title") -> object:
    return {e.key: e.value for e in read_header(text).entries}[key]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Plain words", "Plain words"),
        ("'Single: quoted'", "Single: quoted"),
        ('"Double \\" quoted"', 'Double " quoted'),
        (">\n  Folded\n  lines", "Folded lines"),
        ("|\n  Literal\n  lines", "Literal\nlines"),
        ("no", "no"),
        ("2026-11-20", "2026-11-20"),
        ("1.10", "1.10"),
        ("null", ""),
        ('"null"', "null"),
        ("", ""),
        ("[a, 'b, c']", ("a", "b, c")),
        ("\n  - a\n  - b", ("a", "b")),
        ("\n- a\n- b", ("a", "b")),
        ("{x: y}", {"x": "y"}),
        ("a # a comment", "a"),
        ("'#1 in C#'", "#1 in C#"),
        ('"\\x08a\\x1bb"', "ab"),
    ],
)
def test_yaml_is_read_as_strings(written: str, read: object) -> None:
    assert value(YAML.format(written)) == read


def test_comments_and_blank_lines_are_passed_over() -> None:
    header = read_header("\n---\n# who\n\ntitle: A\n\n# what\ntags:\n  # none\n  - x\n---\n\nBody")
    assert [(e.key, e.line) for e in header.entries] == [("title", 5), ("tags", 8)]
    assert (header.body, header.body_line) == ("\nBody", 12)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff---\ntitle: A\n---\nB\n",
        "---\r\ntitle: A\r\n---\r\nB\r\n",
        "---  \ntitle: A\n--- \nB\n",
        "---\ntitle: A\n...\nB\n",
    ],
)
def test_marks_and_line_ends_of_every_system_are_read(text: str) -> None:
    header = read_header(text)
    assert (header.entries[0].value, header.body) == ("A", "B\n")


def test_items_of_a_list_keep_their_lines() -> None:
    (entry,) = read_header("---\ntags:\n  - a\n\n  - b\n---\n").entries
    assert entry.item_lines == (3, 5)


@pytest.mark.parametrize("written", ["Image Alt", "image-alt", "IMAGE_ALT", "image_alt"])
def test_keys_are_the_same_in_any_case(written: str) -> None:
    (entry,) = read_header(f"---\n{written}: x\n---\n").entries
    assert (entry.key, entry.written) == ("image_alt", written)


def test_pelicans_header_is_read() -> None:
    header = read_header("Title: A: b\nAuthors: Ann;\n    Bob\nDate: 2026-11-20\n\nBody\n")
    assert [e.value for e in header.entries] == ["A: b", ("Ann;", "Bob"), "2026-11-20"]
    assert (header.body, header.body_line) == ("Body\n", 6)


def test_a_file_without_a_head_is_all_body() -> None:
    assert read_header("Once upon a time, https://example.org\n").entries == ()
    assert read_header("# A heading\n\nText").body == "# A heading\n\nText"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: a: b\n---\n", 2, "a colon followed by a space is inside a value"),
        ("---\ntitle: A\ndate: 'x\n---\n", 3, "a quotation mark is opened and never closed"),
        ("---\ntitle: @home\n---\n", 2, "a value starts with a sign"),
        ("---\ntitle: A\n", 1, "never ends"),
        ("---\ntitle: A\ntitle: B\n---\n", 3, '"title" is on line 2 too'),
        ("---\n- a\n---\n", 2, "not a list of keys"),
        ("+++\ntitle = 1\n+++\n", 1, "TOML front matter is not read"),
        ("---\na: " + "[" * 400 + "]" * 400 + "\n---\n", 2, "nested too deeply"),
        ("---\na: &a [*a]\n---\n", 2, "an ampersand .&. means something else"),
        ("---\ntitle: *foo bar\n---\n", 2, "an asterisk"),
        ("---\ntitle: !foo bar\n---\n", 2, "an exclamation mark"),
        ("---\ntitle: C# is #1\n---\n", 2, "a hash .#. means something else"),
        ("---\ntags: #bins #data\n---\n", 2, "a hash"),
        ('---\ntitle: "T\ndate: x\na: b\n---\n', 2, "opened and never closed"),
        ("---\na: b\ntags: [a, b\nc: d\n---\n", 3, "quotes or brackets"),
        ('---\ntitle: "a" b\n---\n', 2, "does not end where its quotes"),
        ("---\ntitle: a\n  date: b\n---\n", 3, "the line is indented"),
        ("—-\ntitle: A\n---\n", 1, "does not begin the front matter"),
        ("Title: A\nTags: x\nTags: y\n\nBody", 3, "is on line 2 too"),
    ],
)
def test_a_head_that_cannot_be_read_says_where_and_why(text: str, line: int, message: str) -> None:
    with pytest.raises(HeaderError, match=message) as caught:
        read_header(text)
    assert caught.value.line == line
    assert caught.value.fix


def test_aliases_made_to_explode_are_refused_soon() -> None:
    names = "abcdefghijk"
    lines = [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    with pytest.raises(HeaderError, match="means something else"):
        read_header("\n".join(["---", "a: &a [x]", *lines, "---"]))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for source in (text, f"---\n{text}\n---\n"):
        try:
            header = read_header(source)
        except HeaderError as error:
            assert error.message
            assert 1 <= error.line <= source.count("\n") + source.count("\r") + 2
        else:
            assert all(entry.key == entry.key.lower() for entry in header.entries)


SCALARS = st.sampled_from(
    ["a", "'b: c'", '"d\\te"', "[f, {g: h}]", "{}", "", "\n- i\n- j: k", "|\n  l"]
)


@given(st.dictionaries(st.sampled_from(["m", "'n'", "? [o, p]\n", "q r"]), SCALARS))
def test_a_head_says_what_yaml_makes_of_it(keys: dict[str, str]) -> None:
    source = "\n".join(f"{key}: {value}" for key, value in keys.items())
    node = yaml.compose(source, Loader=yaml.CBaseLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    wanted = [(str(key.value), key.start_mark.line + 2, kind(value)) for key, value in pairs]
    entries = read_header(f"---\n{source}\n---\n").entries
    assert [(e.written, e.line, type(e.value)) for e in entries] == wanted


def kind(node: yaml.Node) -> type:
    return {yaml.ScalarNode: str, yaml.SequenceNode: tuple, yaml.MappingNode: dict}[type(node)]
