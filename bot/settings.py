"""Everything a person may set, in one class; .env.example documents each key (tests compare them)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process

from knowledge.answers.articles import Fault

PREFIX = "TOSO_"
ENV_FILE = Path(".env")


class Settings(BaseSettings):
    """Read from the environment and from .env; every key has a default, so nothing must be set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    home: Path = Path("data")
    database_url: SecretStr | None = None
    secret: SecretStr | None = None
    commune: str = Field(default="xã", max_length=120)
    commune_slug: str = Field(default="xa", pattern=r"^[a-z0-9-]{1,64}$")
    contact: str = Field(default="", max_length=300)
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    web_secure_cookie: bool = False
    telegram_token: SecretStr | None = None
    telegram_base_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://")
    telegram_webhook_url: str | None = Field(default=None, pattern=r"^https?://")
    telegram_webhook_secret: SecretStr | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("telegram_token")
    @classmethod
    def _token_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"\d+:[\w-]+", value.get_secret_value()):
            raise ValueError("token phải có dạng 123456:chữ-và-số, như BotFather đưa")
        return value

    @model_validator(mode="after")
    def _webhook_needs_secret(self) -> Settings:
        """Without a secret anybody could post as Telegram, so the webhook refuses to start."""
        secret = self.telegram_webhook_secret
        shape = secret and re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value())
        if self.telegram_webhook_url and not shape:
            raise ValueError(
                "có TOSO_TELEGRAM_WEBHOOK_URL thì phải đặt TOSO_TELEGRAM_WEBHOOK_SECRET, 16 đến 256 chữ, số, gạch"
            )
        return self


class BadSettingsError(Exception):
    """The settings cannot be used; `faults` says where and what to do."""

    def __init__(self, faults: list[Fault]) -> None:
        """All faults at once, so that one edit mends them."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def load_settings() -> Settings:
    """The settings; raises BadSettingsError naming every faulty key with its line in .env."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSettingsError([_fault(e["loc"], e["msg"]) for e in error.errors()]) from error


def unknown_keys() -> list[Fault]:
    """TOSO_* keys that no setting reads, with the nearest real name."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    faults = []
    for key in [*_env_keys(), *os.environ]:
        if key.startswith(PREFIX) and key not in known:
            nearest = process.extractOne(key, known)
            hint = f"; có phải ý là {nearest[0]}?" if nearest else ""
            faults.append(Fault(ENV_FILE, _line(key), f"không có khóa {key}{hint}"))
    return faults


def _env_keys() -> list[str]:
    lines = ENV_FILE.read_text(encoding="utf-8").splitlines() if ENV_FILE.exists() else []
    return [m.group(1) for line in lines if (m := re.match(r"\s*([A-Z_]+)\s*=", line))]


def _fault(location: tuple[int | str, ...], message: str) -> Fault:
    key = PREFIX + str(location[0]).upper() if location else "TOSO_TELEGRAM_WEBHOOK_URL"
    return Fault(ENV_FILE, _line(key), f"{key} chưa đúng: {message.removeprefix('Value error, ')}")


def _line(key: str) -> int:
    lines = ENV_FILE.read_text(encoding="utf-8").splitlines() if ENV_FILE.exists() else []
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line)), 1)
