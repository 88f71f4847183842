"""`toso plan` as a process, as an officer uses it: read a plan, check it, write a sixth one in the commune's folder."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from knowledge.planning.plan import Activity, Defect, Document, Duty, Identity, Indicator, ReportDuty, Retired
from tests.drivers.command import COMMAND, toso

DATA = Path(__file__).parent.parent / "data"
GUIDE = Path(__file__).parent.parent.parent / "docs" / "ke-hoach.md"
TABLES = (Document, Identity, Indicator, Duty, ReportDuty, Activity, Defect, Retired)
# What an officer types into the template, key by key; the rest is there already.
FILLED = {
    "[plan]": {"title": "Kế hoạch", "signer": "Người Ký", "signer_role": "CHỦ TỊCH"},
    "[commune]": {"province": "tỉnh Thanh Hóa", "document_head": "UBND XÃ XUÂN LẬP", "lead_unit": "Phòng Văn hóa"},
    "[[duty]]": {"title": "Hướng dẫn dịch vụ công", "quote": "Tổ hướng dẫn."},
    "[[report]]": {
        "what": "Báo cáo",
        "by": "Phòng Văn hóa",
        "to": "không nêu",
        "when": "hằng quý",
        "quote": "Báo cáo.",
    },
    "[[activity]]": {"name": "Tập huấn", "when": "Quý II", "quote": "Tập huấn."},
    "[[indicator]]": {
        "code": "ho-so",
        "name": "Hồ sơ",
        "short_name": "Hồ sơ",
        "operator": ">=",
        "official_from": "Trung tâm",
        "help": "Ghi bên cạnh.",
        "quote": "Từ 90% trở lên.",
    },
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A TOSO_HOME with a plan of the commune's own."""
    own = tmp_path / "home" / "plans"
    own.mkdir(parents=True)
    shutil.copy(DATA / "xuan-lap-2027.toml", own)
    return tmp_path / "home"


def test_list_names_every_plan_with_its_size(tmp_path: Path) -> None:
    done = toso("plan", "list", home=tmp_path)
    assert done.code == 0, done.err
    assert [" ".join(line.split()) for line in done.out.splitlines()[:2]] == [
        "can-loc-2026 xã Can Lộc 2026 44 chỉ tiêu, 12 của xã hội số",
        "giao-minh-2026 xã Giao Minh 2026 50 chỉ tiêu, 9 của xã hội số",
    ]
    assert list(tmp_path.iterdir()) == []


def test_list_shows_the_communes_own_and_names_what_it_cannot_read(home: Path) -> None:
    (home / "plans" / "hong-2027.toml").write_text("[plan", encoding="utf-8")
    done = toso("plan", "list", home=home)
    assert done.code == 0
    assert "(bản của xã)" in next(line for line in done.out.splitlines() if "xuan-lap-2027" in line)
    assert "Chưa đọc được: hong-2027.toml" in done.err


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        (
            "can-loc-2026",
            [
                "Số trước đó: 6.129/6.190 · 01/7/2025–07/11/2025\n   (!) Kế hoạch in: 99,82%; tính lại: 99,01%",
                "Chỉ tiêu: >= 20 người/thôn; tính trên: từng thôn (39 tổ)",
                "Việc của Tổ: được tính sau khi cán bộ xác nhận; ghi số người ở từng thôn",
                "Số tổ: 39 tổ",
                "(!) Mục tiêu chung còn tên một xã khác. In: “chính quyền số xã Thạch Xuân tổng thể, toàn diện”.",
            ],
        ),
        (
            "ngoc-lien-2026",
            [
                "(!) Kế hoạch in: 1017/1024 = 99.32%; tính lại: 1017/2490 = 40,84%",
                "Số trước đó: 16.577/17.285 = 95,90%",
                "Số trước đó: 2.381/2.490 = 95,62%; in: 95.62%",
                "Chỉ tiêu: > 85%; tính trên: người dùng điện thoại thông minh",
                "Chỉ tiêu: = 60%; tính trên: người dân trưởng thành",
                'Dấu "=" được tính là từ số ấy trở lên',
                "Việc của Tổ: để bên cạnh, không cộng vào",
                "Số tổ: không nêu",
                "- Quý II/2026: Tập huấn kỹ năng số cho toàn dân",
            ],
        ),
        (
            "mai-phu-2025",
            ["hạn: không nêu\n   (!) "],
        ),
        (
            "ngoc-trao-2023",
            [
                "- Hồ sơ giải quyết đúng và trước hạn (2022): (!) Kế hoạch in: trên 100%",
                "(!) Kế hoạch in: 674 hồ sơ, đạt 100%; tính lại: 674/3091 = 21,81%",
                "Số tổ: 10 tổ, 40 thành viên",
                "(!) Ứng dụng PC-Covid là của thời dịch; không hướng dẫn người dân cài nữa.",
            ],
        ),
    ],
)
def test_show_prints_figures_as_printed_and_marks_what_is_wrong(tmp_path: Path, slug: str, said: list[str]) -> None:
    done = toso("plan", "show", slug, home=tmp_path)
    assert done.code == 0, done.err
    for part in said:
        assert part in done.out


def test_show_json_is_the_whole_plan(tmp_path: Path) -> None:
    told = json.loads(toso("plan", "show", "ngoc-lien-2026", "--json", home=tmp_path).out)
    assert (told["slug"], told["place"], len(told["indicators"])) == ("ngoc-lien-2026", "ngoc-lien", 30)
    assert told["document"]["period_start"] == "2026-01-01"
    assert set(told["indicators"][0]) == {field.name for field in fields(Indicator)}


def test_show_names_the_plans_there_are_when_it_has_none_of_that_name(tmp_path: Path) -> None:
    done = toso("plan", "show", "khong-co-2026", home=tmp_path)
    assert (done.code, "Không có kế hoạch khong-co-2026. Có: can-loc-2026" in done.err) == (2, True)


def test_check_finds_no_fault_in_the_five_and_says_what_it_could_not_compare(tmp_path: Path) -> None:
    done = toso("plan", "check", home=tmp_path)
    assert done.code == 0, done.out
    assert done.out.endswith("5 kế hoạch, 182 chỉ tiêu, không có lỗi.\n")
    assert "Chưa có văn bản gốc để đối chiếu câu trích: can-loc-2026" in done.out


def test_check_compares_quotes_with_a_folder_or_with_the_text_beside_the_plan(home: Path) -> None:
    fine = toso("plan", "check", "xuan-lap-2027", "--seeds", str(DATA), home=home)
    assert (fine.code, fine.out) == (0, "1 kế hoạch, 4 chỉ tiêu, không có lỗi.\n")
    (home / "plans" / "xuan-lap-2027.txt").write_text("Một văn bản khác.", encoding="utf-8")
    other = toso("plan", "check", "xuan-lap-2027", home=home)
    assert other.code == 1
    assert "xuan-lap-2027, lop-tap-huan: quote không có nguyên văn trong văn bản gốc" in other.out
    assert other.out.endswith("Có 10 chỗ phải sửa.\n")


def test_check_tells_unreadable_files_and_strange_names(home: Path) -> None:
    (home / "plans" / "hong-2027.toml").write_text("[plan", encoding="utf-8")
    assert "hong-2027.toml: không đọc được" in toso("plan", "check", "hong-2027", home=home).out
    assert toso("plan", "check", "hong-2027", home=home).code == 1
    for arguments in (("khong-co-2026",), ("--seeds", "khong-co")):
        done = toso("plan", "check", *arguments, home=home)
        assert (done.code, "Không có" in done.err) == (2, True)


def test_a_communes_own_plan_is_followed_and_read_by(home: Path) -> None:
    added = toso("commune", "add", "--plan", "xuan-lap-2027", home=home)
    assert "Đã ghi xã Xuân Lập, kế hoạch năm 2027." in added.out
    assert "xóm 4" in toso("parse-log", "--plan", "xuan-lap-2027", "xom 4 giup 3 nguoi quet qr", home=home).out


def test_a_sixth_plan_is_made_told_what_it_lacks_filled_in_and_sound(tmp_path: Path) -> None:
    made = toso("plan", "new", "xuan-lap-2027", "--commune", "phường Xuân Lập", "--word", "phố", home=tmp_path)
    path = tmp_path / "plans" / "xuan-lap-2027.toml"
    assert (made.code, made.out) == (0, f"Đã tạo {path}. Điền xong chạy: toso plan check xuan-lap-2027\n"), made.err
    text = path.read_text(encoding="utf-8")
    who = tomllib.loads(text)["commune"]
    assert (who["name"], who["kind"], who["neighbourhoods"], who["year"]) == (
        "phường Xuân Lập",
        "phường",
        ["phố"],
        2027,
    )
    blank = toso("plan", "check", "xuan-lap-2027", home=tmp_path)
    assert blank.code == 1
    for table, keys in FILLED.items():
        head, _, rest = text.partition(f"\n{table}\n")
        block, gap, after = f"\n{rest}".partition("\n\n")
        for key, value in keys.items():
            assert f"chưa điền {key}" in blank.out or key in ("operator", "official_from", "help")
            block = block.replace(f'\n{key} = ""', f'\n{key} = "{value}"', 1)
        block = block.replace("# target = 60", "target = 90")
        block = block.replace("topics = []", 'topics = ["dvc"]')
        text = f"{head}\n{table}{block}{gap}{after}"
    path.write_text(text, encoding="utf-8")
    filled = toso("plan", "check", "xuan-lap-2027", home=tmp_path)
    assert filled.code == 0, filled.out
    assert "phường Xuân Lập" in toso("plan", "show", "xuan-lap-2027", home=tmp_path).out


@pytest.mark.parametrize("slug", ["xuan-lap", "Xuân-Lập-2027", "xuan_lap-2027", "-2027", "../x-2027", "xuan-lap-1999"])
def test_a_malformed_slug_is_refused(tmp_path: Path, slug: str) -> None:
    done = toso("plan", "new", "--commune", "xã Xuân Lập", "--", slug, home=tmp_path)
    assert (done.code, "ví dụ: xuan-lap-2027" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_taken_slug_is_refused_and_left_as_it_was(home: Path) -> None:
    before = (home / "plans" / "xuan-lap-2027.toml").read_text(encoding="utf-8")
    for slug in ("xuan-lap-2027", "can-loc-2026"):
        done = toso("plan", "new", slug, home=home)
        assert (done.code, done.err) == (2, f"Đã có kế hoạch {slug}. Xem: toso plan show {slug}\n")
    assert (home / "plans" / "xuan-lap-2027.toml").read_text(encoding="utf-8") == before


def test_a_name_with_quotes_and_marks_apart_is_written_whole(tmp_path: Path) -> None:
    done = toso("plan", "new", "d-ran-2027", "--commune", 'xã  D"Ran \\ $year #1', home=tmp_path)
    assert done.code == 0, done.err
    tree = tomllib.loads((tmp_path / "plans" / "d-ran-2027.toml").read_text(encoding="utf-8"))
    assert tree["commune"]["name"] == 'xã D"Ran \\ $year #1'


def test_on_a_terminal_the_year_the_name_and_the_word_are_asked(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, "2027\nxã Xuân Lập\nxóm\n".encode())
    environment = {**os.environ, "TOSO_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*COMMAND, "plan", "new", "xuan-lap"], stdin=theirs, capture_output=True, env=environment, timeout=60
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr.decode()
    who = tomllib.loads((tmp_path / "plans" / "xuan-lap-2027.toml").read_text(encoding="utf-8"))["commune"]
    assert (who["name"], who["neighbourhoods"], who["year"]) == ("xã Xuân Lập", ["xóm"], 2027)


def test_the_template_and_the_guide_explain_every_key(tmp_path: Path) -> None:
    toso("plan", "new", "xuan-lap-2027", home=tmp_path)
    lines = (tmp_path / "plans" / "xuan-lap-2027.toml").read_text(encoding="utf-8").splitlines()
    written = {line.lstrip("# ").partition(" = ")[0] for line in lines}
    guide = GUIDE.read_text(encoding="utf-8")
    for field in (field for table in TABLES for field in fields(table)):
        assert field.name in written, field.name
        assert re.search(rf"^\| [^|]*`{field.name}`[^|]* \| .+ \|$", guide, re.M), field.name
