"""`weekpress comments worker`: apart from the service, it knows the site as the service does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from building import weekpress
from commenting import POST
from serving_comments import site_of
from weekpress.comments.posts import loaded
from weekpress.comments.site_elsewhere import LAST_POSTS
from weekpress.comments.store import opened


def worked(folder: Path, configured: str) -> str:
    """What a worker says that does once what is due, in a store with nothing in it."""
    with opened(folder / "data", {}, chance=bytes(32)):
        (folder / "data" / "comments.toml").write_text(configured, encoding="utf-8")
    done = weekpress(folder, "comments", "worker", "--once", "--data", "data")
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_it_reads_a_site_at_an_address_by_itself(
    tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    address = serve(site_of(tmp_path / "site"))
    worked(tmp_path, f'[service]\nsite = "{address}"\n')
    assert POST in loaded((tmp_path / "data" / LAST_POSTS).read_text(encoding="utf-8")).posts


def test_without_a_site_it_says_what_is_lacking(tmp_path: Path) -> None:
    assert "service.site" in worked(tmp_path, "")
