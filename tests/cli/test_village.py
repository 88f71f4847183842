"""`toso commune add`, `toso village` and `toso team` as processes of their own, as staff use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.drivers.command import toso

LIST = "Tên,Tên khác,Số dân,Từ ngày\nThôn 3,,812,\nthôn 4,xóm Chợ|xóm Bến,1.204,01/07/2025\n,,,\nthôn Đông,,,\n"


@pytest.fixture
def listed(settings: Settings, tmp_path: Path) -> Path:
    file = tmp_path / "thon.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    done = toso("village", "import", str(file), home=settings.home)
    assert (done.code, done.out) == (0, "Đã nhập 3 nơi: 3 mới, 0 đã có. Xem: toso village\n"), done.err
    return settings.home


def test_a_list_from_a_spreadsheet_is_taken_in_and_shown(listed: Path) -> None:
    shown = toso("village", home=listed).out
    assert shown.splitlines() == [
        "thôn 3 (812 người)",
        "thôn 4 (còn gọi xóm Bến, xóm Chợ; 1204 người; từ 01/07/2025)",
        "thôn Đông",
        "Danh sách đủ: tên lạ thì máy hỏi lại.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("thôn 3\nthôn 4\n", "thiếu cột ten"),
        ("ten;so_dan\nthôn 3;nhiều\n", "Dòng 2: số dân phải là một số"),
        ("ten;tu_ngay\nthôn 3;hôm qua\n", "Dòng 2: ngày hôm qua chưa đúng"),
        ("ten\nthôn 3\nthôn 3\n", "thôn 3 có hai dòng"),
        ("ten\n\n", "chưa có dòng nào"),
    ],
)
def test_a_faulty_list_is_named_with_its_line_and_nothing_is_taken_in(
    settings: Settings, tmp_path: Path, text: str, fault: str
) -> None:
    file = tmp_path / "thon.csv"
    file.write_text(text, encoding="utf-8")
    done = toso("village", "import", str(file), home=settings.home)
    assert done.code == 2
    assert fault in done.err
    assert "Chưa có thôn nào" in toso("village", home=settings.home).out


def test_villages_are_renamed_merged_and_split_by_one_command_each(listed: Path) -> None:
    assert toso("village", "rename", "thôn 3", "thôn Thượng", home=listed).code == 0
    merged = toso("village", "merge", "thôn 4", "thôn Đông", "--into", "thôn Hạ", "--on", "2026-07-01", home=listed)
    assert merged.out == "Đã nhập thôn 4, thôn Đông thành thôn Hạ từ ngày 01/07/2026.\n"
    halves = ("--into", "thôn Hạ 1", "--into", "thôn Hạ 2", "--on", "2026-09-01")
    assert toso("village", "split", "thôn Hạ", *halves, home=listed).code == 0
    shown = toso("village", home=listed).out
    for part in (
        "thôn Thượng (còn gọi thôn 3; 812 người)",
        "thôn Đông (tới 30/06/2026; nay thuộc thôn Hạ)",
        "thôn Hạ (từ 01/07/2026; tới 31/08/2026)",
        "thôn Hạ 2 (từ 01/09/2026; tách từ thôn Hạ)",
    ):
        assert part in shown
    refused = toso("village", "rename", "thôn 9", "thôn 10", home=listed)
    assert (refused.code, refused.err) == (2, "Xã chưa có thôn 9. Xem: toso village\n")


def test_a_commune_follows_its_plan_and_keeps_its_people(settings: Settings) -> None:
    toso("invite", "--role", "admin", home=settings.home)
    done = toso("commune", "add", "--plan", "ngoc-lien-2026", home=settings.home)
    assert done.code == 0, done.err
    assert "Đã ghi xã Ngọc Liên, kế hoạch năm 2026." in done.out
    written = Path(".env").read_text(encoding="utf-8")
    assert "TOSO_COMMUNE='xã Ngọc Liên'" in written
    assert "TOSO_COMMUNE_SLUG='ngoc-lien'" in written
    again = toso("commune", "add", "--plan", "khong-co", home=settings.home)
    assert (again.code, "Có: can-loc-2026" in again.err) == (2, True)


def test_a_team_has_its_villages_and_its_members(listed: Path) -> None:
    missing = toso("team", "new", "Tổ Tây", "--village", "thôn 9", home=listed)
    assert "Xã chưa có thôn 9" in missing.out
    made = toso("team", "new", "Tổ Tây", "--village", "thôn 3", "--village", "thôn 4", home=listed)
    assert made.out.startswith("Tổ Tây phụ trách thôn 3, thôn 4.")
    invited = toso("invite", "--village", "thôn 3", "--name", "chị Hoa", "--team", "Tổ Tây", home=listed)
    assert invited.out.startswith("Mã mời thành viên thôn 3 (chị Hoa): ")
    assert toso("invite", "--team", "Tổ ma", home=listed).code == 2
    assert "Không có người số 7" in toso("team", "move", "7", home=listed).out
