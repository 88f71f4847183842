"""The checks behind `toso doctor`; each finds one kind of fault and names the cure."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.content import BadContentError, editing_faults, load_content
from bot.settings import Settings, read_settings, unknown_keys
from knowledge.library.articles import Fault
from storage.database import StorageError

_ENOUGH_DISK = 200 * 1024 * 1024
# Two writers can corrupt a WAL file before this version (https://sqlite.org/wal.html); we keep to one.
_SAFE_SQLITE = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: what was looked at, and what to do when it is not well."""

    ok: bool
    what: str
    cure: str = ""


async def examine(online: bool) -> list[Finding]:
    """Every finding, the good ones too; a fault in one check never hides the others."""
    python = sys.version_info >= (3, 11)
    findings = [Finding(python, f"Python {sys.version.split()[0]}", "" if python else "Cài Python 3.11 trở lên.")]
    settings, faults = read_settings()
    findings += _faults(faults, "Cài đặt đọc được", "Sửa dòng này trong .env (hoặc biến môi trường) rồi chạy lại.")
    findings += [*_unknown(), _home(settings), _disk(settings), _port(settings)]
    findings += _content(settings)
    findings += [_sqlite(), *await _database(settings), *await _telegram(settings, online)]
    return findings


def _faults(faults: list[Fault], good: str, cure: str) -> list[Finding]:
    return [Finding(False, str(f), cure) for f in faults] or [Finding(True, good)]


def _content(settings: Settings) -> list[Finding]:
    """What cannot be used is a fault; what an editor should mend one day is only mentioned."""
    cure = "Sửa đúng dòng đó; xem docs/kien-thuc.md."
    try:
        content = load_content(settings)
    except BadContentError as error:
        return _faults(error.faults, "", cure)
    _, editing = editing_faults(settings)
    later = len(editing) - len(content.faults)
    note = f"; {later} chỗ nên sửa dần: toso kb check" if later else ""
    return _faults(list(content.faults), f"{len(content.library.articles)} bài và các câu chữ dùng được{note}", cure)


def _unknown() -> list[Finding]:
    return [Finding(False, str(f), "Sửa tên khóa, hoặc xóa dòng đó.") for f in unknown_keys()]


def _home(settings: Settings) -> Finding:
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".doctor"
        probe.write_text("x", encoding="ascii")
        probe.unlink()
    except OSError as error:
        cure = f"mkdir -p {home}; chmod u+w {home}"
        if isinstance(error, FileExistsError | NotADirectoryError):
            cure = "Chỗ đó đang là một tệp: đặt TOSO_HOME sang thư mục khác."
        return Finding(False, f"Không ghi được vào TOSO_HOME ({home}): {error.strerror}", cure)
    return Finding(True, f"Thư mục dữ liệu {home} ghi được")


def _disk(settings: Settings) -> Finding:
    there = next((p for p in (settings.home, *settings.home.resolve().parents) if p.exists()), Path())
    free = shutil.disk_usage(there).free
    enough = free >= _ENOUGH_DISK
    return Finding(enough, f"Đĩa còn {free // 2**20} MB", "" if enough else "Dọn bớt đĩa, cần ít nhất 200 MB.")


def _port(settings: Settings) -> Finding:
    family = socket.AF_INET6 if ":" in settings.web_host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            cure = "Tổ Số đang chạy thì không sao; không thì xem lại TOSO_WEB_HOST, đặt TOSO_WEB_PORT sang số khác."
            return Finding(False, f"Cổng {settings.web_port} không mở được: {error.strerror}", cure)
    return Finding(True, f"Cổng {settings.web_port} còn trống")


def _sqlite() -> Finding:
    note = (
        ""
        if sqlite3.sqlite_version_info >= _SAFE_SQLITE
        else " (bản cũ, nên chỉ một tiến trình được ghi; Tổ Số tự giữ điều đó)"
    )
    return Finding(True, f"SQLite {sqlite3.sqlite_version}{note}")


async def _database(settings: Settings) -> list[Finding]:
    from bot.app import open_database
    from storage import inbox
    from storage.migrate import current, revisions

    if settings.database_url is None and not settings.home.is_dir():
        return []  # the home is the fault, and that was said already
    try:
        database = open_database(settings)
    except (*StorageError, ModuleNotFoundError) as error:
        cure = "Cài thư viện còn thiếu: pip install 'toso[postgres]', hoặc xem lại TOSO_DATABASE_URL."
        return [Finding(False, f"Không mở được cơ sở dữ liệu ({type(error).__name__})", cure)]
    try:
        at = await current(database)
        newer = at is not None and at not in revisions()
        if newer:
            return [Finding(False, f"Cơ sở dữ liệu ở bản {at}, mới hơn chương trình", "Cài bản Tổ Số mới hơn.")]
        if at is None:
            return [Finding(True, "Cơ sở dữ liệu còn trống; toso run sẽ tạo bảng")]
        async with database.unit() as session:
            skipped = await inbox.faults(session)
        counted = [f"{c.channel} {c.kind}: {c.count}" for c in skipped]
        return [
            Finding(True, f"Cơ sở dữ liệu ở bản {at}"),
            Finding(True, f"Tin không đọc được, đã bỏ qua: {', '.join(counted) or 'không có'}"),
        ]
    except StorageError as error:
        return [Finding(False, f"Không mở được cơ sở dữ liệu ({type(error).__name__})", "Xem lại TOSO_DATABASE_URL.")]
    finally:
        await database.close()


async def _telegram(settings: Settings, online: bool) -> list[Finding]:
    if settings.telegram_token is None:
        return [Finding(True, "Telegram chưa bật (chưa có TOSO_TELEGRAM_TOKEN)")]
    if not online:
        return [Finding(True, "Telegram đã đặt token; gọi thử: toso doctor --online")]
    import aiohttp
    from aiogram.exceptions import TelegramAPIError

    from bot.channels.telegram.api import open_bot

    bot = open_bot(settings.telegram_token.get_secret_value(), settings.telegram_base_url)
    try:
        me = await bot.get_me()
    except (TelegramAPIError, aiohttp.ClientError, TimeoutError, OSError) as error:
        cure = "Xem lại token; mạng bị chặn thì đặt TOSO_TELEGRAM_BASE_URL."
        return [Finding(False, f"Gọi Telegram không được ({type(error).__name__})", cure)]
    finally:
        await bot.session.close()
    return [Finding(True, f"Telegram trả lời: @{me.username}")]
