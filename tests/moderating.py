"""The moderators' pages as they run: the whole service, on a port, with a clock that is set."""

from __future__ import annotations

import re
import secrets
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import httpx2
import uvicorn
from starlette.applications import Starlette

from commenting import NOON
from serving_comments import site_of
from weekpress.comments.built_site import FolderSite
from weekpress.comments.configuration.parts import (
    Configuration,
    MailPart,
    ModerationPart,
    ServicePart,
)
from weekpress.comments.intaking import Intake
from weekpress.comments.moderators import moderators
from weekpress.comments.service import Service
from weekpress.comments.sign_in import link_for
from weekpress.comments.store import opened
from weekpress.comments.web.app import create
from weekpress.comments.web.moderation.asking import Asking
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.routes import routes_of
from weekpress.comments.web.pages import Pages

PRIYA, OWEN = "Priya Shah <priya@example.org>", "Owen Reid <owen@example.org>"


@dataclass
class Room:
    """A service, and browsers that look at it."""

    service: Service
    desk: Desk
    times: list[datetime]
    clients: list[httpx2.Client] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.service.configuration.service.address.rstrip("/")

    def passes(self, time: timedelta) -> None:
        """So much later."""
        self.times.append(self.times[-1] + time)

    def browser(self, **headers: str) -> httpx2.Client:
        """A browser of its own, which says where its forms come from."""
        client = httpx2.Client(base_url=self.address, headers={"origin": self.address, **headers})
        self.clients.append(client)
        return client

    def link(self, who: int = 0, comment: str = "") -> str:
        """A link of the command, for the moderator of this place in the configuration."""
        person = moderators(self.service.configuration)[who]
        store, address = self.service.store, self.service.configuration.service.address
        chance = self.service.chance(32)
        return link_for(store, address, person, chance, self.times[-1], comment=comment)

    def signed_in(self, who: int = 0) -> httpx2.Client:
        """A browser in which a moderator has signed in."""
        client = self.browser()
        answer = press(client, self.link(who))
        assert (answer.status_code, answer.headers["location"]) == (303, "/moderate")
        return client


def press(client: httpx2.Client, link: str, **fields: str) -> httpx2.Response:
    """Press the button behind a sign-in link."""
    return client.post(link, data={"comment": "", **fields})


def csrf(page: httpx2.Response | str) -> str:
    """The token of a page's forms."""
    text = page if isinstance(page, str) else page.text
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', text)
    assert found, text
    return found[1]


def send(client: httpx2.Client, path: str, **fields: Any) -> httpx2.Response:
    """Send a form of the moderators' pages."""
    return client.post(path, data={"csrf": csrf(client.get("/moderate")), **fields})


@contextmanager
def moderated(
    folder: Path, mail: MailPart | None = None, database: dict[str, str] | None = None,
    policy: str = "every", people: tuple[str, ...] = (PRIYA, OWEN), **said: object,
) -> Iterator[Room]:  # fmt: skip
    """The service, with two moderators, until the end of the test.

    said -- what is other about the site
    """
    site = FolderSite(site_of(folder / "site", **said))
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        opened(folder / "data", database or {}, chance=bytes(range(32))) as store,
    ):
        # asyncio does so only for sockets that name TCP: else each answer waits for the last's ACK.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        configuration = Configuration(
            service=ServicePart(address=f"http://127.0.0.1:{listening.getsockname()[1]}/"),
            moderation=ModerationPart(moderators=people, policy=policy),  # type: ignore[arg-type]  # pydantic looks
            mail=mail or MailPart(),
        )
        times = [NOON]
        service = Service(store, configuration, site, {}, lambda: times[-1], secrets.token_bytes)
        desk = Desk(service, Pages(service), Asking(store.keys))
        with (
            closing(Intake(store)) as intake,
            _served(listening, create(service, intake, routes_of(desk), say=lambda _: None)),
        ):
            room = Room(service, desk, times)
            yield room
            desk.aside.finish()
            for client in room.clients:
                client.close()


def _app(desk: Desk, intake: Intake) -> Starlette:
    return create(desk.service, intake, routes_of(desk), say=lambda _: None)


@contextmanager
def _served(listening: socket.socket, app: Any) -> Iterator[None]:
    config = uvicorn.Config(
        app, log_level="critical", ws="none", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()  # the socket listens already: who connects before it runs is answered then
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(30)
