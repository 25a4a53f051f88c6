"""A site that is built and served, and the comment service beside it: all of them the real ones.

What is approved comes into the site's content by the publisher `files`.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from answering import POST

from building import built, copy_of, served, weekpress
from serving_comments import Running, started, stored
from weekpress.comments.published import judged
from weekpress.comments.record import FOLDER, Comment
from weekpress.comments.states import State

KEY = "88389659-8d4f-4487-9677-198b9dd3eefc"
CONFIGURED = """
[service]
address = "{address}"
[moderation]
moderators = ["Priya Shah <priya@example.org>"]
[publish]
use = "files"
folder = "{content}"
"""


@dataclass(frozen=True)
class Town:
    """A site, where readers find it, and the service beside it."""

    folder: Path
    address: str
    service: Running

    @property
    def page(self) -> str:
        """The address of the post."""
        return f"{self.address}/bins/"

    def build(self) -> None:
        """Build the site again, as a team's server does every few minutes."""
        made = built(self.folder, "--siteurl", self.address)
        assert made.exit_code == 0, made.stdout + made.stderr

    def said(self, *arguments: str) -> str:
        """What a command about comments says."""
        done = weekpress(self.folder, "comments", *arguments, "--data", str(self.service.data))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def files(self) -> list[Comment]:
        """What is published so far."""
        paths = sorted((self.folder / "content" / FOLDER / KEY).glob("*.json"))
        found = [judged(path.read_bytes(), f"{KEY}/{path.name}")[0] for path in paths]
        return [one for one in found if one]

    def awaits(self, published: int) -> list[Comment]:
        """The files, once there are so many and the store knows of them."""
        end = monotonic() + 120
        while True:
            known = {one.id for one, _ in stored(self.service.data) if one.state is State.PUBLISHED}
            found = self.files()
            if len(found) == published and {one.id for one in found} == known:
                return found
            assert monotonic() < end, self.service.said()
            sleep(0.05)


@contextmanager
def lively(place: Path) -> Iterator[Town]:
    """A site of one post, served, and its service, until the test is over."""
    (place / "from/content/posts").mkdir(parents=True)
    (place / "from/content/posts/bins.md").write_text(POST, encoding="utf-8")
    folder, data = place / "site", place / "data"
    folder.mkdir()
    data.mkdir()
    at = f"http://127.0.0.1:{_free_port()}/"
    settings = f'WEEKPRESS_COMMENTS_SERVICE = "{at}"\n'
    (place / "from/settings.py").write_text(settings, encoding="utf-8")
    content = copy_of(place / "from", folder) / "content"
    said = CONFIGURED.format(address=at, content=content)
    (data / "comments.toml").write_text(said, encoding="utf-8")
    with served(folder / "output") as address:
        assert built(folder, "--siteurl", address).exit_code == 0
        port = at.rpartition(":")[2].strip("/")
        service = started(data, folder / "output", None, "--port", port)
        try:
            yield Town(folder, address, service)
        finally:
            service.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port
