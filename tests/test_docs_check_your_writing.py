"""What docs/how-to/check-your-writing.md shows is what the check says."""

from __future__ import annotations

import re
from pathlib import Path

from building import ROOT, weekpress


def test_the_answer_in_the_how_to_is_the_answer_of_the_check(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/check-your-writing.md").read_text(encoding="utf-8")
    post = re.search(r"cat > (\S+) <<'END'\n(.*?)END\n", page, re.S)
    said = re.search(r"```text\n(.*?)```", page, re.S)
    assert post
    assert said
    path = tmp_path / post[1]
    path.parent.mkdir(parents=True)
    path.write_text(post[2], encoding="utf-8")
    assert weekpress(tmp_path, "check").stdout.strip() == said[1].strip()
