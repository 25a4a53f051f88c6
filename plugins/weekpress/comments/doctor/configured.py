"""The configuration: what is lacking, and what does not go together.

Comes in: the record of comments.toml, and whether some secrets are in the environment. Goes out:
troubles. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from weekpress.comments.configuration.parts import Configuration, MailPart, ServicePart
from weekpress.comments.doctor.trouble import Trouble, warning
from weekpress.comments.fetching import is_fit, is_loopback

PASSWORD = "WEEKPRESS_COMMENTS_SMTP_PASSWORD"  # noqa: S105 -- the name of a variable


def judged(said: Configuration, environ: Mapping[str, str]) -> Iterator[Trouble]:
    """Everything that is wrong with a configuration that can be read."""
    yield from _service(said.service)
    yield from _mail(said.mail, environ)
    if not said.moderation.moderators:
        yield warning(
            "moderators", "Nobody can sign in: no moderators are named.",
            "Name them: moderation.moderators. Until then decide by command: "
            "weekpress comments list.",
        )  # fmt: skip
    elif not said.mail.host:
        yield warning(
            "mail", "No mail is sent: moderators cannot ask for a link, nor are told what waits.",
            "Name a mail server: mail.host; or make links by hand: weekpress comments "
            "sign-in-link.",
        )  # fmt: skip
    if not said.publish.use:
        yield warning(
            "publish", "Approved comments stay in the store and do not come into the site.",
            'Name a publisher: publish.use = "git" or "files".',
        )  # fmt: skip


def _service(part: ServicePart) -> Iterator[Trouble]:
    local = is_loopback(part.address)
    if not local and urlsplit(part.address).scheme != "https":
        yield Trouble(
            "address", f"{part.address} is not https: what people send could be read on its way.",
            "Put a web server with a certificate in front, and name its https address.",
        )  # fmt: skip
    if not local and not part.trusted_proxies:
        yield Trouble(
            "proxies", "Every comment seems to come from your own web server, so all people share "
            "the limits of one.",
            'Say whom to believe: service.trusted_proxies = ["127.0.0.1/32"], if it is on this '
            "machine.",
        )  # fmt: skip
    for network in part.trusted_proxies:
        if network.num_addresses > 2 ** (network.max_prefixlen - 8):
            yield Trouble(
                "proxies", f"{network} trusts half the world: anybody can say who they are.",
                "Name the networks of your own proxies only: service.trusted_proxies.",
            )  # fmt: skip
    if "://" in part.site and not is_fit(part.site):
        yield Trouble(
            "site", f"{part.site} cannot be read safely.",
            "Name an https address, or a folder: service.site.",
        )  # fmt: skip


def is_in_the_open(part: MailPart) -> bool:
    """Whether others could read what the mail server is told."""
    return part.security == "none" and not is_loopback(f"http://{part.host}/")


def _mail(part: MailPart, environ: Mapping[str, str]) -> Iterator[Trouble]:
    if part.host and part.user and not environ.get(PASSWORD):
        yield Trouble(
            "mail", f"A user is named and no password: {PASSWORD} is empty.",
            "Put it in the service's environment; this command needs the same environment.",
        )  # fmt: skip
    if part.host and is_in_the_open(part):
        yield Trouble(
            "mail", "Mail goes to another machine in the open, with people's addresses.",
            'Say mail.security = "starttls" or "tls".',
        )  # fmt: skip
    if part.host and part.sender.endswith("@localhost>"):
        yield Trouble(
            "mail", "Mail would come from an address that is none.",
            "Say who sends it: mail.sender.",
        )  # fmt: skip
