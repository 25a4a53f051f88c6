"""Headers: what the host says with every file.

Comes in: the team's own headers. Goes out: the file _headers, and for one path the headers it
asks for: `weekpress serve` sends the same, so that what a policy blocks is seen before readers do.
Source: the _headers format of Netlify and Cloudflare Pages; CSP Level 3; RFC 9110 §5.1 and §5.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weekpress.errors import SettingsError

POLICY = "; ".join(
    [
        "default-src 'self'",  # nothing from a third party, and nothing written into a page
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
)


def policy(service: str = "") -> str:
    """What pages may do. With comments they may send a form to the service and ask it the time.

    service -- the origin of the comment service; "" for none
    """
    if not service:
        return POLICY
    sent = POLICY.replace("form-action 'self'", f"form-action 'self' {service}")
    return f"{sent}; connect-src 'self' {service}"


SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every file."""

FEED_TYPES = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}

FEED_FOLDERS = (
    "/", "/weeknotes/", "/decisions/", "/tags/:slug/", "/categories/:slug/", "/people/:slug/",
    "/projects/:slug/",
)  # fmt: skip

LETTERS = "/weeknotes/:year/:week/email.txt"
"""A letter as plain text, which cannot itself ask robots to stay away; see week.html of email/."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For style sheets and scripts, whose addresses hold a hash of their content."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VISIBLE = re.compile(r"[\t\x20-\x7e]*")

UNFIT = "is not a header HTTP can carry."
FIT = "A name has no spaces and no colon; a value is one line of plain characters."


@dataclass(frozen=True)
class Rule:
    """The headers of the paths that fit a pattern, in the order they are written."""

    pattern: str
    """A path; `*` stands for anything, `:name` for one part."""
    headers: tuple[tuple[str, str], ...]
    dropped: frozenset[str] = frozenset()
    """Headers of earlier rules, in lower case, that are not sent here: "! Name"."""

    def fits(self, path: str) -> bool:
        """Whether `path`, from the root, is one the rule is for."""
        pieces = re.split(r"(\*|:[A-Za-z]\w*)", self.pattern)
        wild = (".*" if p == "*" else "[^/]+" if p[:1] == ":" else re.escape(p) for p in pieces)
        return re.fullmatch("".join(wild), path) is not None


def chosen(own: Mapping[str, str], preview: bool = False, service: str = "") -> dict[str, str]:
    """The headers of every file: the safe ones, the team's in their place or added.

    A header set to nothing is not sent. Raises SettingsError for one HTTP cannot carry.
    """
    if wrong := unfit(own):
        raise SettingsError(f"WEEKPRESS_HEADERS: {wrong[0]!r} {UNFIT} {FIT}")
    first = {**SAFE, "Content-Security-Policy": policy(service)}
    first |= {"X-Robots-Tag": "noindex"} if preview else {}
    named = {name.lower(): (name, value) for name, value in [*first.items(), *own.items()]}
    return {name: value.strip() for name, value in named.values() if value.strip()}


def unfit(own: Mapping[str, str]) -> list[str]:
    """The names of the headers that HTTP cannot carry (RFC 9110, 5.1 and 5.5)."""
    return [n for n, v in own.items() if not (_TOKEN.fullmatch(n) and _VISIBLE.fullmatch(v))]


def headers_file(own: Mapping[str, str], preview: bool = False, service: str = "") -> str:
    """The file _headers."""
    rules = [Rule("/*", tuple(chosen(own, preview, service).items()))]
    rules += [Rule(f"/theme/*.{kind}", (("Cache-Control", FOR_EVER),)) for kind in ("css", "js")]
    rules += [Rule(LETTERS, (("X-Robots-Tag", "noindex"),))] if not preview else []
    rules += [
        Rule(folder + name, (("Content-Type", media_type),))
        for folder in FEED_FOLDERS
        for name, media_type in FEED_TYPES.items()
    ]
    return "\n".join("".join(_written(rule)) for rule in rules)


def _written(rule: Rule) -> Iterator[str]:
    yield f"{rule.pattern}\n"
    yield from (f"  {name}: {value}\n" for name, value in rule.headers)


def headers_for(path: str, text: str) -> dict[str, str]:
    """What a _headers file with the content `text` says of the file at `path`.

    Every rule that fits counts; a name said twice has both values, with a comma between. A line
    that is neither a rule nor a header is passed over, as the hosts do.
    """
    found: dict[str, tuple[str, str]] = {}
    for rule in (r for r in rules_in(text) if r.fits(path)):
        found = {key: said for key, said in found.items() if key not in rule.dropped}
        for name, value in rule.headers:
            earlier = found.get(name.lower())
            found[name.lower()] = (name, f"{earlier[1]}, {value}" if earlier else value)
    return dict(found.values())


def rules_in(text: str) -> list[Rule]:
    """The rules of a _headers file, in its order."""
    rules: list[Rule] = []
    for line in text.splitlines():
        words = line.strip()
        if line[:1] == "/":
            rules.append(Rule(words, ()))
        elif rules and line[:1].isspace() and words and not words.startswith("#"):
            rules[-1] = _with_line(rules[-1], words)
    return rules


def _with_line(rule: Rule, words: str) -> Rule:
    if words.startswith("!"):
        return Rule(rule.pattern, rule.headers, rule.dropped | {words[1:].strip().lower()})
    name, colon, value = (part.strip() for part in words.partition(":"))
    if not (colon and _TOKEN.fullmatch(name) and _VISIBLE.fullmatch(value)):
        return rule
    return Rule(rule.pattern, (*rule.headers, (name, value)), rule.dropped)
