"""Keys: what seals the data of people and signs what the service gives out.

Comes in: one secret or more, newest first, from the environment or a file of the service's folder,
never from the database. Goes out: sealed bytes and back, keyed hashes, and a signer for tokens.
Old secrets still open what they sealed and still find what they hashed, until all of it is sealed
anew; see `weekpress comments rotate-key`.
Source: RFC 5869 (HKDF); RFC 2104 (HMAC); the Fernet specification.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

import idna
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from weekpress.errors import WeekpressError

VARIABLE = "WEEKPRESS_COMMENTS_KEYS"
"""The variable that may hold the secrets, a comma between them."""

NAME = "key"
"""The file in the service's folder that holds them otherwise, one a line."""

_SECRET = re.compile(r"[0-9a-f]{64}")


class SealError(WeekpressError):
    """There is no usable key; the message says what to do and shows nothing of it."""


class Keys:
    """What can be done with the secrets; it shows none of them."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_fernet_key(secret)) for secret in secrets])
        self._lookup = [_derived(secret, b"look up") for secret in secrets]
        self.signing = [_derived(secret, b"sign").hex() for secret in reversed(secrets)]
        """For itsdangerous, which signs with the last of them and accepts all."""

    def __repr__(self) -> str:
        return f"Keys({len(self._lookup)})"

    def seal(self, text: str) -> bytes:
        """`text`, unreadable and unchangeable without the key."""
        return self._fernet.encrypt(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """The text that was sealed. Raises SealError if none of the secrets sealed it."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise SealError(
                "The store was sealed with another key. Bring back the key that lay beside it, "
                f"or name both in {VARIABLE}, the new one first."
            ) from error

    def reseal(self, sealed: bytes) -> bytes:
        """The same text, sealed with the newest secret."""
        return self._fernet.rotate(sealed)

    def hashed(self, purpose: str, *parts: str) -> str:
        """A keyed hash of some words, 64 hexadecimal digits: equal for equal words and purpose."""
        return self.all_hashed(purpose, *parts)[0]

    def all_hashed(self, purpose: str, *parts: str) -> list[str]:
        """The same with each secret, newest first: what was hashed before a rotation is found."""
        message = b"\0".join(part.encode() for part in (purpose, *parts))
        return [hmac.digest(key, message, "sha256").hex() for key in self._lookup]

    def of_email(self, address: str) -> list[str]:
        """The hashes an e-mail address is looked up by, newest first; neither capitals matter, nor
        whether a domain of another script is spelt as it is sent (xn--…)."""
        local, at, domain = address.strip().rpartition("@")
        with suppress(UnicodeError):  # idna's error is one
            domain = idna.decode(domain) if "xn--" in domain.lower() else domain
        plain = unicodedata.normalize("NFC", f"{local}{at}{domain}").casefold()
        return self.all_hashed("e-mail", plain)


def read(folder: Path, environ: Mapping[str, str]) -> Keys:
    """The keys of a service: those of the environment, or those in its folder.

    Raises SealError if there are none, or one is no key.
    """
    secrets = secrets_in(folder, environ)
    if not secrets:
        raise SealError(
            f"There is no key in {folder / NAME}. Without the one the store was made with, "
            "nobody's address can be read: bring it back from your backup."
        )
    return Keys(secrets)


def secrets_in(folder: Path, environ: Mapping[str, str]) -> list[str]:
    """The secrets themselves, newest first. Raises SealError for one that is no key."""
    path, given = folder / NAME, environ.get(VARIABLE, "")
    found = given.replace(",", " ").split()
    if not found and path.is_file():
        found = path.read_text(encoding="ascii", errors="replace").split()
    if not all(_SECRET.fullmatch(secret) for secret in found):
        where = VARIABLE if given else str(path)
        raise SealError(f"{where} holds something that is no key: 64 hexadecimal digits each.")
    return found


def made(folder: Path, chance: bytes) -> None:
    """Write a first key into `folder`, readable by its owner alone; one that is there stays."""
    with suppress(FileExistsError):  # another process was first: theirs is the key
        write(folder, [chance.hex()], is_first=True)


def write(folder: Path, secrets: Sequence[str], is_first: bool = False) -> None:
    """Write the secrets, newest first, and have them on the disk before anything is sealed.

    The file is whole at every moment: half of a key would be the end of every address.
    Raises FileExistsError if it is to be the first and is not.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, aside = mkstemp(prefix=f".{NAME}-", dir=folder)  # its owner's alone
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write("".join(f"{secret}\n" for secret in secrets))
            file.flush()
            os.fsync(file.fileno())
        path = folder / NAME
        path.hardlink_to(aside) if is_first else Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)
    _sync(folder)


def _sync(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can be asked for that."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(descriptor)
        os.close(descriptor)


def _derived(secret: str, purpose: bytes) -> bytes:
    """A key for one purpose, so that none of them says anything of another."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"weekpress comments: " + purpose)
    return hkdf.derive(bytes.fromhex(secret))


def _fernet_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(_derived(secret, b"seal"))
