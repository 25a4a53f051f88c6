"""Texts that came from an older site: what the rules find there is a warning at most."""

from __future__ import annotations

from pathlib import Path

from building import weekpress

POST = "---\ntitle: {0}\ndate: {0}\nid: {0}\n---\n[Here](https://example.org/).\n"


def test_faults_in_imported_texts_are_warnings_and_in_others_errors(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text(
        'PATH = "content"\nWEEKPRESS_IMPORTED_BEFORE = "2026-11-01"\n', encoding="utf-8"
    )
    for day in ("2026-10-31", "2026-11-01"):
        path = tmp_path / f"content/posts/{day}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST.format(day), encoding="utf-8")
    said = weekpress(tmp_path, "check").stdout
    assert "\nwarning: content/posts/2026-10-31.md:6: link-text-vague: " in f"\n{said}"
    assert "\ncontent/posts/2026-11-01.md:6: link-text-vague: " in said
