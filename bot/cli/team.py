"""`toso invite` and `toso team`: who may log help sessions, and who no longer may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from storage.database import Session

app = typer.Typer(help="Người của Tổ: ai đang có vai gì, cho thôi vai.", no_args_is_help=False)
_ROLES = {"member": "thành viên", "leader": "tổ trưởng", "staff": "cán bộ", "admin": "quản trị"}


def invite(
    role: Annotated[str, typer.Option(help="member, leader, staff hoặc admin.")] = "member",
    village: Annotated[str | None, typer.Option(help="Thôn của người được mời, ví dụ: thôn 3.")] = None,
) -> None:
    """Làm một mã mời dùng một lần, trong bảy ngày. Ví dụ: toso invite --village "thôn 3"."""
    import asyncio

    if role not in _ROLES:
        typer.echo(f"Không có vai {role}. Có: {', '.join(_ROLES)}.", err=True)
        raise typer.Exit(2)
    code = asyncio.run(_invite(role, village))
    typer.echo(f"Mã mời {_ROLES[role]}{f' {village}' if village else ''}: {code}")
    typer.echo(f"Đưa mã cho người ấy. Người ấy nhắn cho máy: mã {code}")


@app.callback(invoke_without_command=True)
def team(ctx: typer.Context) -> None:
    """Xem người của Tổ; máy không giữ tên, chỉ giữ số thứ tự."""
    import asyncio

    if ctx.invoked_subcommand is None:
        asyncio.run(_list())


@app.command()
def dismiss(number: Annotated[int, typer.Argument(help="Số thứ tự; xem: toso team")]) -> None:
    """Cho một người thôi vai; có hiệu lực ngay."""
    import asyncio

    typer.echo(asyncio.run(_dismiss(number)))


async def _invite(role: str, village: str | None) -> str:
    from datetime import UTC, datetime

    from bot.cli.beside import commune_database
    from storage import invitations, villages

    async with commune_database() as (database, commune_id), database.unit() as session:
        home = (await villages.ensure(session, commune_id, village)).id if village else None
        return await invitations.create(session, commune_id, role, home, None, datetime.now(UTC))


async def _list() -> None:
    from bot.cli.beside import commune_database
    from storage import people

    async with commune_database() as (database, commune_id), database.unit() as session:
        lines = [await _line(session, p.id, p.role, p.village_id) for p in await people.team(session, commune_id)]
    typer.echo("\n".join(lines) or "Tổ chưa có ai. Mời người đầu tiên: toso invite --role admin")


async def _line(session: Session, number: int, role: str, village_id: int | None) -> str:
    from storage import villages

    village = await villages.name_of(session, village_id)
    return f"{number:>4}  {_ROLES.get(role, role)}{f', {village}' if village else ''}"


async def _dismiss(number: int) -> str:
    from bot.cli.beside import commune_database
    from storage import people

    try:
        async with commune_database() as (database, commune_id), database.unit() as session:
            found = await people.dismiss(session, commune_id, number)
    except people.LastAdminError:
        return "Đây là người quản trị cuối cùng, chưa cho thôi được. Mời người khác trước: toso invite --role admin"
    return f"Đã cho người số {number} thôi vai." if found else f"Không có người số {number}. Xem: toso team"
