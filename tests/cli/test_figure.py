"""`toso figure` as a process of its own: files of official figures, all or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.settings import Settings
from tests.drivers.command import Done, toso

HEAD = "ma,tu_so,mau_so,ngay,nguon\n"
GOOD = (
    "Mã,Tử số,Mẫu số,Ngày,Nguồn\n"
    'kq-vneid-kich-hoat,16.800,17.300,30/06/2026,Công an xã\nTài khoản ngân hàng,"8000",9500,2026-06-30,Ngân hàng\n'
    ",,,,\nLớp Bình dân học vụ số,2,,30/6/2026,Phòng VH&XH\n"
)


@pytest.fixture
def home(settings: Settings) -> Path:
    assert toso("commune", "add", "--plan", "ngoc-lien-2026", home=settings.home).code == 0
    return settings.home


def take_in(home: Path, text: str, *more: str) -> Done:
    file = home / "so-lieu.csv"
    file.write_text(text, encoding="utf-8-sig")
    return toso("figure", "import", str(file), *more, home=home, commune_slug="ngoc-lien")


def listed(home: Path, *more: str) -> str:
    return toso("figure", "list", *more, home=home, commune_slug="ngoc-lien").said


def test_a_file_is_taken_in_once_and_shown(home: Path) -> None:
    done = take_in(home, GOOD)
    assert (done.code, done.out) == (0, "Đã nhập 3 số, 0 số đã có từ trước. Xem: toso figure list\n"), done.err
    assert "Đã nhập 0 số, 3 số đã có" in take_in(home, GOOD).out
    lines = listed(home).splitlines()
    assert len(lines) == 3
    assert "kq-vneid-kich-hoat  Kích hoạt VNeID: 16.800/17.300 = 97,11%, ngày 30/6/2026, nguồn Công an xã." in lines
    assert "2 lớp, ngày 30/6/2026" in listed(home, "--code", "Lớp Bình dân học vụ số")


def test_a_spreadsheet_keeps_its_numbers_and_days(home: Path) -> None:
    book = Workbook()
    assert book.active
    for row in (
        ["ma", "tu_so", "mau_so", "ngay", "nguon"],
        ["kq-vneid-kich-hoat", 16800, 17300.0, datetime(2026, 6, 30, tzinfo=UTC).replace(tzinfo=None), "Công an xã"],
        ["tai-khoan-ngan-hang", "8.000", "9.500", date(2026, 6, 30), "Ngân hàng"],
    ):
        book.active.append(row)
    book.save(home / "so-lieu.xlsx")
    done = toso("figure", "import", str(home / "so-lieu.xlsx"), home=home, commune_slug="ngoc-lien")
    assert done.out.startswith("Đã nhập 2 số"), done.err
    assert "8.000/9.500 = 84,21%, ngày 30/6/2026" in listed(home)


def test_every_fault_is_told_with_its_line_and_nothing_is_taken_in(home: Path) -> None:
    text = (
        HEAD + "kq-vneid-kich-hoat,16.800,17.300,30/06/2026,Công an xã\n"
        "khong-co,1,2,30/06/2026,xã\n"
        'kq-vneid-kich-hoat,"16,800",17.300,30/06/2026,xã\n'
        "kq-vneid-kich-hoat,nhiều,17.300,30/06/2026,xã\n"
        "kq-vneid-kich-hoat,16.800,,30/06/2026,xã\n"
        "lop-binh-dan-hoc-vu-so,2,4,30/06/2026,xã\n"
        "kq-vneid-kich-hoat,97.11,100,30/06/2026,xã\n"
        "kq-vneid-kich-hoat,16.800,17.300,31/06/2026,\n"
        "kq-vneid-kich-hoat,16.800,17.300,30/6,xã\n"
    )
    done = take_in(home, text)
    assert done.code == 2
    assert done.err.splitlines() == [
        "Dòng 3: kế hoạch không có chỉ tiêu khong-co.",
        "Dòng 4: 16,800 đọc được hai cách, viết lại không có dấu (16800) hay có dấu chấm (16.800).",
        "Dòng 5: nhiều không phải là một số.",
        "Dòng 6: chỉ tiêu này tính phần trăm nên cần cả mau_so.",
        "Dòng 7: chỉ tiêu này chỉ đếm, bỏ trống mau_so.",
        "Dòng 8: số người, số hộ, số hồ sơ phải là số tròn.",
        "Dòng 9: ngày 31/06/2026 chưa đúng, viết 30/06/2026.",
        "Dòng 9: chưa ghi nguồn.",
        "Dòng 10: ngày 30/6 chưa đúng, viết 30/06/2026.",
        "Chưa nhập dòng nào.",
    ]
    assert "Chưa có số nào" in listed(home)


@pytest.mark.parametrize(
    ("text", "fault"), [("ma,tu_so\n", "thiếu cột ngay"), ("", "thiếu cột ma"), (HEAD, "chưa có dòng nào")]
)
def test_a_file_that_is_no_table_is_named(home: Path, text: str, fault: str) -> None:
    done = take_in(home, text)
    assert (done.code, fault in done.err) == (2, True), done.err


def test_odd_figures_are_listed_and_taken_only_when_said_so(home: Path) -> None:
    text = (
        HEAD + "kq-vneid-kich-hoat,16.900,17.300,30/09/2026,Công an xã\n"
        "kq-vneid-kich-hoat,16.800,17.300,31/10/2026,Công an xã\n"  # less than the line before, a month later
        "tai-khoan-ngan-hang,9.600,9.500,30/06/2026,Ngân hàng\n"
    )
    done = take_in(home, text)
    assert done.code == 2
    assert [line.partition(":")[0] for line in done.err.splitlines()] == [
        "Dòng 4",
        "Dòng 3",
        "Chưa nhập dòng nào. Xem lại; đúng cả thì thêm --yes.",
    ]
    assert "Chưa có số nào" in listed(home)
    assert "Đã nhập 3 số" in take_in(home, text, "--yes").out
    assert "đã hỏi lại: fell" in listed(home, "--code", "kq-vneid-kich-hoat")


def test_a_broken_spreadsheet_and_a_commune_without_a_plan_are_told(home: Path, settings: Settings) -> None:
    (home / "hong.xlsx").write_bytes(b"PK\x03\x04")
    done = toso("figure", "import", str(home / "hong.xlsx"), home=home, commune_slug="ngoc-lien")
    assert (done.code, "Không đọc được hong.xlsx" in done.err) == (2, True)
    bare = toso("figure", "list", home=settings.home, commune_slug="xa-khac")
    assert (bare.code, "Xã chưa chọn kế hoạch" in bare.err) == (2, True)
