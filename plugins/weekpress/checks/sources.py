"""What is wrong in the files of a content folder, without building a page of it.

The same reading as a build's: front matter, bodies, links between files, and what only all files
together can show. Writes nothing and knows no Pelican.
"""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from weekpress.build import clock
from weekpress.errors import Finding
from weekpress.frontmatter.catalogue import read_catalogue, shown_folder
from weekpress.frontmatter.links import link_faults
from weekpress.markup import Renderer
from weekpress.settings import Settings


def read(content: Path, settings: Settings, timezone: str = "Europe/London") -> list[Finding]:
    """Every finding in the files below `content`, in no order.

    timezone -- the site's, by its IANA name: it decides what lies in the future
    """
    site = settings.site
    catalogue = read_catalogue(content, shown_folder(content), ZoneInfo(timezone), site)
    renderer = Renderer(site.typography, resolve=catalogue.address_of_name)
    now = clock(timezone, site.now)
    findings = list(catalogue.findings)
    for document in catalogue.documents.values():
        rendered = renderer.render(document.body, document.shown, document.body_line)
        findings += rendered.findings
        findings += link_faults(document, catalogue, now, site.drafts)
    return findings
