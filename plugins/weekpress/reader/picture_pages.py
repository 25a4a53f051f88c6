"""Older articles with pictures that have no text: on the statement's page, or on one for each year.

Comes in: `picture_pages` in the context. Goes out: accessibility/2019/index.html.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound

MANY = 50
"""Articles from which on they are listed on pages of their own: all pages stay small."""

TEMPLATE = "accessibility_year"


@dataclass(frozen=True)
class Pictures:
    """Articles that have pictures without a text, newest first, with how many each has."""

    articles: tuple[tuple[Any, int], ...]
    count: int
    """How many pictures that is."""

    @classmethod
    def of(cls, found: list[tuple[Any, int]]) -> Pictures:
        """Those of these articles."""
        return cls(tuple(found), sum(number for _, number in found))


@dataclass(frozen=True)
class PicturePage:
    """The page of those of one year."""

    statement_url: str
    year: int
    pictures: Pictures

    @property
    def url(self) -> str:
        """Its address, below the site's."""
        return f"{self.statement_url}{self.year}/"

    @property
    def save_as(self) -> str:
        """Its file."""
        return f"{self.url}index.html"


class PictureGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes a page for each year with such pictures, where there are many."""

    @property
    def draws(self) -> bool:
        """Whether the theme can."""
        try:
            return bool(self.get_template(TEMPLATE))
        except PelicanTemplateNotFound:
            return False

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 -- any Writer
        """Hand each page to the writer."""
        for page in self.context.get("picture_pages", ()):
            writer.write_file(
                page.save_as,
                self.get_template(TEMPLATE),
                self.context,
                self.settings["RELATIVE_URLS"],
                url=page.url,
                page_name=page.url.rstrip("/"),
                this_page=page,
            )
