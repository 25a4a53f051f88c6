"""Origins: whether a form came from a page of ours.

Comes in: a request's headers, which a browser sets and a page cannot. Goes out: yes or no. The
public form uses no cookie, so that a foreign page gains nothing by sending it: what is foreign is
said to the filters, and not refused, because some browsers and privacy tools hide where they are.
Source: RFC 6454 (Origin); RFC 9110, 10.1.3 (Referer); W3C, Fetch Metadata Request Headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from weekpress.comments.service import Service

_PORTS = {"http": 80, "https": 443}


def origin_of(address: str) -> str:
    """The origin of an address, as a browser writes it; "" for what has none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    return f"{parts.scheme}://{host}{shown}"


def site_origin(service: Service) -> str:
    """The origin of the site's pages; "" while nothing is known of it."""
    posts = service.site.posts()
    return origin_of(posts.address) if posts else ""


def is_foreign(headers: Mapping[str, str], service: Service) -> bool:
    """Whether a request says that it comes from a page that is neither the site's nor ours."""
    said = headers.get("origin", "")
    if said in {"", "null"}:  # not said, or hidden
        said = origin_of(headers.get("referer", ""))
    if not said:
        return False
    return said not in {site_origin(service), origin_of(service.configuration.service.address)}
