"""Pages: their parts, and the way past those that are on every page."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

TOP = "<!doctype html><html lang='en'><head><title>A</title></head>\n<body>"
ALL = "<header>A <a href='/'>B</a></header><main id='m'>C</main><footer>D</footer>"


def page(body: str) -> str:
    return f"{TOP}{body}</body></html>"


def test_a_page_has_one_main_part() -> None:
    assert "no main part" in finds("page-main-landmark", page("<p>A</p>")).message
    finds("page-main-landmark", "<p>A</p>\n<div role='main'>B</div>", line=9)
    leaves("page-main-landmark", "<div role='main' hidden>B</div>")


def test_a_page_has_a_header_and_a_footer() -> None:
    leaves("page-site-landmarks", page(ALL))
    leaves("page-site-landmarks", page(ALL.replace("<footer>", "<div role='contentinfo'>")))
    finds("page-site-landmarks", page("<header>A</header><main>C<footer>D</footer></main>"))
    finds("page-site-landmarks", page(f"<header>Z</header>{ALL}"))


def test_the_header_of_an_article_is_not_that_of_the_page() -> None:
    leaves("page-site-landmarks", "<article><header>A</header><footer>B</footer></article>")


@pytest.mark.parametrize(
    "parts",
    ["<nav>A</nav><nav>B</nav>", "<aside>A</aside><div role='complementary'>B</div>",
     "<nav aria-label='Main'>A</nav><nav aria-label=' main'>B</nav>",
     "<section aria-label='A'>A</section><section aria-labelledby='a'><h2 id='a'>A</h2></section>"],
)  # fmt: skip
def test_parts_that_nothing_tells_apart_are_found(parts: str) -> None:
    finds("page-landmark-name", parts)


@pytest.mark.parametrize(
    "parts",
    ["<nav>A</nav><nav aria-label='Pages'>B</nav>", "<section>A</section><section>B</section>",
     "<nav>A</nav><aside>B</aside>", "<nav hidden>A</nav><nav>B</nav>",
     "<form>A</form><form>B</form>"],
)  # fmt: skip
def test_parts_with_names_of_their_own_are_left(parts: str) -> None:
    leaves("page-landmark-name", parts)


def test_three_parts_of_one_name_are_one_finding() -> None:
    (one,) = found("page-landmark-name", "<nav>A</nav><nav>B</nav><nav>C</nav>")
    assert "3 navigation parts" in one.message


@pytest.mark.parametrize("outside", ["<p>E</p>", "E", "<div><b>E</b></div>", "<a href='/e'>E</a>"])
def test_words_in_no_part_are_found(outside: str) -> None:
    assert '"' in finds("page-outside-landmarks", page(ALL + outside)).message


@pytest.mark.parametrize(
    "outside",
    ["<a href='#m'>Skip</a>", "<p hidden>E</p>", "<script>e()</script>", "<!-- E -->",
     "<div role='status'>E</div>", "<p aria-hidden='true'>E</p>"],
)  # fmt: skip
def test_what_may_be_in_no_part_is_left(outside: str) -> None:
    leaves("page-outside-landmarks", page(outside + ALL))


@pytest.mark.parametrize(
    ("first", "said"),
    [("", "does not lead"), ("<a href='/x'>Skip</a>", "does not lead"),
     ("<a href='#x'>Skip</a>", "not there"), ("<a href='#h'>Skip</a><b id='h'></b>", "not in")],
)  # fmt: skip
def test_a_way_past_the_header_that_does_not_work_is_found(first: str, said: str) -> None:
    assert said in finds("page-skip-link", page(first + ALL)).message


@pytest.mark.parametrize(
    "body",
    [f"<a href='#m'>Skip</a>{ALL}", "<header>A</header><main><a href='/'>B</a></main>",
     f"<a href='/no' tabindex='-1'>No</a><a href='#m'>Skip</a>{ALL}", "<main>Words.</main>",
     f"<a href='#in'>Skip</a>{ALL.replace('C', '<h1 id=in>C</h1>')}"],
)  # fmt: skip
def test_a_way_past_the_header_or_none_to_pass_is_left(body: str) -> None:
    leaves("page-skip-link", page(body))
