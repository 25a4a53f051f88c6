"""Links of a built site: each at fault is told where it was written, once, with what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from building import built
from weekpress.checks.links.addresses import SiteAddress
from weekpress.checks.links.broken import Broken
from weekpress.checks.links.built import built_for, read_folder, read_pages
from weekpress.checks.links.judged import Judge
from weekpress.checks.links.told import Sources
from weekpress.errors import Finding, Severity
from weekpress.frontmatter import Document
from weekpress.frontmatter.catalogue import read_catalogue, slug_in
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

POST = """---
title: {title}
date: 2026-11-20
id: {title}
{head}---
{body}
"""
BINS = """Where it [began](/mapz/), and [again](/mapz/).

- [Costs](#cost) and [theirs]({filename}maps.md#legends)
- [In part](/old-maps/), [in capitals](/Maps/), [by file](/maps/index.html)
- <img src="/images/plan.png" alt="A plan"> and ![Plan]({static}/images/plan.svg)
- [a form][form], [in brackets]((https://example.org/form))

`[code](/nowhere/)`

## Costs

[Top](#top), [also](#), [said](/maps/#:~:text=legend), [legend](/maps/#legend), [down](/x/a.pdf)

[form]: /forms/27b
"""
MAPS = "## Legend\n\nAll of it. See [bins](/bins/#costs)."


def faults(root: Path, site: SiteAddress, workshop: Workshop | None = None) -> list[Broken]:
    folder, digests = read_folder(root)
    return list(Judge(site, folder).broken(read_pages(root, digests, workshop)))


def documents(content: Path) -> Mapping[str, Document]:
    catalogue = read_catalogue(content, "content", ZoneInfo("Europe/London"))
    return {f"{slug_in(d)}/index.html": d for d in catalogue.documents.values() if d.meta}


@dataclass(frozen=True)
class Checked:
    """A site that was built, and what is told of its links."""

    folder: Path
    broken: list[Broken]
    told: list[Finding]

    def at(self, address: str) -> Finding:
        (finding,) = (f for f in self.told if f.message.startswith(f'"{address}"'))
        return finding


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("linked")
    posts, images = folder / "content/posts", folder / "content/images"
    posts.mkdir(parents=True)
    images.mkdir()
    (images / "plan.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    moved = "redirect_from: [/old-maps/]\n"
    texts = {
        "bins": POST.format(title="Bins", head="", body=BINS),
        "maps": POST.format(title="Maps", head=moved, body=MAPS),
    }
    for name, text in texts.items():
        (posts / f"{name}.md").write_text(text, encoding="utf-8")
    done = built(folder)
    assert done.exit_code == 0, done.stdout + done.stderr
    address = SiteAddress.of("")
    broken = faults(done.output, address)
    sources = Sources(address, documents(folder / "content"))
    return Checked(folder, broken, list(sources.findings(broken)))


def test_nothing_but_what_is_at_fault_is_told(site: Checked) -> None:
    told = [finding.message.split('"')[1] for finding in site.told]
    assert sorted(told) == sorted([
        "/mapz/", "/mapz/", "#cost", "/maps/#legends", "/old-maps/", "/Maps/", "/images/plan.png",
        "/forms/27b", "(https://example.org/form)", "/x/a.pdf",
    ])  # fmt: skip


def test_a_link_is_told_at_each_place_it_is_written_and_at_no_other(site: Checked) -> None:
    both = [f for f in site.told if f.message.startswith('"/mapz/"')]
    assert [(f.path, f.line, f.column) for f in both] == [
        ("content/posts/bins.md", 6, 18), ("content/posts/bins.md", 6, 39),
    ]  # fmt: skip


def test_a_list_that_quotes_a_link_is_not_told_of_it_too(site: Checked) -> None:
    quoted = [replace(link, page="index.html") for link in site.broken]
    sources = Sources(SiteAddress.of(""), documents(site.folder / "content"))
    assert list(sources.findings([*quoted, *site.broken])) == site.told


@pytest.mark.parametrize(
    ("address", "line", "rule", "fix"),
    [
        ("#cost", 8, "anchor-broken", "Did you mean {filename}/posts/bins.md#costs?"),
        ("/maps/#legends", 8, "anchor-broken", "Did you mean {filename}/posts/maps.md#legend?"),
        ("/old-maps/", 9, "link-to-redirect", "Link to {filename}/posts/maps.md."),
        ("/Maps/", 9, "link-case", "Write {filename}/posts/maps.md."),
        ("/images/plan.png", 10, "picture-missing", "Did you mean /images/plan.svg?"),
        ("/forms/27b", 19, "link-broken", "Write the address of a page that is there"),
        ("(https://example.org/form)", 11, "link-broken", "Write https://example.org/form and"),
        ("/x/a.pdf", 17, "link-broken", "Write the address of a page that is there"),
    ],
)
def test_each_kind_of_fault_has_its_rule_and_its_way_out(
    site: Checked, address: str, line: int, rule: str, fix: str
) -> None:
    finding = site.at(address)
    assert (finding.path, finding.line, finding.rule) == ("content/posts/bins.md", line, rule)
    assert finding.fix.startswith(fix)


def test_what_was_told_already_is_not_told_again(site: Checked) -> None:
    known = frozenset({(f.path, f.line, f.message.split('"')[1]) for f in site.told if f.line == 8})
    sources = Sources(SiteAddress.of(""), documents(site.folder / "content"), told=known)
    lines = {finding.line for finding in sources.findings(site.broken)}
    assert 8 not in lines
    assert {6, 9} <= lines


def test_a_fault_of_the_theme_is_told_once_with_the_number_of_pages(site: Checked) -> None:
    one = Broken("bins/index.html", 7, "a href", "/nowhere/", "missing", "", "nowhere/index.html")
    pages = [replace(one, page=page) for page in ("bins/index.html", "maps/index.html", "a.html")]
    sources = Sources(SiteAddress.of(""), documents(site.folder / "content"))
    (finding,) = sources.findings(pages)
    assert (finding.path, finding.line) == ("output/bins/index.html", 7)
    assert "It is on 3 pages; this is the first." in finding.message


def test_what_a_page_says_is_kept_until_the_page_changes(site: Checked) -> None:
    workshop = Workshop(Store(None), Steps())
    first = faults(site.folder / "output", SiteAddress.of(""), workshop)
    again = faults(site.folder / "output", SiteAddress.of(""), workshop)
    assert first == again == site.broken
    assert workshop.steps.counts["Reading the links of the pages"] < 60


def test_the_sample_site_has_no_link_at_fault(sample_site: Path) -> None:
    found = faults(sample_site, SiteAddress.of(built_for(sample_site)))
    assert [(f.page, f.line, f.address, f.kind) for f in found] == []


def test_a_site_below_the_root_of_its_host_is_told_what_leads_out_of_it(tmp_path: Path) -> None:
    pages = {"index.html": "<a href='/hackit/bins/'>a</a><a href='/bins/'>b</a><a href='/x/'>c</a>",
             "bins/index.html": "<a href='../'>up</a>"}  # fmt: skip
    (link,) = faults(written(tmp_path, pages), SiteAddress.of("https://www.example.gov.uk/hackit"))
    assert (link.address, link.kind, link.suggestion) == ("/bins/", "outside", "/hackit/bins/")


def test_a_link_to_the_sites_own_host_is_one_within_the_site(tmp_path: Path) -> None:
    address, page = "https://notes.example.gov.uk/bin/", "<a href='{}'>a</a>"
    root = written(tmp_path, {"index.html": page.format(address), "bins/index.html": ""})
    site = SiteAddress.of("https://notes.example.gov.uk")
    (finding,) = Sources(site, {}).findings(faults(root, site))
    assert finding.message == f'"{address}" leads to no page or file of this site.'
    assert finding.fix == "Did you mean /bins/?"


def test_redirects_count_as_there_by_page_by_file_and_by_rule(tmp_path: Path) -> None:
    pages = {
        "index.html": "".join(f"<a href='/{to}'>a</a>" for to in ("a/", "b", "c/any", "d/", "e/")),
        "a/index.html": "<meta http-equiv='refresh' content='0; url=/new/'>",
        "new/index.html": "",
        "_redirects": "# old\n/b /new/ 301\n/c/* /new/:splat 301\n/d/ /x/ 200\n/* /404.html 404\n",
    }
    found = faults(written(tmp_path, pages), SiteAddress.of(""))
    assert [(link.address, link.kind, link.suggestion) for link in found] == [
        ("/a/", "moved", "/new/"), ("/b", "moved", "/new/"), ("/e/", "missing", ""),
    ]  # fmt: skip


def test_what_is_no_address_is_told_as_that(tmp_path: Path) -> None:
    (link,) = faults(written(tmp_path, {"index.html": "<a href='http://['>a</a>"}), SiteAddress())
    assert (link.kind, link.address) == ("no address", "http://[")


def test_a_built_site_says_which_address_it_was_built_for(
    sample_site: Path, site: Checked, tmp_path: Path
) -> None:
    assert built_for(sample_site) == "https://weekpress.example.org/"
    assert built_for(site.folder / "output") == ""
    assert built_for(tmp_path / "nowhere") == ""


def test_a_redirect_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    stub = "<meta http-equiv=refresh content='0; URL=/nowhere/'>"
    (link,) = faults(written(tmp_path, {"a/index.html": stub}), SiteAddress.of(""))
    assert (link.page, link.kind, link.address) == ("a/index.html", "missing", "/nowhere/")


def test_pages_that_cannot_be_read_raise_no_false_alarm(tmp_path: Path) -> None:
    root = written(tmp_path, {"index.html": "<a href='/a/#part'>a</a><a href='/p.pdf#page=2'>b</a>",
                              "a/index.html": "", "p.pdf": ""})  # fmt: skip
    (root / "a/index.html").unlink()
    (root / "a/index.html").symlink_to(root / "gone.html")
    assert faults(root, SiteAddress.of("")) == []


def test_every_attribute_that_holds_an_address_is_looked_at(tmp_path: Path) -> None:
    page = """<link rel=stylesheet href=/1><link rel=canonical href=/no><script src=/2></script>
<img src=/3 srcset="/4 1x, /5 2x"><video poster=/6><source src=/7><track src=/8></video>
<form action=/9><button formaction=/10></form><object data=/11></object>
<picture><source srcset=/12></picture><iframe src=/13></iframe><area href=/14>
<a download href=/15>x</a><meta property=og:image content=/16><link rel=preconnect href=/no>"""
    found = faults(written(tmp_path, {"index.html": page}), SiteAddress.of(""))
    assert sorted(int(link.address[1:]) for link in found) == list(range(1, 17))


def test_what_links_find_is_an_error_but_for_parts_and_redirects(site: Checked) -> None:
    severities = {f.rule: f.severity for f in site.told}
    assert severities.pop("anchor-broken") is Severity.WARNING
    assert severities.pop("link-to-redirect") is Severity.ADVICE
    assert set(severities.values()) == {Severity.ERROR}


def written(folder: Path, pages: Mapping[str, str]) -> Path:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
