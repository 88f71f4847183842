"""`toso village`: the commune's neighbourhoods, imported once, and what becomes of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.days import day_or_today

if TYPE_CHECKING:
    from storage.database import Session
    from storage.tables import Commune, Village

app = typer.Typer(help="Các thôn, xóm, phố của xã: nhập một lần; đổi tên, nhập, tách bằng một lệnh.")
_FROM = typer.Option("--on", help="Có hiệu lực từ ngày nào, viết YYYY-MM-DD; bỏ trống là hôm nay.")


@app.callback(invoke_without_command=True)
def show(ctx: typer.Context) -> None:
    """Xem các thôn đang có và đã thôi."""
    if ctx.invoked_subcommand is None:
        _run(_list)


@app.command(name="import")
def take_in(
    file: Annotated[
        Path, typer.Argument(help="Tệp CSV, XLSX có cột ten; thêm được ten_khac, so_dan, tu_ngay, den_ngay.")
    ],
) -> None:
    """Nhập danh sách thôn. Từ đó tên nào không có trong danh sách thì máy hỏi lại."""
    from bot.cli.table import BadFileError
    from bot.cli.villagefile import read_villages
    from storage import borders

    try:
        lines = read_villages(file)
    except BadFileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None

    async def work(session: Session, commune: Commune) -> str:
        new, known = await borders.take_in(session, commune, lines)
        return f"Đã nhập {len(lines)} nơi: {new} mới, {known} đã có. Xem: toso village"

    _run(work)


@app.command()
def rename(name: str, new_name: str) -> None:
    """Đổi tên; tên cũ vẫn dùng được, tin cũ mang tên mới."""
    from storage import borders

    async def work(session: Session, commune: Commune) -> str:
        await borders.rename(session, commune.id, name, new_name)
        return f"Đã đổi {name} thành {new_name}. Ai nhắn {name} máy vẫn hiểu."

    _run(work)


@app.command()
def merge(
    names: Annotated[list[str], typer.Argument(help='Các nơi nhập lại, ví dụ: "thôn 3" "thôn 4".')],
    into: Annotated[str, typer.Option(help="Tên nơi sau khi nhập.")],
    on: Annotated[str, _FROM] = "",
) -> None:
    """Nhập nhiều nơi làm một. Tin cũ giữ tên cũ, từ nay cộng vào nơi mới."""
    from storage import borders

    day = day_or_today(on)

    async def work(session: Session, commune: Commune) -> str:
        await borders.merge(session, commune.id, names, into, day)
        return f"Đã nhập {', '.join(names)} thành {into} từ ngày {day:%d/%m/%Y}."

    _run(work)


@app.command()
def split(
    name: str,
    into: Annotated[list[str], typer.Option(help="Tên một phần tách ra; nêu nhiều lần.")],
    on: Annotated[str, _FROM] = "",
) -> None:
    """Tách một nơi làm nhiều. Tin cũ ở lại với nơi cũ, vì không ai biết thuộc phần nào."""
    from storage import borders

    day = day_or_today(on)

    async def work(session: Session, commune: Commune) -> str:
        await borders.split(session, commune.id, name, into, day)
        return f"Đã tách {name} thành {', '.join(into)} từ ngày {day:%d/%m/%Y}. Xem ai ở {name}: toso team"

    _run(work)


@app.command()
def alias(name: str, other: str) -> None:
    """Thêm một tên mà bà con vẫn gọi."""
    from storage import borders

    async def work(session: Session, commune: Commune) -> str:
        await borders.add_alias(session, commune.id, name, other)
        return f"Ai nhắn {other}, máy hiểu là {name}."

    _run(work)


def _run(work: Callable[[Session, Commune], Awaitable[str]]) -> None:
    from bot.cli.beside import carry_out
    from storage.borders import BorderError

    carry_out(work, BorderError)


async def _list(session: Session, commune: Commune) -> str:
    from storage import borders

    villages = await borders.all_of(session, commune.id)
    names = {v.id: v.name for v in villages}
    lines = [f"{v.name}{_fate(v, names)}" for v in villages]
    whole = "Danh sách đủ: tên lạ thì máy hỏi lại." if commune.has_all_villages else "Danh sách chưa đủ."
    return "\n".join([*lines, whole]) if lines else "Chưa có thôn nào. Nhập: toso village import danh-sach.csv"


def _fate(village: Village, names: dict[int, str]) -> str:
    told = [f"còn gọi {', '.join(village.aliases)}"] if village.aliases else []
    told += [f"{village.people} người"] if village.people else []
    told += [f"từ {village.since:%d/%m/%Y}"] if village.since else []
    told += [f"tới {village.until:%d/%m/%Y}"] if village.until else []
    told += [f"nay thuộc {names[village.joined_id]}"] if village.joined_id else []
    told += [f"tách từ {names[village.came_of_id]}"] if village.came_of_id else []
    return f" ({'; '.join(told)})" if told else ""
