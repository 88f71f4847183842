"""`toso doctor`: what is wrong and how to mend it, a line each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="In ra JSON cho máy đọc.")] = False,
    online: Annotated[bool, typer.Option(help="Gọi thử Telegram.")] = False,
) -> None:
    """Khám máy: cài đặt, thư mục, cơ sở dữ liệu, bài, câu chữ, kênh. Có lỗi thì thoát với mã 1."""
    import asyncio
    import json

    from bot.cli.checks import examine

    findings = asyncio.run(examine(online))
    if as_json:
        print(json.dumps([{"ok": f.ok, "what": f.what, "cure": f.cure} for f in findings], ensure_ascii=False))
    else:
        unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        good, bad = ("✔", "✖") if unicode else ("OK ", "LOI")
        for finding in findings:
            typer.echo(f"{good if finding.ok else bad} {finding.what}")
            if finding.cure:
                typer.echo(f"    -> {finding.cure}")
    if not all(f.ok for f in findings):
        raise typer.Exit(1)
