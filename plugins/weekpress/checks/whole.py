"""The whole content folder as the rules see it that need all of it.

Comes in: what was read. Goes out: findings, made here as elsewhere, each at its own file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from weekpress.frontmatter import Document
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.settings import Settings


@dataclass(frozen=True)
class Whole:
    """Every text of a site, and what is known of it."""

    catalogue: Catalogue
    bodies: Sequence[tuple[Document, str]]
    """Each document with the HTML of its body as pages show it, in the order of their paths."""
    settings: Settings
    now: datetime
    """When the check believes it is, with a zone."""
