"""`toso commune`: which plan the commune follows, and its offices, written once, named by every article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from storage.database import Session
    from storage.tables import Commune

app = typer.Typer(help="Xã theo kế hoạch nào, và các nơi của xã: số điện thoại, địa chỉ, giờ làm việc.")


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


@app.command()
def add(plan: Annotated[str, typer.Option(help="Kế hoạch của xã, ví dụ ngoc-lien-2026.")]) -> None:
    """Lập xã theo kế hoạch: tên xã, chữ gọi thôn hay xóm, chỉ tiêu. Chạy lại khi sang kế hoạch năm sau."""
    import asyncio
    from pathlib import Path

    from bot.cli.beside import in_commune
    from bot.cli.plan.files import folders
    from bot.cli.setup import with_values
    from knowledge.planning.plans import BadPlanError, UnknownPlanError, load_plan
    from storage import communes

    try:
        found = load_plan(plan, folders())
    except (UnknownPlanError, BadPlanError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None

    async def work(session: Session, commune: Commune) -> str:
        commune = await communes.follow(session, commune, found.place, found.identity.name, plan)
        return f"Đã ghi {commune.name}, kế hoạch năm {found.identity.year}."

    said = asyncio.run(in_commune(work))  # before .env changes: a commune that runs already keeps its people
    path = Path(".env")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.touch(mode=0o600)
    values = {"TOSO_COMMUNE": found.identity.name, "TOSO_COMMUNE_SLUG": found.place}
    path.write_text(with_values(before, values), encoding="utf-8")
    typer.echo(said)
    typer.echo(f"Tiếp theo: toso village import danh-sach.csv ({' hoặc '.join(found.identity.neighbourhoods)})")


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
