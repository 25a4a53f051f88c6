"""Every finding told; files written whole, none left behind.

Comes in: what all other plugins made and found. Goes out: with an error anywhere, nothing but the
words and exit code 1, before any page is written; else the pages, each replaced in one step, and
when all are there the removal of those an earlier build wrote and this one did not.
Must be last in PLUGINS, so that it judges what the others did.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, StaticGenerator

from weekpress.build import KEY, Build
from weekpress.errors import FILE, SAME_WEEK, Finding, errors_in, told
from weekpress.files import OWN_NAMES, Outputs, clash, page_of

logger = logging.getLogger(__name__)


class Stopped(SystemExit):  # it is an end, told in full
    """The build ends here, with every finding. Python prints the words and exits with 1.

    Not an Exception: Pelican would print a traceback, and a writer's slip deserves none.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("\n".join([*told(self.findings), "", "Nothing was written."]))


def judge(generators: list[Generator]) -> None:
    """Stop the run if anything is wrong; say what was noticed if nothing is."""
    context = generators[0].context
    build: Build = context[KEY]
    with build.steps.step("judging all together"):
        build.findings += left_behind(context, build)
        build.findings += collisions(generators, build)
        if not errors_in(build.findings):  # a second lock: what is told already need not be twice
            build.findings += strays(build)
    if errors_in(build.findings):
        raise Stopped(build.findings)
    for line in told(build.findings):  # for Pelican's own command; ours tells them itself
        logger.warning(line)


def left_behind(context: dict[str, Any], build: Build) -> Iterator[Finding]:
    """Sources that no page came of: Pelican logs why, and goes on without them."""
    made: dict[str, Content | None] = context["generated_content"]
    for path, content in sorted(made.items()):
        if content is None and path not in build.catalogue.documents:
            yield Finding(path, 1, "file", "could not be read.", "Write it in Markdown.", rule=FILE)
    for path, document in build.catalogue.documents.items():
        hidden = build.catalogue.unpublished(document, build.now) and not build.preview
        if document.meta and not hidden and made.get(path) is None:
            yield Finding(
                document.shown,
                1,
                "file",
                "was read, but no page came of it.",
                "Look at ARTICLE_PATHS and PAGE_PATHS.",
                rule=FILE,
            )


def strays(build: Build) -> Iterator[Finding]:
    """Files to be copied that are not the site's own, or whose names no host could serve."""
    root = build.catalogue.root.resolve()
    for static in build.static:
        source = Path(static.source_path)
        if not source.resolve().is_relative_to(root):
            yield Finding(
                source.name,
                1,
                "file",
                "lies outside the content folder.",
                "Put it in images/.",
                rule=FILE,
            )
        elif not source.as_posix().isprintable():
            yield Finding(
                source.name,
                1,
                "file",
                "has a name with characters nobody can see.",
                "Rename it.",
                rule=FILE,
            )


def collisions(generators: list[Generator], build: Build) -> Iterator[Finding]:
    """Two sources for one file of the output, or a file where another needs a folder."""
    owners: dict[str, str] = {}
    for name, source in _planned(generators):
        other = owners.setdefault(name.casefold(), source)
        if other != source and not (_told_already(source, build) or _told_already(other, build)):
            yield clash(source, name, other)
    for name, source in owners.items():
        for folder in map(str, PurePosixPath(name).parents):
            if folder in owners:
                yield clash(source, folder, owners[folder])


def _planned(generators: list[Generator]) -> Iterator[tuple[str, str]]:
    """Each file that will be written, and what it is made from."""
    settings, context = generators[0].settings, generators[0].context
    build: Build = context[KEY]
    yield from ((name, "Weekpress itself") for name in OWN_NAMES)
    for template in (*settings["DIRECT_TEMPLATES"], *build.later):
        name = settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        if name:
            yield name, page_of(template)
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            yield from _lists(generator)
    for content in context["generated_content"].values():
        if content is not None and content.save_as:
            yield content.save_as, _source(content, build)


def _lists(generator: ArticlesGenerator) -> Iterator[tuple[str, str]]:
    for kind, wrappers in (
        ("tag", generator.tags),
        ("category", dict(generator.categories)),
    ):
        for wrapper in wrappers:
            yield wrapper.save_as, f'the {kind} "{wrapper.name}"'
    for archives in generator.period_archives.values():
        for archive in archives:
            yield archive["save_as"], f"the archive of {archive['period_num'][0]}"


def _source(content: Content, build: Build) -> str:
    document = build.catalogue.documents.get(getattr(content, "source", ""))
    return document.shown if document else str(content.source_path)


def _told_already(source: str, build: Build) -> bool:
    """Whether the file is already told to share its slug, or its week, with another."""
    return any(
        f.path == source and (f.field == "slug" or f.rule == SAME_WEEK) for f in build.findings
    )


class WholeStaticGenerator(StaticGenerator):  # type: ignore[misc]  # Pelican has no types
    """Copies each file whole, and only if it is not there as it is."""

    def generate_output(self, writer: object) -> None:  # any Writer
        """Copy the theme's own files, then those of the site; links where links are asked for."""
        outputs: Outputs = self.context[KEY].outputs
        if self.settings["STATIC_CREATE_LINKS"]:
            super().generate_output(writer)
            for name in [*theme_files(self.settings), *(s.save_as for s in self.staticfiles)]:
                outputs.written.discard(name)
                outputs.claim(name)
            return
        for name, source in theme_files(self.settings).items():
            outputs.copy(name, source)
        for static in self.staticfiles:
            outputs.written.discard(static.save_as)
            outputs.copy(static.save_as, Path(static.source_path))


def copy_whole(generator: StaticGenerator) -> None:
    """Pelican's static_generator_init: have it copy as we do."""
    if type(generator) is StaticGenerator:  # another plugin's own is left as it is
        generator.__class__ = WholeStaticGenerator


def note_static(generator: StaticGenerator) -> None:
    """Remember the files Pelican copies."""
    generator.context[KEY].static = generator.staticfiles


def theme_files(settings: Mapping[str, Any]) -> dict[str, Path]:
    """The theme's own static files, which Pelican copies, by their names in output/."""
    folder, theme = settings["THEME_STATIC_DIR"], Path(settings["THEME"])
    roots = [theme / path for path in settings["THEME_STATIC_PATHS"]]
    files = {p.relative_to(r).as_posix(): p for r in roots for p in r.rglob("*") if p.is_file()}
    return {f"{folder}/{name}": path for name, path in sorted(files.items())}


def tidy(pelican: Pelican) -> None:
    """Remove what this build did not write, and note for the next one what it did."""
    build: Build = pelican.settings[KEY]
    with build.steps.step("tidying up"):
        build.outputs.remove_stale()
        build.store.keep_only_used(build.outputs.folder.name)
    build.store.close()


def register() -> None:
    """Connect to Pelican."""
    signals.static_generator_init.connect(copy_whole)
    signals.static_generator_finalized.connect(note_static)
    signals.all_generators_finalized.connect(judge)
    signals.finalized.connect(tidy)
