"""Shows staff what the knowledge base could not serve, masked as it was stored."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.app import open_database, utc_now
from bot.settings import load_settings
from storage import communes, questions
from storage.migrate import upgrade

_HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


async def show_gaps(days: int) -> None:
    """Prints the questions of the last days that need an article or a person."""
    settings = load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    database = open_database(settings)
    try:
        await upgrade(database)
        async with database.unit() as session:
            commune = await communes.ensure(session, settings.commune_slug, settings.commune, settings.contact)
            rows = await questions.gaps(session, commune.id, utc_now() - timedelta(days=days))
    finally:
        await database.close()
    if not rows:
        Console().print(f"Trong {days} ngày qua không có câu nào bỏ ngỏ.")
        return
    table = Table("Lúc hỏi", "Câu hỏi", "Máy làm gì", "Cần người", title=f"{len(rows)} câu bỏ ngỏ")
    said = {"answer": "trả lời, bị chê", "choose": "đưa lựa chọn", "unknown": "chưa chắc", "safety": "sơ cứu"}
    for row in rows:
        wants = "có" if row.wants_person else ""
        asked_at = f"{row.asked_at.astimezone(_HANOI):%d/%m %H:%M}"
        table.add_row(asked_at, Text(row.text), said.get(row.outcome, row.outcome), wants)
    Console().print(table)
