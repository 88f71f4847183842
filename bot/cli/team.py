"""`toso invite` and `toso team`: who may log help sessions, where, and who no longer may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from storage.database import Session
    from storage.tables import Commune, Person

app = typer.Typer(help="Người của Tổ: ai đang có vai gì, lập tổ, cho thôi vai.", no_args_is_help=False)
_ROLES = {"member": "thành viên", "leader": "tổ trưởng", "staff": "cán bộ", "admin": "quản trị"}


def invite(
    role: Annotated[str, typer.Option(help="member, leader, staff hoặc admin.")] = "member",
    village: Annotated[str | None, typer.Option(help="Thôn của người được mời, ví dụ: thôn 3.")] = None,
    name: Annotated[str, typer.Option(help="Tên gọi trong tổ, ví dụ: chị Hoa.")] = "",
    team: Annotated[str | None, typer.Option(help="Tổ của người ấy; xem: toso team new.")] = None,
) -> None:
    """Làm một mã mời dùng một lần, trong bảy ngày. Ví dụ: toso invite --village "thôn 3" --name "chị Hoa"."""
    from datetime import UTC, datetime

    if role not in _ROLES:
        typer.echo(f"Không có vai {role}. Có: {', '.join(_ROLES)}.", err=True)
        raise typer.Exit(2)

    async def work(session: Session, commune: Commune) -> str:
        from storage import invitations, villages

        home = (await villages.ensure(session, commune.id, village)).id if village else None
        team_id = await _team_id(session, commune, team) if team else None
        now = datetime.now(UTC)
        return await invitations.create(session, commune.id, role, home, None, now, called=name, team_id=team_id)

    code = _run(work)
    typer.echo(f"Mã mời {_ROLES[role]}{f' {village}' if village else ''}{f' ({name})' if name else ''}: {code}")
    typer.echo(f"Đưa mã cho người ấy. Người ấy nhắn cho máy: mã {code}")


@app.callback(invoke_without_command=True)
def team(ctx: typer.Context) -> None:
    """Xem người của Tổ, theo số thứ tự và tên gọi trong tổ."""
    if ctx.invoked_subcommand is None:
        typer.echo(_run(_list))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help='Tên tổ, ví dụ: "Tổ thôn 3".')],
    village: Annotated[list[str], typer.Option(help="Thôn mà tổ phụ trách; nêu nhiều lần, kể cả thôn trước khi nhập.")],
) -> None:
    """Lập một tổ, hoặc đổi địa bàn của tổ đã có. Địa bàn có thể khác ranh giới thôn hôm nay."""

    async def work(session: Session, commune: Commune) -> str:
        from storage import teams, villages

        known = await villages.ids_by_name(session, commune.id, village)
        if missing := [v for v in village if v not in known]:
            return f"Xã chưa có {missing[0]}. Xem: toso village"
        await teams.set_up(session, commune.id, name, [known[v] for v in village])
        return f"{name} phụ trách {', '.join(village)}. Mời người vào tổ: toso invite --team {name!r}"

    typer.echo(_run(work))


@app.command()
def move(
    number: Annotated[int, typer.Argument(help="Số thứ tự; xem: toso team")],
    village: Annotated[str | None, typer.Option(help="Thôn mới.")] = None,
    team: Annotated[str | None, typer.Option(help="Tổ mới.")] = None,
    name: Annotated[str | None, typer.Option(help="Tên gọi trong tổ.")] = None,
) -> None:
    """Chuyển một người sang thôn hoặc tổ khác, hay đổi tên gọi. Tin đã ghi giữ nguyên."""

    async def work(session: Session, commune: Commune) -> str:
        from storage import people, villages

        person = next((p for p in await people.team(session, commune.id) if p.id == number), None)
        if person is None:
            return f"Không có người số {number}. Xem: toso team"
        if village is not None:
            person.village_id = (await villages.ensure(session, commune.id, village)).id
        person.team_id = await _team_id(session, commune, team) if team else person.team_id
        person.called = person.called if name is None else name[:40]
        await session.flush()
        return await _line(session, person)

    typer.echo(_run(work))


@app.command()
def dismiss(number: Annotated[int, typer.Argument(help="Số thứ tự; xem: toso team")]) -> None:
    """Cho một người thôi vai; có hiệu lực ngay."""

    async def work(session: Session, commune: Commune) -> str:
        from storage import people

        try:
            found = await people.dismiss(session, commune.id, number)
        except people.LastAdminError:
            return "Đây là người quản trị cuối cùng, chưa cho thôi được. Mời người khác trước: toso invite --role admin"
        return f"Đã cho người số {number} thôi vai." if found else f"Không có người số {number}. Xem: toso team"

    typer.echo(_run(work))


async def _list(session: Session, commune: Commune) -> str:
    from storage import people

    lines = [await _line(session, person) for person in await people.team(session, commune.id)]
    return "\n".join(lines) or "Tổ chưa có ai. Mời người đầu tiên: toso invite --role admin"


async def _line(session: Session, person: Person) -> str:
    from storage import villages
    from storage.helptables import Team

    village = await villages.name_of(session, person.village_id)
    team = await session.get(Team, person.team_id) if person.team_id else None
    told = (person.called, _ROLES.get(person.role, person.role), village, team.name if team else None)
    return f"{person.id:>4}  {', '.join(filter(None, told))}"


async def _team_id(session: Session, commune: Commune, name: str) -> int:
    from storage import teams

    found = await teams.find(session, commune.id, name)
    if found is None:
        typer.echo(f"Chưa có {name}. Lập tổ: toso team new {name!r} --village ...", err=True)
        raise typer.Exit(2)
    return found.id


def _run(work: Callable[[Session, Commune], Awaitable[str]]) -> str:
    import asyncio

    from bot.cli.beside import in_commune

    return asyncio.run(in_commune(work))
