"""A forge on this machine: what GitHub's API says of one repository, and where archives are stored.

Two servers, as in life: the API on one port, the archives on another, which refuses the token.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

HERE, FORK = 1, 2
REPOSITORY = "marchwater/notes"
TOKEN = "a-token-of-one-hour"  # noqa: S105 -- of a forge on this machine


@dataclass
class Forge:
    """What the forge knows. Tests fill it in, then ask."""

    visibility: str = "public"
    pulls: list[dict[str, Any]] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    archives: dict[int, bytes] = field(default_factory=dict)
    tokens_at_storage: list[str] = field(default_factory=list)
    api: str = ""
    storage: str = ""

    def propose(self, number: int, archive: bytes | None, **more: Any) -> None:
        """Open a pull request; with an archive, one whose check has left a preview."""
        commit, repository = more.get("commit", f"{number:040}"), more.get("repository", HERE)
        self.pulls.append(pull(number, commit, repository))
        if archive is not None:
            self.leave(100 + number, number, archive, commit, more.get("built_by", repository))

    def leave(self, id_: int, number: int, archive: bytes, commit: str, repository: int) -> None:
        """Have a check leave an artifact, under the name of the preview of `number`."""
        self.archives[id_] = archive
        self.artifacts.append(artifact(id_, number, commit, repository, len(archive)))

    @property
    def env(self) -> dict[str, str]:
        """What the runner sets for a step."""
        return {
            "GITHUB_API_URL": self.api,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
        }


def pull(number: int, commit: str, repository: int) -> dict[str, Any]:
    """A pull request as the API lists it."""
    head = {"sha": commit, "repo": {"id": repository}}
    return {"number": number, "head": head, "base": {"repo": {"id": HERE}}}


def artifact(id_: int, number: int, commit: str, repository: int, size: int) -> dict[str, Any]:
    """An artifact as the API lists it."""
    return {
        "id": id_, "name": f"weekpress-preview-{number}", "expired": False, "size_in_bytes": size,
        "workflow_run": {"head_sha": commit, "head_repository_id": repository},
    }  # fmt: skip


def answer(forge: Forge, path: str, asked: Mapping[str, list[str]]) -> Any:
    """What the API says at `path`; None where there is nothing."""
    base = f"/repos/{REPOSITORY}"
    if path == base:
        return {"visibility": forge.visibility}
    if path == f"{base}/pulls":
        return forge.pulls if asked["page"] == ["1"] else []
    if path == f"{base}/actions/artifacts":
        return {"artifacts": [a for a in forge.artifacts if [a["name"]] == asked["name"]]}
    return None


@contextmanager
def running() -> Iterator[Forge]:
    """A forge, while it is needed."""
    forge = Forge()

    class Api(_Quiet):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self.say(401, b"")
            elif url.path.endswith("/zip"):
                self.say(302, b"", Location=f"{forge.storage}/{url.path.split('/')[-2]}")
            elif (said := answer(forge, url.path, parse_qs(url.query))) is not None:
                self.say(200, json.dumps(said).encode())
            else:
                self.say(404, b"")

    class Storage(_Quiet):
        def do_GET(self) -> None:
            forge.tokens_at_storage += self.headers.get_all("Authorization") or []
            self.say(200, forge.archives[int(self.path[1:])])

    with ExitStack() as stack:
        forge.api = stack.enter_context(_served(Api))
        forge.storage = stack.enter_context(_served(Storage))
        yield forge


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...

    def say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def _served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def archive_of(files: Mapping[str, bytes | str], mode: int = stat.S_IFREG | 0o644) -> bytes:
    """A ZIP file with these files in it, by names that nobody has looked at."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            archive.writestr(entry, data)
    return packed.getvalue()
