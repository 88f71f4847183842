"""Telegram, by long polling or webhook; aiogram (seconds to import) is loaded only when it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App
    from bot.channels.contract import Channel
    from bot.settings import Settings


def is_on(settings: Settings) -> bool:
    """On when a token is set."""
    return settings.telegram_token is not None


def open_channel(app: App) -> Channel:
    """The channel of the bot whose token is set."""
    from bot.channels.telegram.channel import TelegramChannel

    return TelegramChannel(app)
