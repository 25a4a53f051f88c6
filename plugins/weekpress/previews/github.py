"""Which previews there are: the open pull requests of a GitHub repository, and their artifacts.

Comes in: answers of GitHub's API. Goes out: proposals, and the archive of each. Whose an artifact
is, GitHub says and its name does not: the commit and the repository it was built from are compared
with the pull request's. The token goes to the API alone, never to where the archive is stored.
Source: GitHub REST API 2022-11-28, "List pull requests", "List artifacts for a repository",
"Download an artifact" (302 to another host, which refuses the header Authorization).
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.response import addinfourl

from weekpress.errors import WeekpressError

ARTIFACT = "weekpress-preview-{}"
"""What a check calls the preview of a pull request."""

_PAGE = 100
_MOST_PAGES = 10
_SECONDS = 30


@dataclass(frozen=True)
class Proposal:
    """An open pull request: its number, its last commit, and the repository that is in."""

    number: int
    commit: str
    repository: int
    ours: bool
    """Whether the commit is in this repository: only who may write to it can put it there."""


@dataclass(frozen=True)
class Artifact:
    """An archive that a check left behind."""

    id: int
    packed_bytes: int


def proposals(pulls: Sequence[Mapping[str, Any]]) -> Iterator[Proposal]:
    """The pull requests of one answer; one whose fork has been deleted is left out."""
    for pull in pulls:
        head, base = pull["head"], pull["base"]
        if head["repo"]:
            here = head["repo"]["id"]
            yield Proposal(int(pull["number"]), head["sha"], here, ours=here == base["repo"]["id"])


def artifact_of(proposal: Proposal, artifacts: Sequence[Mapping[str, Any]]) -> Artifact | None:
    """The newest artifact that was built from the last commit of a pull request, if one was."""
    for artifact in sorted(artifacts, key=lambda one: int(one["id"]), reverse=True):
        run = artifact["workflow_run"] or {}
        made_from = (run.get("head_sha"), run.get("head_repository_id"))
        if not artifact["expired"] and made_from == (proposal.commit, proposal.repository):
            return Artifact(artifact["id"], artifact["size_in_bytes"])
    return None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: urllib would take the token along."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


@dataclass(frozen=True)
class GitHub:
    """One repository, asked over its API. Raises WeekpressError where that does not answer."""

    api: str
    repository: str
    token: str

    def is_public(self) -> bool:
        """Whether anybody may read the repository, and so its drafts."""
        return bool(self._json("")["visibility"] == "public")

    def open_proposals(self) -> Iterator[Proposal]:
        """The open pull requests, the last changed first."""
        for page in range(1, _MOST_PAGES + 1):
            asked = {"state": "open", "sort": "updated", "direction": "desc"}
            pulls = self._json("/pulls", **asked, per_page=_PAGE, page=page)
            yield from proposals(pulls)
            if len(pulls) < _PAGE:
                return

    def preview(self, proposal: Proposal) -> Artifact | None:
        """The artifact with the preview of a pull request as it is now."""
        name = ARTIFACT.format(proposal.number)
        answer = self._json("/actions/artifacts", name=name, per_page=_PAGE)
        return artifact_of(proposal, answer["artifacts"])

    def archive(self, artifact: Artifact, most: int) -> bytes:
        """The bytes of an artifact, but no more than `most` and one."""
        with self._get(f"{self._base}/actions/artifacts/{artifact.id}/zip", self._mine) as answer:
            place = answer.headers.get("Location", "")
            if not place:
                return answer.read(most + 1)
        with self._get(place, {}) as answer:
            return answer.read(most + 1)

    @property
    def _base(self) -> str:
        return f"{self.api}/repos/{self.repository}"

    @property
    def _mine(self) -> dict[str, str]:
        return {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }

    def _json(self, path: str, **asked: str | int) -> Any:  # noqa: ANN401 -- as json has it
        query = f"?{urlencode(asked)}" if asked else ""
        with self._get(f"{self._base}{path}{query}", self._mine) as answer:
            return json.load(answer)

    def _get(self, url: str, headers: Mapping[str, str]) -> HTTPResponse | addinfourl:
        """What stands at `url`, a redirect included."""
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
            raise WeekpressError(f"{parts.hostname} is asked over https or not at all.")
        request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 -- see above
        try:
            answer: HTTPResponse = _OPENER.open(request, timeout=_SECONDS)
        except urllib.error.HTTPError as error:
            if error.code in {301, 302, 307, 308}:
                return error
            raise WeekpressError(f"{parts.hostname} answers {error.code} {error.reason}.") from None
        except (OSError, HTTPException) as error:
            raise WeekpressError(f"{parts.hostname} does not answer: {error}.") from None
        return answer
