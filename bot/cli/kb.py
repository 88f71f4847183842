"""`toso kb`: tools for the people who write the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Soạn, kiểm tra và đo kho bài.", no_args_is_help=True)

_DEFAULT_SET = Path("tests/questions")


@app.command()
def check(
    ids: Annotated[list[str] | None, typer.Argument(help="Chỉ kiểm tra những bài này.")] = None,
) -> None:
    """Kiểm tra mọi bài: đủ mục, nguồn, ngày xem lại, độ dài, câu dễ đọc, bài liên quan."""
    from bot.cli.faults import report
    from bot.content import editing_faults
    from bot.settings import load_settings

    total, faults = editing_faults(load_settings(), ids)
    report(faults, f"{total} bài, không có lỗi.")


@app.command(name="eval")
def evaluate(
    files: Annotated[list[Path] | None, typer.Argument(help="Bộ câu hỏi đã gán nhãn (.jsonl).")] = None,
    wrong: Annotated[bool, typer.Option(help="In cả những câu máy làm sai.")] = False,
) -> None:
    """Đo máy tìm bài đúng đến đâu trên một bộ câu hỏi đã gán nhãn."""
    from bot.cli.evaluation import show
    from bot.content import load_content
    from bot.settings import load_settings
    from knowledge.answers.decide import Answerer
    from knowledge.editing.evaluate import read_set

    try:
        questions = read_set(files or sorted(_DEFAULT_SET.glob("*.jsonl")))
    except (OSError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if not questions:
        typer.echo("Không có câu nào để đo. Ví dụ: toso kb eval tests/questions/in-scope.jsonl", err=True)
        raise typer.Exit(2)
    show(Answerer(load_content(load_settings()).library), questions, wrong)


@app.command()
def new(
    article_id: Annotated[str, typer.Argument(help="Tên bài không dấu, ví dụ: vneid-quen-mat-khau")],
    topic: Annotated[str, typer.Option(help="Chủ đề trong topics.toml")] = "vneid",
) -> None:
    """Tạo một bài mẫu để điền, trong thư mục bài của xã."""
    from bot.cli.template import write_template
    from bot.settings import load_settings

    try:
        path = write_template(load_settings().home / "articles", article_id, topic)
    except (ValueError, FileExistsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"Đã tạo {path}. Điền xong chạy: toso kb check {article_id}")


@app.command()
def show(article_id: Annotated[str, typer.Argument(help="Tên bài, ví dụ: vneid-quen-mat-khau")]) -> None:
    """In một bài như bà con sẽ đọc, kèm câu hỏi mẫu và bài liên quan."""
    from bot.cli.inspect import show_article
    from bot.content import load_content
    from bot.settings import load_settings

    if not show_article(load_content(load_settings()), article_id):
        raise typer.Exit(2)


@app.command()
def why(question: Annotated[str, typer.Argument(help="Câu hỏi, như bà con gõ.")]) -> None:
    """Vì sao bài này được chọn: điểm từng bài, phần câu hỏi mà bài giải thích được, câu mẫu gần nhất."""
    from bot.cli.inspect import explain
    from bot.content import load_content
    from bot.settings import load_settings

    explain(load_content(load_settings()), question)


@app.command()
def stale(days: Annotated[int, typer.Option(help="Cả những bài đến hạn trong bao nhiêu ngày tới.")] = 30) -> None:
    """Những bài đã quá hạn hoặc sắp đến hạn xem lại, gần nhất lên đầu."""
    from bot.cli.inspect import list_stale
    from bot.content import load_content
    from bot.settings import load_settings

    list_stale(load_content(load_settings()).library, days)


@app.command()
def gaps(days: Annotated[int, typer.Option(help="Trong bao nhiêu ngày qua.")] = 7) -> None:
    """Những câu máy chưa trả lời được, bị chê, hoặc người hỏi cần người giúp."""
    import asyncio

    from bot.cli.gaps import show_gaps

    asyncio.run(show_gaps(days))
