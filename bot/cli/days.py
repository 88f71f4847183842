"""A day given on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import typer

from handlers.hours import day_at


def day_or_today(written: str | None) -> date:
    """The day, written YYYY-MM-DD, or today in the commune; ends the command for anything else."""
    if not written:
        return day_at(datetime.now(UTC))
    day = parsed(written)
    if day is None:
        typer.echo(f"Ngày {written} chưa đúng. Viết năm-tháng-ngày, ví dụ 2026-11-21.", err=True)
        raise typer.Exit(2)
    return day


def parsed(written: str) -> date | None:
    """The day, None for what is none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
