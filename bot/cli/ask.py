"""`toso ask`: one question, or thousands as JSON lines; nothing is kept."""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from handlers.texts import Texts
    from knowledge.answers.decide import Answerer

# Far above any question; a line beyond it is read only up to here.
_LINE_LIMIT = 1_000_000


def ask(
    text: Annotated[str | None, typer.Argument(help="Câu hỏi, có dấu hay không dấu.")] = None,
    jsonl: Annotated[bool, typer.Option(help='Đọc mỗi dòng {"id","text"} từ đầu vào, trả mỗi dòng một JSON.')] = False,
) -> None:
    """Trả lời một câu hỏi. Ví dụ: toso ask "quen mk vneid"."""
    from bot.cli.faults import warn
    from bot.content import load_content
    from bot.settings import load_settings
    from knowledge.answers.decide import Answerer

    settings = load_settings()
    texts, library, faults = load_content(settings)
    warn(faults)
    answerer = Answerer(library)
    if jsonl:
        for line in sys.stdin.buffer:
            row = _row(line[:_LINE_LIMIT].decode("utf-8-sig", "replace"))
            _write(_answer(answerer, texts, settings.contact, row))
    elif text:
        print(_answer(answerer, texts, settings.contact, {"id": "", "text": text})["text"])
    else:
        typer.echo('Thiếu câu hỏi. Ví dụ: toso ask "quên mật khẩu vneid"', err=True)
        raise typer.Exit(2)


def _row(line: str) -> dict[str, Any]:
    """The line's id and text; a line that is no JSON object, an empty one too, is itself the question."""
    try:
        row = json.loads(line, strict=False, parse_float=_number, parse_int=_number, parse_constant=_number)
    except (ValueError, RecursionError):
        row = None
    return row if isinstance(row, dict) else {"id": "", "text": line.strip()}


def _number(literal: str) -> float | str:
    """The number; the literal as it stands where Python holds none that can be written back as JSON."""
    try:
        return int(literal)
    except ValueError:
        number = float(literal)
    return number if math.isfinite(number) else literal


def _write(row: dict[str, Any]) -> None:
    """UTF-8 whatever the console speaks; half a character goes out as the escape that it came in as."""
    sys.stdout.buffer.write(f"{json.dumps(row, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _answer(answerer: Answerer, texts: Texts, contact: str, row: dict[str, Any]) -> dict[str, Any]:
    from handlers.markup import plain
    from handlers.resident.card import rest, whole
    from handlers.resident.reading import say
    from knowledge.answers.decide import CHOOSE, UNKNOWN
    from knowledge.language.text import clean

    value = row.get("text")
    decision = answerer.decide(clean(value if isinstance(value, str) else ""))
    first = decision.articles[0] if decision.articles and decision.outcome not in (CHOOSE, UNKNOWN) else None
    offered = decision.articles if decision.outcome == CHOOSE else ()
    said = say(decision, texts, contact).text
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
