"""`weekpress serve` as a writer has it: it runs, files change, and the page follows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from building import NOW, ROOT

POST = "---\ntitle: Bins\ndate: 2026-11-20\nid: 0f8fad5b\n---\n{text}\n"
DRAFT = "---\ntitle: Plan\ndate: 2026-11-20\nid: 1f8fad5b\nstatus: draft\n---\nOur plan.\n"


@dataclass
class Serving:
    """A `weekpress serve` that runs in a site's folder."""

    site: Path
    process: subprocess.Popen[str]
    address: str

    def page(self, path: str) -> str:
        """What stands at the address now, whatever its status."""
        try:
            with urlopen(f"{self.address}{path}", timeout=10) as answer:  # noqa: S310 -- of this test's own server
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def page_with(self, path: str, words: str, timeout_s: float = 60) -> str:
        """The page once it holds `words`; fails if that takes too long."""
        end = time.monotonic() + timeout_s
        while words not in (page := self.page(path)):
            assert time.monotonic() < end, f"{words!r} is not in {page}"
            time.sleep(0.2)
        return page

    def save(self, name: str, text: str) -> None:
        """Save a file as editors do: whole, under its name."""
        path = self.site / "content/posts" / name
        path.with_suffix(".new").write_text(text, encoding="utf-8")
        path.with_suffix(".new").replace(path)


@contextmanager
def serving(site: Path, *arguments: str) -> Iterator[Serving]:
    """Run `weekpress serve` in a folder with one post and one draft, till the block ends."""
    (site / "content/posts").mkdir(parents=True)
    (site / "content/posts/bins.md").write_text(POST.format(text="Before."), encoding="utf-8")
    (site / "content/posts/plan.md").write_text(DRAFT, encoding="utf-8")
    (site / "tmp").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW,
                   "PYTHONUNBUFFERED": "1", "TMPDIR": str(site / "tmp")}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "weekpress", "serve", "--port", "0", *arguments],
        cwd=site, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout
    try:
        address = process.stdout.readline().split()[4].rstrip("/")
        yield Serving(site, process, address)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_saved_file_is_seen_and_a_fault_shows_until_it_is_mended(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        site.page_with("/bins/", "Before.")
        site.save("bins.md", POST.format(text="After."))
        site.page_with("/bins/", "After.")
        site.save("bins.md", POST.format(text="Wrong.").replace("title", "titel"))
        fault = site.page_with("/bins/", "cannot be built yet")
        assert "content/posts/bins.md:2</code> titel: is not a known key." in fault
        assert "After." in site.page("/bins/?weekpress-before")
        site.save("bins.md", POST.format(text="Mended."))
        site.page_with("/bins/", "Mended.")


def test_a_new_title_and_a_new_post_are_seen_and_the_build_follows(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        site.page_with("/bins/", "Before.")
        site.save("bins.md", POST.format(text="Before.").replace("Bins", "Boxes"))
        site.page_with("/bins/", "Boxes")
        site.page_with("/feed.xml", "Boxes")
        site.save("rain.md", POST.format(text="It rained.").replace("0f8f", "2f8f"))
        site.page_with("/rain/", "It rained.")
        site.page_with("/archive/", 'href="/rain/"')


def test_drafts_are_shown_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        site.page_with("/plan/", "Our plan.")
        assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "tmp"]
        site.process.send_signal(signal.SIGINT)
        assert site.process.wait(30) == 130
        assert list((tmp_path / "tmp").iterdir()) == []


def test_drafts_can_be_left_out(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-drafts") as site:
        site.page_with("/bins/", "Before.")
        assert "Our plan." not in site.page("/plan/")
