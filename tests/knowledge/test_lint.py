"""What the linter tells an editor, and that the packaged articles give it nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.content import editing_faults
from bot.settings import Settings
from knowledge.editing.lint import article_faults, library_faults
from knowledge.library.articles import Article, Library, Source

TODAY = date(2026, 11, 22)
PLAIN = Article(
    id="thu",
    title="Đổi mật khẩu",
    topic="vneid",
    questions=tuple(f"câu hỏi mẫu số {n}" for n in "abcdefghijklmno"),
    lead="Bác làm được ngay.",
    steps=("Mở máy.", "Bấm nút."),
    more="",
    prepare="",
    fee="",
    duration="",
    where="",
    mistakes=(),
    contact="",
    safety="",
    related=(),
    sources=(Source("Báo xã", "https://example.vn", "2026"),),
    confidence="cao",
    reviewed_on=date(2026, 11, 1),
    review_by=date(2027, 6, 30),
    path=Path("thu.md"),
)


def complaints_of(card: str = "ngắn", today: date = TODAY, **changes: Any) -> list[str]:
    faults = article_faults(replace(PLAIN, **changes), card, today)
    assert {fault.path for fault in faults} <= {PLAIN.path}
    return [fault.text for fault in faults]


def test_a_plain_article_has_no_fault() -> None:
    assert complaints_of() == []
    assert complaints_of(card="x" * 600, today=PLAIN.review_by, steps=("Mở máy.",) * 6) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"questions": PLAIN.questions[:7]}, "mới có 7 câu hỏi mẫu"),
        ({"steps": ("Mở máy.",) * 7}, "7 bước"),
        ({"card": "x" * 601}, "màn hình đầu dài 601"),
        ({"today": date(2027, 7, 1)}, "quá hạn xem lại từ 30/06/2027"),
        ({"confidence": "thấp"}, "độ tin cậy thấp"),
        ({"steps": ("Máy mở.",)}, "bắt đầu bằng một động từ"),
        ({"title": "Truy cập VNeID"}, "truy cập"),
        ({"lead": "Quý khách làm được ngay."}, "quý khách"),
        ({"prepare": "smartphone"}, "smartphone"),
        ({"fee": "không (theo luật (mới))"}, "ngoặc trong ngoặc"),
        ({"duration": "một " * 31}, "câu dài 31 tiếng"),
        ({"where": "trên hệ thống"}, "hệ thống"),
        ({"contact": "hotline 1900"}, "hotline"),
        ({"safety": "vui lòng không đọc mã"}, "vui lòng"),
        ({"more": "Người dùng bấm."}, "người dùng"),
        ({"mistakes": ("chưa xác thực",)}, "xác thực"),
    ],
)
def test_each_field_is_judged(changes: dict[str, Any], says: str) -> None:
    found = complaints_of(**changes)
    assert len([text for text in found if says in text]) == 1, found


def test_several_faults_come_at_once() -> None:
    assert len(complaints_of(confidence="thấp", steps=("Máy mở.",), questions=())) == 3


def test_questions_that_stand_in_two_articles_are_twins() -> None:
    other = replace(PLAIN, id="khac", title="Khác hẳn", questions=("quên mã khóa màn hình", "CÂU HỎI MẪU SỐ A"))
    (fault,) = library_faults(Library((PLAIN, other), ()))
    assert '"CÂU HỎI MẪU SỐ A" gần trùng "câu hỏi mẫu số a" ở bài thu' in fault.text


def test_a_title_may_not_be_another_articles_question() -> None:
    other = replace(PLAIN, id="khac", title="Khác hẳn", questions=("đổi mật khẩu",))
    assert len(library_faults(Library((PLAIN, other), ()))) == 1


def test_likeness_within_one_article_is_no_twin() -> None:
    alone = replace(PLAIN, questions=("quên mật khẩu", "quên mật khẩu", "Đổi mật khẩu"))
    assert library_faults(Library((alone,), ())) == []


def test_the_packaged_articles_leave_an_editor_nothing_to_mend(tmp_path: Path, library: Library) -> None:
    count, faults = editing_faults(Settings(home=tmp_path))
    assert count == len(library.articles)
    # An old release stays testable after its articles came due; `toso kb check` still tells.
    assert [str(fault) for fault in faults if "quá hạn xem lại" not in fault.text] == []
