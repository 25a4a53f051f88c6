"""The articles of a tag, a category or an author, in a list that is quickly asked.

Pelican asks each such list of every article of the site whether it holds it: of ten thousand
articles a plain list takes seconds to say so.
"""

from __future__ import annotations

from pelican.contents import Article


class Shelf(list[Article]):
    """A list that knows what it holds; articles are told apart by being different objects.

    It looks anew when it has grown or shrunk. Pelican fills it first and asks only while it writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: frozenset[int] = frozenset()

    def __contains__(self, article: object) -> bool:
        if len(self._held) != len(self):
            self._held = frozenset(map(id, self))
        return id(article) in self._held
