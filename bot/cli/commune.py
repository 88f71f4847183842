"""`toso commune`: the offices of the commune, written once, named by every article."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Các nơi của xã: số điện thoại, địa chỉ, giờ làm việc. Điền một lần, bài nào cũng tự có.")


@app.callback(invoke_without_command=True)
def show(ctx: typer.Context) -> None:
    """Xem các nơi đã điền và chưa điền."""
    if ctx.invoked_subcommand:
        return
    from bot.settings import load_settings
    from knowledge.library.offices import FIELDS, FILE_NAME, ROLES, Office, read_offices

    settings = load_settings()
    path = settings.home / FILE_NAME
    offices = read_offices(path)
    typer.echo(f"{settings.commune} (tệp {path})")
    for role, name in ROLES.items():
        office = offices.get(role, Office())
        filled = ", ".join(value for field in FIELDS if (value := getattr(office, field)))
        typer.echo(f"  {role:<14} {name}: {filled or 'chưa điền'}")
    typer.echo('Điền: toso commune set cong_an_xa --phone "0237 3 123 456" --hours "thứ Hai đến thứ Sáu, 7:30-17:00"')


@app.command(name="set")
def fill_in(
    role: Annotated[str, typer.Argument(help="Tên nơi, ví dụ cong_an_xa; xem: toso commune")],
    name: Annotated[str | None, typer.Option(help="Tên bà con vẫn gọi.")] = None,
    phone: Annotated[str | None, typer.Option(help="Số điện thoại.")] = None,
    address: Annotated[str | None, typer.Option(help="Ở đâu.")] = None,
    hours: Annotated[str | None, typer.Option(help="Giờ làm việc.")] = None,
) -> None:
    """Điền hoặc sửa một nơi; mục nào không nêu thì giữ nguyên, để "" thì xóa."""
    from dataclasses import asdict

    from bot.settings import load_settings
    from knowledge.library.offices import FILE_NAME, Office, check_office, read_offices, write_offices

    path = load_settings().home / FILE_NAME
    offices = read_offices(path)
    given = {"name": name, "phone": phone, "address": address, "hours": hours}
    values = asdict(offices.get(role, Office())) | {k: v for k, v in given.items() if v is not None}
    try:
        office = check_office(role, values)
    except ValueError as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(2) from None
    write_offices(path, {**offices, role: office})
    typer.echo(f"Đã ghi {path}. Máy đang chạy tự đọc lại trong vài giây. Xem thử: toso commune")
