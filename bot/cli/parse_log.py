"""`toso parse-log`: how a report of help given is understood, one or thousands as JSON lines; nothing is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from datetime import date


def parse_log(
    text: Annotated[str | None, typer.Argument(help="Tin báo đã giúp ai việc gì.")] = None,
    jsonl: Annotated[bool, typer.Option(help='Đọc mỗi dòng {"id","text"} từ đầu vào, trả mỗi dòng một JSON.')] = False,
    today: Annotated[str | None, typer.Option(help="Ngày gửi tin, viết YYYY-MM-DD; bỏ trống là hôm nay.")] = None,
    plan: Annotated[str | None, typer.Option(help="Kế hoạch của xã, để biết xã gọi thôn hay xóm, phố.")] = None,
) -> None:
    """Xem máy hiểu tin báo thế nào. Ví dụ: toso parse-log "hqua giup 5 ba con thon 3 cai vneid"."""
    from bot.cli.jsonl import rows, write
    from bot.cli.plan.files import folders
    from knowledge.planning.plans import BadPlanError, UnknownPlanError, load_plan

    try:
        kinds = load_plan(plan, folders()).identity.neighbourhoods if plan else ()
    except (UnknownPlanError, BadPlanError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    from bot.cli.days import day_or_today

    sent = day_or_today(today)
    if jsonl:
        for row in rows(sys.stdin.buffer):
            write(_read(row, sent, kinds))
    elif text:
        _show(text, sent, kinds)
    else:
        typer.echo('Thiếu tin báo. Ví dụ: toso parse-log "giúp 5 người cài VNeID ở thôn 3"', err=True)
        raise typer.Exit(2)


def _read(row: dict[str, Any], sent: date, kinds: tuple[str, ...]) -> dict[str, Any]:
    from bot.cli.days import parsed as parsed_day
    from knowledge.helplog.entries import as_json
    from knowledge.helplog.reading import read_log
    from knowledge.safety.masking import mask

    value, day = row.get("text"), row.get("today")
    if isinstance(day, str):
        sent = parsed_day(day) or sent
    parsed = read_log(mask(value).text if isinstance(value, str) else "", sent, kinds)
    return {"id": row.get("id", ""), **as_json(parsed)}


def _show(text: str, sent: date, kinds: tuple[str, ...]) -> None:
    from handlers.markup import plain
    from handlers.member.logs.saying import say_parsed
    from handlers.texts import load_texts
    from knowledge.helplog.reading import read_log
    from knowledge.safety.masking import mask

    texts, _ = load_texts()
    print(plain(say_parsed(read_log(mask(text).text, sent, kinds), sent, texts)))
