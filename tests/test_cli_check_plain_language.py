"""A team that does not want advice on plain language switches it off."""

from __future__ import annotations

from pathlib import Path

from building import weekpress

POST = (
    "---\ntitle: Bins\ndate: 2026-11-20\nid: a\n---\n"
    "We leverage the FMS. Go [here](https://example.org/).\n"
)


def rules(site: Path) -> set[str]:
    said = weekpress(site, "check").stdout
    return {name for name in ("jargon", "unknown-capitals", "link-text-vague") if name in said}


def test_advice_on_plain_language_is_off_by_a_setting_and_errors_stay(tmp_path: Path) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/bins.md").write_text(POST, encoding="utf-8")
    assert rules(tmp_path) == {"jargon", "unknown-capitals", "link-text-vague"}
    (tmp_path / "pelicanconf.py").write_text("WEEKPRESS_PLAIN_LANGUAGE = False\n", "utf-8")
    assert rules(tmp_path) == {"link-text-vague"}
