"""`toso ask`: one question, or thousands as JSON lines; nothing is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from handlers.texts import Texts
    from knowledge.answers.decide import Answerer


def ask(
    text: Annotated[str | None, typer.Argument(help="Câu hỏi, có dấu hay không dấu.")] = None,
    jsonl: Annotated[bool, typer.Option(help='Đọc mỗi dòng {"id","text"} từ đầu vào, trả mỗi dòng một JSON.')] = False,
) -> None:
    """Trả lời một câu hỏi. Ví dụ: toso ask "quen mk vneid"."""
    from bot.cli.faults import warn
    from bot.cli.jsonl import rows, write
    from bot.content import load_content
    from bot.settings import load_settings
    from knowledge.answers.decide import Answerer

    settings = load_settings()
    content = load_content(settings)
    warn(content.faults)
    answerer, texts = Answerer(content.library), content.texts
    if jsonl:
        for row in rows(sys.stdin.buffer):
            write(_answer(answerer, texts, settings.contact, row))
    elif text:
        print(_answer(answerer, texts, settings.contact, {"id": "", "text": text})["text"])
    else:
        typer.echo('Thiếu câu hỏi. Ví dụ: toso ask "quên mật khẩu vneid"', err=True)
        raise typer.Exit(2)


def _answer(answerer: Answerer, texts: Texts, contact: str, row: dict[str, Any]) -> dict[str, Any]:
    from handlers.markup import plain
    from handlers.resident.articles.card import rest, whole
    from handlers.resident.articles.reading import say
    from knowledge.answers.decide import CHOOSE, UNKNOWN
    from knowledge.language.text import clean

    value = row.get("text")
    question = clean(value if isinstance(value, str) else "")
    decision = answerer.decide(question)
    first = decision.articles[0] if decision.articles and decision.outcome not in (CHOOSE, UNKNOWN) else None
    offered = decision.articles if decision.outcome == CHOOSE else ()
    said = say(decision, texts, contact, question).text
    if first:
        said = f"{said}\n\n{rest(first, texts)}"
    return {
        "id": row.get("id", ""),
        "outcome": decision.outcome,
        "article": first.id if first else None,
        "title": first.title if first else None,
        "score": round(decision.score, 4),
        "choices": [a.id for a in offered],
        "choice_texts": [plain(whole(a, texts)) for a in offered],
        "text": plain(said),
    }
