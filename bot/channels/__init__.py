"""The ways in and out. A channel is one file or folder here; it is found by listing the folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import App
    from bot.channels.contract import Channel


def discover(app: App) -> list[Channel]:
    """Every channel that the settings turn on; the others' libraries are never imported."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name != "contract")
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return [m.open_channel(app) for m in modules if m.is_on(app.settings)]
