"""The corpus as a site of each generator, with the same pages, lists and feeds.

Comes in: posts of `corpus`, a generator's name and a folder. Goes out: a folder in which that
generator builds. Its settings and layouts are in frames/, one file a post is written here.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from corpus import Made, file_of

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180" viewBox="0 0 320 180">'
    '<rect width="320" height="180" fill="#dde5ea"/><path d="M0 140 90 60l70 50 60-80 100 110v40H0'
    'z" fill="#31596b"/></svg>\n'
)
WEEKPRESS_SETTINGS = """
# What the bench lays over it: the address, and lists as long as those of the other sites.
SITENAME, SITESUBTITLE, SITEURL = "A team", "", "https://example.org"
DEFAULT_PAGINATION = 10
"""


@dataclass(frozen=True)
class Site:
    """How the site of one generator is laid out. Paths are inside its folder."""

    head: Callable[[Made], str]
    """The front matter of a post, with the empty line after it."""
    posts: str
    """The folder of the posts."""
    picture: str
    """The path of the picture."""
    image: str
    """The picture's address in Markdown."""
    link: str
    """The address of another post in Markdown, where {} is the name of its file."""
    frame: Callable[[Path], object]
    """Writes what is not a post: settings and layouts."""

    def write(self, folder: Path, posts: Iterable[Made]) -> None:
        """Write the whole site to a folder that does not exist."""
        folder.mkdir(parents=True)
        self.frame(folder)
        for place in (folder / self.posts, (folder / self.picture).parent):
            place.mkdir(parents=True, exist_ok=True)
        (folder / self.picture).write_text(PICTURE, encoding="utf-8")
        for post in posts:
            self.write_post(folder, post)

    def write_post(self, folder: Path, post: Made) -> None:
        """Write one post, or write over it."""
        self.file(folder, post).write_text(self.text(post), encoding="utf-8", newline="\n")

    def file(self, folder: Path, post: Made) -> Path:
        """Where a post is written."""
        return folder / self.posts / post.file

    def text(self, post: Made) -> str:
        """A post as this generator reads it."""
        body = post.body.replace("](IMAGE)", f"]({self.image})")
        body = re.sub(
            r"\]\(LINK\((\d+)\)\)",
            lambda found: f"]({self.link.replace('{}', file_of(int(found[1])))})",
            body,
        )
        return self.head(post) + body


def _yaml(fields: dict[str, object]) -> str:
    """Front matter in YAML: JSON values are YAML, but for dates, which stand bare."""
    lines = [
        f"{key}: {value if key == 'date' else json.dumps(value)}\n" for key, value in fields.items()
    ]
    return "---\n" + "".join(lines) + "---\n\n"


def _weekpress_head(post: Made) -> str:
    return _yaml(
        {
            "title": post.title,
            "date": f"{post.date:%Y-%m-%d %H:%M}",
            "authors": [post.author],
            "tags": post.tags,
            "category": post.category,
            "slug": post.slug,
            "id": str(uuid5(NAMESPACE_URL, f"https://example.org/{post.number}")),
        }
    )


def _pelican_head(post: Made) -> str:
    return (
        f"Title: {post.title}\nDate: {post.date:%Y-%m-%d %H:%M}\nAuthors: {post.author}\n"
        f"Tags: {', '.join(post.tags)}\nCategory: {post.category}\nSlug: {post.slug}\n\n"
    )


def _hugo_head(post: Made) -> str:
    return _yaml(
        {
            "title": post.title,
            "date": f"{post.date.isoformat()}Z",
            "authors": [post.author],
            "tags": post.tags,
            "categories": [post.category],
            "slug": post.slug,
        }
    )


def _eleventy_head(post: Made) -> str:
    return _hugo_head(post).replace(
        f"categories: {json.dumps([post.category])}", f"category: {json.dumps(post.category)}"
    )


def _weekpress_frame(folder: Path) -> None:
    """Weekpress's own settings and theme, as they are in this repository."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    own = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (folder / "pelicanconf.py").write_text(own + WEEKPRESS_SETTINGS, encoding="utf-8")


def _copied(name: str) -> Callable[[Path], object]:
    return lambda folder: shutil.copytree(BENCH / "frames" / name, folder, dirs_exist_ok=True)


SITES = {
    "weekpress": Site(
        _weekpress_head, "content/posts", "content/images/p.svg", "{static}/images/p.svg",
        "{filename}/posts/{}", _weekpress_frame,
    ),
    "pelican": Site(
        _pelican_head, "content/posts", "content/images/p.svg", "{static}/images/p.svg",
        "{filename}/posts/{}", _copied("pelican"),
    ),
    "hugo": Site(
        _hugo_head, "content/posts", "static/images/p.svg", "/images/p.svg",
        '{{< relref "/posts/{}" >}}', _copied("hugo"),
    ),
    "eleventy": Site(
        _eleventy_head, "posts", "images/p.svg", "/images/p.svg",
        '{{ "/posts/{}" | inputPathToUrl }}', _copied("eleventy"),
    ),
}  # fmt: skip
