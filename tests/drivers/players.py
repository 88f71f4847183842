"""Four ways to play a transcript: direct, terminal, web and Telegram."""

from __future__ import annotations

import asyncio
import io
import os
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import aiohttp

from bot.app import App
from bot.channels import terminal
from bot.receive import receive
from handlers.messages import Choice
from knowledge.safety.qr import read_codes
from tests.drivers.emulator import TOKEN, Emulator
from tests.drivers.qr import photo
from tests.drivers.script import ATTACHMENTS, CODE, CODE_PHOTO, drawn, shown, tapped
from tests.drivers.telegram_updates import message_update, tap_update


async def play_direct(app: App, lines: tuple[str, ...]) -> list[str]:
    """Straight into receive(), with taps and attachments."""
    channel = terminal.open_channel(app)
    choices: tuple[Choice, ...] = ()
    replies = []
    for line in lines:
        message = channel.parse(line)
        if label := tapped(line):
            message = replace(message, text="", choice=_payload(label, {c.label: c.payload for c in choices}))
        if line in ATTACHMENTS:
            message = replace(message, text="", attachments=(ATTACHMENTS[line],))
        if line == CODE_PHOTO:
            message = replace(message, text="", attachments=("photo",), codes=read_codes(photo(CODE)))
        reply = await receive(app, channel, message)
        assert reply is not None
        choices = reply.choices
        replies.append(shown(reply))
    return replies


async def play_terminal(app: App, lines: tuple[str, ...]) -> list[str]:
    """`toso chat` as a process of its own; a tap is its label typed, bold is lost on the way."""
    environment = {**os.environ, "TOSO_HOME": str(app.settings.home), "PYTHONUTF8": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli.main", "chat", env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    replies = []
    for line in lines:
        process.stdin.write(f"{tapped(line) or line}\n".encode())
        await process.stdin.drain()
        said: list[str] = []
        while not (said and re.match(r"^\[1 .*\]$", said[-1])):
            raw = await asyncio.wait_for(process.stdout.readline(), 30)
            assert raw, "toso chat ended early"
            said.append(raw.decode().rstrip("\n"))
        labels = re.split(r"(?:^| · )\d ", said.pop()[1:-1])[1:]
        replies.append(drawn("\n".join(said), labels))
    process.stdin.close()
    assert await process.wait() == 0
    return replies


class _Bubbles(HTMLParser):
    """The bubbles and buttons of the chat page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.bubbles: list[str] = []
        self.buttons: dict[str, str] = {}
        self.nonce = ""
        self._where, self._value = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {k: v or "" for k, v in attrs}
        if tag == "li":
            self.bubbles.append("")
            self._where = "li"
        elif tag == "span" and named.get("class") == "who":
            self._where = "who"
        elif tag == "b" and self._where == "li":
            self.bubbles[-1] += "**"
        elif tag == "button" and named.get("name") == "choice":
            self._where, self._value = "button", named["value"]
        elif tag == "input" and named.get("name") == "nonce":
            self.nonce = named["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "b" and self._where == "li":
            self.bubbles[-1] += "**"
        elif tag in ("li", "button"):
            self._where = ""
        elif tag == "span" and self._where == "who":
            self._where = "li"

    def handle_data(self, data: str) -> None:
        if self._where == "li":
            self.bubbles[-1] += data
        elif self._where == "button":
            self.buttons[re.sub(r"^\d\. ", "", data)] = self._value


async def play_web(address: str, lines: tuple[str, ...]) -> list[str]:
    """A browser without any script: forms posted, pages read."""
    replies = []
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(address) as first:
            page = _Bubbles(await first.text())
        for line in lines:
            async with browser.post(address, data=_form(line, page)) as answer:
                assert answer.status == 200, await answer.text()
                page = _Bubbles(await answer.text())
            replies.append(drawn(page.bubbles[-1], list(page.buttons)))
    return replies


def _form(line: str, page: _Bubbles) -> dict[str, Any]:
    """What the page's forms would send: a button's payload, a picture, or the words."""
    if line == CODE_PHOTO:
        return {"photo": io.BytesIO(photo(CODE)), "nonce": page.nonce}
    said = {"choice": _payload(tapped(line), page.buttons)} if tapped(line) else {"text": line}
    return {**said, "nonce": page.nonce}


async def play_telegram(server: Emulator, lines: tuple[str, ...]) -> list[str]:
    """Updates written by python-telegram-bot, replies read from what the emulator was sent."""
    replies: list[str] = []
    keyboard: list[list[dict[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        before = len(server.sent())
        if label := tapped(line):
            buttons = {re.sub(r"^\d\. ", "", row[0]["text"]): row[0]["callback_data"] for row in keyboard}
            update = tap_update(number, _payload(label, buttons))
        else:
            update = message_update(number, line, ATTACHMENTS.get(line, ""))
        await server.enqueue_update(update, token=TOKEN)
        async with asyncio.timeout(30):
            while not (new := server.sent()[before:]) or not new[-1]["keyboard"]:
                await asyncio.sleep(0.01)
        keyboard = new[-1]["keyboard"]
        text = "\n".join(_unescaped(part["text"]) for part in new)
        replies.append(drawn(text, [re.sub(r"^\d\. ", "", row[0]["text"]) for row in keyboard]))
    return replies


def _payload(label: str, buttons: dict[str, str]) -> str:
    """A button's payload; a label that is none of them is itself an old payload."""
    return buttons.get(label, label)


def _unescaped(text: str) -> str:
    bold = re.sub(r"</?b>", "**", text)
    return bold.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
