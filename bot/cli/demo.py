"""`toso demo`: a newcomer sees the whole conversation in a minute, nothing kept."""

from __future__ import annotations

from typing import Annotated

import typer

_SCENE = (
    "chào cháu",
    "quen mk vneid roi",
    "1",
    "Tiếp",
    "mất bao nhiêu tiền?",
    "mần răng nộp hồ sơ trên mạng",
    "co nguoi goi bao la cong an doi chuyen tien",
    "tui vừa chuyển tiền cho bọn lừa đảo rồi",
    "hồ sơ của tôi đến đâu rồi",
    "giá vàng hôm nay",
    "gọi người giúp",
)


def demo(
    pause: Annotated[float, typer.Option(help="Nghỉ mấy giây giữa hai câu.")] = 0.0,
) -> None:
    """Cho xem một cuộc hỏi đáp mẫu, từ câu chào tới câu máy chưa chắc. Không lưu gì."""
    import asyncio

    asyncio.run(_play(pause))


async def _play(pause: float) -> None:
    import asyncio
    import tempfile
    from pathlib import Path

    from rich.console import Console

    from bot.app import build
    from bot.channels import terminal
    from bot.receive import receive
    from bot.settings import Settings

    console = Console(highlight=False)
    console.rule("dữ liệu mẫu")
    with tempfile.TemporaryDirectory() as home:
        app = await build(Settings(home=Path(home), database_url=None, telegram_token=None))
        channel = terminal.open_channel(app)
        for line in _SCENE:
            console.print(f"> {line}", style="bold cyan", markup=False)
            if reply := await receive(app, channel, channel.parse(line)):
                await channel.send(channel.here, reply)
            await asyncio.sleep(pause)
        await app.database.close()
    console.print("Tự hỏi thử: toso run, rồi mở địa chỉ nó in ra.")
