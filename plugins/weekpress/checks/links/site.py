"""All links of a site at one call: those of its built pages, those of its texts to other sites.

Comes in: the folder of the built site, the documents, what is remembered. Goes out: findings. Reads
the output folder; asks other hosts; writes only what the store remembers.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from weekpress.checks.links.addresses import SiteAddress
from weekpress.checks.links.built import read_folder, read_pages
from weekpress.checks.links.elsewhere import findings, outward
from weekpress.checks.links.external import Listener, external
from weekpress.checks.links.judged import Judge
from weekpress.checks.links.question import Manners
from weekpress.checks.links.remembered import Memory
from weekpress.checks.links.told import Sources
from weekpress.errors import Finding
from weekpress.frontmatter import Document
from weekpress.workshop import Workshop


def built_links(
    root: Path, sources: Sources, workshop: Workshop | None = None, toolchain: str = ""
) -> list[Finding]:
    """What there is to say of the links of the site that was built into `root`.

    sources   -- the site's address, and the document each page is made from
    workshop  -- where what pages say is kept until they change; None for nowhere
    toolchain -- the fingerprint of the programs that read pages
    """
    folder, digests = read_folder(root)
    pages = read_pages(root, digests, workshop, toolchain)
    return list(sources.findings(Judge(sources.site, folder).broken(pages)))


def outward_links(
    documents: Iterable[tuple[Document, str]],
    site: SiteAddress,
    memory: Memory,
    manners: Manners | None = None,
    listener: Listener | None = None,
) -> list[Finding]:
    """What there is to say of the documents' links to other sites, asked about now or lately.

    documents -- those that have changed, each with the HTML of its body
    listener  -- told how many addresses are done, and how many there are
    """
    links = outward(documents, site)
    results = external((link.page for link in links), manners, memory.known(), listener)
    memory.keep(results)
    return list(findings(links, results, site))
