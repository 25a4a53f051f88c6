"""Writes the reference pages that follow from the code: PAGES, at the end, names them.

Run it after a setting, a front matter key or a rule changed: .venv/bin/python docs/generate.py
tests/test_reference.py holds the pages equal to what this would write.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from weekpress.checks.explained import reference
from weekpress.checks.rulebook import rulebook
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.configuration.starting import written
from weekpress.frontmatter.models import MODELS, Kind, Written
from weekpress.frontmatter.names import SYNONYMS
from weekpress.frontmatter.statement import LISTS, RECORDS, Statement
from weekpress.settings import PREFIX, ROOMS

REFERENCE = Path(__file__).parent / "reference"
FOLDERS = {
    Kind.POST: "content/posts/",
    Kind.WEEKNOTE: "content/weeknotes/<project>/",
    Kind.PAGE: "content/pages/",
    Kind.PROJECT: "content/projects/",
    Kind.PERSON: "content/people/",
}

SETTINGS = """# Settings

Written in `pelicanconf.py`, in Python, beside Pelican's own (`SITENAME`, `SITESUBTITLE`, `SITEURL`,
`TIMEZONE`, `DEFAULT_LANG`, `DEFAULT_PAGINATION` and the rest keep their meaning). A misspelt or
unusable one stops the build, which names every such setting at once. Secrets are never settings.
"""

FRONT_MATTER = """# Front matter

What a file says about itself, between two lines of three hyphens at its top:

```yaml
---
title: What we learned this week
date: 2026-11-20
authors: [Ada Lovelace, Grace Hopper]
tags: [accessibility]
---
```

Keys may be in any case. Values are text: `no` stays the word, and nothing is guessed to be a date
or a number. Put a value in quotes if it holds a colon followed by a space. Lists may be written
`[a, b]`, one item a line after a hyphen, or `a, b`. Pelican's header (`Title: …` lines up to the
first empty line, without hyphens) is read as well.

A key that looks like a misspelling stops the build with "did you mean". Any other unknown key is
left out with a warning, told once with its count, unless `WEEKPRESS_EXTRA_KEYS` allows it. The
folder a file lies in says what kind it is; a file in no such folder is a post.
"""


STATEMENT = """# The accessibility statement

What `content/accessibility.yml` may say. Its page is `/accessibility/`. How to write it, and where
the fixed wording of the page comes from, is told in the [how-to guide][guide].

Values are text, as in front matter: `on` stays the word, and a list has one item a line after a
hyphen. A key that is not known, one that is needed and empty, a date that cannot be, and words of
a template (`[name of organisation]`, `TODO`, `DD/MM/YYYY`, `example.org`) stop the build, all told
at once.

[guide]: ../how-to/publish-an-accessibility-statement.md
"""


def settings_page() -> str:
    """The page of every setting, a table a room."""
    parts = [SETTINGS]
    for room, model in ROOMS.items():
        parts.append(f"## {room.capitalize()}\n\n{' '.join((model.__doc__ or '').split())}\n")
        rows = [
            f"| `{PREFIX}{name.upper()}` | {_default(field.default)} | {_line(field.description)} |"
            for name, field in model.model_fields.items()
        ]
        parts.append(
            "| setting | if left out | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def front_matter_page() -> str:
    """The page of every key, a table a kind, and the names other generators use."""
    parts = [FRONT_MATTER]
    for kind, model in MODELS.items():
        parts.append(f"## A {kind.value}\n\nIn `{FOLDERS[kind]}`.\n")
        parts.append("| key | needed | meaning |\n|---|:-:|---|\n" + _keys(model) + "\n")
    parts.append("## Names other generators use\n\nThey are understood as ours.\n")
    rows = [f"| `{theirs}` | `{ours}` |" for theirs, ours in sorted(SYNONYMS.items())]
    rows += [
        "| `draft: true` | `status: draft` |",
        "| `published: false` | `status: hidden` |",
        "| `aliases`, in a post, weeknote or page | `redirect_from` |",
    ]
    parts.append("| theirs | ours |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def statement_page() -> str:
    """The page of the accessibility statement's keys, a table a record."""
    parts = [STATEMENT, _table(Statement)]
    for key, model in {**RECORDS, **LISTS}.items():
        where = f"An item of `{key}`" if key in LISTS else f"Below `{key}`"
        parts.append(f"## {where}\n\n{_line(model.__doc__)}\n\n{_table(model)}")
    return "\n".join(parts)


def _table(model: type[BaseModel]) -> str:
    rows = [
        f"| `{name}` | {'yes' if field.is_required() else ''} | {_line(field.description)} |"
        for name, field in model.model_fields.items()
    ]
    return "| key | needed | meaning |\n|---|:-:|---|\n" + "\n".join(rows) + "\n"


def _keys(model: type[Written]) -> str:
    own = [n for n in model.model_fields if n not in Written.model_fields]
    names = [*own, *Written.model_fields]
    fields = model.model_fields
    return "\n".join(
        f"| `{name}` | {'yes' if fields[name].is_required() else ''} "
        f"| {_line(fields[name].description)} |"
        for name in names
    )


def _default(value: object) -> str:
    if value is PydanticUndefined or value in ("", None, ()):
        return "nothing"
    return f"`{value!r}`"


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


RULES = """# The rules of `weekpress check`

What each rule finds, on whose authority, why it matters to a reader and what to write instead. In
the folder of your site, `weekpress check --explain RULE` says the same of one.

An **error** keeps a reader out, or stops the build; a **warning** probably harms one; **advice**
is a hint. Rules look for it in texts, in built pages and style sheets (with `--built`), or in all
texts together. What is found as a file is read is told by a build too, and cannot be silenced.
[Who finds what](who-finds-what.md) sets them beside axe-core, html-validate and markdownlint-cli2;
[how often the check is right](check-precision.md) was judged by hand.

## Silence a rule

Where a rule is wrong about your text, say so with a reason, on the line itself or alone on the line
above it:

```markdown
The button says <!-- weekpress: allow link-text-vague because the form is quoted -->
[click here](https://example.org/form).
```

or for a whole file, at its head:

```yaml
allow:
  link-text-vague: The post is about such links.
```

What is silenced is counted at the end of every check. A rule that does not exist, a missing reason,
and a silence that nothing needs any more are told.
"""


def rules_page() -> str:
    """The page of every rule, by name."""
    return f"{RULES}\n## Every rule\n\n{reference(rulebook())}"


COMMENTS = """# The configuration of the comment service

What `comments.toml` in the service's folder may say, in TOML. The first start writes the file with
every key in it. One that is unknown or cannot be used stops the start, and all are told at once.
Nothing in it is secret: passwords and keys come from the environment.
"""


def comments_page() -> str:
    """The page of the comment service's configuration, a table a part."""
    parts = [COMMENTS]
    for name in Configuration.model_fields:
        part = getattr(Configuration(), name)
        rows = [
            f"| `{key}` | `{written(getattr(part, key))}` | {_line(field.description)} |"
            for key, field in type(part).model_fields.items()
        ]
        head = f"## `[{name}]`\n\n{_line(type(part).__doc__)}\n\n"
        parts.append(
            f"{head}| key | if left out | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    parts.append(OPTIONS)
    return "\n".join(parts)


OPTIONS = """## Options of filters and publishers

A filter has its own in `[filters.NAME]`: [the filters](comment-filters.md). A publisher has its own
in `[publish]`, beside `use`: [the publishers](comment-publishers.md).
"""

PAGES = {
    "comments-configuration.md": comments_page,
    "settings.md": settings_page,
    "front-matter.md": front_matter_page,
    "accessibility-statement.md": statement_page,
    "rules.md": rules_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
