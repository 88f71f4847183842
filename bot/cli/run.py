"""`toso run`: all configured channels, the web chat and the clock, until stopped."""

from __future__ import annotations


def run() -> None:
    """Chạy mọi kênh đã đặt. Chưa đặt gì thì có trang chat tại http://127.0.0.1:8080."""
    import asyncio

    asyncio.run(_run())


async def _run() -> None:
    import typer

    from bot.app import build
    from bot.cli.faults import warn
    from bot.cli.logs import start_logging
    from bot.serve import serve
    from bot.settings import load_settings, unknown_keys

    settings = load_settings()
    start_logging(settings)
    app = await build(settings)
    warn([*unknown_keys(), *app.shelf.content.faults])

    def ready(address: str) -> None:
        typer.echo(f"Tổ Số đã chạy. Mở {address} để hỏi thử. Dừng: Ctrl+C.")
        if settings.telegram_token is None:
            typer.echo("Thêm Telegram: đặt TOSO_TELEGRAM_TOKEN trong .env (mẫu: .env.example).")

    await serve(app, ready)
