"""Links to other sites in documents: which are asked about, what is told, what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from asking_hosts import QUICK, Says, answering
from weekpress.checks.links.addresses import SiteAddress
from weekpress.checks.links.elsewhere import findings, outward
from weekpress.checks.links.external import NOT_CONNECTED, OUT_OF_TIME
from weekpress.checks.links.remembered import HOUR_S, Memory
from weekpress.checks.links.site import outward_links
from weekpress.checks.links.verdicts import FINE, Result, Verdict, unsure
from weekpress.errors import Finding, Severity, told
from weekpress.frontmatter import Document, read_document
from weekpress.markup import Renderer
from weekpress.store import Store

SITE = SiteAddress.of("https://notes.example.gov.uk")
TEXT = """---
name: Missed bins
state: active
links:
  board: https://board.council/b/1
# see https://comment.council/
---
We asked [the host](https://www.council/page#part), [again][p] and <https://www.council/other>.

[Us](https://notes.example.gov.uk/a/), [an example](https://example.org/x), [here](/b/),
[mail](mailto:a@council), [odd](http://[).

`<a href="https://code.council/">`

[p]: https://www.council/page
"""
GONE = Result(Verdict.GONE, "its host answers 404 (Not Found)")


@pytest.fixture
def document() -> tuple[Document, str]:
    shown = "content/projects/bins.md"
    found, _ = read_document("projects/bins.md", shown, TEXT)
    return found, Renderer(True).render(found.body, shown, found.body_line).html


def said(document: tuple[Document, str], results: dict[str, Result]) -> list[Finding]:
    return list(findings(outward([document], SITE), results, SITE))


def test_links_to_other_sites_are_asked_about_and_no_others(
    document: tuple[Document, str],
) -> None:
    assert {link.page for link in outward([document], SITE)} == {
        "https://www.council/page", "https://www.council/other", "https://board.council/b/1",
    }  # fmt: skip


def test_what_is_gone_is_told_wherever_it_is_written(document: tuple[Document, str]) -> None:
    every = said(document, {"https://www.council/page": GONE, "https://board.council/b/1": GONE})
    assert [(f.line, f.rule, f.severity) for f in every] == [
        (8, "link-external-gone", Severity.WARNING),
        (15, "link-external-gone", Severity.WARNING),
        (5, "link-external-gone", Severity.WARNING),
    ]
    assert every[0].message == (
        '"https://www.council/page#part" is gone: its host answers 404 (Not Found).'
    )


def test_what_has_moved_is_told_with_its_new_address_and_the_part_that_was_meant(
    document: tuple[Document, str],
) -> None:
    moved = Result(Verdict.MOVED, moved_to="https://new.council/page")
    finding = said(document, {"https://www.council/page": moved})[0]
    assert finding.severity is Severity.ADVICE
    assert finding.fix.startswith("Link to https://new.council/page#part, once you have seen")


def test_what_could_not_be_looked_at_is_one_line(document: tuple[Document, str]) -> None:
    busy = unsure("its host answers 403 (Forbidden)")
    every = said(document, dict.fromkeys((link.page for link in outward([document], SITE)), busy))
    assert len(every) == 4
    (line,) = told(every)
    assert line.startswith("advice: content/projects/bins.md:5: link: ")
    assert "could not be looked at: its host answers 403 (Forbidden)." in line


def test_what_is_fine_is_not_told(document: tuple[Document, str]) -> None:
    assert said(document, {"https://www.council/page": FINE}) == []


def test_what_a_host_says_is_an_error_in_no_case(document: tuple[Document, str]) -> None:
    for verdict in Verdict:
        result = Result(verdict, "because", "https://new.council/")
        severities = {f.severity for f in said(document, {"https://www.council/page": result})}
        assert Severity.ERROR not in severities


@pytest.mark.parametrize(
    ("result", "hours"),
    [(FINE, 7 * 24), (Result(Verdict.MOVED, moved_to="https://b/"), 7 * 24), (GONE, 1),
     (unsure("busy"), 1)],
)  # fmt: skip
def test_what_a_host_said_holds_for_a_while(result: Result, hours: int, tmp_path: Path) -> None:
    now = [1_000_000.0]
    memory = Memory(Store(tmp_path / "kept.sqlite3"), lambda: now[0])
    memory.keep({"https://a.council/": result})
    now[0] += hours * HOUR_S - 1
    assert memory.known() == {"https://a.council/": result}
    now[0] += 1
    assert memory.known() == {}


def test_a_verdict_is_not_renewed_by_being_used() -> None:
    now = [1_000_000.0]
    memory = Memory(Store(None), lambda: now[0])
    memory.keep({"https://a.council/": FINE})
    now[0] += 6 * 24 * HOUR_S
    memory.keep({"https://a.council/": FINE})
    now[0] += 2 * 24 * HOUR_S
    assert memory.known() == {}


def test_a_host_is_asked_once_and_then_remembered() -> None:
    memory = Memory(Store(None), lambda: 1_000_000.0)
    with answering({"/a": Says(410)}) as host:
        shown, body = "content/posts/a.md", f"See [it]({host.address}/a#part).\n"
        found, _ = read_document("posts/a.md", shown, body)
        texts = [(found, Renderer(True).render(found.body, shown, found.body_line).html)]
        first = outward_links(texts, SITE, memory, QUICK)
        assert outward_links(texts, SITE, memory, QUICK) == first
        assert [method for method, *_ in host.asked] == ["HEAD", "GET"]
    assert [(f.path, f.line, f.rule) for f in first] == [(shown, 1, "link-external-gone")]


def test_what_is_our_own_fault_or_from_the_future_is_not_remembered() -> None:
    now = [1_000_000.0]
    memory = Memory(Store(None), lambda: now[0])
    memory.keep({"https://a/": OUT_OF_TIME, "https://b/": NOT_CONNECTED, "https://c/": FINE})
    assert set(memory.known()) == {"https://c/"}
    now[0] = 0
    assert memory.known() == {}


@pytest.mark.parametrize("note", [None, [], {"a": 1}, {"a": ("odd", "", "", False, 0)}, "text"])
def test_a_note_that_somebody_else_wrote_is_not_believed(note: object) -> None:
    store = Store(None)
    store.write_note("links to other sites", note)
    assert Memory(store, lambda: 0.0).known() == {}
