"""The one writer: Pelican's, but for when a page is drawn and how it is put on disk.

Comes in: Pelican's calls, a page each (or a list of pages, numbered). Goes out: pages with all that
their templates are given, to be drawn (drawing.py); feeds of Pelican's own, written whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.paginator import Paginator
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from weekpress.build import KEY, Build
from weekpress.files import Outputs
from weekpress.incremental.drawing import Drawing, Page, Plan
from weekpress.incremental.watched import TRACE, WatchedList

PLAN = "weekpress_plan"
"""The name in Pelican's settings of this run's plan; see plugin.py."""

CONTEXT = "weekpress_context"
"""The name there of the context that all generators share."""

WRITER = "weekpress_writer"
"""The name there of this run's writer."""


class WholeFile(io.StringIO):
    """A text file that comes into being when it is closed, whole."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        super().__init__()
        self._outputs, self._name = outputs, name

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._outputs.write(self._name, self.getvalue())
        self.close()


class IncrementalWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's writer of feeds; of pages, ours."""

    def __init__(self, output_path: str, settings: object = None) -> None:
        super().__init__(output_path, settings)
        self._build: Build = self.settings[KEY]
        self._plan: Plan = self.settings[PLAN]
        self.settings[WRITER] = self
        self.drawing = Drawing(self._build, self._plan, self.settings[CONTEXT])
        self._overriding: set[str] = set()
        self._lists: dict[tuple[int, str], tuple[list[Any], WatchedList[Any]]] = {}

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> io.StringIO:
        """Pelican's own way to open a feed it writes; `override` replaces one already written."""
        del encoding  # always UTF-8
        name = Path(filename).relative_to(self.output_path).as_posix()
        if override:
            self._build.outputs.written.discard(name)
        return WholeFile(self._build.outputs, name)

    def write_file(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: dict[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **kwargs: Any,  # noqa: ANN401 -- as Pelican has it
    ) -> None:
        """Write a page, or one for each part of a long list; Pelican's signature and meaning."""
        if not name:
            return
        self._watch_lists(context)
        more = {key: self._watched(key, value) for key, value in kwargs.items()}
        lists = paginated if paginated is not None else more
        long = {k: self._watched(k, v) for k, v in lists.items()
                if paginated is not None or k in {"articles", "dates"}}  # fmt: skip
        if long and template_name in self.settings["PAGINATED_TEMPLATES"]:
            size = self.settings["PAGINATED_TEMPLATES"][template_name]
            for number_name, numbered in self._numbered(name, url, long, size):
                self._take(number_name, template, context, {**more, **numbered}, relative_urls,
                           override_output)  # fmt: skip
        else:
            self._take(name, template, context, more, relative_urls, override_output)

    def _numbered(
        self, name: str, url: str | None, lists: dict[str, Any], size: int | None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """For each page of some lists, its file name and the names its template gets for them."""
        size = size or self.settings["DEFAULT_PAGINATION"]
        paginators = {key: Paginator(name, url, value, self.settings, size)
                      for key, value in lists.items()}  # fmt: skip
        for more in pages_of(paginators):
            yield more[f"{list(paginators)[-1]}_page"].save_as, more

    def _take(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        more: dict[str, Any],
        relative: bool,
        override: bool,
    ) -> None:
        """Hand one page on to be drawn, unless another stays in its place."""
        sanitised_join(self.output_path, name)
        if self._replaces(name, override):
            return
        if relative:
            more["SITEURL"] = more["localsiteurl"] = path_to_url(get_relative_path(name))
        more["output_file"] = name
        more[TRACE] = self._plan.trace
        spec = self.drawing.spec(name, template)
        self.drawing.take(Page(name, template, context, more, spec))

    def _replaces(self, name: str, override: bool) -> bool:
        """Whether another page has the name already and stays; Pelican's rules for overriding."""
        if name in self._overriding:
            if override:
                raise FileOverwriteFailedError(f"{name} is overridden twice.")
            return True
        if override:
            self._overriding.add(name)
            self.drawing.give_up(name)
        return False

    def _watch_lists(self, context: dict[str, Any]) -> None:
        for name, value in context.items():
            if type(value) is list:
                context[name] = self._watched(name, value)

    def _watched(self, name: str, value: object) -> Any:  # noqa: ANN401 -- whatever a template is given
        """A list as one that tells of reads; the same one for the same list and name."""
        if not isinstance(value, list) or (isinstance(value, WatchedList) and value.name == name):
            return value
        known = self._lists.get((id(value), name))
        if known is None:
            known = value, WatchedList(list.__iter__(value), self._plan.trace, name)
            self._lists[(id(value), name)] = known
        return known[1]


def pages_of(paginators: Mapping[str, Paginator]) -> Iterator[dict[str, Any]]:
    """What the templates of the pages of some lists get for them, by Pelican's names.

    A page of a list is the one before the next and the one after the last: there is one of it, as
    of thousands, three each took much memory.
    """
    part = cache(lambda key, number: paginators[key].page(number))
    for number in range(1, next(iter(paginators.values())).num_pages + 1):
        more: dict[str, Any] = {}
        for key, paginator in paginators.items():
            more[f"{key}_paginator"] = paginator
            more[f"{key}_page"] = part(key, number)
            more[f"{key}_previous_page"] = part(key, number - 1) if number > 1 else None
            following = number < paginator.num_pages
            more[f"{key}_next_page"] = part(key, number + 1) if following else None
        yield more
