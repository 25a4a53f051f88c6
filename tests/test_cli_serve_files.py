"""What `weekpress serve` finds at an address, and what it adds to a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.cli.serve.fault_page import fault_page
from weekpress.cli.serve.files import Found, Moved, find, media_type
from weekpress.cli.serve.reload import allowing_reload, with_reload


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, with a secret beside it and links that lead out."""
    top = tmp_path_factory.mktemp("serve")
    folder = top / "site"
    files = ["index.html", "404.html", "a b/index.html", "maps/index.html", "_headers",
             ".weekpress-files", "images/x.svg", ".well-known/security.txt"]  # fmt: skip
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (top / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "out.txt").symlink_to(top / "secret.txt")
    (folder / "up").symlink_to(top)
    return folder


def found(root: Path, target: str) -> str:
    """What a request for `target` gets, in short: "200 index.html", "404", "→ /x/"."""
    answer = find(root, target)
    if isinstance(answer, Moved):
        return f"→ {answer.location}"
    if answer is None or answer.status == 404:
        return "404"
    return f"{answer.status} {answer.path.relative_to(root.resolve()).as_posix()}"


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("/", "200 index.html"),
        ("/maps/", "200 maps/index.html"),
        ("/maps", "→ /maps/"),
        ("/maps?week=2", "→ /maps/?week=2"),
        ("/a%20b", "→ /a%20b/"),
        ("/images/x.svg?v=1", "200 images/x.svg"),
        ("/.well-known/security.txt", "200 .well-known/security.txt"),
        ("//maps", "→ /maps/"),  # not to the host called maps
        ("/nothing/", "404"),
        ("/images/", "404"),
        ("/index.html/", "404"),
        ("/_headers", "404"),
        ("/.weekpress-files", "404"),
    ],
)
def test_an_address_leads_where_it_would_on_a_static_host(
    root: Path, target: str, answer: str
) -> None:
    assert found(root, target) == answer


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/maps/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/%252e%252e/secret.txt", "/out.txt",
        "/up/secret.txt", "/C:/secret.txt", "/x%00.html", "/%ff", "/\x1b[2J", "/" + "x" * 5000,
    ],
)  # fmt: skip
def test_nothing_outside_the_folder_is_ever_found(root: Path, target: str) -> None:
    assert found(root, target) == "404"


@given(target=st.text(alphabet="./%\\:2ef5cup secrtxo?#", max_size=30))
def test_whatever_is_asked_for_stays_inside(root: Path, target: str) -> None:
    answer = find(root, "/" + target)
    if isinstance(answer, Found):
        assert answer.path.resolve().is_relative_to(root.resolve())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("x.svg", "image/svg+xml; charset=utf-8"),
        ("x.AVIF", "image/avif"),
        ("x.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_is_sent_as_what_its_name_says(name: str, kind: str) -> None:
    assert media_type(Path(name)) == kind


def test_the_script_stands_at_the_end_of_the_page() -> None:
    page = with_reload(b"<body><p>&lt;/body></p></body></html>", '7"')
    assert page.startswith(b"<body><p>&lt;/body></p><script ")
    assert b'data-edition="7&quot;" defer></script></body></html>' in page


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'self'", "default-src 'self'"),
        ("default-src 'none'; img-src 'self'",
         "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'"),
        ("default-src 'self'; script-src 'none'; upgrade-insecure-requests",
         "default-src 'self'; script-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)  # fmt: skip
def test_a_policy_is_opened_no_wider_than_the_script_needs(policy: str, allowed: str) -> None:
    assert allowing_reload(policy) == allowed


def test_the_fault_page_shows_every_finding_and_no_markup_of_theirs() -> None:
    said = "warning: a.md:1: tags: odd.\nposts/<b>.md:3: title: is <script> missing."
    page = fault_page(said)
    assert "<code>posts/&lt;b&gt;.md:3</code> title: is &lt;script&gt; missing." in page
    assert '<li class="gentle"><code>warning: a.md:1</code> tags: odd.</li></ol>' in page
