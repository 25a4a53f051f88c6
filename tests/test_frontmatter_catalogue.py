"""A folder of files: who is who, which tag is which, and what only all of them can show."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from weekpress.errors import Severity, told
from weekpress.frontmatter.catalogue import Catalogue, read_catalogue, slug_in
from weekpress.frontmatter.identity import entry_id
from weekpress.frontmatter.links import link_faults
from weekpress.markup import Renderer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
POST = "---\ntitle: {}\ndate: 2026-11-20\n{}\n---\n{}\n"


def folder(root: Path, **files: str) -> Catalogue:
    """A content folder with `files`: their paths with __ for / and without .md."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_catalogue(root, "content", ZoneInfo("Europe/London"))


def errors(catalogue: Catalogue) -> list[str]:
    return told(f for f in catalogue.findings if f.severity is Severity.ERROR)


def test_two_files_with_one_address_are_both_named(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, posts__a=POST.format("A", "", ""), pages__a="---\ntitle: B\n---\n")
    assert errors(catalogue) == [
        'content/posts/a.md:1: slug: "a" is also the address of content/pages/a.md. Give one of '
        "the two another slug."
    ]


def test_two_files_with_one_id_are_both_named(tmp_path: Path) -> None:
    same = POST.format("A", "id: x1", "")
    catalogue = folder(tmp_path, posts__a=same, posts__b=same)
    (said,) = errors(catalogue)
    assert said.startswith("content/posts/b.md:4: id: is the same as in content/posts/a.md")


def test_authors_are_known_by_every_name_they_have(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, people__ann="---\nname: Ann Wu\naliases: awu\n---\n")
    names = [catalogue.author(name) for name in ("Ann Wu", "ann wu", "awu", "ann")]
    assert names == [("Ann Wu", "ann")] * 4


def test_a_slip_in_a_name_is_told_with_whom_it_may_mean(tmp_path: Path) -> None:
    ann, slip = "---\nname: Ann Wu\n---\n", POST.format("a", "author: Anne Wu", "")
    catalogue = folder(tmp_path, people__ann=ann, posts__a=slip)
    (said,) = told(catalogue.findings)
    assert said.endswith("Did you mean Ann Wu? If not, add people/anne-wu.md with name: Anne Wu.")


def test_a_project_names_people_that_are_known(tmp_path: Path) -> None:
    project = "---\nname: Bins\npeople: [Ann Wu, Bo]\n---\n"
    catalogue = folder(tmp_path, people__ann="---\nname: Ann Wu\n---\n", projects__bins=project)
    (said,) = told(catalogue.findings)
    assert said.startswith('warning: content/projects/bins.md:3: people: "Bo" has no person file')


def test_an_author_without_a_file_is_a_warning_told_once(tmp_path: Path) -> None:
    by_bob = {f"posts__{n}": POST.format(n, "author: Bob", "") for n in "abc"}
    catalogue = folder(tmp_path, people__ann="---\nname: Ann Wu\n---\n", **by_bob)
    (said,) = told(catalogue.findings)
    assert said.startswith('warning: content/posts/a.md:4: authors: "Bob" has no person file')
    assert said.endswith("(3 times in 3 files; this is the first.)")


def test_a_note_of_an_unknown_project_is_an_error_with_a_guess(tmp_path: Path) -> None:
    catalogue = folder(
        tmp_path,
        projects__repairs="---\nname: Online repairs\naliases: [Manage a repair]\n---\n",
        weeknotes__repair__w47="---\nweek: 2026-W47\n---\n",
        weeknotes__x__w46="---\nweek: 2026-W46\nproject: manage a repair\n---\n",
    )
    assert errors(catalogue) == [
        'content/weeknotes/repair/w47.md:1: project: "repair" is not a project. Did you mean '
        "repairs?"
    ]


def test_a_name_and_title_without_a_letter_need_a_slug(tmp_path: Path) -> None:
    (said,) = errors(folder(tmp_path, **{"!!!": POST.format("'!!!'", "", "")}))
    assert said.startswith("content/!!!.md:1: slug: no address can be made")


@pytest.mark.parametrize(
    ("name", "title", "slug"),
    [
        ("2026-11-20-my-post", "A", "my-post"),
        ("My Post", "A", "my-post"),
        ("🎉", "x", "party-popper"),
        ("a__index", "x", "a"),
    ],
)
def test_the_file_name_gives_the_slug(name: str, title: str, slug: str, tmp_path: Path) -> None:
    catalogue = folder(tmp_path, **{name: POST.format(title, "", "")})
    assert [slug_in(d) for d in catalogue.documents.values()] == [slug]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("", None),
        ("status: draft", "draft"),
        ("status: hidden", "hidden"),
        ("draft: true", "draft"),
    ],
)
def test_what_is_not_published_says_why(head: str, why: str | None, tmp_path: Path) -> None:
    catalogue = folder(tmp_path, a=POST.format("A", head, ""))
    assert catalogue.unpublished(catalogue.documents["a.md"], NOW) == why


def test_the_future_is_scheduled_in_the_sites_own_zone(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, a="---\ntitle: A\ndate: 2026-07-01 00:30\n---\n")
    document = catalogue.documents["a.md"]
    before, after = (datetime(2026, 6, 30, 23, m, tzinfo=UTC) for m in (29, 30))
    assert catalogue.unpublished(document, before) == "scheduled"
    assert catalogue.unpublished(document, after) is None


@pytest.mark.parametrize(
    ("now", "when", "why"),
    [
        ((2026, 11, 15, 12), (2026, 11, 20, 16), "scheduled"),
        ((2026, 11, 19, 12), (2026, 11, 19, 0), None),
        ((2026, 12, 1, 12), (2026, 11, 20, 16), None),
    ],
)
def test_a_weeknote_is_dated_friday_but_read_when_it_is_written(
    now: tuple[int, ...], when: tuple[int, ...], why: str | None, tmp_path: Path
) -> None:
    catalogue = folder(tmp_path, weeknotes__a="---\nweek: 2026-W47\n---\n")
    document = catalogue.documents["weeknotes/a.md"]
    at = datetime(*now, tzinfo=UTC)  # type: ignore[arg-type, misc]  # numbers
    expected = datetime(*when, tzinfo=catalogue.zone)  # type: ignore[arg-type, misc]  # numbers
    assert catalogue.published_at(document, at) == expected
    assert catalogue.unpublished(document, at) == why


def test_a_file_that_is_not_text_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"---\ntitle: Caf\xe9\n---\n")
    catalogue = read_catalogue(tmp_path, "content", ZoneInfo("UTC"))
    assert errors(catalogue) == [
        'content/a.md:2: file: is not UTF-8 text. Save it as "UTF-8" in your editor.'
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[b]({filename}/posts/b.md)", None),
        ("[b]({filename}b.md#part)", None),
        (
            "[b]({filename}/posts/bb.md)",
            "file that is not there. Did you mean {filename}/posts/b.md?",
        ),
        ("[d]({filename}d.md)", "leads to a page that is a draft. Publish that first"),
        ("`[b]({filename}/nowhere.md)`", None),
        ("```\n{filename}/nowhere.md\n```", None),
        ("![x]({static}/images/x.svg)", None),
        ("    [indented code]({filename}nope.md)", None),
        ("<a href='&#123;attach}../../top.txt'>x</a>", "leads outside the content folder"),
        ("[d]({static}d.md)", "is a page, not a file. Write {filename}"),
        ("[x]({static}//[x)", "is not an address"),
        ("[b](b.md)", '"b.md" is the name of a file here'),
        ("[b](../posts/b.md#part)", "Write {filename}../posts/b.md in place of it."),
        ("[b](https://example.org/b.md)", None),
        ("[x]({tag}C++)", "is not followed here. Link to the page itself, such as /tags/name/."),
        ("![x]({static}/images/y.svg)", "file that is not there. Did you mean x.svg?"),
        ("![x]({static}/../../etc/passwd)", "leads outside the content folder"),
        ("[x]({filename}/images/x.svg)", "is a file, not a page. Write {static}"),
    ],
)
def test_links_that_lead_nowhere_are_told(body: str, said: str | None, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/x.svg").write_text("<svg/>")
    catalogue = folder(
        tmp_path,
        posts__a=POST.format("A", "", body),
        posts__b=POST.format("B", "", ""),
        posts__d=POST.format("D", "status: draft", ""),
    )
    document = catalogue.documents["posts/a.md"]
    html = Renderer().render(document.body, document.shown, document.body_line).html
    found = list(link_faults(document, html, catalogue, NOW, preview=False))
    assert [said in str(f) for f in found if said] == ([True] if said else [])
    assert len(found) == bool(said)


@pytest.mark.parametrize(
    ("identity", "entry"),
    [
        ("https://old.example.org/?p=12", "https://old.example.org/?p=12"),
        ("1B4E28BA-2FA1-11D2-883F-0016D3CCA427", "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
        ("my-post-1", "urn:uuid:"),
        ("", "urn:uuid:"),
    ],
)
def test_an_entry_is_known_by_its_id(identity: str, entry: str, tmp_path: Path) -> None:
    head = f'id: "{identity}"'
    before = folder(tmp_path / "1", a=POST.format("A", head, ""))
    after = folder(tmp_path / "2", a=POST.format("Changed", f"{head}\nslug: moved", ""))
    ids = [entry_id(c.documents["a.md"]) for c in (before, after)]
    assert ids[0] == ids[1]
    assert ids[0].startswith(entry)


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("key")
    root = tmp_path / "content"
    (root / "images").mkdir(parents=True)
    (root / "images/leak.txt").symlink_to(tmp_path / "secret")
    (root / "posts").symlink_to(tmp_path)
    assert [line.partition(":")[0] for line in errors(folder(root))] == [
        "content/images/leak.txt",
        "content/posts",
    ]


def test_a_name_comes_before_anothers_alias_and_both_are_named(tmp_path: Path) -> None:
    catalogue = folder(
        tmp_path,
        people__ann="---\nname: Ann\naliases: [Zoe Yu]\n---\n",
        people__zoe="---\nname: Zoe Yu\n---\n",
    )
    assert catalogue.author("Zoe Yu") == ("Zoe Yu", "zoe")
    assert errors(catalogue) == [
        'content/people/ann.md:3: aliases: "Zoe Yu" is a name of content/people/zoe.md too. '
        "Keep it in one of them."
    ]


def test_authors_that_share_no_letter_share_no_page(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, a=POST.format("A", "authors: ['!!!', '???', '..']", ""))
    slugs = [catalogue.author(name)[1] for name in ("!!!", "???", "..")]
    assert len(set(slugs)) == 3
    assert all(slugs)


@pytest.mark.parametrize(
    ("head", "said"),
    [("image: nowhere.png\nimage_alt: x", 'there is no picture "images/nowhere.png"')],
)
def test_a_picture_that_is_not_there_is_told(head: str, said: str, tmp_path: Path) -> None:
    catalogue = folder(tmp_path, a=POST.format("A", head, ""))
    (fault,) = link_faults(catalogue.documents["a.md"], "", catalogue, NOW, preview=False)
    assert said in str(fault)
    assert fault.line == 4


def test_a_note_may_not_name_a_project_that_is_a_draft(tmp_path: Path) -> None:
    catalogue = folder(
        tmp_path,
        projects__merger="---\nname: Secret merger\nstatus: draft\n---\n",
        weeknotes__merger__a="---\nweek: 2026-W46\n---\n",
    )
    note = catalogue.documents["weeknotes/merger/a.md"]
    (fault,) = link_faults(note, "", catalogue, NOW, preview=False)
    assert "a project that is a draft" in str(fault)
    assert list(link_faults(note, "", catalogue, NOW, preview=True)) == []
