"""Plugins and themes that know nothing of ours: a second build is a clean build all the same."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from comparing import CleanBuilds, compare
from sites_changing import ChangingSite, empty
from sites_first import first_site

POST = "posts/2026-11-20-bin-calls.md"
BUILDS = CleanBuilds()

LISTENS = """
from pathlib import Path
from pelican import signals

def mark(path, context):
    page = Path(path)
    if page.suffix == ".html":
        page.write_text(page.read_text() + f"<!-- {len(context['articles'])} -->")

def register():
    signals.content_written.connect(mark)
"""
SETS_VALUES = """
import json
from pathlib import Path
from pelican import signals

def add(generator):
    extra = json.loads(Path(__file__).with_name("extra.json").read_text())
    for article in generator.articles:
        article.extra = extra.get(article.slug, "none")

def register():
    signals.article_generator_finalized.connect(add)
"""
SETS_OBJECTS = """
import json
from pathlib import Path
from pelican import signals

class Weird:
    __slots__ = ("words",)
    def __str__(self):
        return self.words

def add(generator):
    for article in generator.articles:
        article.extra = Weird()
        article.extra.words = json.loads(Path(__file__).with_name("extra.json").read_text())["all"]

def register():
    signals.article_generator_finalized.connect(add)
"""
REWRITES = """
from pathlib import Path
from pelican import signals

def rewrite(pelican):
    for page in sorted(Path(pelican.output_path).rglob("*.html")):
        text = page.read_text()
        if "rewritten" not in text:
            page.write_text(text.replace("</body>", f"<!-- rewritten {len(text)} --></body>"))

def register():
    signals.finalized.connect(rewrite)
"""
GENERATES = """
import json
from pathlib import Path
from pelican import signals
from pelican.generators import Generator

class Extra(Generator):
    def generate_output(self, writer):
        extra = json.loads(Path(__file__).with_name("extra.json").read_text())
        writer.write_file("extra/index.html", self.get_template("extra"), self.context, extra=extra)

def register():
    signals.get_generators.connect(generators)

def generators(pelican):
    return Extra
"""
SHOWS_EXTRA = (
    '{% extends "!theme/article.html" %}{% block title %}{{ article.extra }}{% endblock %}'
)
EXTRA_PAGE = "{{ extra.all }}{% for article in articles %} {{ article.title }}{% endfor %}"


def site_with(plugin: str, *, last: bool = False, **templates: str) -> ChangingSite:
    """A site with a plugin of its own, before ours or after."""
    kept = first_site()
    kept.others["plugins/own_plugin.py"] = plugin
    kept.others["plugins/extra.json"] = json.dumps({"bin-calls": "one", "all": "every"})
    kept.settings["PLUGINS"] = "[*PLUGINS, 'own_plugin']" if last else "['own_plugin', *PLUGINS]"
    for name, text in templates.items():
        kept.others[f"overrides/{name}.html"] = text
    return ChangingSite(Path(tempfile.mkdtemp(prefix="weekpress-plugins-")) / "site", kept)


def stays_clean(site: ChangingSite) -> None:
    """A build is a clean one: the first, after another text, after nothing, after much."""
    compare(site.folder, BUILDS)
    site.kept.sources[POST].body += "\n\nMore.\n"
    site.save()
    for _ in range(2):
        compare(site.folder, BUILDS)
    site.kept.sources[POST].set(title="Another title")
    site.kept.others["plugins/extra.json"] = json.dumps({"bin-calls": "two", "all": "other"})
    site.save()
    compare(site.folder, BUILDS)
    empty(site.folder.parent)


def test_a_plugin_that_changes_each_page_as_it_is_written() -> None:
    stays_clean(site_with(LISTENS))


def test_a_plugin_that_sets_values_it_read_elsewhere() -> None:
    stays_clean(site_with(SETS_VALUES, article=SHOWS_EXTRA))


def test_a_plugin_that_sets_objects_nobody_can_tell_apart() -> None:
    stays_clean(site_with(SETS_OBJECTS, article=SHOWS_EXTRA))


@pytest.mark.parametrize("last", [True, False])
def test_a_plugin_that_rewrites_files_when_all_is_written(last: bool) -> None:
    stays_clean(site_with(REWRITES, last=last))


@pytest.mark.parametrize("last", [True, False])
def test_a_plugin_that_makes_a_page_of_its_own(last: bool) -> None:
    stays_clean(site_with(GENERATES, last=last, extra=EXTRA_PAGE))


@pytest.mark.parametrize(
    "counter", ["__import__('counting').count()", "__import__('itertools').count().__next__"]
)
def test_a_function_that_counts_in_every_page(counter: str) -> None:
    site = site_with("def register():\n    pass\n")
    text = (
        "{% extends '!theme/base.html' %}{% block head %}{{ super() }}{{ number() }}{% endblock %}"
    )
    site.kept.others["overrides/author.html"] = text
    site.kept.settings["WEEKPRESS_WORKERS"] = "1"  # or each process has a count of its own
    site.kept.others["counting.py"] = (
        "import itertools\n\n\ndef count():\n    it = itertools.count()\n"
        "    def number():\n        return next(it)\n    return number\n"
    )
    site.kept.settings["JINJA_GLOBALS"] = f"{{'number': {counter}}}"
    site.save()
    stays_clean(site)


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_that_comes_with_pelican(theme: str) -> None:
    site = site_with("def register():\n    pass\n")
    del site.kept.settings["PLUGINS"]
    site.kept.settings["THEME"] = repr(theme)
    site.save()
    stays_clean(site)
