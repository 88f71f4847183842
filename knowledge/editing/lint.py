"""What an editor must mend in an article that reads well as a file but not yet as an answer."""

from __future__ import annotations

from datetime import date

from rapidfuzz import fuzz, process

from knowledge.editing.figures import figure_faults
from knowledge.language.plain import LIMITS, complaints, step_complaints
from knowledge.library.articles import Article, Fault, Library

MIN_QUESTIONS = 15
_NEAR = 97
_ROWS = 500


def article_faults(article: Article, card: str, today: date) -> list[Fault]:
    """Faults of one article; `card` is its first screen exactly as a person reads it."""
    texts: list[str] = []
    if len(article.questions) < MIN_QUESTIONS:
        texts.append(f"mới có {len(article.questions)} câu hỏi mẫu, cần ít nhất {MIN_QUESTIONS}")
    if len(article.steps) > LIMITS["steps"]:
        texts.append(f"{len(article.steps)} bước, nhiều nhất {LIMITS['steps']}; tách thành hai bài")
    if len(card) > LIMITS["card_characters"]:
        texts.append(f"màn hình đầu dài {len(card)} chữ cái, nhiều nhất {LIMITS['card_characters']}")
    if article.review_by < today:
        texts.append(f"quá hạn xem lại từ {article.review_by:%d/%m/%Y}")
    if article.confidence == "thấp":
        texts.append("độ tin cậy thấp: tìm nguồn chắc hơn, hoặc chỉ người dân ra xã hỏi")
    for step in article.steps:
        texts += step_complaints(step)
    for part in (article.title, *article.prose):
        texts += complaints(part)
    return [Fault(article.path, 1, text) for text in texts] + figure_faults(article)


def library_faults(library: Library) -> list[Fault]:
    """Titles and example questions that stand, or nearly stand, in two articles."""
    owners = [(a, q) for a in library.articles for q in (a.title, *a.questions)]
    texts = [text.lower() for _, text in owners]
    faults = []
    for start in range(0, len(texts), _ROWS):  # all at once, ten thousand examples would take half a gigabyte
        rows = process.cdist(texts[start : start + _ROWS], texts, scorer=fuzz.ratio, score_cutoff=_NEAR, workers=-1)
        for row, other in zip(*rows.nonzero(), strict=True):
            (a, p), (b, q) = owners[start + int(row)], owners[int(other)]
            if other < start + row and a is not b:
                faults.append(Fault(a.path, 1, f'"{p}" gần trùng "{q}" ở bài {b.id}'))
    return faults
