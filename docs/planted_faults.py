"""The planted faults of tests/planted/: what each is, and the pages that the judges are given.

Comes in: that folder and its index.yml. Goes out: faults, each with a twin that differs by the
fault alone, as sites for `weekpress check`, as Markdown, and as pages for what reads HTML. Writes
into the folder it is given and nowhere else.
"""

from __future__ import annotations

import re
import shutil
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import markdown
import yaml
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PLANTED = ROOT / "tests/planted"
EXTENSIONS = (
    "tables", "footnotes", "attr_list", "md_in_html", "def_list", "fenced_code", "sane_lists",
    "toc",
)  # fmt: skip
"""Python-Markdown's own; a page made with these and no others has the fault as it was written."""
_HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_ABOUT = "---\ntitle: About us\nid: planted-about\n---\n\nWe are a team of five.\n"
_PROJECT = "---\nname: Rounds\nstate: active\nid: planted-rounds\n---\n\nHow bins are fetched.\n"
_HOME = "<p>What we do.</p>\n"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in one file."""

    file: str
    """Its name in tests/planted/."""
    fault: str
    wcag: str
    """The criterion of WCAG 2.2; where there is none, on whose word it is a fault."""
    rule: str
    """The rule of ours that has to find it."""
    wrong: str
    right: str
    line: int = 0
    """Where it is told; 0 for the line on which `wrong` begins."""
    place: str = "posts"
    """The folder in content/ that a text lies in."""
    built: bool = False
    """Whether the site has to be built for it to be found."""
    also: tuple[str, ...] = ()
    """Other rules of ours that tell the same."""

    @property
    def name(self) -> str:
        return self.file.rpartition(".")[0]

    @property
    def kind(self) -> str:
        """The ending of its file: md, html, css, or py for a setting."""
        return self.file.rpartition(".")[2]

    @property
    def text(self) -> str:
        return (PLANTED / self.file).read_text(encoding="utf-8")

    def told_on(self) -> int:
        """The line that a finding has to name."""
        return self.line or self.text[: self.text.index(self.wrong)].count("\n") + 1

    def variant(self, twin: bool) -> str:
        """The file, or its twin, in which the fault is put right and all else is as it was."""
        if self.text.count(self.wrong) != 1:
            raise ValueError(f"{self.file}: what is wrong must stand in it once.")
        return self.text.replace(self.wrong, self.right) if twin else self.text


def planted() -> list[Fault]:
    """Every fault, in the order of the index."""
    index = yaml.safe_load((PLANTED / "index.yml").read_text(encoding="utf-8"))
    return [Fault(file, **{**said, "also": tuple(said.get("also", ()))})
            for file, said in index.items()]  # fmt: skip


def lay_out(folder: Path, faults: Sequence[Fault], twin: bool) -> None:
    """Write all that the judges look at: sites, Markdown and pages, each fault in its own file.

    texts/ and linked/ -- sites for `weekpress check`: linked/ is built too, as links are judged
    theme/             -- the pages and style sheets that are given to it as a built site
    settings/          -- a site for each fault of the settings
    markdown/          -- the texts as they are; pages/ -- what reads HTML is given, one a fault
    """
    for site in ("texts", "linked"):
        _start_site(folder / site)
    for name in ("theme", "markdown", "pages"):
        (folder / name).mkdir()
    for fault in faults:
        text = fault.variant(twin)
        if fault.kind == "md":
            site = "linked" if fault.built else "texts"
            _write(folder / site / "content" / fault.place / fault.file, text)
            _write(folder / "markdown" / fault.file, text)
            _write(folder / "pages" / f"{fault.name}.html", page_of(text))
        elif fault.kind == "html":
            _write(folder / "theme" / f"{fault.name}.html", text)
            _write(folder / "pages" / f"{fault.name}.html", text)
        else:
            _write_styled(folder, fault, text)
    for built in ("theme", "pages"):
        pictures(folder / built / "images")
        _write(folder / built / "index.html", framed("Start", _HOME))


def _write_styled(folder: Path, fault: Fault, text: str) -> None:
    """A style sheet, or a colour of the settings, with a page that it is for."""
    if fault.kind == "css":
        _write(folder / "theme" / fault.file, text)
    else:
        site = folder / "settings" / fault.name
        _start_site(site)
        with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(text)
        text = f"a {{ color: {_COLOUR.findall(text)[0]}; }}\n"
    sheet, body = f"{fault.name}.css", (PLANTED / "styled.html").read_text(encoding="utf-8")
    shown = framed(fault.name.replace("-", " "), body)
    link = f'<link rel="stylesheet" href="{sheet}">'
    _write(folder / "pages" / sheet, text)
    _write(folder / "pages" / f"{fault.name}.html", shown.replace("</head>", f"{link}\n</head>"))


def _start_site(site: Path) -> None:
    """A site with one page and the files that texts show and link to."""
    _write(site / "content/pages/about.md", _ABOUT)
    _write(site / "content/projects/rounds.md", _PROJECT)
    pictures(site / "content/images")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, site / name)


def pictures(folder: Path) -> None:
    """A picture, one that moves for ever, five seconds of silence, and a film to name."""
    folder.mkdir(parents=True)
    still = [Image.new("RGB", (64, 48), colour) for colour in ("#0b5c4b", "#f8f5ee")]
    still[0].save(folder / "street.png")
    still[0].save(folder / "tips.gif", save_all=True, append_images=still[1:], duration=500, loop=0)
    with wave.open(str(folder / "call.wav"), "wb") as call:
        call.setparams((1, 1, 8000, 0, "NONE", ""))
        call.writeframes(b"\x80" * 8000 * 5)
    (folder / "round.mp4").write_bytes(b"")
    (folder / "round.vtt").write_text("WEBVTT\n", encoding="utf-8")


def page_of(text: str) -> str:
    """A text as Python-Markdown alone makes it, in a plain page: nothing mended or left out."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("A planted text begins with front matter.")
    title = yaml.safe_load(head[1])["title"]
    body = markdown.markdown(text[head.end() :], extensions=list(EXTENSIONS))
    for written, made in (("{static}/", "/"), ("{filename}/pages/about.md", "/about.html")):
        body = body.replace(written, made)
    return framed(title, body)


def framed(title: str, body: str) -> str:
    """A page in which no judge finds anything, with this as its content."""
    frame = (PLANTED / "frame.html").read_text(encoding="utf-8")
    return frame.replace("{title}", escape(title, quote=False)).replace("{body}", body)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
