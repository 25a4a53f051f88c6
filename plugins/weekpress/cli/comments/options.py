"""What the commands of comments ask for in the same words, and the store that they open.

Comes in: what was typed. Goes out: the service's folder, a format, and an open store.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from weekpress.comments.store import Store, opened
from weekpress.comments.store.engine import NAME, VARIABLE, StoreError

FOLDER = "comments-data"
"""The service's folder, where none is named."""

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=FOLDER,
    envvar="WEEKPRESS_COMMENTS_DATA",
    metavar="DIR",
    help="The service's folder: its store, its key, comments.toml.  [default: comments-data, "
    "or what WEEKPRESS_COMMENTS_DATA says]",
)
"""Where the service keeps what is its own. `serve` and `worker` have the same."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Words for people, or JSON for programs.  [default: text]",
)


@contextmanager
def store_in(data: Path) -> Iterator[Store]:
    """The store of a folder that has one. Raises StoreError, SealError.

    No command but `serve` makes a store: a mistyped folder is told, and stays as it is.
    """
    if not (os.environ.get(VARIABLE) or (data / NAME).is_file()):
        raise StoreError(
            f"There are no comments in {data}. Name the folder that the service was started "
            "with: --data DIR."
        )
    with opened(data, os.environ) as store:
        yield store
