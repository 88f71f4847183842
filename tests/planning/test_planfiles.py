"""Plan files as people write them: wrong shapes are named, a commune's own come first, indicators may be borrowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.library.loading import load_topics
from knowledge.planning.check import faults
from knowledge.planning.plans import PLANS_DIR, BadPlanError, UnknownPlanError, load_plan, read_plan, slugs

SOUND = (Path(__file__).parent.parent / "data" / "xuan-lap-2027.toml").read_text(encoding="utf-8")
BORROWED = """
[[indicator]]
like = "can-loc-2026/kq-thanh-toan-tthc"
short_name = "Nộp phí qua mạng"
quote = "câu của xã"
"""


def read(folder: Path, text: str) -> object:
    path = folder / "xuan-lap-2027.toml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path, (PLANS_DIR, folder))


@pytest.mark.parametrize(
    ("sound", "broken", "fault"),
    [
        ("[plan]", "[plan", "xuan-lap-2027.toml: không đọc được"),
        ("[[duty]]", "[duty]", "mục duty viết hai ngoặc vuông"),
        ("[commune]", "[[commune]]", "mục commune viết một ngoặc vuông"),
        ("[[duty]]", "[[viec]]", "không có mục [viec]"),
        ("[[duty]]\n", "[[duty]]\nviec = 1\n", "[[duty]] thứ 1: không có khóa viec"),
        ('title = "Hướng dẫn dịch vụ công"\n', "", "[[duty]] thứ 1: thiếu title"),
        ("target = 2\n", 'target = "2"\n', "[[indicator]] thứ 2: target phải là số"),
        ("target = 2\n", "target = nan\n", "[[indicator]] thứ 2: target phải là số"),
        ("target = 2\n", f"target = {10**400}\n", "[[indicator]] thứ 2: target phải là số"),
        ("target = 2\n", "target = true\n", "[[indicator]] thứ 2: target phải là số"),
        ("society = true", "society = 1", "society phải là true hoặc false"),
        ('topics = ["dvc"]', 'topics = "dvc"', "topics phải là danh sách chữ"),
        ('topics = ["dvc"]', "topics = [1]", "topics phải là danh sách chữ"),
        ("starts = 2027-04-01", 'starts = "2027-04-01"', "starts phải là ngày viết YYYY-MM-DD"),
        ("starts = 2027-04-01", "starts = 2027-04-01T07:00:00", "starts phải là ngày viết YYYY-MM-DD"),
        ("year = 2027", "year = 2027.5", "[commune]: year phải là số nguyên"),
        ('code = "lop-tap-huan"', "code = 7", "code phải là chữ trong ngoặc kép"),
    ],
)
def test_a_file_of_the_wrong_shape_is_named_with_its_table_and_key(
    tmp_path: Path, sound: str, broken: str, fault: str
) -> None:
    assert sound in SOUND
    with pytest.raises(BadPlanError) as error:
        read(tmp_path, SOUND.replace(sound, broken, 1))
    assert fault in str(error.value)


def test_a_borrowed_indicator_brings_its_meaning_but_nobody_elses_figures(tmp_path: Path) -> None:
    (tmp_path / "xuan-lap-2027.toml").write_text(SOUND + BORROWED, encoding="utf-8")
    plan = load_plan("xuan-lap-2027", (PLANS_DIR, tmp_path))
    lent = load_plan("can-loc-2026").indicator("kq-thanh-toan-tthc")
    row = plan.indicator("kq-thanh-toan-tthc")
    assert lent
    assert row
    assert (row.quote, row.short_name, row.like) == (
        "câu của xã",
        "Nộp phí qua mạng",
        "can-loc-2026/kq-thanh-toan-tthc",
    )
    for key in ("name", "pillar", "kind", "unit", "denominator", "topics", "counts", "contribution", "help"):
        assert getattr(row, key) == getattr(lent, key)
    for key in ("baseline_num", "baseline_den", "baseline_value", "deadline", "note", "printed", "recomputed"):
        assert not getattr(row, key), key
    assert faults(plan, load_topics()) == []


def test_like_alone_is_a_whole_row(tmp_path: Path) -> None:
    (tmp_path / "a-2027.toml").write_text(
        SOUND + '\n[[indicator]]\nlike = "can-loc-2026/thanh-toan-dien-tu"\n', encoding="utf-8"
    )
    row = load_plan("a-2027", (PLANS_DIR, tmp_path)).indicators[-1]
    assert (row.code, row.operator, row.target, row.unit) == ("thanh-toan-dien-tu", ">", 80, "%")


@pytest.mark.parametrize(
    ("like", "fault"),
    [
        ("khong-co-2026/x", "Không có kế hoạch khong-co-2026. Có: can-loc-2026"),
        ("can-loc-2026/khong-co", "kế hoạch can-loc-2026 không có chỉ tiêu khong-co"),
        ("can-loc-2026", "chưa ghi mã sau dấu /"),
        ("../can-loc-2026/x", "Không có kế hoạch .."),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(tmp_path: Path, like: str, fault: str) -> None:
    with pytest.raises(BadPlanError) as error:
        read(tmp_path, f'{SOUND}\n[[indicator]]\nlike = "{like}"\n')
    assert "[[indicator]] thứ 5: " in str(error.value)
    assert fault in str(error.value)


def test_a_borrowed_indicator_lends_to_nobody(tmp_path: Path) -> None:
    (tmp_path / "muon-2027.toml").write_text(SOUND + BORROWED, encoding="utf-8")
    with pytest.raises(BadPlanError, match="cũng là mượn; hãy mượn thẳng từ can-loc-2026/kq-thanh-toan-tthc"):
        read(tmp_path, SOUND + '\n[[indicator]]\nlike = "muon-2027/kq-thanh-toan-tthc"\n')


def test_a_communes_own_plan_stands_before_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "can-loc-2026.toml").write_text(SOUND, encoding="utf-8")
    assert load_plan("can-loc-2026", (PLANS_DIR, tmp_path)).identity.name == "xã Xuân Lập"
    assert load_plan("can-loc-2026").identity.name == "xã Can Lộc"
    assert slugs((PLANS_DIR, tmp_path)) == slugs()
    with pytest.raises(UnknownPlanError, match="Không có kế hoạch xuan-lap-2027"):
        load_plan("xuan-lap-2027", (PLANS_DIR, tmp_path))
