"""A request's signature: whoever shares the secret can tell that it is ours, whole and new.

Comes in: a body, a moment, ten bytes of chance. Goes out: three headers; and back: why a request is
not to be trusted, if it is not. Source: Standard Webhooks 1.0 (HMAC-SHA256, RFC 2104, over id,
time and body), so that receivers need write none of this: there are libraries in many languages.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"

WINDOW = timedelta(minutes=5)
"""How far from now the time of a request may be."""

_PREFIX = "whsec_"
_LEAST, _MOST = 24, 64
"""How many bytes a secret has."""


def key_of(secret: str) -> bytes:
    """The bytes of a secret as it is written. Raises ValueError, which does not repeat it."""
    try:
        found = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not (secret.startswith(_PREFIX) and _LEAST <= len(found) <= _MOST):
        raise ValueError(
            f"The secret has to be {_PREFIX} and {_LEAST} to {_MOST} bytes in base64, "
            "as `openssl rand -base64 32` makes them."
        )
    return found


def signed(key: bytes, body: bytes, now: datetime, chance: bytes) -> dict[str, str]:
    """The headers that sign a body."""
    name, moment = f"msg_{chance.hex()}", str(int(now.timestamp()))
    return {ID: name, TIMESTAMP: moment, SIGNATURE: f"v1,{_made(key, name, moment, body)}"}


def refusal(key: bytes, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """Why a request is not to be trusted; "" if it is. Headers are known by small names.

    A receiver also remembers the ids of the last five minutes, and refuses one that comes again.
    """
    name, moment = headers.get(ID, ""), headers.get(TIMESTAMP, "")
    if not (name and moment.isascii() and moment.isdigit() and len(moment) < 12):
        return "It is not signed."
    ours = _made(key, name, moment, body).encode()
    theirs = [part[3:] for part in headers.get(SIGNATURE, "").split() if part.startswith("v1,")]
    if not any(hmac.compare_digest(ours, one.encode("utf-8", "replace")) for one in theirs):
        return "Its signature is not ours."
    if abs(now.timestamp() - int(moment)) > WINDOW.total_seconds():
        return "It is too old, or from the future."
    return ""


def _made(key: bytes, name: str, moment: str, body: bytes) -> str:
    content = b".".join([name.encode("utf-8", "replace"), moment.encode(), body])
    return base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
