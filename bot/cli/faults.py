"""Turns what can go wrong at start into sentences with a cause and a cure; exit code 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from knowledge.library.articles import Fault


@contextmanager
def told() -> Iterator[None]:
    """Runs a command; known faults are printed to standard error, unknown ones keep their trace."""
    try:
        yield
    except Exception as error:
        sentences = _sentences(error)
        if not sentences:
            raise
        for sentence in sentences:
            typer.echo(sentence, err=True)
        raise SystemExit(1) from None


def _sentences(error: Exception) -> list[str]:
    faults = getattr(error, "faults", None)
    if faults:
        return [*map(str, faults), f"Có {len(faults)} chỗ phải sửa. Sửa xong chạy lại, hoặc xem: toso doctor"]
    name = type(error).__name__
    if name == "AlreadyRunningError":
        return [f"Đã có một `toso run` đang dùng thư mục {error}. Tắt cái kia, hoặc đặt TOSO_HOME khác."]
    if name == "NewerSchemaError":
        return [f"Cơ sở dữ liệu đã ở bản mới hơn ({error}). Hãy cài bản Tổ Số mới hơn rồi chạy lại."]
    if name == "MigrationError":
        return [f"Chưa cập nhật được các bảng ({error}). Sao lưu thư mục dữ liệu, rồi chạy: toso doctor"]
    if isinstance(error, PermissionError | FileExistsError | NotADirectoryError) and error.filename:
        return [f"Không ghi được vào {error.filename}. Xem lại TOSO_HOME và quyền thư mục."]
    if isinstance(error, OSError) and error.errno in (98, 48, 10048):
        return ["Cổng này đang có chương trình khác dùng. Đặt TOSO_WEB_PORT sang số khác, ví dụ 8081."]
    if type(error).__module__.startswith(("sqlalchemy", "sqlite3", "asyncpg")):
        return [f"Không mở được cơ sở dữ liệu ({name}). Xem lại TOSO_DATABASE_URL, rồi chạy: toso doctor"]
    if isinstance(error, ModuleNotFoundError) and error.name == "asyncpg":
        return ["Máy chưa có thư viện cho PostgreSQL. Cài thêm: pip install 'toso[postgres]'"]
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError) and not error.filename:
        what = error.strerror or name
        return [f"Không mở được mạng ({what}). Xem lại TOSO_DATABASE_URL, TOSO_WEB_HOST, TOSO_WEB_PORT: toso doctor"]
    return []


def warn(faults: Iterable[Fault]) -> None:
    """Says on standard error what was left out and why."""
    for fault in faults:
        typer.echo(f"Lưu ý: {fault}", err=True)


def report(faults: list[Fault], fine: str) -> None:
    """Prints the faults and exits with 1, or the good news."""
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        typer.echo(f"Có {len(faults)} chỗ phải sửa.")
        raise typer.Exit(1)
    typer.echo(fine)
