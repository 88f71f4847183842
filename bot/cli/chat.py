"""`toso chat`: the same bot in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.app import App

_ROLES = ("resident", "member", "leader", "staff", "admin")


def chat(
    role: Annotated[
        str, typer.Option("--as", help="Thử với vai: resident, member, leader, staff, admin.")
    ] = "resident",
    village: Annotated[str, typer.Option(help="Thử như người của thôn nào.")] = "thôn 3",
) -> None:
    """Hỏi đáp ngay trong cửa sổ lệnh. Hết chuyện thì bấm Ctrl+D."""
    import asyncio

    if role not in _ROLES:
        typer.echo(f"Không có vai {role}. Có: {', '.join(_ROLES)}.", err=True)
        raise typer.Exit(2)
    asyncio.run(_chat(role, village))


async def _chat(role: str, village: str) -> None:
    from functools import partial

    from bot.app import build
    from bot.channels import terminal
    from bot.receive import receive
    from bot.settings import load_settings

    app = await build(load_settings())
    channel = terminal.open_channel(app)
    try:
        if role != "resident":
            code = await _code(app, role, village)
            if reply := await receive(app, channel, channel.parse(f"mã {code}")):
                await channel.send(channel.here, reply)
        await channel.run(partial(receive, app))
    finally:
        await app.database.close()


async def _code(app: App, role: str, village: str) -> str:
    """An invitation for this sitting."""
    from storage import invitations, villages

    async with app.database.unit() as session:
        home = await villages.ensure(session, app.commune.id, village)
        return await invitations.create(session, app.commune.id, role, home.id, None, app.clock())
