"""Prints what `knowledge/editing/evaluate.py` measured, by noise kind and by topic."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import track
from rich.table import Table

from knowledge.answers.decide import Answerer
from knowledge.editing.evaluate import Figures, Labelled, evaluate

_WIDTH = 150  # thirteen columns; a narrower window wraps lines and loses no figure


def show(answerer: Answerer, questions: Sequence[Labelled], wrong: bool) -> None:
    """Three tables: the halves, the kinds, the topics; when asked, each wrong decision of the tuning half."""
    console = Console(width=max(_WIDTH, Console().width))
    halves, missed = evaluate(
        answerer,
        track(questions, "Đang hỏi thử…", console=Console(stderr=True), transient=True),
        lambda q: "nửa chỉnh" if q.is_tuning else "nửa kiểm tra",
    )
    everything, _ = evaluate(answerer, questions)
    kinds, _ = evaluate(answerer, questions, lambda q: q.kind)
    topics, _ = evaluate(answerer, [q for q in questions if q.expect], lambda q: q.topic)
    console.print(_table("Cả bộ", everything | halves), _table("Theo cách gõ", kinds), _table("Theo chủ đề", topics))
    for question, decision in (m for m in missed if wrong and m[0].is_tuning):  # the other half only checks
        got = ", ".join(a.id for a in decision.articles) or "-"
        print(
            f"{question.id} [{question.kind}] {question.text}\n    cần {question.expect}, máy: {decision.outcome} {got}"
        )


def _table(title: str, groups: dict[str, Figures]) -> Table:
    table = Table("", "câu hỏi được", "đúng đầu", "trong ba", "MRR", "trả lời thẳng", "thẳng mà đúng", "được giúp",
                  "từ chối nhầm", "câu phải từ chối", "từ chối", "F1 từ chối", "AUROC", title=title)  # fmt: skip
    for name, f in sorted(groups.items()):
        inside = [
            f"{f.top1:.1%}",
            f"{f.top3:.1%}",
            f"{f.mrr:.3f}",
            str(f.direct),
            f"{f.precision:.1%}",
            f"{f.coverage:.1%}",
            f"{f.handed_over:.1%}",
        ]
        outside = [f"{f.refusal:.1%}", f"{f.refusal_f1:.3f}", f"{f.auroc:.3f}"]
        table.add_row(
            name,
            str(f.in_scope),
            *(inside if f.in_scope else ["-", "-", "-", str(f.direct), "-", "-", "-"]),
            str(f.out_of_scope),
            *(outside if f.in_scope and f.out_of_scope else [outside[0] if f.out_of_scope else "-", "-", "-"]),
        )
    return table
