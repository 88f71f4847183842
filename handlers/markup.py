"""Turns the one mark that replies carry, **bold**, into what each channel understands."""

from __future__ import annotations

import html as escaping
import re

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def plain(text: str) -> str:
    """Without any mark, for a terminal or a channel that has none."""
    return _BOLD.sub(r"\1", text)


def html(text: str) -> str:
    """Escaped, with <b>; the subset that Telegram and the web page share."""
    return _BOLD.sub(r"<b>\1</b>", escaping.escape(text, quote=False))


def numbered(labels: list[str]) -> str:
    """The line of choices as people read it in a plain channel: "1 Từng bước · 2 Xem thêm"."""
    return " · ".join(f"{n} {label}" for n, label in enumerate(labels, 1))
