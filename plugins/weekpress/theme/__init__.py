"""The look of the site: a brand's colours judged, one style sheet, words for the templates.

Comes in: the theme folder's style sheets and templates, and the settings WEEKPRESS_ACCENT,
_ACCENT_DARK, _COLOURS, _LOGO, _LOGO_ALT and _FOOTER. Goes out: `theme/weekpress.css` and what
pages with comments ask for beside it, the record `theme` in every template's context, our filters,
and a finding for each pair of colours that cannot be read (WCAG 2.2, 1.4.3 and 1.4.11). A theme
that is not ours is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from pelican import signals

from weekpress.build import Build
from weekpress.errors import Finding, WeekpressError
from weekpress.theme import brand, stylesheet
from weekpress.theme.environment import drawn, prepare
from weekpress.theme.stylesheet import Asset
from weekpress.theme.tokens import read_schemes

if TYPE_CHECKING:
    from weekpress.settings import ThemeSettings

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Theme:
    """What the templates know of the look of the site."""

    css: str
    """The text of the one style sheet."""
    css_url: str
    """Its address within the site, new when its text is."""
    css_integrity: str
    """What a browser holds its bytes against (W3C Subresource Integrity)."""
    logo: str
    """The address of the logo within the site, or nothing."""
    logo_alt: str
    footer: str
    comments_css: Asset
    """The style sheet of the pages with comments or the form for one."""
    comments_script: Asset
    """The script of the pages with the form; they work without it."""


def theme_path() -> Path:
    """The folder of our theme: inside the installed package, or in the repository."""
    packed = _HERE.parent / "_theme"
    return packed if packed.is_dir() else _HERE.parents[2] / "theme"


def style_sheets(theme: str | Path) -> Path | None:
    """The folder of a theme's style sheets if it is ours or made from ours, else nothing."""
    folder = Path(theme) / "static" / "css"
    return folder if (folder / stylesheet.TOKENS).is_file() else None


def made(settings: ThemeSettings, css_folder: Path) -> Theme:
    """The theme with a team's brand on it."""
    schemes = read_schemes((css_folder / stylesheet.TOKENS).read_text("utf-8"))
    css = stylesheet.joined(css_folder, brand.chosen(settings, schemes).css())
    logo = f"images/{settings.logo}" if settings.logo else ""
    script = css_folder.parent / "scripts" / "comments.js"
    return Theme(
        css, stylesheet.address(css), stylesheet.integrity(css),
        logo, settings.logo_alt, settings.footer,
        Asset(stylesheet.COMMENTS, stylesheet.beside(css_folder / "comments")),
        Asset(stylesheet.SCRIPT, script.read_text("utf-8") if script.is_file() else ""),
    )  # fmt: skip


def faults(settings: ThemeSettings, css_folder: Path, content: Path) -> list[Finding]:
    """What is wrong with a team's brand: colours that cannot be read, a logo that is not there."""
    schemes = read_schemes((css_folder / stylesheet.TOKENS).read_text("utf-8"))
    found = brand.judged(settings, schemes)
    if settings.logo and not (content / "images" / settings.logo).is_file():
        found.append(
            Finding(
                brand.SETTINGS, 1, "WEEKPRESS_LOGO",
                f'there is no picture "{settings.logo}" in images/.',
                "Put it there, or write the name of one that is.", rule="missing-logo",
            )
        )  # fmt: skip
    return found


def prepare_templates(generator: Any) -> None:  # noqa: ANN401 -- Pelican has no types
    """Pelican's generator_init: our filters and escaping, for each generator's own templates."""
    if style_sheets(generator.theme):
        overrides = map(Path, generator.settings["THEME_TEMPLATES_OVERRIDES"])
        prepare(generator.env, Path(generator.theme) / "templates", *overrides)


def dress(generator: Any) -> None:  # noqa: ANN401 -- Pelican has no types
    """Pelican's article_generator_init: judge the brand and tell the templates of it."""
    _fit(generator.settings, generator.env, Path(generator.theme))
    css_folder = style_sheets(generator.theme)
    if css_folder:
        build: Build | None = generator.context.get("weekpress")
        if build is None:
            raise WeekpressError('"weekpress.theme" needs "weekpress.reader" before it in PLUGINS.')
        build.findings += faults(build.settings.theme, css_folder, Path(generator.path))
        generator.context["theme"] = made(build.settings.theme, css_folder)


def _fit(settings: dict[str, Any], env: Environment, theme: Path) -> None:
    """Ask a theme that is not ours only for what it has: its templates, its static files."""
    settings["DIRECT_TEMPLATES"] = drawn(
        settings["DIRECT_TEMPLATES"], env, settings["TEMPLATE_EXTENSIONS"]
    )
    if not any((theme / path).is_dir() for path in settings["THEME_STATIC_PATHS"]):
        settings["THEME_STATIC_PATHS"] = ["static"]


def write_style_sheets(generator: Any, writer: Any) -> None:  # noqa: ANN401, ARG001 -- Pelican has no types
    """Pelican's article_writer_finalized: what pages ask for, once nothing stops the build."""
    theme: Theme | None = generator.context.get("theme")
    if theme:
        sheet = Asset(stylesheet.NAME, theme.css)
        for asset in (sheet, theme.comments_css, theme.comments_script):
            if asset.text:
                generator.context["weekpress"].outputs.write(asset.name, asset.text)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(prepare_templates)
    signals.article_generator_init.connect(dress)
    signals.article_writer_finalized.connect(write_style_sheets)
