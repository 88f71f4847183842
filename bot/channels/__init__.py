"""The ways in and out. A channel is one file here; it is found by listing the folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App
    from bot.channels.contract import Channel

_NOT_CHANNELS = {"__init__", "contract", "telegram_parse", "telegram_api"}


def discover(app: App) -> list[Channel]:
    """Every channel that the settings turn on; the others' libraries are never imported."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in _NOT_CHANNELS)
    modules = [import_module(f"bot.channels.{name}") for name in names]
    return [m.open_channel(app) for m in modules if m.is_on(app.settings)]
