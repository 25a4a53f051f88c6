"""Templates: the text of a template and of all it extends, includes and imports.

Comes in: a template. Goes out: a fingerprint of its closure, or of every template there is where
one of them names another by a variable.
Source: Jinja, "The Meta API".
"""

from __future__ import annotations

from jinja2 import Environment, Template, TemplateNotFound, meta

from weekpress.fingerprint import fingerprint


class Closures:
    """The closures of one build's templates, each read once."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, tuple[str | None, ...]]] = {}
        self._known: dict[str, str] = {}

    def of(self, template: Template) -> str:
        """The fingerprint of everything a template is made of."""
        name = template.name or ""
        if name not in self._known:
            names = self.names(template.environment, name)
            self._known[name] = fingerprint(
                [(each, self._read(template.environment, each)[0]) for each in names]
            )
        return self._known[name]

    def names(self, env: Environment, name: str) -> list[str]:
        """The template and all it may draw in, sorted; all there are where that is not said."""
        found, waiting = set[str](), [name]
        while waiting:
            one = waiting.pop()
            if one in found:
                continue
            found.add(one)
            for other in self._read(env, one)[1]:
                if other is None:
                    return sorted(env.list_templates())
                waiting.append(other)
        return sorted(found)

    def _read(self, env: Environment, name: str) -> tuple[str, tuple[str | None, ...]]:
        """A template's text and the names it refers to; nothing for one that is not there."""
        if name not in self._texts:
            try:
                text = env.loader.get_source(env, name)[0] if env.loader else ""
            except (TemplateNotFound, OSError, UnicodeDecodeError):
                return "", ()
            referred = meta.find_referenced_templates(env.parse(text))
            self._texts[name] = text, tuple(referred)
        return self._texts[name]
