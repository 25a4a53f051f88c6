"""Rotating: a new secret takes the place of the old one, and nothing is lost on the way.

Comes in: an open store and chance. Goes out: a store that the new secret alone opens. The new one
is on the disk before anything is sealed with it, and the old one leaves only when nothing needs it:
stopped anywhere between, the store opens and finds everything, and the command begun again ends it.
"""

from __future__ import annotations

from collections.abc import Mapping

from weekpress.comments import keys
from weekpress.comments.keys import SealError
from weekpress.comments.store import Store
from weekpress.comments.store.engine import scrub
from weekpress.comments.store.resealing import reseal


def rotate(store: Store, environ: Mapping[str, str], chance: bytes) -> int:
    """Seal all of it anew; how many comments there were.

    Keys in the environment are the caller's to change: all is sealed with the first of them.
    Raises SealError if the environment has but one.
    """
    folder, is_ours = store.folder, not environ.get(keys.VARIABLE)
    secrets = keys.secrets_in(folder, environ)
    if not is_ours and len(secrets) < 2:
        raise SealError(
            f"The key is in {keys.VARIABLE}, which this command cannot change. Put a new one (64 "
            "hexadecimal digits) before it, a comma between them; start every service and worker "
            "again with both; then type this command again."
        )
    if is_ours and len(secrets) == 1:  # else: one that was begun, and is ended now
        secrets = [chance.hex(), *secrets]
        keys.write(folder, secrets)
    number = reseal(store)
    if is_ours:
        keys.write(folder, secrets[:1])
    scrub(store.engine)  # what the old one sealed is in no file any more
    return number
