"""A spam filter for Weekpress's hook, to start your own from. It needs Python and nothing else.

    WEEKPRESS_COMMENTS_HOOK_SECRET=whsec_… python comment_filter.py 8091

It trusts a request only if it is signed with the secret, new, and not one it has seen. It thinks
that comments with "limited offer" in them are spam: put what you know in the place of `judged`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

WINDOW_S = 300
MOST_BYTES = 1_000_000

KEY = base64.b64decode(os.environ["WEEKPRESS_COMMENTS_HOOK_SECRET"].removeprefix("whsec_"))
SEEN: dict[str, float] = {}
"""The ids of the last minutes and when each came."""


def judged(submission: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """What this filter thinks of a comment."""
    if known["approved"]:
        return {"verdict": "ham", "why": "The same person was approved before."}
    if "limited offer" in submission["body"].lower():
        return {"verdict": "spam", "why": "It offers something for a limited time."}
    return {"verdict": "ham"}


def learnt(submission: dict[str, Any], feedback: dict[str, Any]) -> dict[str, Any]:
    """A person decided otherwise: a filter that learns does it here."""
    print("spam" if feedback["spam"] else "ham", submission["id"], flush=True)
    return {}


def refusal(headers: dict[str, str], body: bytes, now: float) -> str:
    """Why a request is not to be trusted; "" if it is."""
    name, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    signed = b".".join([name.encode(), moment.encode(), body])
    ours = base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256))
    given = headers.get("webhook-signature", "").encode().split()
    # compare_digest takes as long for a wrong signature as for a right one: == would tell a
    # stranger, by its time, how much of a guess was right.
    if not any(hmac.compare_digest(b"v1," + ours, one) for one in given):
        return "The signature is wrong."
    if abs(now - int(moment)) > WINDOW_S:
        return "The request is too old, or the clocks differ."
    for old in [one for one, came in SEEN.items() if now - came > 2 * WINDOW_S]:
        SEEN.pop(old, None)
    if name in SEEN:
        return "The request came before."
    SEEN[name] = now
    return ""


def answered(said: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request that is to be trusted."""
    if said["kind"] == "check":
        return judged(said["submission"], said["known"])
    if said["kind"] == "feedback":
        return learnt(said["submission"], said["feedback"])
    return {}


class Receiver(BaseHTTPRequestHandler):
    """Takes requests and answers them."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if length > MOST_BYTES:
            self._answer(413, {"error": "The request is too long."})
            return
        body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        if why := refusal(headers, body, time.time()):
            self._answer(401, {"error": why})
            return
        self._answer(200, answered(json.loads(body)))

    def log_message(self, *_: object) -> None:
        """Say nothing: a log of requests is a log of people."""

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    with HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver) as server:
        print(f"http://127.0.0.1:{server.server_address[1]}/", flush=True)
        server.serve_forever()
