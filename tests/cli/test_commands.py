"""`toso kb` as a process of its own: check, new, eval and gaps."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.library.articles import Library
from knowledge.library.loading import ARTICLES_DIR
from tests.drivers.command import toso

LABELLED = {"id": "q1", "text": "quen mk vneid", "expect": ["vneid-quen-mat-khau"], "kind": "clean", "topic": "vneid"}
OUTSIDE = {"id": "q2", "text": "giá heo hơi hôm nay", "expect": [], "kind": "oos-far", "topic": "gia-ca"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def commune_article(home: Path, name: str, text: str) -> Path:
    (home / "articles").mkdir(parents=True, exist_ok=True)
    path = home / "articles" / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_kb_check_finds_the_packaged_articles_clean(home: Path, library: Library) -> None:
    done = toso("kb", "check", home=home)
    assert (done.code, done.said) == (0, f"{len(library.articles)} bài, không có lỗi.\n")


def test_kb_check_names_file_and_line_of_a_faulty_commune_article(home: Path) -> None:
    packaged = (ARTICLES_DIR / "vneid-quen-mat-khau.md").read_text(encoding="utf-8")
    wrong = packaged.replace('"vneid-quen-mat-khau"', '"cua-xa"').replace("\n2. Gõ", "\n3. Gõ")
    path = commune_article(home, "cua-xa", wrong)
    line = wrong.splitlines().index(next(x for x in wrong.splitlines() if x.startswith("3. Gõ"))) + 1
    for ids in ([], ["cua-xa"]):
        done = toso("kb", "check", *ids, home=home)
        assert done.code == 1
        assert f"{path}:{line}: bước phải đánh số 2" in done.out
        assert re.search(r"^Có \d+ chỗ phải sửa\.$", done.out, re.M)


def test_kb_check_of_one_article_looks_at_that_one_only(home: Path) -> None:
    commune_article(home, "cua-xa", "hỏng")
    done = toso("kb", "check", "vneid-quen-mat-khau", home=home)
    assert (done.code, done.said) == (0, "1 bài, không có lỗi.\n")


def test_kb_check_of_an_article_that_is_not_there_says_so(home: Path) -> None:
    done = toso("kb", "check", "khong-co-bai-nay", home=home)
    assert done.code == 1
    assert "khong-co-bai-nay.md:1: không có bài này" in done.out


def test_kb_new_makes_a_template_that_kb_check_then_guides_through(home: Path) -> None:
    done = toso("kb", "new", "vneid-cua-xa", home=home)
    path = home / "articles" / "vneid-cua-xa.md"
    assert (done.code, done.out) == (0, f"Đã tạo {path}. Điền xong chạy: toso kb check vneid-cua-xa\n")
    assert 'topic = "vneid"' in path.read_text(encoding="utf-8")
    checked = toso("kb", "check", "vneid-cua-xa", home=home)
    assert checked.code == 1
    assert re.search(rf"^{re.escape(str(path))}:\d+: ", checked.out, re.M)


def test_kb_new_refuses_a_taken_name_and_leaves_that_article_alone(home: Path) -> None:
    path = commune_article(home, "vneid-cua-xa", "của xã")
    done = toso("kb", "new", "vneid-cua-xa", home=home)
    assert (done.code, done.err) == (2, f"Đã có bài {path}.\n")
    assert path.read_text(encoding="utf-8") == "của xã"


@pytest.mark.parametrize("name", ["Hoa", "có dấu", "../ngoai", "a--b", "-a", "a_b", "x" * 51, ""])
def test_kb_new_refuses_a_bad_name(home: Path, name: str) -> None:
    done = toso("kb", "new", "--", name, home=home)
    assert done.code == 2
    assert done.err.startswith("Tên bài chỉ gồm chữ thường không dấu")
    assert not home.exists()


def test_kb_new_refuses_a_topic_that_is_none(home: Path) -> None:
    done = toso("kb", "new", "--topic", "thoi-tiet", "tin-bao", home=home)
    assert done.code == 2
    assert done.err.startswith('Không có chủ đề "thoi-tiet". Các chủ đề: ')


def test_kb_eval_prints_the_figures_and_what_went_wrong(tmp_path: Path) -> None:
    # Of the tuning half, by the hash of its text: the misses of the other half are never shown.
    wrong = {**LABELLED, "id": "q3", "text": "quên mk vneid", "expect": ["vneid-la-gi"]}
    lines = [json.dumps(row, ensure_ascii=False) for row in (LABELLED, OUTSIDE, wrong)]
    (tmp_path / "few.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = toso("kb", "eval", "few.jsonl", "--wrong")
    assert done.code == 0
    for part in ("Cả bộ", "Theo cách gõ", "Theo chủ đề", "50.0%", "100.0%"):
        assert part in done.out
    assert "q3 [clean] quên mk vneid\n    cần ('vneid-la-gi',), máy: answer vneid-quen-mat-khau" in done.out
    assert "q1 [" not in done.out


@pytest.mark.parametrize("bad", ["không phải JSON", '{"id": "q"}', "[]"])
def test_kb_eval_names_file_and_line_of_what_it_cannot_read(tmp_path: Path, bad: str) -> None:
    (tmp_path / "few.jsonl").write_text(f"{json.dumps(LABELLED)}\n{bad}\n", encoding="utf-8")
    done = toso("kb", "eval", "few.jsonl")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("few.jsonl:2: dòng này không đọc được")


def test_kb_eval_without_any_question_says_what_to_give_it() -> None:
    done = toso("kb", "eval")
    assert done.code == 2
    assert done.err.startswith("Không có câu nào để đo. Ví dụ: toso kb eval")


def test_kb_gaps_shows_masked_what_chat_could_not_serve(home: Path) -> None:
    empty = toso("kb", "gaps", home=home)
    assert (empty.code, empty.said) == (0, "Trong 7 ngày qua không có câu nào bỏ ngỏ.\n")
    asked = toso("chat", stdin="quen mk vneid\ngiá heo hơi 001099012345\nbánh [/b] gì\n", home=home)
    assert asked.code == 0
    done = toso("kb", "gaps", "--days", "1", home=home)
    assert done.code == 0
    for part in ("2 câu bỏ ngỏ", "giá heo hơi [số căn cước]", "bánh [/b] gì", "chưa chắc"):
        assert part in done.out
    assert "quen mk vneid" not in done.out
    hanoi = datetime.now(UTC) + timedelta(hours=7)
    assert any(f"{hanoi - timedelta(minutes=m):%d/%m %H:%M}" in done.out for m in range(3))


def test_chat_as_a_member_keeps_a_log(home: Path) -> None:
    done = toso("chat", "--as", "member", "--village", "thôn 5", stdin="giúp 5 người cài VNeID\n", home=home)
    assert (done.code, "Bác là thành viên thôn 5" in done.out, "Đã ghi." in done.out) == (0, True, True)
    assert toso("chat", "--as", "vua", home=home).code == 2
