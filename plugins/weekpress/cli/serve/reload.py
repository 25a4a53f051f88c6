"""What makes an open page reload after a rebuild. Only the server adds it; it is in no file.

The page asks the server for the newest edition's name through server-sent events and reloads when
it is not its own. It lets go while it is hidden: browsers open six connections to a host at most.
Source: HTML Standard, 9.2 Server-sent events; Content Security Policy Level 3.
"""

from __future__ import annotations

import html

SCRIPT_PATH = "/__weekpress/reload.js"
EVENTS_PATH = "/__weekpress/events"

SCRIPT = """\
const mine = document.currentScript.dataset.edition;
const place = sessionStorage.getItem("weekpress-place");
if (place) {
  sessionStorage.removeItem("weekpress-place");
  const [address, x, y] = JSON.parse(place);
  const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
  if (address === location.pathname) addEventListener("load", back);
}
let events;
const listen = () => {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/__weekpress/events?from=" + encodeURIComponent(mine));
  events.addEventListener("edition", (event) => {
    if (event.data === mine) return;
    events.close();
    const here = JSON.stringify([location.pathname, scrollX, scrollY]);
    sessionStorage.setItem("weekpress-place", here);
    location.reload();
  });
};
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events?.close());
listen();
"""


def with_reload(page: bytes, edition: str) -> bytes:
    """An HTML page that reloads when the site has another edition than the one given."""
    name = html.escape(edition)
    script = f'<script src="{SCRIPT_PATH}" data-edition="{name}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def allowing_reload(policy: str) -> str:
    """A Content-Security-Policy that lets the reload script run and listen, and else is `policy`.

    allowing_reload("default-src 'none'") ==
        "default-src 'none'; script-src 'self'; connect-src 'self'"
    """
    directives = dict(_directives(policy))
    # On a writer's machine there is no https to upgrade to.
    directives.pop("upgrade-insecure-requests", None)
    everything = directives.get("default-src")
    for name in ("script-src", "connect-src"):
        sources = directives.get(name, everything)
        if sources is not None and "'self'" not in sources:
            directives[name] = [s for s in sources if s != "'none'"] + ["'self'"]
    if "script-src-elem" in directives:
        directives["script-src-elem"] = [*directives["script-src-elem"], "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _directives(policy: str) -> list[tuple[str, list[str]]]:
    """The directives in their order; of two with one name the first counts (CSP 3, 2.2.1)."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            found.setdefault(name.lower(), sources)
    return list(found.items())
