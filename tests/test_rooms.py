"""Rooms do not know one another: the table below is held true by reading every import.

A room is a module or package right under `weekpress`. Imports under TYPE_CHECKING do not count:
they name a type and bring nothing along when the program runs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import ROOT

PACKAGE = ROOT / "plugins" / "weekpress"

# The shared words look downwards only: each may import those that stand before it.
SHARED = (
    "errors", "isoweek", "fingerprint", "stamps", "parallel", "inputs", "toolchain", "packing",
    "database", "store", "folders", "steps", "workshop", "turns", "atomic", "manifest",
    "files", "settings", "markup", "build", "bulletins",
)  # fmt: skip

# What a room may import besides the shared words and itself.
MORE = {
    "frontmatter": set[str](),
    "reader": {"frontmatter"},
    "team": {"frontmatter"},
    "weeknotes": {"frontmatter"},
    "checks": {"frontmatter"},
    "related": set[str](),
    "theme": set[str](),
    "feeds": set[str](),
    "hosting": set[str](),
    "incremental": set[str](),
    "output": set[str](),
    "previews": set[str](),
    "comments": set[str](),
}

# The rooms Pelican calls. `cli` may call Pelican too, but brings it in only when it does.
PELICAN = {
    "reader", "team", "weeknotes", "related", "theme", "feeds", "hosting", "incremental", "output",
}  # fmt: skip

# Of a room Pelican does not call as a whole, the part that it does.
EDGES = {"comments": "comments/plugin/"}


@dataclass(frozen=True)
class Import:
    """One module that a file imports, and whether it does so only when a function is called."""

    module: str
    in_function: bool


def imports(source: str) -> Iterator[Import]:
    """Every module imported when `source` runs, by its full name."""
    yield from _imports_in(ast.parse(source), in_function=False)


def _imports_in(node: ast.AST, in_function: bool) -> Iterator[Import]:
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
        children: list[ast.AST] = [*node.orelse]
    else:
        children = [*ast.iter_child_nodes(node)]
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, in_function) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (Import(name, in_function) for name in _names(node))
    inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for child in children:
        yield from _imports_in(child, inside)


def _names(node: ast.ImportFrom) -> list[str]:
    """`from weekpress import feeds` imports weekpress.feeds; relative imports are not ours."""
    if node.level:
        return ["." * node.level + (node.module or "")]
    if node.module == "weekpress":
        return [f"weekpress.{alias.name}" for alias in node.names]
    return [node.module or ""]


def allowed(room: str) -> set[str]:
    """The rooms that `room` may import."""
    if room == "cli":
        return {*SHARED, *MORE, "cli"}
    if room in SHARED:
        return set(SHARED[: SHARED.index(room) + 1])
    return {*SHARED, *MORE[room], room}


def breaches(room: str, source: str, path: str = "") -> list[str]:
    """What `source`, a file of `room`, imports and must not; in words."""
    called = room in PELICAN or (room in EDGES and path.startswith(EDGES[room]))
    faults = []
    for found in imports(source):
        top, _, rest = found.module.partition(".")
        other = rest.split(".")[0]
        if not top:
            faults.append(f"{room} imports {found.module} by a relative name")
        elif top == "weekpress" and other and other not in allowed(room):
            faults.append(f"{room} imports {other}")
        elif top == "pelican" and not (called or (room == "cli" and found.in_function)):
            faults.append(f"{room} imports pelican")
    return faults


def rooms() -> dict[str, list[Path]]:
    """The files of every room."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        room = "cli" if first == "__main__" else first
        found.setdefault(room, []).append(path)
    return found


def test_no_room_imports_what_it_must_not_know() -> None:
    told = [
        f"{path.relative_to(ROOT)}: {fault}"
        for room, paths in rooms().items()
        if room != "__init__"
        for path in paths
        for fault in breaches(
            room, path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix()
        )
    ]
    assert told == []


def test_every_room_is_in_the_table() -> None:
    assert set(rooms()) - {"__init__"} <= {*SHARED, *MORE, "cli"}


def test_the_package_itself_imports_nothing() -> None:
    assert list(imports((PACKAGE / "__init__.py").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_the_settings_files_import_nothing_of_ours(name: str) -> None:
    modules = [found.module for found in imports((ROOT / name).read_text(encoding="utf-8"))]
    assert not [module for module in modules if module.startswith("weekpress")]


def test_plugins_holds_nothing_but_the_package() -> None:
    """Pelican would load plugins/feeds.py in the place of weekpress.feeds."""
    inside = {path.name for path in PACKAGE.parent.iterdir()}
    assert inside - {"__pycache__"} == {"weekpress"}


@pytest.mark.parametrize(
    ("room", "source", "told"),
    [
        ("feeds", "from weekpress.theme import colours", "feeds imports theme"),
        ("feeds", "from weekpress import theme", "feeds imports theme"),
        ("feeds", "import weekpress.hosting.robots", "feeds imports hosting"),
        ("feeds", "def late():\n    import weekpress.theme", "feeds imports theme"),
        ("feeds", "from weekpress.frontmatter import Post", "feeds imports frontmatter"),
        ("feeds", "from . import theme", "feeds imports . by a relative name"),
        ("errors", "from weekpress.files import Outputs", "errors imports files"),
        ("files", "from weekpress.settings import Settings", "files imports settings"),
        ("markup", "from weekpress.feeds import entries", "markup imports feeds"),
        ("frontmatter", "from pelican import signals", "frontmatter imports pelican"),
        ("checks", "import pelican.settings", "checks imports pelican"),
        ("cli", "import pelican", "cli imports pelican"),
        ("team", "from weekpress.cli import main", "team imports cli"),
    ],
)
def test_a_planted_breach_is_named(room: str, source: str, told: str) -> None:
    assert breaches(room, source) == [told]


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("feeds", "from weekpress.errors import Finding\nfrom weekpress.feeds.atom import feed"),
        ("feeds", "from pelican import signals"),
        ("reader", "from weekpress.frontmatter import Post"),
        ("cli", "def build():\n    from pelican import Pelican"),
        ("cli", "from weekpress.feeds import Feed"),
        ("build", "if TYPE_CHECKING:\n    from weekpress.frontmatter.catalogue import Catalogue"),
    ],
)
def test_what_the_table_allows_is_not_named(room: str, source: str) -> None:
    assert breaches(room, source) == []


def test_of_comments_the_plugin_alone_knows_pelican() -> None:
    source = "from pelican import signals"
    assert breaches("comments", source, "comments/plugin/form.py") == []
    assert breaches("comments", source, "comments/web/app.py") == ["comments imports pelican"]
