"""The edge to Pelican: one writer, told at the right moment what it needs to know.

Comes in: the context when all is read and judged. Goes out: the writer of the run; at its end, the
pages that waited. Must stand before weekpress.output in PLUGINS, which removes what is stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import takewhile
from typing import Any

from blinker import ANY
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from weekpress.build import KEY, Build
from weekpress.errors import WeekpressError
from weekpress.fingerprint import UnknowableError, fingerprint
from weekpress.incremental.drawing import Plan
from weekpress.incremental.snapshot import Snapshot
from weekpress.incremental.trace import Trace
from weekpress.incremental.values import Values
from weekpress.incremental.watched import WatchedContext
from weekpress.incremental.writer import CONTEXT, PLAN, WRITER, IncrementalWriter
from weekpress.toolchain import only_ours

PLACES = frozenset(
    ["PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES"]
)
"""Settings that say where something is on this machine: what is there counts, not where. A page
that shows one of them notes that."""

NO_MATTER = frozenset(
    ["WEEKPRESS_INCREMENTAL", "WEEKPRESS_WORKERS", "WEEKPRESS_KNOWN_CAPITALS",
     "WEEKPRESS_PLAIN_LANGUAGE", "WEEKPRESS_JARGON", "PELICAN_CLASS", "DEBUG"]
)  # fmt: skip
"""Settings that change no page."""

_AT_EVERY_PAGE = (signals.content_written,)
_WHEN_ALL_ARE_THERE = (signals.article_writer_finalized, signals.page_writer_finalized)


def prepare_templates(generator: Generator) -> None:
    """Pelican's generator_init: templates tell what they read, and are read once a run."""
    generator.env.context_class = WatchedContext
    generator.env.auto_reload = False


def remember(generators: list[Generator]) -> None:
    """Pelican's all_generators_finalized: keep the context for the writer."""
    settings, context = generators[0].settings, generators[0].context
    if KEY not in context:
        raise WeekpressError('"weekpress.incremental" needs "weekpress.reader" before it.')
    settings[CONTEXT] = context


def writer(pelican: Pelican) -> type[IncrementalWriter]:
    """Tell Pelican which writer to use, and the writer what it needs to know."""
    context: dict[str, Any] = pelican.settings[CONTEXT]
    build: Build = context[KEY]
    with build.steps.step("looking for what changed"):
        _attach(context)
        trace = Trace()
        values = Values(trace)
        values.watch(_contents(context))
        site = _site(build, pelican.settings) if build.incremental else ""
        if site:
            build.key_of, build.token_of = partial(values.key_of, site), values.name_of
        waits = not (strangers(_AT_EVERY_PAGE + _WHEN_ALL_ARE_THERE) or _told_before_us())
        skips = bool(site) and not strangers(_AT_EVERY_PAGE)
        keeps = _snapshot(build, pelican.settings, values) if skips and waits else None
        pelican.settings[PLAN] = Plan(trace, values, site, skips, keeps, waits, build.workers)
    return IncrementalWriter


def _site(build: Build, settings: Mapping[str, Any]) -> str:
    """The fingerprint of what every page is made of; told, and "", where it cannot be known."""
    try:
        return fingerprint((build.toolchain, shown_settings(settings)))
    except UnknowableError as error:
        build.notes.append(f"Every page is drawn at every build: in the settings, {error}.")
        return ""


def _snapshot(build: Build, settings: Mapping[str, Any], values: Values) -> Snapshot | None:
    """Where to keep what this run knows; None for a site in which more than bodies follows from a
    body: one with plugins of others, or whose addresses differ from page to page."""
    if not only_ours(settings) or settings["RELATIVE_URLS"] or settings["TEMPLATE_PAGES"]:
        return None
    shared = {id(settings): "settings", id(settings[CONTEXT]): "context"}
    return Snapshot(build.outputs.folder, values, shared)


def shown_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that may change a page."""
    left_out = PLACES | NO_MATTER
    return {name: settings[name] for name in sorted(settings)
            if name.isupper() and name not in left_out}  # fmt: skip


def strangers(watched: tuple[Any, ...]) -> list[str]:
    """The modules not of ours that wait for one of these signals of Pelican's."""
    return _others(receiver for signal in watched for receiver in signal.receivers_for(ANY))


def _told_before_us() -> list[str]:
    """The modules not of ours that hear that all is written before we draw what waits."""
    told = signals.finalized.receivers_for(ANY)  # in the order of PLUGINS
    return _others(takewhile(lambda receiver: receiver is not draw_waiting, told))


def _others(receivers: Iterable[Any]) -> list[str]:
    modules = {getattr(receiver, "__module__", "") or "" for receiver in receivers}
    return sorted(name for name in modules if name.split(".")[0] != "weekpress")


def _contents(context: Mapping[str, Any]) -> Iterator[Content]:
    """Everything that has a page, or that a page may name."""
    yield from (content for content in context["generated_content"].values() if content)
    yield from context["static_content"].values()
    yield from context.get("people", ())
    yield from context.get("projects", ())


def _attach(context: Mapping[str, Any]) -> None:
    """Follow every {attach} now, in the order of the pages: the first of them takes the file
    along, and pages drawn in several processes could not agree on the first."""
    made: Mapping[str, Content | None] = context["generated_content"]
    first = [*context["articles"], *context.get("pages", ())]
    others = [content for _, content in sorted(made.items()) if content]
    for content in dict.fromkeys([*first, *others]):
        if "attach}" in content._content or "attach|" in content._content:
            content._update_content(content._content, "")


def draw_waiting(pelican: Pelican) -> None:
    """Pelican's finalized: draw the pages that waited."""
    build: Build = pelican.settings[KEY]
    with build.steps.step("drawing pages"):
        pelican.settings[WRITER].drawing.draw_all()
    plan: Plan = pelican.settings[PLAN]
    if plan.keeps:
        with build.steps.step("keeping what is known"):
            plan.keeps.save(build, pelican.settings[CONTEXT], plan.site)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(prepare_templates)
    signals.all_generators_finalized.connect(remember)
    signals.get_writer.connect(writer)
    signals.finalized.connect(draw_waiting)
