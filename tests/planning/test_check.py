"""Each rule of `toso plan check`: a sound plan of a real file, one thing broken, the fault that must be told."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from knowledge.library.loading import load_topics
from knowledge.planning.check import faults
from knowledge.planning.plans import read_plan

DATA = Path(__file__).parent.parent / "data"
SOUND = (DATA / "xuan-lap-2027.toml").read_text(encoding="utf-8")
TEXT = (DATA / "xuan-lap-2027.txt").read_text(encoding="utf-8")
FILES = 'code = "ho-so-truc-tuyen"'
FIGURES = 'baseline_value = "99,32%"'


def found(folder: Path, text: str, name: str = "xuan-lap-2027", source: str | None = TEXT) -> list[str]:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return faults(read_plan(path), load_topics(), source)


def test_a_sound_plan_has_no_fault_with_and_without_its_text(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == []
    assert found(tmp_path, SOUND, source=None) == []


@pytest.mark.parametrize(
    ("sound", "broken", "fault"),
    [
        ('code = "lop-tap-huan"', FILES, "ho-so-truc-tuyen: code “ho-so-truc-tuyen” có ở 2 chỉ tiêu"),
        ('"Lớp tập huấn"', '"Hồ sơ trực tuyến"', "short_name “Hồ sơ trực tuyến” có ở 2 chỉ tiêu"),
        ('"Lớp tập huấn"', '"Lớp tập huấn cho nhân dân"', "lop-tap-huan: short_name dài 25 chữ"),
        ('code = "lop-tap-huan"', 'code = "Lớp 1"', "Lớp 1: code chỉ gồm chữ thường"),
        ('operator = ">="', 'operator = "<"', "lop-tap-huan: operator “<” phải là một trong"),
        ('kind = "milestone"', 'kind = "mốc"', "lom-song: kind “mốc” phải là một trong"),
        ('unit = "lớp/năm"', 'unit = "lớp/ngày"', "lop-tap-huan: unit “lớp/ngày” phải là một trong"),
        ('unit = "lớp/năm"', 'unit = "khóa; lớp"', "lop-tap-huan: unit “khóa” phải là một trong"),
        ('pillar = "hạ tầng số"', 'pillar = "hạ tầng"', "lom-song: pillar “hạ tầng” phải là một trong"),
        ('counts = "files"', 'counts = "file"', "ho-so-truc-tuyen: counts “file” phải là một trong"),
        ('contribution = "supporting"', 'contribution = "bên cạnh"', "contribution “bên cạnh” phải là một trong"),
        ('operator = ">="\ntarget = 2\n', "", "lop-tap-huan: chỉ tiêu phải có operator và target"),
        ('operator = ">="\ntarget = 2\n', "target = 2\n", "lop-tap-huan: chỉ tiêu phải có operator và target"),
        ('kind = "result"', 'kind = "result"\noperator = "="\ntarget = 30', "kind result không có operator và target"),
        ('kind = "milestone"', 'kind = "milestone"\ntarget = 6', "operator và target phải đi cùng nhau"),
        ("target = 100", "target = 120", "ho-so-truc-tuyen: target quá 100%"),
        ("target = 2", "target = -2", "lop-tap-huan: target âm"),
        ('topics = ["dvc"]\ncounts', 'topics = ["dich-vu"]\ncounts', "ho-so-truc-tuyen: không có chủ đề dich-vu"),
        ('topics = ["dvc"]\ncounts', "topics = []\ncounts", "ho-so-truc-tuyen: chỉ tiêu xã hội thiếu topics"),
        ('counts = "files"\n', "", "ho-so-truc-tuyen: chỉ tiêu xã hội thiếu counts"),
        ('contribution = "supporting"\n', "", "chỉ tiêu xã hội thiếu contribution"),
        ('official_from = "Trung tâm phục vụ hành chính công"\n', "", "chỉ tiêu xã hội thiếu official_from"),
        ('help = "Ghi số', 'note = "Ghi số', "chỉ tiêu xã hội thiếu help"),
        ("society = true\n", "", "có counts, contribution, official_from, help mà chưa ghi society = true"),
        ('denominator = "hồ sơ tiếp nhận"\n', "", "kế hoạch không nêu denominator"),
        ("baseline_num = 1017\n", "", "baseline_den phải lớn hơn 0 và đi cùng baseline_num"),
        ("baseline_den = 1024", "baseline_den = 0", "baseline_den phải lớn hơn 0"),
        (FIGURES, 'baseline_value = "99,82%"', "1.017/1.024 là 99,32%, khác baseline_value"),
        (FIGURES, 'baseline_value = "trên 99,5%"', "1.017/1.024 là 99,32%, khác baseline_value"),
        (FIGURES, 'baseline_value = "99,82%"\nprinted = "99,82%"', "khác baseline_value; ghi cả printed và recomputed"),
        (FIGURES, 'baseline_value = "99,82%"\nrecomputed = "99,32%"', "có recomputed thì phải có printed"),
        (FIGURES, f'{FIGURES}\nprinted = "99,82%"\nrecomputed = "99,01%"', "recomputed không phải 1.017/1.024"),
        (FIGURES, f'{FIGURES}\nprinted = "1"\nrecomputed = "1.017/2.490 = 40,48%"', "recomputed tính sai: 1.017/2.490"),
        ("baseline_num = 1017", "baseline_num = 1027", "1.027/1.024 là 100,29%"),
        ('"30 lượt phát"', '"trên 100%"', "kq-phat-thanh: baseline_value quá 100%"),
        ('indicator = "ho-so-truc-tuyen"', 'indicator = "ho-so"', "[[defect]] thứ 1: không có chỉ tiêu ho-so"),
        ("starts = 2027-04-01", "starts = 2027-07-01", "[[activity]] thứ 1: starts sau ends"),
        ("starts = 2027-04-01", "starts = 2017-04-01", "ngày 01/04/2017 xa kỳ của kế hoạch"),
        ("ends = 2027-06-30", "ends = 2072-06-30", "ngày 30/06/2072 xa kỳ của kế hoạch"),
        ('every = "year"', 'every = "năm"', "[[activity]] thứ 1: every “năm” phải là một trong"),
        ('"06-30", "12-05"', '"06-31"', "[[report]] thứ 1: due “06-31” phải là tháng-ngày có thật"),
        ('"06-30", "12-05"', '"5-12"', "[[report]] thứ 1: due “5-12” phải là tháng-ngày có thật"),
        ("due = [", "lead_days = 365\ndue = [", "[[report]] thứ 1: lead_days từ 0 tới 90 ngày"),
        ("period_start = 2027-01-01", "period_start = 2028-01-01", "[plan]: period_start sau period_end"),
        ("period_start = 2027-01-01\nperiod_end = 2027", "period_start = 2026-01-01\nperiod_end = 2026", "ngoài kỳ"),
        ("year = 2027", "year = 2028", "tên tệp xuan-lap-2027: chỉ chữ thường không dấu, số, gạch nối, và hết bằng"),
        ('kind = "xã"', 'kind = "huyện"', "[commune]: kind phải là một trong: xã, phường"),
        ('name = "xã Xuân Lập"', 'name = "Xuân Lập"', '[commune]: name viết đủ cả chữ "xã"'),
        (
            'teams_quote = "Thành lập 12 tổ công nghệ số cộng đồng."\n',
            "",
            "[commune]: có teams thì phải có teams_quote",
        ),
        ('neighbourhoods = ["xóm"]', "neighbourhoods = []", "[commune]: chưa điền neighbourhoods"),
        ('title = "Hướng dẫn dịch vụ công"', 'title = " "', "[[duty]] thứ 1: chưa điền title"),
        ('code = "lop-tap-huan"', 'code = ""', "[[indicator]] thứ 2: chưa điền code"),
        ('"Xóa điểm lõm sóng"', unicodedata.normalize("NFD", '"Xóa điểm lõm sóng"'), "lom-song: name có dấu gõ rời"),
        ('["dvc"]\nquote', '["nau-an"]\nquote', "[[duty]] thứ 1: không có chủ đề nau-an"),
        ("điểm lõm sóng trước tháng 6.", "điểm lõm sóng.", "lom-song: quote không có nguyên văn trong văn bản gốc"),
        ("1017/1024 hồ sơ, đạt 99,32%.", "1017/1024 hồ sơ.", "ho-so-truc-tuyen: baseline_quote không có nguyên văn"),
        ("Thành lập 12 tổ", "Có 12 tổ", "[commune]: teams_quote không có nguyên văn"),
        ("Cài ứng dụng cũ.", "Cài ứng dụng.", "[[retired]] thứ 1: quote không có nguyên văn"),
        ("Định kỳ trước", "Trước", "[[report]] thứ 1: quote không có nguyên văn"),
    ],
)
def test_a_plan_that_breaks_a_rule_is_told_so(tmp_path: Path, sound: str, broken: str, fault: str) -> None:
    assert sound in SOUND
    told = found(tmp_path, SOUND.replace(sound, broken, 1))
    assert [one for one in told if fault in one], told


@pytest.mark.parametrize(
    ("sound", "kept"),
    [
        ("target = 100", 'target = 120\nprinted = "120%"'),
        (FIGURES, 'baseline_value = "99,82%"\nprinted = "99,82%"\nrecomputed = "99,32%"'),
        (FIGURES, 'baseline_value = "trên 99%"'),
        (FIGURES, 'baseline_value = "99.32%"'),
        ('"30 lượt phát"', '"trên 99,5%"'),
        (
            'when = "Quý II"\nstarts = 2027-04-01\nends = 2027',
            'when = "tới năm 2030"\nstarts = 2027-04-01\nends = 2030',
        ),
        ('unit = "lớp/năm"', 'unit = "lớp; người/thôn"'),
        ("Quý II.", "Quý  II."),
    ],
)
def test_what_a_plan_may_say_is_no_fault(tmp_path: Path, sound: str, kept: str) -> None:
    assert sound in SOUND
    assert found(tmp_path, SOUND.replace(sound, kept, 1)) == []


def test_a_file_name_that_is_no_slug_is_told(tmp_path: Path) -> None:
    assert "tên tệp Xuân Lập-2027" in found(tmp_path, SOUND, name="Xuân Lập-2027")[0]
