"""The permanent name of an entry: what feed readers and comments know an article by.

Source: RFC 4287, 4.2.6: an entry's id is permanent and never reused, whatever else changes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from urllib.parse import urlsplit

from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Post

_NAMESPACE = uuid.UUID("6f1b7d6e-0c55-5b0e-9a53-77d1c2f9f1a4")
"""Weekpress's own, chosen once. Changing it would make every old entry unread again."""


def entry_id(document: Document, namespace: str = "") -> str:
    """The id of the document's entry, as an absolute IRI.

    An id that is one already (a WordPress address, say) is kept to the letter; a UUID becomes
    urn:uuid:…; any other word is hashed into one. Without an id it follows from the file's path,
    so a new title, date or slug changes nothing, but a moved file does; `namespace` keeps two
    sites apart.
    """
    identity = document.meta.id if document.meta else ""
    if urlsplit(identity).scheme and ":" in identity:
        return identity
    if not identity:
        return entry_id_of_path(document.path, namespace)
    try:
        return f"urn:uuid:{uuid.UUID(identity)}"
    except ValueError:
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'id:{identity}')}"


def entry_ids(documents: Iterable[Document], namespace: str = "") -> frozenset[str]:
    """The ids of all posts and weeknotes among these, whoever may see them."""
    return frozenset(entry_id(one, namespace) for one in documents if isinstance(one.meta, Post))


def entry_id_of_path(path: str, namespace: str = "") -> str:
    """The id of an entry that has only the path of its file, below the content folder."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'path:{namespace}:{path}')}"
