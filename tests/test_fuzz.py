"""The fuzzer itself, for a while: 20 seconds a target, or as FUZZ_SECONDS says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import Require
from fuzz.targets import TARGETS

RUN = Path(__file__).parent / "fuzz" / "run.py"


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_breaks_a_law(target: str, require: Require, tmp_path: Path) -> None:
    require("fuzz")
    seconds = os.environ.get("FUZZ_SECONDS", "20")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(RUN), target, seconds, str(tmp_path)],
        capture_output=True, text=True, errors="replace", timeout=int(seconds) + 280, check=False,
    )  # fmt: skip
    left = {path.name: path.read_bytes() for path in tmp_path.glob("*-*") if path.is_file()}
    assert (done.returncode, left) == (0, {}), done.stdout[-2000:] + done.stderr[-6000:]
