"""Four ways to play a transcript: direct, terminal, web and Telegram."""

from __future__ import annotations

import asyncio
import io
import os
import re
import sys
from contextlib import AsyncExitStack
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import aiohttp

from bot.app import App
from bot.channels import terminal
from bot.receive import receive
from handlers.messages import Address, Choice
from knowledge.safety.qr import read_codes
from tests.drivers.emulator import TOKEN, Emulator
from tests.drivers.photos import phone_photo
from tests.drivers.qr import photo
from tests.drivers.script import ATTACHMENTS, CODE, CODE_PHOTO, IN_PRIVATE, Script, drawn, shown, tapped
from tests.drivers.telegram_updates import message_update, private, tap_update


class Codes:
    """The invitation made last: transcripts always write it VWXYZ-VWXYZ."""

    SHOWN = "VWXYZ-VWXYZ"

    def __init__(self) -> None:
        self.last = self.SHOWN

    def heard(self, text: str) -> None:
        """Remembers the code that a reply holds."""
        if found := re.search(r"\b[A-Z]{5}-[A-Z]{5}\b", text):
            self.last = found.group()

    def said(self, words: str) -> str:
        """The words with the code that they really need."""
        return words.replace(self.SHOWN, self.last)


async def play_direct(app: App, written: Script) -> list[str]:
    """Straight into receive(), with taps and attachments; everybody in a chat of their own, or all in one group."""
    chats: dict[str, terminal.TerminalChannel] = {}
    choices: dict[str, tuple[Choice, ...]] = {}
    codes, replies, group = Codes(), [], Address("terminal", "nhom")
    for line in written.said:
        channel = chats.setdefault(line.who, terminal.open_channel(app))
        message = channel.parse(codes.said(line.words))
        if line.words.startswith(IN_PRIVATE):
            message = replace(message, text=message.text.removeprefix(IN_PRIVATE))
        elif written.is_group:
            called = line.words.startswith("@")
            message = replace(message, chat=group, is_group=True, is_addressed=called, text=message.text.lstrip("@"))
        if label := tapped(line.words):
            payloads = {c.label: c.payload for c in choices.get(line.who, ())}
            message = replace(message, text="", choice=_payload(label, payloads), is_addressed=True)
        if line.words in ATTACHMENTS:
            message = replace(message, text="", attachments=(ATTACHMENTS[line.words],))
        if line.words == CODE_PHOTO:
            message = replace(message, text="", attachments=("photo",), codes=read_codes(photo(CODE)))
        if line.photo is not None:
            message = replace(
                message,
                text=line.photo,
                attachments=("photo",),
                picture=phone_photo(f"hsl({len(replies) * 20}, 90%, 50%)"),
            )
        reply = await receive(app, channel, message)
        codes.heard(reply.text if reply else "")
        choices[line.who] = reply.choices if reply else ()
        replies.append(shown(reply))
    return replies


async def play_terminal(app: App, written: Script) -> list[str]:
    """`toso chat` as a process of its own; a tap is its label typed, bold is lost on the way."""
    environment = {**os.environ, "TOSO_HOME": str(app.settings.home), "PYTHONUTF8": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli.main", "chat", env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    replies = []
    for line in written.lines:
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


async def play_web(address: str, written: Script) -> list[str]:
    """Browsers without any script, one for each person: forms posted, pages read."""
    codes, replies = Codes(), []
    browsers: dict[str, aiohttp.ClientSession] = {}
    pages: dict[str, _Bubbles] = {}
    async with AsyncExitStack() as stack:
        for line in written.said:
            if line.who not in browsers:
                browser = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
                browsers[line.who] = await stack.enter_async_context(browser)
                async with browser.get(address) as first:
                    pages[line.who] = _Bubbles(await first.text())
            form = _form(codes.said(line.words), pages[line.who])
            async with browsers[line.who].post(address, data=form) as answer:
                assert answer.status == 200, await answer.text()
                page = pages[line.who] = _Bubbles(await answer.text())
            codes.heard(page.bubbles[-1])
            replies.append(drawn(page.bubbles[-1], list(page.buttons)))
    return replies


def _form(line: str, page: _Bubbles) -> dict[str, Any]:
    """What the page's forms would send: a button's payload, a picture, or the words."""
    if line == CODE_PHOTO:
        return {"photo": io.BytesIO(photo(CODE)), "nonce": page.nonce}
    said = {"choice": _payload(tapped(line), page.buttons)} if tapped(line) else {"text": line}
    return {**said, "nonce": page.nonce}


async def play_telegram(server: Emulator, written: Script) -> list[str]:
    """Updates written by python-telegram-bot, replies read from what the emulator was sent."""
    codes, replies = Codes(), []
    keyboards: dict[str, list[list[dict[str, Any]]]] = {}
    numbers = {who: 1001 + n for n, who in enumerate(dict.fromkeys(line.who for line in written.said))}
    for number, line in enumerate(written.said, 1):
        before, who = len(server.sent()), private(numbers[line.who])
        if label := tapped(line.words):
            rows = keyboards.get(line.who, [])
            buttons = {re.sub(r"^\d\. ", "", row[0]["text"]): row[0]["callback_data"] for row in rows}
            update = tap_update(number, _payload(label, buttons), *who)
        else:
            words = "" if line.words in ATTACHMENTS else codes.said(line.words)
            update = message_update(number, words, ATTACHMENTS.get(line.words, ""), *who)
        await server.enqueue_update(update, token=TOKEN)
        async with asyncio.timeout(30):
            while not (new := server.sent()[before:]) or not new[-1]["keyboard"]:
                await asyncio.sleep(0.01)
        keyboards[line.who] = new[-1]["keyboard"]
        text = "\n".join(_unescaped(part["text"]) for part in new)
        codes.heard(text)
        replies.append(drawn(text, [re.sub(r"^\d\. ", "", row[0]["text"]) for row in new[-1]["keyboard"]]))
    return replies


def _payload(label: str, buttons: dict[str, str]) -> str:
    """A button's payload; a label that is none of them is itself an old payload."""
    return buttons.get(label, label)


def _unescaped(text: str) -> str:
    bold = re.sub(r"</?b>", "**", text)
    return bold.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
