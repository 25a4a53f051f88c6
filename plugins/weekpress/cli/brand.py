"""What is wrong with a team's colours and logo, told by a check as by a build.

Comes in: a site and its settings. Goes out: findings. The theme's room is Pelican's, which takes
its time to load, so it is asked only where a team has set anything.
"""

from __future__ import annotations

from weekpress.cli.site import Site
from weekpress.errors import Finding
from weekpress.settings import Settings, ThemeSettings


def brand_faults(site: Site, settings: Settings) -> list[Finding]:
    """Colours that cannot be read or are none of the theme's, and a logo that is not there."""
    if settings.theme == ThemeSettings():
        return []
    from weekpress.theme import faults, style_sheets

    css_folder = style_sheets(site.theme)
    return faults(settings.theme, css_folder, site.content) if css_folder else []
