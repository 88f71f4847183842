"""The commands of `toso plan`: list, show, check and new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Kế hoạch của các xã: xem, kiểm tra, viết thêm.", no_args_is_help=True)


@app.command(name="list")
def list_plans() -> None:
    """Các kế hoạch đang có: tên, xã, năm, bao nhiêu chỉ tiêu."""
    from bot.cli.plan.files import folders, is_own
    from knowledge.planning.plans import BadPlanError, load_plan, slugs

    where = folders()
    for slug in slugs(where):
        try:
            plan = load_plan(slug, where)
        except BadPlanError as error:  # one slip must not hide the other plans
            typer.echo(f"Chưa đọc được: {error}", err=True)
            continue
        size = f"{len(plan.indicators):>3} chỉ tiêu, {len(plan.society):>2} của xã hội số"
        own = "  (bản của xã)" if is_own(slug) else ""
        typer.echo(f"{slug:<18} {plan.identity.name:<18} {plan.identity.year}  {size}{own}")
    typer.echo("Xem một kế hoạch: toso plan show ngoc-lien-2026")


@app.command()
def show(
    slug: Annotated[str, typer.Argument(help="Tên kế hoạch, ví dụ ngoc-lien-2026; xem: toso plan list")],
    as_json: Annotated[bool, typer.Option("--json", help="In cả tệp thành một JSON.")] = False,
) -> None:
    """In một kế hoạch: chỉ tiêu như kế hoạch in, chỗ in sai có dấu (!), việc của Tổ, báo cáo, lịch việc."""
    import json

    from bot.cli.plan.files import folders
    from bot.cli.plan.show import told, tree
    from knowledge.library.loading import load_topics
    from knowledge.planning.plans import BadPlanError, UnknownPlanError, load_plan

    try:
        plan = load_plan(slug, folders())
    except (UnknownPlanError, BadPlanError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if as_json:
        typer.echo(json.dumps(tree(plan), ensure_ascii=False))
    else:
        typer.echo("\n".join(told(plan, load_topics())))


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(help="Chỉ kiểm tra những kế hoạch này.")] = None,
    seeds: Annotated[Path | None, typer.Option(help="Thư mục có văn bản gốc, để đối chiếu từng câu trích.")] = None,
) -> None:
    """Kiểm tra kế hoạch: đủ khóa, đúng chữ, số khớp nhau, câu trích đúng nguyên văn; có lỗi thì thoát với mã 1."""
    from bot.cli.plan.files import folders, source_text
    from knowledge.library.loading import load_topics
    from knowledge.planning.check import faults
    from knowledge.planning.plans import BadPlanError, load_plan, slugs

    where, topics = folders(), load_topics()
    strange = sorted(set(names or ()) - set(slugs(where)))
    if strange or (seeds and not seeds.is_dir()):
        what = f"kế hoạch {strange[0]}. Có: {', '.join(slugs(where))}" if strange else f"thư mục {seeds}"
        typer.echo(f"Không có {what}", err=True)
        raise typer.Exit(2)
    wanted = list(dict.fromkeys(names or slugs(where)))
    count = found = 0
    unread: list[str] = []
    for slug in wanted:
        try:
            plan = load_plan(slug, where)
        except BadPlanError as error:
            typer.echo(str(error))
            found += 1
            continue
        text = source_text(plan, [seeds] if seeds else [])
        unread += [slug] if text is None else []
        count += len(plan.indicators)
        for fault in faults(plan, topics, text):
            typer.echo(f"{slug}, {fault}")
            found += 1
    if unread:
        typer.echo(f"Chưa có văn bản gốc để đối chiếu câu trích: {', '.join(unread)}. Có thì thêm --seeds THƯ-MỤC")
    if found:
        typer.echo(f"Có {found} chỗ phải sửa.")
        raise typer.Exit(1)
    typer.echo(f"{len(wanted)} kế hoạch, {count} chỉ tiêu, không có lỗi.")


@app.command()
def new(
    slug: Annotated[str, typer.Argument(help="Tên không dấu và năm, ví dụ xuan-lap-2027")],
    commune: Annotated[str | None, typer.Option(help='Tên xã, ví dụ "xã Xuân Lập".')] = None,
    word: Annotated[str | None, typer.Option(help="Xã gọi nơi ở là gì: thôn, xóm, phố, làng.")] = None,
) -> None:
    """Tạo kế hoạch mẫu để điền, trong thư mục của xã; mỗi khóa có lời giải thích và ví dụ."""
    import re
    import sys

    from bot.cli.plan.files import folders
    from bot.cli.plan.template import write_template

    if sys.stdin.isatty():
        if not re.search(r"-\d{4}$", slug):
            slug = f"{slug}-{typer.prompt('Kế hoạch năm nào', type=int)}"
        commune = commune or typer.prompt("Tên xã, viết đủ (ví dụ: xã Xuân Lập)")
        word = word or typer.prompt("Xã gọi nơi ở là gì (thôn, xóm, phố, làng)", default="thôn")
    try:
        path = write_template(folders(), slug, commune or "", word or "thôn")
    except (ValueError, FileExistsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"Đã tạo {path}. Điền xong chạy: toso plan check {slug}")
