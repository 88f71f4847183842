"""`toso check-scam`: one message, thousands as JSON lines, or the photo of a QR code; nothing is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.content import Content


def check_scam(
    text: Annotated[str | None, typer.Argument(help="Tin nhắn, hoặc lời kể chuyện gọi điện.")] = None,
    jsonl: Annotated[bool, typer.Option(help='Đọc mỗi dòng {"id","text"} từ đầu vào, trả mỗi dòng một JSON.')] = False,
    photo: Annotated[Path | None, typer.Option(help="Ảnh chụp mã QR.")] = None,
) -> None:
    """Xem một tin có phải lừa đảo không. Ví dụ: toso check-scam "tai app o dichvucongs.top"."""
    from bot.cli.faults import warn
    from bot.cli.jsonl import rows, write
    from bot.content import load_content
    from bot.settings import load_settings

    content = load_content(load_settings())
    warn(content.faults)
    if jsonl:
        for row in rows(sys.stdin.buffer):
            write(_verdict(content, row))
    elif photo:
        _photo(content, photo)
    elif text:
        print(_verdict(content, {"id": "", "text": text})["text"])
    else:
        typer.echo('Thiếu tin nhắn. Ví dụ: toso check-scam "bam vao link nhan qua"', err=True)
        raise typer.Exit(2)


def _verdict(content: Content, row: dict[str, Any]) -> dict[str, Any]:
    from handlers.markup import plain
    from handlers.resident.danger.verdict import say_verdict

    value = row.get("text")
    verdict = content.scams.check(value if isinstance(value, str) else "")
    return {
        "id": row.get("id", ""),
        "verdict": verdict.verdict,
        "kind": verdict.form.id if verdict.form else None,
        "reasons": list(verdict.reasons),
        "text": plain(say_verdict(verdict, content.texts, content.offices)),
    }


def _photo(content: Content, path: Path) -> None:
    from handlers.markup import plain
    from handlers.resident.danger.verdict import say_codes
    from knowledge.safety.qr import read_codes

    try:
        codes = read_codes(path.read_bytes())
    except OSError as error:
        typer.echo(f"Không đọc được {path}: {error.strerror}", err=True)
        raise typer.Exit(2) from None
    if not codes:
        typer.echo(content.texts("silence.picture"))
        raise typer.Exit(1)
    print(plain(say_codes(codes, content.scams, content.texts, content.offices)))
