"""What the service answers, for machines: its public addresses, as OpenAPI has it.

Comes in: the fields of the form. Goes out: a description that tests hold the service to.
Moderation is not in it: it is for people.
Source: OpenAPI Specification 3.1; fields.py.
"""

from __future__ import annotations

from typing import Any

from weekpress.comments import fields

_PAGE, _TEXT, _JSON = "text/html", "text/plain", "application/json"

_WORDS = {
    200: "The page.",
    303: "It is stored: see the page that says what happens next.",
    304: "It is as it was.",
    400: "This is no form.",
    403: "The whole site takes no comments just now.",
    404: "There is no such post or comment.",
    408: "The form took too long to arrive.",
    410: "The post takes no comments any more.",
    413: "The form is too long.",
    415: "It was not sent as a form, in UTF-8.",
    422: "Something in it has to be mended: the page says what, and has what was typed.",
    429: "Too many comments came in a short time: the page has what was typed.",
    503: "Nothing can be stored now: the page has what was typed.",
}

_POST = {"name": "post", "in": "path", "required": True, "schema": {"type": "string"}}
_COMMENT = {**_POST, "name": "comment"}

_FORM = {
    "type": "object",
    "required": [fields.NAME, fields.EMAIL, fields.COMMENT],
    "properties": {
        fields.NAME: {"type": "string", "minLength": 1, "maxLength": fields.MOST_NAME},
        fields.EMAIL: {"type": "string", "format": "email", "maxLength": fields.MOST_EMAIL},
        fields.WEBSITE: {"type": "string", "maxLength": fields.MOST_WEBSITE},
        fields.COMMENT: {"type": "string", "minLength": 1, "maxLength": fields.MOST_COMMENT},
        fields.PARENT: {"type": "string"},
        fields.OPENED: {"type": "string"},
        fields.DECOY: {"type": "string"},
    },
}


def described() -> dict[str, Any]:
    """The description."""
    form = _get("The form.", (403, 404, 410, 503), parameters=[_POST])
    reply = _get("The form for an answer.", (403, 404, 410, 503), parameters=[_POST, _COMMENT])
    return {
        "openapi": "3.1.0",
        "info": {"title": "Weekpress comments", "version": "1"},
        "paths": {
            f"/{fields.comments_path('{post}')}": {"get": form, "post": _post()},
            f"/{fields.reply_path('{post}', '{comment}')}": {"get": reply},
            "/posts/{post}/thanks": {"get": _get("What happens next.", parameters=[_POST])},
            f"/{fields.PRIVACY_PATH}": {"get": _get("What becomes of a commenter's data.")},
            f"/{fields.OPENED_PATH}": {"get": _get("The time, signed.", kind=_TEXT)},
            "/style.css": {"get": _get("The style sheet.", (304,), "text/css")},
            "/healthz": {"get": _get("Whether the service answers.", kind=_TEXT)},
            "/readyz": {"get": _get("Whether a comment can be stored.", (503,), _JSON)},
            "/metrics": {"get": _get("Numbers, for Prometheus.", kind=_TEXT)},
        },
    }


def _get(
    summary: str, besides: tuple[int, ...] = (), kind: str = _PAGE, **more: object
) -> dict[str, Any]:  # fmt: skip
    return {"summary": summary, **more, "responses": _responses((200, *besides), kind)}


def _post() -> dict[str, Any]:
    statuses = (400, 403, 404, 408, 410, 413, 415, 422, 429, 503)
    taken = {
        "description": _WORDS[303],
        "headers": {"Location": {"required": True, "schema": {"type": "string"}}},
    }
    return {
        "summary": "Take a comment.",
        "parameters": [_POST],
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": _FORM}},
        },
        "responses": {"303": taken, **_responses(statuses, _PAGE)},
    }


def _responses(statuses: tuple[int, ...], kind: str) -> dict[str, Any]:
    content = {kind: {"schema": {"type": "object" if kind == _JSON else "string"}}}
    return {str(status): {"description": _WORDS[status], "content": content} for status in statuses}
