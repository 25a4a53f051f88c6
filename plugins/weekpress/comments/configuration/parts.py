"""What `comments.toml` may say: a record a table, each key with its meaning under it.

`docs/reference/comments-configuration.md` and the first file a service writes are made from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from weekpress.comments.configuration.values import Address, Days, People, Person, Rated


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True
    )


class ServicePart(_Part):
    """Where the service is, and whom it believes."""

    address: Address = "http://127.0.0.1:8010/"
    """Where readers find it. Its links, its cookies and what it accepts follow from this. Left out,
    it is where the service listens: enough to try things out."""
    site: str = ""
    """The folder of the built site, or its address: from there it knows which posts take comments.
    `--site` says it too."""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """The networks of your own proxies: what they say of where a request comes from is believed."""


class ModerationPart(_Part):
    """Who decides, and what they see first."""

    moderators: People = ()
    """Names and addresses of those who may sign in, each with their own: "Priya Shah
    <priya@example.org>"."""
    policy: Literal["every", "first-time"] = "every"
    """"every": a person sees every comment before readers do. "first-time": one of an address that
    was confirmed, of which a comment was approved before, is approved if the filters say so."""
    promise: str = "A person reads each comment, usually within two working days."
    """What readers are told of when their comment will be looked at."""


class FiltersPart(_Part):
    """Which spam filters look at a comment."""

    model_config = ConfigDict(frozen=True, extra="allow", use_attribute_docstrings=True)

    use: tuple[str, ...] = ("heuristics",)
    """Their names, in the order they are asked; [] for none."""
    shadow: bool = False
    """Whether what they say is written down and not acted on, to try them out."""

    @model_validator(mode="after")
    def _judge(self) -> FiltersPart:
        """What is neither a key nor the table of a filter would do nothing, and nobody would know:
        a filter in its trial would act."""
        for key, value in (self.model_extra or {}).items():
            if not isinstance(value, Mapping):
                near = get_close_matches(key, type(self).model_fields, n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise ValueError(f"{key} is unknown.{hint}")
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """The filters that are to be asked, and those that have a table, each once."""
        return tuple(dict.fromkeys((*self.use, *(self.model_extra or {}))))

    def options(self, name: str) -> Mapping[str, Any]:
        """What `[filters.NAME]` says."""
        found = (self.model_extra or {}).get(name, {})
        return found if isinstance(found, Mapping) else {}


class PublishPart(_Part):
    """How approved comments come into the site's content."""

    model_config = ConfigDict(frozen=True, extra="allow", use_attribute_docstrings=True)

    use: str = ""
    """"files", "git", or the name of a publisher you installed; "" keeps them in the store."""

    @property
    def options(self) -> Mapping[str, Any]:
        """What else `[publish]` says."""
        return self.model_extra or {}


class MailPart(_Part):
    """How mail is sent; without a host none is. The password: WEEKPRESS_COMMENTS_SMTP_PASSWORD."""

    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    """"none" only for a server on this machine."""
    user: str = ""
    sender: Person = "Comments <comments@localhost>"
    """From whom it comes."""
    digest_hours: int = Field(default=24, ge=0, le=168)
    """How often moderators are told what waits; 0 for never. Nothing is sent when nothing waits."""


class KeepPart(_Part):
    """How long what is kept. A shorter time is a promise; a longer one needs a reason."""

    submitted_days: Days = 15
    """Network addresses, browsers and the words as submitted: while a filter can learn."""
    spam_days: Days = 15
    """Comments taken for spam, counted from the day they were."""
    rejected_days: Days = 30
    """Comments that a person rejected or withdrew, counted from that day."""
    email_days: Days = 365
    """E-mail addresses, counted from the day a comment was published."""
    audit_days: Days = 730
    """What was decided, and by which moderator."""


class PrivacyPart(_Part):
    """What the page on a commenter's data says besides what follows from the other parts."""

    lawful_basis: str = (
        "We use your data to hear from the people we serve, which is a task in the public "
        "interest (UK GDPR, Article 6(1)(e))."
    )
    """On what ground the team uses a commenter's data; "" where the page is to say nothing of it.
    A council's is its public task. Ask whoever looks after data protection in your team."""
    more: str = ""
    """What else the page is to say: who the controller is, how to complain."""


class LimitsPart(_Part):
    """How much is taken in: a number per so many seconds, minutes, hours or days. So many may come
    at once; after them one more for each part of the time: of ten in ten minutes, one a minute."""

    per_sender: Rated = "10 per 10 minutes"
    """From one network address."""
    per_post: Rated = "60 per 10 minutes"
    everything: Rated = "600 per 10 minutes"
    waiting: int = Field(default=20_000, ge=1)
    """How many comments may wait before new ones are asked to come later."""


class Configuration(_Part):
    """All of it."""

    service: ServicePart = ServicePart()
    moderation: ModerationPart = ModerationPart()
    filters: FiltersPart = FiltersPart()
    publish: PublishPart = PublishPart()
    mail: MailPart = MailPart()
    keep: KeepPart = KeepPart()
    privacy: PrivacyPart = PrivacyPart()
    limits: LimitsPart = LimitsPart()
