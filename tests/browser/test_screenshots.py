"""The pictures of the manual are those a script takes of the sample site."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from building import ROOT, Require

pytestmark = pytest.mark.browser
SCRIPT = ROOT / "docs/screenshots.py"


def test_the_script_takes_a_picture_of_a_week(require: Require, tmp_path: Path) -> None:
    require("browser")
    subprocess.run([sys.executable, SCRIPT, "week", "--into", tmp_path], check=True, timeout=120)
    data = (tmp_path / "week.png").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["week.png"]
    assert struct.unpack(">II", data[16:24]) == (1000, 900)


def test_every_picture_it_takes_is_shown_and_described() -> None:
    taken = re.findall(r'Shot\("([\w-]+)"', SCRIPT.read_text(encoding="utf-8"))
    page = (ROOT / "docs/screenshots.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]{20,})\]\(images/([\w-]+)\.png\)", page)
    assert sorted(name for _, name in shown) == sorted(taken)
    assert all((ROOT / f"docs/images/{name}.png").is_file() for name in taken)
