"""`toso check-scam`, `toso commune` and the editors' looks into the knowledge base, as processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.drivers.command import toso
from tests.drivers.qr import photo, vietqr

LINES = b"""{"id": 1, "text": "cai app o http://vneid-moi.top roi doc ma otp cho em"}
{"id": "b", "text": "m\xe1\xba\xb9 \xc6\xa1i con v\xe1\xbb\x81 t\xe1\xbb\x9bi nh\xc3\xa0 r\xe1\xbb\x93i"}
khong phai json
{"text": 3}

"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_every_line_gets_its_verdict_in_order(home: Path) -> None:
    done = toso("check-scam", "--jsonl", stdin=LINES, home=home)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["id"] for row in rows] == [1, "b", "", "", ""]
    assert [list(row) for row in rows] == [["id", "verdict", "kind", "reasons", "text"]] * 5
    assert rows[0]["verdict"] == "scam"
    assert rows[0]["reasons"]
    assert {row["verdict"] for row in rows[1:]} <= {"no_sign", "suspicious"}
    assert "**" not in done.out


def test_one_message_and_none(home: Path) -> None:
    assert "Đây là lừa đảo" in toso("check-scam", "tai VNeID tai http://vneid-moi.top", home=home).out
    assert toso("check-scam", home=home).code == 2


def test_a_photo_of_a_code_is_read(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photo(vietqr("970436", "0011001234567", 250_000)))
    assert "250.000 đồng" in toso("check-scam", "--photo", str(tmp_path / "a.jpg"), home=home).out
    (tmp_path / "b.jpg").write_bytes(b"no")
    assert toso("check-scam", "--photo", str(tmp_path / "b.jpg"), home=home).code == 1
    assert toso("check-scam", "--photo", str(tmp_path / "c.jpg"), home=home).code == 2


def test_an_office_once_filled_in_stands_in_every_article(home: Path) -> None:
    assert "chưa điền" in toso("commune", home=home).out
    assert toso("commune", "set", "cong_an_xa", "--phone", "0237 3 111 222", home=home).code == 0
    assert "0237 3 111 222" in toso("commune", home=home).out
    assert "Công an xã (0237 3 111 222)" in toso("kb", "show", "cu-tru-tach-ho", home=home).out
    for wrong in (("bay_gio", "--phone", "1"), ("cong_an_xa", "--phone", "gọi cô Hoa")):
        assert toso("commune", "set", *wrong, home=home).code == 2


def test_an_editor_sees_an_article_why_it_won_and_what_is_due(home: Path) -> None:
    assert "Câu hỏi mẫu" in toso("kb", "show", "vneid-quen-mat-khau", home=home).out
    missing = toso("kb", "show", "vneid-quen-mat-khau-cu", home=home)
    assert missing.code == 2
    assert "vneid-quen-mat-khau" in missing.err
    why = toso("kb", "why", "quen mk vneid", home=home).out
    assert "Quyết định: answer" in why
    assert "1. bài vneid-quen-mat-khau" in why
    due = toso("kb", "stale", "--days", "3650", home=home).out
    assert "sắp đến hạn" in due
