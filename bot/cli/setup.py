"""`toso setup`: the few questions a commune must answer, written to .env."""

from __future__ import annotations

import re
from pathlib import Path

import typer


def setup() -> None:
    """Hỏi tên xã, nơi gặp người thật, token Telegram (nếu có), rồi ghi vào .env."""
    commune = typer.prompt("Tên xã, như bà con gọi (ví dụ: xã Ngọc Liên)", default="xã")
    contact = typer.prompt("Bà con gặp người thật ở đâu, giờ nào", default="", show_default=False)
    token = typer.prompt("Token bot Telegram (Enter để bỏ qua)", default="", show_default=False, hide_input=True)
    values = {"TOSO_COMMUNE": commune, "TOSO_CONTACT": contact, "TOSO_TELEGRAM_TOKEN": token}
    path = Path(".env")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.touch(mode=0o600)
    path.write_text(with_values(before, {k: v for k, v in values.items() if v}), encoding="utf-8")
    typer.echo("Đã ghi .env. Tiếp theo: toso doctor, rồi toso run.")


def with_values(before: str, values: dict[str, str]) -> str:
    """The .env text with these keys set; every other line stays as it was."""
    lines = [x for x in before.splitlines() if not re.match(rf"\s*({'|'.join(values)})\s*=", x)] if values else [before]
    quoted = [f"{key}='{value.replace(chr(39), '’')}'" for key, value in values.items()]
    return "\n".join([*lines, *quoted]).lstrip("\n") + "\n"
