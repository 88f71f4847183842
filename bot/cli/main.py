"""The command `toso`: each command imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

import os
import sys

import typer

from bot.cli import ask, chat, check_scam, commune, demo, doctor, figure, kb, parse_log, run, setup, team, village
from bot.cli.plan import commands as plan

app = typer.Typer(
    help="Tổ Số: trợ lý hỏi đáp của Tổ công nghệ số cộng đồng.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Bắt đầu: toso run, rồi mở địa chỉ nó in ra. Chưa biết hỏng ở đâu: toso doctor.",
)
app.command(name="run")(run.run)
app.command(name="chat")(chat.chat)
app.command(name="ask")(ask.ask)
app.command(name="check-scam")(check_scam.check_scam)
app.command(name="parse-log")(parse_log.parse_log)
app.command(name="doctor")(doctor.doctor)
app.command(name="setup")(setup.setup)
app.command(name="demo")(demo.demo)
app.command(name="invite")(team.invite)
app.add_typer(team.app, name="team")
app.add_typer(village.app, name="village")
app.add_typer(figure.app, name="figure")
app.add_typer(kb.app, name="kb")
app.add_typer(plan.app, name="plan")
app.add_typer(commune.app, name="commune")


def main() -> None:
    """The console script: faults become sentences, a closed pipe ends quietly."""
    from bot.cli.faults import told

    # A console that is not UTF-8 (old Windows) shows a mark for what it cannot, never a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        with told():
            app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
