"""Logging with every token blacked out, in messages and in traces; no message text is ever logged."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

_TOKEN_IN_URL = re.compile(r"/bot\d+:[\w-]+")
_HIDDEN = "***"


class Redacting(logging.Formatter):
    """Blacks out the given secrets and anything shaped like a bot token in a URL."""

    def __init__(self, secrets: list[str]) -> None:
        """`secrets` are replaced wherever they stand."""
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = [s for s in secrets if s]

    def format(self, record: logging.LogRecord) -> str:
        """The line, trace included, without secrets."""
        line = _TOKEN_IN_URL.sub(f"/bot{_HIDDEN}", super().format(record))
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return line


def start_logging(settings: Settings) -> None:
    """One handler on the root logger; access logs of libraries stay silent."""
    values = (settings.telegram_token, settings.telegram_webhook_secret, settings.secret, settings.database_url)
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting([v.get_secret_value() for v in values if v]))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for noisy in ("aiohttp.access", "aiogram.event", "apscheduler", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
