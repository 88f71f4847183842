"""Draws the one page of the web chat."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handlers.markup import html
from handlers.messages import Choice
from handlers.texts import Texts

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Bubble:
    """One thing said: `who` is "person" or "bot"."""

    id: int
    who: str
    text: str
    choices: tuple[Choice, ...]
    files: tuple[str, ...] = ()


class Page:
    """The template, the style sheet and the script, read once."""

    def __init__(self, texts: Texts) -> None:
        """Raises jinja2.TemplateError for a broken template."""
        jinja = Environment(
            loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        jinja.filters["marked"] = lambda text: Markup(html(text))  # noqa: S704 - html() escapes
        self._template = jinja.get_template("page.html")
        self._texts = texts
        self._style = (HERE / "style.css").read_text(encoding="utf-8")
        self._script = (HERE / "chat.js").read_text(encoding="utf-8")

    def show(self, bubbles: list[Bubble], nonce: str, notice: str, status: int) -> web.Response:
        """The whole conversation with the form below; `nonce` makes a doubled post harmless."""
        text = self._template.render(
            bubbles=bubbles, buttons=bubbles[-1].choices if bubbles else (), nonce=nonce, notice=notice,
            t=lambda name: self._texts(f"web.{name}"),
        )  # fmt: skip
        headers = {**HEADERS, "Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", status=status, headers=headers)

    async def style(self, _request: web.Request) -> web.Response:
        """The style sheet."""
        return web.Response(text=self._style, content_type="text/css", headers=HEADERS)

    async def script(self, _request: web.Request) -> web.Response:
        """The script."""
        return web.Response(text=self._script, content_type="text/javascript", headers=HEADERS)
