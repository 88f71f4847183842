"""Article files: every fault with its file and line, and all of them at once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from knowledge.library.articles import Article
from knowledge.library.loading import load_topics
from knowledge.library.reading import read_article

GOOD = """+++
id = "thu"
title = "Thử một bài"
topic = "vneid"
questions = ["câu một", "câu hai"]
fee = "không mất tiền"
mistakes = ["gõ sai"]
related = []
sources = [{ name = "Báo xã", url = "https://example.vn/a", date = "2026-11" }]
confidence = "cao"
reviewed_on = 2026-11-01
review_by = 2027-06-30
+++

Bác làm được ngay.

1. Mở máy.
2. Bấm nút.

## Xem thêm

Chuyện thêm.
"""


def write(folder: Path, text: str, name: str = "thu") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path) -> list[tuple[int, str]]:
    """Line and text of each fault, in a file that must have some."""
    read = read_article(path, load_topics())
    assert isinstance(read, list)
    assert read
    assert {fault.path for fault in read} == {path}
    return [(fault.line, fault.text) for fault in read]


def test_a_good_file_becomes_an_article(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, GOOD), load_topics())
    assert isinstance(article, Article)
    assert article.lead == "Bác làm được ngay."
    assert article.steps == ("Mở máy.", "Bấm nút.")
    assert article.more == "Chuyện thêm."
    assert (article.fee, article.duration) == ("không mất tiền", "")
    assert article.sources[0].date == "2026-11"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('id = "thu"', 'id = "khac"', 2, "phải trùng tên tệp"),
        ('id = "thu"', "id = 7", 2, "phải là một câu"),
        ('id = "thu"\n', "", 1, "thiếu `id`"),
        ('title = "Thử một bài"', 'title = ""', 1, "thiếu `title`"),
        ('title = "Thử một bài"', 'title = ["a"]', 3, "phải là một câu"),
        ('topic = "vneid"', 'topic = "la-lam"', 4, "không có trong topics.toml"),
        ('topic = "vneid"', 'topic = ["vneid"]', 4, "không có trong topics.toml"),
        ('["câu một", "câu hai"]', '"câu một"', 5, "phải là danh sách"),
        ('["câu một", "câu hai"]', '["câu một", "  "]', 5, "phải là danh sách"),
        ('["câu một", "câu hai"]', "[]", 1, "thiếu `questions`"),
        ('fee = "không mất tiền"', "fee = 0", 6, "phải là một câu"),
        ('["gõ sai"]', "[1]", 7, "phải là danh sách"),
        ("related = []", 'related = "thu"', 8, "phải là danh sách"),
        ("https://example.vn/a", "example.vn/a", 9, "phải có name, url"),
        ('"2026-11"', '"11/2026"', 9, "phải có name, url"),
        (', date = "2026-11"', "", 9, "phải có name, url"),
        ('name = "Báo xã"', 'name = ""', 9, "phải có name, url"),
        ('confidence = "cao"', 'confidence = "rất cao"', 10, "phải là cao, vừa hoặc thấp"),
        ("reviewed_on = 2026-11-01", 'reviewed_on = "2026-11-01"', 11, "phải là ngày"),
        ("review_by = 2027-06-30", "review_by = 2027-06-30T10:00:00", 12, "phải là ngày"),
        ("review_by = 2027-06-30\n", "", 1, "thiếu `review_by`"),
        ('fee = "không', 'phi = "không', 6, "không phải tên trường nào"),
        ('fee = "không mất tiền"', "fee = không mất tiền", 6, "TOML viết sai"),
        ("2. Bấm nút.", "3. Bấm nút.", 18, "bước phải đánh số 2"),
        ("1. Mở máy.", "0. Mở máy.", 17, "bước phải đánh số 1"),
        ("2. Bấm nút.", "Rồi bấm nút.", 18, "sau các bước"),
        ("## Xem thêm", "## Ghi chú", 20, "chỉ được có một mục lớn"),
        ("Chuyện thêm.", "Chuyện thêm.\n\n## Xem thêm\n", 24, "chỉ được có một mục lớn"),
        ("Thử một bài", unicodedata.normalize("NFD", "Thử một bài"), 3, "chưa ở dạng NFC"),
        ("Chuyện thêm.", unicodedata.normalize("NFD", "Chuyện thêm."), 22, "chưa ở dạng NFC"),
        ("+++\n\nBác", "\nBác", 1, "thiếu phần đầu"),
        ("+++\nid", "id", 1, "thiếu phần đầu"),
    ],
)
def test_a_fault_is_reported_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert GOOD.count(old) == 1
    found = faults_of(write(tmp_path, GOOD.replace(old, new)))
    assert [(at, text) for at, text in found if at == line and says in text], found


def test_an_article_without_a_body_is_faulty(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, GOOD.split("\n\nBác")[0] + "\n")) == [
        (14, "bài trống: viết câu mở đầu và các bước")
    ]


@pytest.mark.parametrize("name", ["x" * 57, "Bai-Viet", "bài-viết", "a b"])
def test_an_id_that_no_button_could_carry_is_faulty(tmp_path: Path, name: str) -> None:
    found = faults_of(write(tmp_path, GOOD.replace('id = "thu"', f'id = "{name}"'), name))
    assert [line for line, _ in found] == [2]


def test_bytes_that_are_not_utf8_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "thu.md"
    path.write_bytes(GOOD.encode("utf-16"))
    assert [(line, "UTF-8" in text) for line, text in faults_of(path)] == [(1, True)]


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('"vneid"', '"la"').replace('"cao"', '"?"').replace("2. Bấm", "5. Bấm").replace("fee", "phi")
    assert [line for line, _ in faults_of(write(tmp_path, text))] == [6, 4, 10, 18]


def test_notepad_files_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "thu.md"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert isinstance(read_article(path, load_topics()), Article)
