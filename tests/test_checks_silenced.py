"""A rule is silenced with a reason, on a line or in a file, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import weekpress

HEAD = "---\ntitle: Bins\ndate: 2026-11-20\nid: a\n{}---\n"
LINK = "[here](https://example.org/)"
ALLOW = "<!-- weekpress: allow link-text-vague because the form says so -->"


def said(site: Path, body: str, head: str = "") -> tuple[list[str], str]:
    """The lines that tell of a post's faults, and the summary."""
    path = site / "content/posts/bins.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(head) + body, encoding="utf-8")
    done = weekpress(site, "check")
    return [line for line in done.stdout.splitlines() if "bins.md:" in line], done.stderr


def names(site: Path, body: str, head: str = "") -> list[str]:
    """What is told of a post: the rule, or the key, of each fault."""
    lines, _ = said(site, body, head)
    return [line.partition("bins.md:")[2].split(": ")[1] for line in lines]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (f"Go {LINK} {ALLOW}\n", []),
        (f"{ALLOW}\nGo {LINK}\n", []),
        (f"{ALLOW}\n\nGo {LINK}\n", []),
        (f"{ALLOW}\nGo on\nand {LINK}\n", ["silence-unused", "link-text-vague"]),
        (f"Go {LINK}\n\n`{ALLOW}`\n", ["link-text-vague"]),
        (f"Go {LINK} <!-- weekpress: allow link-text-vague -->\n",
         ["silence-without-reason", "link-text-vague"]),
        (f"Go {LINK} <!-- weekpress: allow link-text-vage because x -->\n",
         ["silence-unknown", "link-text-vague"]),
        (f"Go to our page. {ALLOW}\n", ["silence-unused"]),
        ("On. <!-- weekpress: allow link-external-gone because it was there once -->\n", []),
    ],
)  # fmt: skip
def test_a_comment_silences_its_line_or_the_next(
    body: str, left: list[str], tmp_path: Path
) -> None:
    assert names(tmp_path, body) == left


def test_front_matter_silences_the_file(tmp_path: Path) -> None:
    head = "allow:\n  link-text-vague: the post is about such links\n"
    assert names(tmp_path, f"Go {LINK}.\n\nAnd {LINK}.\n", head) == []


def test_front_matter_needs_a_reason(tmp_path: Path) -> None:
    assert names(tmp_path, "Text.\n", "allow: [link-text-vague]\n") == ["allow"]


def test_what_is_silenced_is_counted(tmp_path: Path) -> None:
    _, summary = said(tmp_path, f"Go {LINK} {ALLOW}\n\nGo {LINK} {ALLOW}\n")
    assert "2 silenced with a reason: link-text-vague 2." in summary


def test_what_stops_a_build_cannot_be_silenced(tmp_path: Path) -> None:
    line = "[x]({filename}gone.md) <!-- weekpress: allow link-broken because it will come -->\n"
    lines, _ = said(tmp_path, line)
    assert any("leads to a file that is not there" in one for one in lines)
