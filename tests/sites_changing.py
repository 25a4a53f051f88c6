"""A small site that changes: what its files are to say, kept in memory, and the folder they are in.

An edit changes what is kept; `save` writes the files that differ, in place, as an editor does. What
is kept can be copied and put back, so that a site goes back as a git checkout goes back.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from building import NOW, ROOT

CACHE, OUTPUT, PREVIEW, ELSEWHERE = ".cache", "output", "preview", "elsewhere"
MADE = (CACHE, OUTPUT, PREVIEW, ELSEWHERE)
"""The folders of a site that builds make; all others are its sources."""
OVERRIDES = "overrides"
"""The folder of templates that stand before the theme's."""

Value = str | list[str]
Tree = dict[str, bytes]
"""Every file below a folder, by its path there."""

_LINK = re.compile(r"\[([^\]]*)\]\(\{filename\}/([^)]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\{(?:static|attach)\}/images/([^)]+)\)")


@dataclass
class Source:
    """One Markdown file of content/."""

    head: dict[str, Value]
    body: str = ""
    fault: str = ""
    """What is wrong with it on purpose: a line of its head; empty where it is sound."""

    def text(self) -> str:
        """The file."""
        lines = ["---", *(f"{key}: {_written(value)}" for key, value in self.head.items())]
        return "\n".join([*lines, *filter(None, [self.fault]), "---", "", self.body, ""])

    @property
    def published(self) -> bool:
        """Whether its status keeps it from nobody; its date may."""
        return self.head.get("status", "published") == "published"

    def set(self, **values: Value | None) -> None:
        """Set keys of its head; None takes one out."""
        for key, value in values.items():
            self.head.pop(key, None) if value is None else self.head.update({key: value})


@dataclass
class Kept:
    """All that the sources of a site say."""

    sources: dict[str, Source] = field(default_factory=dict)
    """The Markdown files, by their path below content/."""
    others: dict[str, str] = field(default_factory=dict)
    """All other files, by their path below the site's folder: pictures, templates, plugins."""
    settings: dict[str, str] = field(default_factory=dict)
    """Settings, each written in Python, laid over those of this repository."""
    public: dict[str, str] = field(default_factory=dict)
    """The same for publishconf.py alone."""


class ChangingSite:
    """A site's folder, what its sources say, and the time its builds believe it is."""

    def __init__(self, folder: Path, kept: Kept) -> None:
        self.folder, self.kept, self.now = folder, copy.deepcopy(kept), int(NOW)
        self.save()

    def files(self) -> Tree:
        """Every source, as what is kept has it."""
        texts = {f"content/{path}": source.text() for path, source in self.kept.sources.items()}
        for name, more in (
            ("pelicanconf.py", self.kept.settings),
            ("publishconf.py", self.kept.public),
        ):
            lines = [f"{key} = {value}\n" for key, value in more.items()]
            texts[name] = (ROOT / name).read_text("utf-8") + "".join(lines)
        every = {**texts, **self.kept.others}
        return {path: text.encode("utf-8", "surrogateescape") for path, text in every.items()}

    def save(self) -> None:
        """Write what differs, and remove what is no longer there."""
        wanted = self.files()
        for path in (p for p in source_files(self.folder) if p not in wanted):
            (self.folder / path).unlink()
        for path, data in wanted.items():
            put(self.folder / path, data)

    def copied(self) -> Kept:
        """What its sources say now, to be put back some time."""
        return copy.deepcopy(self.kept)

    def paths(self, *folders: str) -> list[str]:
        """The paths of its Markdown files in these folders of content/, sorted."""
        return sorted(p for p in self.kept.sources if p.split("/")[0] in folders)

    @property
    def articles(self) -> list[str]:
        return self.paths("posts", "weeknotes")

    @property
    def pictures(self) -> list[str]:
        """The names of the pictures in content/images/, sorted."""
        start = "content/images/"
        return sorted(p.removeprefix(start) for p in self.kept.others if p.startswith(start))

    def relink(self, old: str, new: str | None) -> None:
        """Let every link to the file `old` lead to `new`, or take the links out for None."""
        for source in self.kept.sources.values():
            source.body = _LINK.sub(
                lambda m: m[0] if m[2] != old else f"[{m[1]}]({{filename}}/{new})" if new else m[1],
                source.body,
            )

    def without_picture(self, name: str) -> None:
        """Take out every use of a picture."""
        for source in self.kept.sources.values():
            source.body = _PICTURE.sub(lambda m: "" if m[1] == name else m[0], source.body)
            if source.head.get("image") == name:
                source.set(image=None, image_alt=None)
        if self.kept.settings.get("WEEKPRESS_LOGO") == repr(name):
            del self.kept.settings["WEEKPRESS_LOGO"]

    def pictures_used(self) -> set[str]:
        """The names of the pictures its files show."""
        sources = self.kept.sources.values()
        shown = {name for source in sources for name in _PICTURE.findall(source.body)}
        logo = self.kept.settings.get("WEEKPRESS_LOGO", "''").strip("'")
        heads = {str(source.head["image"]) for source in sources if "image" in source.head}
        return shown | heads | ({logo} - {""})

    def taken(self, slug: str) -> bool:
        """Whether a file has this slug, or a name that ends in it."""
        return any(
            source.head.get("slug") == slug or PurePosixPath(path).stem.endswith(slug)
            for path, source in self.kept.sources.items()
        )

    def links(self) -> Iterator[tuple[str, str]]:
        """Each link between two Markdown files: the path of the one it is in, and its target."""
        for path, source in self.kept.sources.items():
            yield from ((path, match[2]) for match in _LINK.finditer(source.body))


def put(path: Path, data: bytes) -> None:
    """Write a file, if that is not what it holds already."""
    if not (path.is_file() and path.read_bytes() == data):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def source_files(folder: Path) -> list[str]:
    """The paths of a site's sources: every file that no build made."""
    return [path for path in tree(folder) if path.split("/")[0] not in MADE]


def tree(folder: Path) -> Tree:
    """Every file below a folder, by its path there; none where there is no folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def empty(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def _written(value: Value) -> str:
    """A value in YAML: a string in JSON is one, and so is a list."""
    return json.dumps(value, ensure_ascii=False)
