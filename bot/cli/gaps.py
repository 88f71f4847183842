"""Shows staff what the knowledge base could not serve, masked as it was stored."""

from __future__ import annotations

from datetime import timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.app import utc_now
from bot.cli.beside import commune_database
from handlers.hours import HANOI
from storage import questions


async def show_gaps(days: int) -> None:
    """Prints the questions of the last days that need an article or a person."""
    async with commune_database() as (database, commune), database.unit() as session:
        rows = await questions.gaps(session, commune.id, utc_now() - timedelta(days=days))
    if not rows:
        Console().print(f"Trong {days} ngày qua không có câu nào bỏ ngỏ.")
        return
    table = Table("Lúc hỏi", "Câu hỏi", "Máy làm gì", "Cần người", title=f"{len(rows)} câu bỏ ngỏ")
    said = {"answer": "trả lời, bị chê", "choose": "đưa lựa chọn", "unknown": "chưa chắc", "safety": "sơ cứu"}
    for row in rows:
        wants = "có" if row.wants_person else ""
        asked_at = f"{row.asked_at.astimezone(HANOI):%d/%m %H:%M}"
        table.add_row(asked_at, Text(row.text), said.get(row.outcome, row.outcome), wants)
    Console().print(table)
