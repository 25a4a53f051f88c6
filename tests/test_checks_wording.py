"""The running text of a body: passages, what is blanked out, and where words were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rules import HEAD
from weekpress.checks.sentences import sentence_count, sentences
from weekpress.checks.text import Text
from weekpress.checks.wording import LEFT_OUT, Wording, wording
from weekpress.frontmatter import read_document
from weekpress.markup import Renderer
from weekpress.markup.tokens import read


def text_of(body: str, lang: str = "en") -> Text:
    document, _ = read_document("posts/a.md", "a.md", HEAD + body)
    undressed = Renderer().undressed(document.body, "a.md", document.body_line)
    return Text(document, undressed.source, undressed.tokens, lang)


def words_of(body: str) -> Wording:
    return text_of(body).wording


def test_each_block_is_a_passage_of_its_own_kind() -> None:
    found = words_of("## Bins\n\nBlue *and*\ngreen.\n\n- One\n- Two\n\n| A |\n|---|\n| B |\n")
    assert [(p.kind, found.words[p.start : p.end]) for p in found.passages] == [
        ("h2", "Bins"), ("p", "Blue and green."), ("li", "One"), ("li", "Two"),
        ("th", "A"), ("td", "B"),
    ]  # fmt: skip


def test_code_is_no_word_and_parts_none() -> None:
    found = words_of("Run `make` now.\n\n    make\n\n```\nmake\n```\n")
    assert found.words == f"Run {LEFT_OUT} now.\n"


def test_links_quotations_and_addresses_are_not_the_writers_own() -> None:
    found = words_of("We [said it](/a/), “they” wrote to a@b.org.\n\n> Theirs.")
    assert found.own.replace(LEFT_OUT, "").split() == ["We", ",", "wrote", "to"]
    assert "said it" in found.words
    assert "said it" not in found.unlinked
    assert [p.quoted for p in found.passages] == [False, True]


def test_another_language_is_not_the_writers_own() -> None:
    assert "araf" not in words_of('The sign says <span lang="cy">araf</span>.').own


def test_a_line_break_ends_a_passage() -> None:
    assert words_of("One  \ntwo").words == "One\ntwo\n"


def test_marks_of_footnotes_are_no_words() -> None:
    assert words_of("We asked.[^1]\n\n[^1]: In May.").words.startswith(f"We asked.{LEFT_OUT}\n")


@given(st.text(alphabet="ab .“”\"'‘’\n[](<>p/)*@:&;", max_size=60))
def test_all_three_are_of_one_length(body: str) -> None:
    found = words_of(body)
    assert len(found.words) == len(found.unlinked) == len(found.worded) == len(found.own)


def test_words_are_found_where_they_were_written() -> None:
    text = text_of("## A\n\nBees & bins &amp; *blue\nbins* bins.")
    start = text.wording.words.index("bins.")
    assert text.source.text[text.written_at(start, start + 4) :] == "bins."


def test_the_same_words_twice_in_a_run_are_told_apart() -> None:
    text = text_of("*A* two and two.")
    assert [text.written_at(m, m + 3) for m in (2, 10)] == [4, 12]


def test_what_was_changed_on_its_way_is_found_near_its_beginning() -> None:
    text = text_of("Costs &#163;40 here.")
    start = text.wording.words.index("£40")
    assert text.written_at(start, start + 3) == 0


def test_english_is_told_by_its_first_part() -> None:
    assert text_of("A", "en-GB").english
    assert not text_of("A", "cy").english


def test_sentences_end_before_a_capital_and_nowhere_else() -> None:
    found = words_of("It costs £3.50, e.g. here. “Really?” Yes… 40 people (or so.) Then")
    assert [words for _, words in sentences(found.words, found.passages[0])] == [
        "It costs £3.50, e.g. here.", "“Really?”", "Yes…", "40 people (or so.)", "Then",
    ]  # fmt: skip
    assert sentence_count(found.words, found.passages[0]) == 5


def test_nothing_has_one_empty_passage() -> None:
    found = wording(read(""))
    assert found.words == ""
    assert found.passage_at(0).kind == "p"


def test_elements_of_several_names_come_in_reading_order() -> None:
    text = text_of("## A\n\n*b*\n\n### C\n\n## D")
    assert [e.words for e in text.elements("h3", "h2", "em")] == ["A", "b", "C", "D"]
    assert [e.name for e in text_of('<p lang="cy">a</p><b>b</b>').having("lang")] == ["p"]
