"""Prints what `knowledge/editing/evaluate.py` measured, by noise kind and by topic."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import track
from rich.table import Table

from knowledge.answers.decide import Answerer
from knowledge.editing.evaluate import Figures, Labelled, evaluate


def show(answerer: Answerer, questions: Sequence[Labelled], wrong: bool) -> None:
    """Three tables: the halves, the kinds, the topics; and each wrong decision when asked."""
    console = Console()
    halves, missed = evaluate(
        answerer,
        track(questions, "Đang hỏi thử…", console=Console(stderr=True), transient=True),
        lambda q: "nửa chỉnh" if q.is_tuning else "nửa kiểm tra",
    )
    everything, _ = evaluate(answerer, questions)
    kinds, _ = evaluate(answerer, questions, lambda q: q.kind)
    topics, _ = evaluate(answerer, [q for q in questions if q.expect], lambda q: q.topic)
    console.print(_table("Cả bộ", everything | halves), _table("Theo cách gõ", kinds), _table("Theo chủ đề", topics))
    for question, decision in missed if wrong else ():
        got = ", ".join(a.id for a in decision.articles) or "-"
        print(
            f"{question.id} [{question.kind}] {question.text}\n    cần {question.expect}, máy: {decision.outcome} {got}"
        )


def _table(title: str, groups: dict[str, Figures]) -> Table:
    table = Table("", "câu trong phạm vi", "đúng trước nhất", "trong ba bài đầu", "trả lời thẳng", "thẳng mà đúng",
                  "được giúp", "ngoài phạm vi", "biết từ chối", title=title)  # fmt: skip
    for name, f in sorted(groups.items()):
        inside = [f"{f.top1:.1%}", f"{f.top3:.1%}", str(f.direct), f"{f.precision:.1%}", f"{f.coverage:.1%}"]
        outside = [str(f.out_of_scope), f"{f.refusal:.1%}"] if f.out_of_scope else ["0", "-"]
        table.add_row(
            name, str(f.in_scope), *(inside if f.in_scope else ["-"] * 2 + [str(f.direct), "-", "-"]), *outside
        )
    return table
