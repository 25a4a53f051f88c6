"""Publishers are found by name: ours, and those of other distributions."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

import pytest

from building import ROOT
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.publishers.files import Files
from weekpress.comments.publishers.protocol import Setting
from weekpress.comments.publishers.registry import known, made


def setting(folder: Path) -> Setting:
    return Setting(folder, {"folder": "content"}, os.environ)


@pytest.fixture
def another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a distribution that brings a publisher, and one that cannot."""
    told = tmp_path / "theirs-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1\n")
    (told / "entry_points.txt").write_text(
        "[weekpress.comment_publishers]\ntheirs = theirs_publish:make\nlost = theirs_lost:make\n"
    )
    (tmp_path / "theirs_publish.py").write_text("def make(setting):\n    return setting.data\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "theirs_publish", raising=False)
    return tmp_path


def test_ours_are_known() -> None:
    assert {"files", "git"} <= set(known())


def test_a_publisher_is_made_by_its_name(tmp_path: Path) -> None:
    assert made("files", setting(tmp_path)) == Files(tmp_path / "content")


def test_a_publisher_of_another_distribution_is_found(another: Path) -> None:
    assert made("theirs", setting(another)) == another


def test_one_that_cannot_be_loaded_is_told_by_name(another: Path) -> None:
    with pytest.raises(ValueError, match=r"The publisher lost cannot be loaded: .*theirs_lost"):
        made("lost", setting(another))


def test_an_unknown_name_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no publisher 'gti'; there is files and git\."):
        made("gti", setting(tmp_path))


def test_the_manual_shows_tables_that_a_service_takes(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/publish-comments.md").read_text(encoding="utf-8")
    shown = re.findall(r"```toml\n(.*?)```", page, re.S)
    parts = [Configuration.model_validate(tomllib.loads(table)).publish for table in shown]
    makers = [made(part.use, Setting(tmp_path, part.options, os.environ)) for part in parts]
    assert [maker.name for maker in makers] == ["files", "git"]
