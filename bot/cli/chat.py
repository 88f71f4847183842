"""`toso chat`: the same bot in the terminal."""

from __future__ import annotations


def chat() -> None:
    """Hỏi đáp ngay trong cửa sổ lệnh. Hết chuyện thì bấm Ctrl+D."""
    import asyncio

    asyncio.run(_chat())


async def _chat() -> None:
    from functools import partial

    from bot.app import build
    from bot.channels import terminal
    from bot.receive import receive
    from bot.settings import load_settings

    app = await build(load_settings())
    try:
        await terminal.open_channel(app).run(partial(receive, app))
    finally:
        await app.database.close()
