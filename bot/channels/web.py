"""The chat page: plain forms that work without any script, a little script on top where there is one."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aiohttp import web
from multidict import MultiDictProxy

from bot.channels.contract import Capabilities, Receive
from bot.web.limits import Allowance
from bot.web.page import HEADERS, Bubble, Page
from handlers.messages import Address, InboundMessage, Reply, choices_from_json
from handlers.resident.greet import welcome
from knowledge.safety.qr import read_codes
from storage import inbox, weblines
from storage.database import StorageError

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

NAME = "web"
COOKIE = "toso_visitor"
_COOKIE_SECONDS = 24 * 3600
_PER_MINUTE = 20
_TEXT_LIMIT = 64 * 1024
_NONCE = re.compile(r"^[A-Za-z0-9_-]{8,64}$")


def is_on(settings: Settings) -> bool:
    """Always: it is what a bot with nothing configured has."""
    return True


def open_channel(app: App) -> WebChannel:
    """The chat page of this commune."""
    return WebChannel(app)


class WebChannel:
    """Visitors are random cookies; their conversation is kept masked, for a day."""

    name = NAME
    account = "page"
    capabilities = Capabilities(buttons=True, pushes=False, keeps_lines=True)

    def __init__(self, app: App) -> None:
        """The page is read once."""
        self._app, self._page = app, Page(app.texts)
        self._allowance = Allowance(_PER_MINUTE)

    def routes(self, receive: Receive) -> Sequence[web.AbstractRouteDef]:
        """The page, its style and script, and the form's target."""

        async def say(request: web.Request) -> web.StreamResponse:
            return await self._say(request, receive)

        return [
            web.get("/", self._show),
            web.post("/", say),
            web.get("/tep/{name:[a-z0-9/]+[.]jpg}", self._file),
            web.get("/style.css", self._page.style),
            web.get("/chat.js", self._page.script),
        ]

    async def run(self, receive: Receive) -> None:
        """Nothing: it only answers requests."""

    async def send(self, to: Address, reply: Reply) -> None:
        """Nothing: the page shows what was kept."""

    async def close(self) -> None:
        """Nothing to let go of."""

    async def _show(self, request: web.Request) -> web.Response:
        return await self._render(_visitor(request), 200)

    async def _say(self, request: web.Request, receive: Receive) -> web.StreamResponse:
        """Takes one message and sends the browser back to the page, so that a reload says nothing twice."""
        visitor = _visitor(request)
        if not _same_origin(request):
            return web.Response(status=403)
        if not self._allowance.take(visitor):
            return await self._render(visitor, 429, self._app.texts("web.busy"))
        try:
            form = await request.post()
        except (ValueError, web.HTTPRequestEntityTooLarge):
            return await self._render(visitor, 413, self._app.texts("web.too_long"))
        text, choice, nonce = (_text(form, name) for name in ("text", "choice", "nonce"))
        here = Address(NAME, visitor)
        number = nonce if _NONCE.match(nonce) else secrets.token_hex(8)
        message = InboundMessage(here, here, number, text, self._app.clock(), choice[:64])
        if isinstance(photo := form.get("photo"), web.FileField):
            picture = photo.file.read()
            codes = await asyncio.to_thread(read_codes, picture)
            message = replace(message, attachments=("photo",), codes=codes, picture=picture)
        try:
            if choice:
                message = await self._labelled(message)
            await receive(self, message)
        except StorageError:
            return await self._render(visitor, 503, self._app.texts("web.trouble"))
        answer = web.Response(status=303, headers={"Location": "/#cuoi"})
        self._remember(answer, visitor)
        return answer

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A picture, for the visitor to whom it was shown and as long as that bubble lives."""
        name = request.match_info["name"]
        path = self._app.settings.home / name
        shown = any(name in bubble.files for bubble in await self._bubbles(_visitor(request)))
        if not shown or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={**HEADERS, "Cache-Control": "private, no-store"})

    async def _labelled(self, message: InboundMessage) -> InboundMessage:
        """A tap, with the words of its button for the person's own bubble."""
        buttons = (await self._bubbles(message.chat.chat_id))[-1].choices
        label = next((c.label for c in buttons if c.payload == message.choice), "…")
        return InboundMessage(message.sender, message.chat, message.message_id, label, message.sent_at, message.choice)

    async def _bubbles(self, visitor: str) -> list[Bubble]:
        key = inbox.chat_key(self._app.secret, NAME, visitor)
        async with self._app.database.unit() as session:
            lines = await weblines.conversation(session, self._app.commune.id, key)
        first = welcome(self._app.texts, self._app.commune.name)
        said = [Bubble(n.id, n.who, n.text, choices_from_json(n.choices), tuple(n.files)) for n in lines]
        return [Bubble(0, "bot", first.text, first.choices), *said]

    async def _render(self, visitor: str, status: int, notice: str = "") -> web.Response:
        try:
            bubbles = await self._bubbles(visitor)
        except StorageError:
            bubbles, notice, status = [], self._app.texts("web.trouble"), 503
        answer = self._page.show(bubbles, secrets.token_urlsafe(12), notice, status)
        self._remember(answer, visitor)
        return answer

    def _remember(self, answer: web.StreamResponse, visitor: str) -> None:
        answer.set_cookie(
            COOKIE,
            visitor,
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="Strict",
            secure=self._app.settings.web_secure_cookie,
        )


def _text(form: MultiDictProxy[str | bytes | bytearray | web.FileField], name: str) -> str:
    """A field of the form, cut far above what any of them may hold; "" when it is none."""
    value = form.get(name)
    return value[:_TEXT_LIMIT] if isinstance(value, str) else ""


def _visitor(request: web.Request) -> str:
    known = request.cookies.get(COOKIE, "")
    return known if re.fullmatch(r"[0-9a-f]{32}", known) else secrets.token_hex(16)


def _same_origin(request: web.Request) -> bool:
    """Refuses a form that another site posts in the person's name."""
    origin = request.headers.get("Origin")
    return origin in (None, "null") or origin.partition("://")[2] == request.host
