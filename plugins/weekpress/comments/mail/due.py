"""What is due: the digest of what waits, and the question whether an address is its owner's.

Comes in: what is due. Goes out: mail. A server that is away delays it; a moderator whose mail is
refused does not hold up the others'.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from weekpress.comments import confirming
from weekpress.comments.attempts import each
from weekpress.comments.mail import digest, letters
from weekpress.comments.mail.digest import Waiting
from weekpress.comments.mail.message import Letter, MailError, written
from weekpress.comments.mail.sending import send
from weekpress.comments.moderators import moderators
from weekpress.comments.posts import Posts, local, unknown
from weekpress.comments.record import written as received
from weekpress.comments.service import Service
from weekpress.comments.states import State
from weekpress.comments.store import chores, jobs
from weekpress.comments.store import confirming as confirmed
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.queue import Sought, sought
from weekpress.comments.store.reading import counts, email
from weekpress.comments.store.rows import Stored

LOOK_AGAIN = timedelta(minutes=5)
"""When to look again while nothing waits that could be told."""

TRY_AGAIN = timedelta(minutes=15)
"""When to try again after a server took nothing."""

LONGEST_WAIT = timedelta(hours=12)
"""How long a question waits at most that was often not taken."""

_LOG = logging.getLogger("weekpress.comments.worker")


def digest_due(service: Service) -> int:
    """Tell every moderator what waits, if it is time to; how many letters there were."""
    hours, now = service.configuration.mail.digest_hours, service.clock()
    if not hours or not service.configuration.mail.host or not moderators(service.configuration):
        return 0
    with service.store.reading() as connection:
        due = chores.due(connection, chores.DIGEST)
    if due and due > now:
        return 0
    with service.store.writing() as connection:
        if not chores.claim(connection, chores.DIGEST, now):
            return 0
    waiting, number = _waiting(service)
    wait = _told(service, waiting, number) if waiting else LOOK_AGAIN
    with service.store.writing() as connection:
        chores.done(connection, chores.DIGEST, now + wait)
    return number if waiting else 0


def confirm_due(service: Service) -> int:
    """Ask the owners of addresses whether they wrote; how many there were."""
    if not service.configuration.mail.host:
        return 0
    with service.store.writing() as connection:
        held = jobs.claim(connection, jobs.CONFIRM, service.clock(), most=10)
    return each(service, held, partial(_ask, service))


def _waiting(service: Service) -> tuple[list[Waiting], int]:
    """The oldest of those that may be told, and how many wait in all."""
    with service.store.reading() as connection:
        found = sought(connection, Sought(frozenset({State.PENDING})), "", digest.MOST * 2)
        number = counts(connection)[State.PENDING]
    posts, now = service.site.posts(), service.clock()
    waiting = [_record(comment, posts) for comment in found]
    return [one for one in waiting if digest.is_ready(one, now)], number


def _record(comment: Stored, posts: Posts | None) -> Waiting:
    post = posts.posts.get(comment.post) if posts else None
    title = post.title if post else unknown(posts)
    checked = comment.is_checked
    return Waiting(comment.id, comment.name, title, comment.received, checked, local(posts))


def _told(service: Service, waiting: list[Waiting], number: int) -> timedelta:
    """Send the letters; when the next are due."""
    address, site, now = service.configuration.service.address, _site(service), service.clock()
    people = moderators(service.configuration)
    try:
        refused = _send(
            service,
            [digest.digest(one, waiting, number, site, address, now) for one in people],
        )
    except MailError as error:
        _LOG.error("digest not sent", extra={"why": str(error)})
        return TRY_AGAIN
    if refused:
        _LOG.error("digest not sent", extra={"why": f"{refused} of the moderators' were refused"})
    return timedelta(hours=service.configuration.mail.digest_hours)


def _ask(service: Service, job: Job) -> None:
    store, now = service.store, service.clock()
    with store.reading() as connection:
        to = email(connection, store.keys, job.comment)
        may = bool(to) and confirmed.may_ask(connection, job.comment, now)
    if may:
        link = confirming.token(store.keys, job.comment, now)
        address = f"{service.configuration.service.address}{confirming.PATH}/{link}"
        try:
            _send(service, [letters.confirm(to, address, _site(service), _received(service, job))])
        except MailError as error:
            _LOG.error("question not sent", extra={"comment": job.comment, "why": str(error)})
            _put_off(service, job, now)
            return
    with store.writing() as connection:
        if may:
            confirmed.asked(connection, job.comment, now)
        jobs.done(connection, [job])


def _put_off(service: Service, job: Job, now: datetime) -> None:
    """Ask ever later, as the address may be one that takes no mail; and no more when a link would
    have been over by then. A person reads the comment either way."""
    due = now + min(TRY_AGAIN * 2**job.attempts, LONGEST_WAIT)
    with service.store.writing() as connection:
        if due > received(job.comment) + confirming.LASTS:
            jobs.done(connection, [job])
        else:
            jobs.later(connection, job, due)


def _send(service: Service, told: Sequence[Letter]) -> int:
    """Send letters; how many of them were refused. Raises MailError if all were."""
    part, now = service.configuration.mail, service.clock()
    messages = [written(one, part.sender, now, service.chance(16)) for one in told]
    return len(send(part, service.environ, messages))


def _received(service: Service, job: Job) -> datetime:
    """When the comment came, where the site is."""
    return received(job.comment).astimezone(local(service.site.posts()))


def _site(service: Service) -> str:
    posts = service.site.posts()
    return posts.site if posts else "your site"
