"""The one writer: Pelican's, but for when a page is drawn and how it is put on disk.

Comes in: Pelican's calls, a page each (or a list of pages, numbered). Goes out: pages left alone
where all they are made of is as it was; the others drawn, by several processes where nobody waits
for each file, and put in their places whole.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.paginator import Paginator
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from weekpress.build import KEY, Build
from weekpress.files import Outputs
from weekpress.fingerprint import fingerprint
from weekpress.incremental.snapshot import Snapshot
from weekpress.incremental.templates import Closures
from weekpress.incremental.trace import Trace, written
from weekpress.incremental.values import Given, Values
from weekpress.incremental.watched import TRACE, WatchedList
from weekpress.parallel import shared
from weekpress.store import Record, packed

PLAN = "weekpress_plan"
"""The name in Pelican's settings of this run's plan; see plugin.py."""

CONTEXT = "weekpress_context"
"""The name there of the context that all generators share."""

WRITER = "weekpress_writer"
"""The name there of this run's writer."""


@dataclass(frozen=True)
class Plan:
    """How this run is built."""

    trace: Trace
    values: Values
    site: str
    """The fingerprint of what every page is made of; "" where it cannot be known."""
    skips: bool
    """Whether a page that would come out as it did may be left alone."""
    keeps: Snapshot | None
    """Where what is known is kept, to draw a page again without all that came before."""
    waits: bool
    """Whether pages are drawn together at the end; if not, each at once, as Pelican does."""
    workers: int


@dataclass(frozen=True)
class Page:
    """One page to be drawn."""

    name: str
    template: Template
    context: Mapping[str, Any]
    more: Mapping[str, Any]
    """What the template is given beside the context."""
    spec: str

    def given(self) -> dict[str, Any]:
        """All that the template is given, by name."""
        return {**self.context, **self.more}


@dataclass(frozen=True)
class Drawn:
    """A page that is in its place, drawn in this process or another."""

    needs: str
    digest: str
    data: bytes
    """Its bytes, packed."""


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

    def __init__(self, output_path: str, settings: Any = None) -> None:  # noqa: ANN401
        super().__init__(output_path, settings)
        self._build: Build = self.settings[KEY]
        self._plan: Plan = self.settings[PLAN]
        self.settings[WRITER] = self
        self._waiting: dict[str, Page] = {}
        self._overriding: set[str] = set()
        self._lists: dict[tuple[int, str], tuple[list[Any], WatchedList[Any]]] = {}
        self._closures = Closures()

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
        **kwargs: Any,  # noqa: ANN401
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
        last = next(iter(paginators.values())).num_pages
        for number in range(1, last + 1):
            more: dict[str, Any] = {}
            for key, paginator in paginators.items():
                page = paginator.page(number)
                more[f"{key}_paginator"] = paginator
                more[f"{key}_page"] = page
                more[f"{key}_previous_page"] = paginator.page(number - 1) if number > 1 else None
                more[f"{key}_next_page"] = (
                    paginator.page(number + 1) if number < paginator.num_pages else None
                )
            yield page.save_as, more

    def _take(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        more: dict[str, Any],
        relative: bool,
        override: bool,
    ) -> None:
        """Leave the page alone, keep it for later, or draw it now."""
        sanitised_join(self.output_path, name)
        if self._replaces(name, override):
            return
        if relative:
            more["SITEURL"] = more["localsiteurl"] = path_to_url(get_relative_path(name))
        more["output_file"] = name
        more[TRACE] = self._plan.trace
        page = Page(name, template, context, more, self._spec(name, template))
        self._build.outputs.claim(name)
        if self._plan.skips and self._build.outputs.unchanged(name, page.spec, self._key_of(page)):
            return
        if self._plan.waits:
            self._waiting[name] = page
        else:
            self._note(page, self._drawn(page))

    def _replaces(self, name: str, override: bool) -> bool:
        """Whether another page has the name already and stays; Pelican's rules for overriding."""
        if name in self._overriding:
            if override:
                raise FileOverwriteFailedError(f"{name} is overridden twice.")
            return True
        if override:
            self._overriding.add(name)
            self._waiting.pop(name, None)
            self._build.outputs.written.discard(name)
        return False

    def _spec(self, name: str, template: Template) -> str:
        if not self._plan.site:
            return ""
        return fingerprint((self._plan.site, name, self._closures.of(template)))

    def _key_of(self, page: Page) -> Callable[[str, str], str]:
        """From a spec and needs, to the key the page would have today."""
        everything = {**page.template.globals, **page.context, **page.more}
        given = Given(page.more, page.context, everything)
        return lambda spec, needs: self._plan.values.key(spec, needs, given)

    def draw_all(self) -> None:
        """Draw the pages that waited, shared among processes; tell of each in its turn."""
        pages = list(self._waiting.values())
        self._waiting = {}
        for template in {id(p.template): p.template for p in pages}.values():
            for name in self._closures.names(template.environment, template.name or ""):
                _prepared(template, name)
        found = shared(self._drawn, pages, self._plan.workers)
        told = self._build.steps.through("drawing pages", found, len(pages))
        for page, drawn in zip(pages, told, strict=True):
            self._note(page, drawn)

    def _drawn(self, page: Page) -> Drawn:
        """Draw a page and put it in its place; in any process."""
        data, needs = self._render(page)
        digest = self._build.outputs.place(page.name, data)
        return Drawn(needs, digest, packed(data))

    def _render(self, page: Page) -> tuple[bytes, str]:
        given = page.given()
        if given["localsiteurl"]:  # where articles look for the start of their links
            self.settings[CONTEXT]["localsiteurl"] = given["localsiteurl"]
        with self._plan.trace.taken() as needs:
            text = page.template.render(given)
        return text.encode("utf-8"), written(needs)

    def _key(self, page: Page, needs: str) -> str:
        return self._key_of(page)(page.spec, needs) if page.spec else ""

    def _note(self, page: Page, drawn: Drawn) -> None:
        """Take note of a page that is in its place, and tell whoever waits for it."""
        key = self._key(page, drawn.needs)
        record = Record(page.name, key, page.spec, drawn.needs, drawn.digest, "")
        self._build.outputs.put_and_keep(record, drawn.data)
        if self._plan.keeps and key:
            self._plan.keeps.save_page(page.name, page.template.name or "", page.more, drawn.needs)
        if signals.content_written.receivers:
            path = str(Path(self.output_path) / page.name)
            signals.content_written.send(path, context=page.given())

    def _watch_lists(self, context: dict[str, Any]) -> None:
        for name, value in context.items():
            if type(value) is list:
                context[name] = self._watched(name, value)

    def _watched(self, name: str, value: Any) -> Any:  # noqa: ANN401
        """A list as one that tells of reads; the same one for the same list and name."""
        if not isinstance(value, list) or (isinstance(value, WatchedList) and value.name == name):
            return value
        known = self._lists.get((id(value), name))
        if known is None:
            known = value, WatchedList(list.__iter__(value), self._plan.trace, name)
            self._lists[(id(value), name)] = known
        return known[1]


def _prepared(template: Template, name: str) -> None:
    """Compile a template before the work is shared, and not in each process."""
    with suppress(Exception):  # whoever draws the page tells what is wrong, in its own words
        template.environment.get_template(name)
