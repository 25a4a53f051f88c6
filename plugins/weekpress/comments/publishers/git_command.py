"""The git command, run so that nothing outside the service's own settings has a say.

Comes in: arguments. Goes out: what git answered. Neither the configuration of the machine or the
account nor hooks, templates, credential stores, prompts or editors take part; no other transport
than the remote's own is spoken; a token travels in the environment, never among the arguments.
Source: git(1) on the environment, git-config(1), curl's rule that a header is not sent elsewhere
after a redirection, which is not followed here in any case.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from weekpress.comments.publishers.remotes import Remote, without_secrets

TOKEN = "WEEKPRESS_COMMENTS_GIT_TOKEN"  # noqa: S105  # the name of it
_KEPT = {"GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"}
"""What an account may say to git: its key, its authority."""
_SSH = "ssh -oBatchMode=yes -oConnectTimeout=20"


class GitError(Exception):
    """git could not do it; the message is what it said, fit to be shown."""


@dataclass(frozen=True)
class Git:
    """git, for one remote."""

    program: str
    folder: Path
    """Where it runs, which need not be a repository yet."""
    remote: Remote
    patience: int
    """How many seconds one command may take."""
    environ: Mapping[str, str] = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def run(self, *arguments: str, given: bytes = b"") -> str:
        """What git answers. Raises GitError if it fails, or takes too long."""
        with subprocess.Popen(  # noqa: S603  # git, with checked words; see `remotes`
            [self.program, *self._settings(), *arguments], cwd=self.folder, env=self.environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:  # fmt: skip
            try:
                out, err = process.communicate(given, timeout=self.patience)
            except subprocess.TimeoutExpired:
                raise GitError(f"git did not finish within {self.patience} seconds") from None
            finally:
                _end(process)
        if process.returncode:
            raise GitError(self.told(out, err))
        return out.decode("utf-8", "surrogateescape")

    def told(self, *streams: bytes) -> str:
        """What git said, fit to be shown."""
        text = b"\n".join(streams).decode("utf-8", "replace")
        return without_secrets(text, *self.secrets) or "git did not say why"

    def _settings(self) -> Sequence[str]:
        pairs = {
            "protocol.allow": "never",
            f"protocol.{self.remote.transport}.allow": "always",
            "core.hooksPath": os.devnull,
            "http.followRedirects": "false",
            "http.lowSpeedLimit": "1",
            "http.lowSpeedTime": str(self.patience),
            "gc.autoDetach": "false",
            "push.recurseSubmodules": "no",
        }
        return [word for key, value in pairs.items() for word in ("-c", f"{key}={value}")]


def git_for(
    folder: Path, remote: Remote, user: str, patience: int, environ: Mapping[str, str]
) -> Git:
    """git for a remote. Raises ValueError where there is none on this machine."""
    program = shutil.which("git", path=environ.get("PATH"))
    if not program:
        raise ValueError("The publisher git needs the command git: install it, or use files.")
    token = environ.get(TOKEN, "").strip() if remote.transport in {"https", "http"} else ""
    basic = b64encode(f"{user}:{token}".encode()).decode() if token else ""
    clean = _clean(environ, folder)
    if basic:
        header = f"Authorization: Basic {basic}"
        clean |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_VALUE_0": header}
        clean["GIT_CONFIG_KEY_0"] = f"http.{remote.address}.extraHeader"
    return Git(program, folder, remote, patience, clean, (token, basic))


def _clean(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment for git: without what steers it, and without the service's secrets."""
    steers = ("GIT_", "WEEKPRESS_", "SSH_ASKPASS")
    kept = {k: v for k, v in environ.items() if k in _KEPT or not k.startswith(steers)}
    return {
        "GIT_SSH_COMMAND": _SSH,
        **kept,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CEILING_DIRECTORIES": str(folder.absolute().parent),
        "LC_ALL": "C",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it started, if it is still there: a transport may hang by itself."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)  # the group is its own: see `run`
        process.kill()
