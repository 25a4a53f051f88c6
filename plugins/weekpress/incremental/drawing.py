"""Drawing: which pages are drawn, by whom, and what is noted of them.

Comes in: pages, each with its template and what that is given. Goes out: pages left alone where all
they are made of is as it was; the others drawn, by several processes where nobody waits for each
file, and put in their places whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jinja2 import Template
from pelican import signals

from weekpress.build import Build
from weekpress.fingerprint import fingerprint
from weekpress.folders import Record
from weekpress.incremental.snapshot import Snapshot
from weekpress.incremental.templates import Closures
from weekpress.incremental.trace import Trace, written
from weekpress.incremental.values import Given, Values
from weekpress.packing import packed
from weekpress.parallel import shared

MANY = 1000
"""Pages from which on two processes compare them sooner than one."""


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that is in its place, drawn in this process or another."""

    needs: str
    digest: str
    data: bytes
    """Its bytes, packed."""


class Drawing:
    """The pages of one run."""

    def __init__(self, build: Build, plan: Plan, context: dict[str, Any]) -> None:
        """context -- what all generators share: articles look there for the start of their links"""
        self._build, self._plan, self._context = build, plan, context
        self._waiting: dict[str, Page] = {}
        self._closures = Closures()

    def spec(self, name: str, template: Template) -> str:
        """The fingerprint of what a page is; "" where that cannot be known."""
        if not self._plan.site:
            return ""
        return fingerprint((self._plan.site, name, self._closures.of(template)))

    def take(self, page: Page) -> None:
        """Leave the page alone, keep it for later, or draw it now."""
        outputs = self._build.outputs
        outputs.claim(page.name)
        if self._plan.waits:
            self._waiting[page.name] = page
        elif not (self._plan.skips and outputs.keep(page.name, self._left(page))):
            self._note(page, self._drawn(page))

    def give_up(self, name: str) -> None:
        """Draw the page called `name` no more: another takes its place."""
        self._waiting.pop(name, None)
        self._build.outputs.written.discard(name)

    def draw_all(self) -> None:
        """Draw the pages that waited, shared among processes; tell of each in its turn."""
        pages = self._changed(list(self._waiting.values()))
        self._waiting = {}
        for template in {id(p.template): p.template for p in pages}.values():
            for name in self._closures.names(template.environment, template.name or ""):
                _prepared(template, name)
        found = shared(self._drawn, pages, self._plan.workers)
        told = self._build.steps.through("drawing pages", found, len(pages))
        for page, drawn in zip(pages, told, strict=True):
            self._note(page, drawn)

    def _changed(self, pages: list[Page]) -> list[Page]:
        """Those of the pages that would not come out as they did."""
        outputs = self._build.outputs
        if outputs.first or not self._plan.skips:
            return pages
        with self._build.steps.step("comparing pages"):
            left = shared(self._left, pages, self._plan.workers, MANY)
            return [page for page, how in zip(pages, left, strict=True)
                    if not outputs.keep(page.name, how)]  # fmt: skip

    def _left(self, page: Page) -> str:
        """What is said of a page that may be left alone; see `Outputs.left`. In any process."""
        return self._build.outputs.left(page.name, page.spec, self._key_of(page))

    def _key_of(self, page: Page) -> Callable[[str, str], str]:
        """From a spec and needs, to the key the page would have today."""
        everything = {**page.template.globals, **page.context, **page.more}
        given = Given(page.more, page.context, everything)
        return lambda spec, needs: self._plan.values.key(spec, needs, given)

    def _drawn(self, page: Page) -> Drawn:
        """Draw a page and put it in its place; in any process."""
        data, needs = self._render(page)
        digest = self._build.outputs.place(page.name, data)
        return Drawn(needs, digest, packed(data))

    def _render(self, page: Page) -> tuple[bytes, str]:
        given = page.given()
        if given["localsiteurl"]:  # where articles look for the start of their links
            self._context["localsiteurl"] = given["localsiteurl"]
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
            path = str(self._build.outputs.root / page.name)
            signals.content_written.send(path, context=page.given())


def _prepared(template: Template, name: str) -> None:
    """Compile a template before the work is shared, and not in each process."""
    with suppress(Exception):  # whoever draws the page tells what is wrong, in its own words
        template.environment.get_template(name)
