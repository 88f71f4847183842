"""The webhook's door: size, secret, body, JSON, in that order, so the cheap refusals come first.

Wrong secrets are slowed down, right ones never: behind a proxy a guesser and Telegram share one address.

Anything wrong is 4xx, never 5xx; a 5xx would only say that our commit failed.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from typing import Any

from aiohttp import web

from bot.web.limits import Allowance

HEADER = "X-Telegram-Bot-Api-Secret-Token"
_BODY_LIMIT = 256 * 1024
_BODY_SECONDS = 5
_BAD_SECRETS_A_MINUTE = 30


class Door:
    """Lets in only requests that carry the secret."""

    def __init__(self, secret: bytes) -> None:
        """An empty secret lets nobody in."""
        self._secret = secret
        self._strangers = Allowance(_BAD_SECRETS_A_MINUTE)

    async def read(self, request: web.Request) -> web.Response | bytes:
        """The body, or the refusal."""
        if (request.content_length or 0) > _BODY_LIMIT:
            return web.Response(status=413)
        who = request.remote or ""
        # Bytes, because compare_digest raises on a str that is not ASCII.
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not self._secret or not hmac.compare_digest(given, self._secret):
            return web.Response(status=401 if self._strangers.take(who) else 429)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                return await _body(request)
        except TimeoutError:
            return web.Response(status=408)


async def _body(request: web.Request) -> web.Response | bytes:
    body = b""
    async for chunk in request.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > _BODY_LIMIT:
            return web.Response(status=413)
    return body


def decode(body: bytes) -> Any:
    """The body as JSON; None for anything that is none (deep nesting and huge numbers included)."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
