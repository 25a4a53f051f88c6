"""A site's content folder, read for a command as a build reads it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from weekpress.cli.site import Site
from weekpress.frontmatter.catalogue import Catalogue, read_catalogue
from weekpress.frontmatter.folder import shown_folder
from weekpress.settings import Settings


def read_content(site: Site) -> tuple[Catalogue, Settings]:
    """Every file of the folder, judged, and the settings it is read with.

    Raises WeekpressError, and SettingsError, where the settings cannot be used.
    """
    settings = Settings.read(site.values)
    zone = ZoneInfo(site.timezone)
    folder = shown_folder(site.content)
    return read_catalogue(site.content, folder, zone, settings.site), settings
