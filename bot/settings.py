"""Everything a person may set, in one class; .env.example documents each key (tests compare them)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process

from knowledge.library.articles import Fault

PREFIX = "TOSO_"
ENV_FILE = Path(".env")
# pydantic's kinds of fault in words for those who mind the machine.
_SAID = {
    "int_parsing": "phải là một số",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "bool_parsing": "phải là true hoặc false",
    "literal_error": "chỉ được là {expected}",
    "string_too_long": "dài quá {max_length} chữ",
    "string_pattern_mismatch": "không đúng mẫu {pattern}; xem .env.example",
}


_DATABASE_URL = re.compile(
    r"sqlite\+aiosqlite:///.+|postgresql\+asyncpg://([^@]*@)?(\[[\da-fA-F:.]+\]|[\w.-]*)(:\d+)?/\S+"
)


class Settings(BaseSettings):
    """Read from the environment and from .env; every key has a default, so nothing must be set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True
    )

    home: Path = Path("data")
    database_url: SecretStr | None = None
    secret: SecretStr | None = None
    commune: str = Field(default="xã", max_length=120)
    commune_slug: str = Field(default="xa", pattern=r"^[a-z0-9-]{1,64}$")
    contact: str = Field(default="", max_length=300)
    plausible_people: int = Field(default=300, ge=1, le=100_000)
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    web_secure_cookie: bool = False
    telegram_token: SecretStr | None = None
    telegram_base_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://")
    telegram_webhook_url: str | None = Field(default=None, pattern=r"^https?://")
    telegram_webhook_secret: SecretStr | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("database_url")
    @classmethod
    def _database_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not _DATABASE_URL.fullmatch(value.get_secret_value()):
            raise ValueError("phải có dạng postgresql+asyncpg://tên:mật-khẩu@máy/csdl, hoặc để trống")
        return value

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
    settings, faults = read_settings()
    if faults:
        raise BadSettingsError(faults)
    return settings


def read_settings() -> tuple[Settings, list[Fault]]:
    """The settings with each faulty key at its default, and every fault; `toso doctor` looks further with them."""
    instead: dict[str, Any] = {}
    faults: list[Fault] = []
    while True:  # a second round, when one fault hid another
        try:
            return Settings(**instead), faults
        except UnicodeDecodeError:
            instead["_env_file"] = None
            faults.append(Fault(ENV_FILE, 1, "không đọc được tệp; lưu lại bằng UTF-8"))
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else "telegram_webhook_url"
                instead[name] = Settings.model_fields[name].default
                faults.append(_fault(name, fault))


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


def _env_lines() -> list[str]:
    return ENV_FILE.read_text(encoding="utf-8-sig", errors="replace").splitlines() if ENV_FILE.is_file() else []


def _env_keys() -> list[str]:
    return [m.group(1) for line in _env_lines() if (m := re.match(r"\s*(?:export\s+)?([A-Z0-9_]+)\s*=", line))]


def _fault(name: str, error: ErrorDetails) -> Fault:
    """The fault in Vietnamese; pydantic's own words only where none of ours fits."""
    key = PREFIX + name.upper()
    ours = _SAID.get(error["type"], "").format(**error.get("ctx", {}))
    return Fault(ENV_FILE, _line(key), f"{key} chưa đúng: {ours or error['msg'].removeprefix('Value error, ')}")


def _line(key: str) -> int:
    lines = enumerate(_env_lines(), 1)
    return next((n for n, line in lines if re.match(rf"\s*(?:export\s+)?{key}\s*=", line)), 1)
