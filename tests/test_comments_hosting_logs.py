"""What a web server in front of the comment service writes of those who come by."""

from __future__ import annotations

import os
from pathlib import Path

from building import Require
from proxying import asked, echoing, free_port, nginx_of, running
from weekpress.comments.fields import MOST_BYTES


def test_nginx_names_nobody_who_sent_too_much(require: Require, tmp_path: Path) -> None:
    port = free_port()
    with echoing() as backend:
        said = nginx_of(tmp_path, backend, port, is_root=os.geteuid() == 0)
        command = [require("nginx"), "-c", str(said), "-p", str(tmp_path)]
        with running(command, port, tmp_path):
            assert asked(port, source="127.0.0.2")[0] == 200
            assert asked(port, body=b"x" * (MOST_BYTES + 1), source="127.0.0.2")[0] == 413
    written = [path.read_text(errors="replace") for path in tmp_path.rglob("*log*")]
    assert written and not any("127.0.0.2" in text for text in written)
