"""The letters: a sign-in link, and the question whether an address is its owner's.

Comes in: who, and the links of ours. Goes out: words. No link in a letter does anything when it is
opened: a page asks, and its button does it.
"""

from __future__ import annotations

from datetime import datetime

from weekpress.comments.mail.message import Letter
from weekpress.comments.moderators import Moderator

_SIGN_IN = """\
Hello {name},

Open this link in the browser in which you asked for it, and press the button there:

{link}

It works once, for 15 minutes.

If you did not ask for it, do nothing. Nobody can sign in without this message.
"""

_CONFIRM = """\
Hello,

On {moment} somebody sent a comment to {site} and gave this address as theirs.

If it was you, open this link and press the button there:

{link}

It works for three days. Your comment is read by a person either way; an address that is confirmed
helps them to know that it is from you.

If it was not you, do nothing. This address is not shown to anybody.
"""


def sign_in(moderator: Moderator, link: str, site: str) -> Letter:
    """The link that a moderator asked for."""
    text = _SIGN_IN.format(name=moderator.name, link=link)
    return Letter(moderator.line, f"Your link to sign in: comments on {site}", text)


def confirm(address: str, link: str, site: str, received: datetime) -> Letter:
    """The question to the owner of an address. It says nothing of what was written, or by whom:
    whoever gave the address may have meant its owner to read that."""
    moment = f"{received.day} {received:%B %Y at %H:%M %Z}"
    text = _CONFIRM.format(moment=moment, site=site, link=link)
    return Letter(address, f"Is this your address? A comment on {site}", text)
