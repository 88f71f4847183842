"""Official figures as staff write them: spellings, what is ambiguous, what looks odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.helplog.entries import Problem
from knowledge.language.viet_numbers import format_number, format_percent, readings
from knowledge.planning.official.figures import (
    AHEAD,
    FELL,
    JUMP,
    OVER,
    PART,
    OfficialFigure,
    baseline_of,
    doubts,
    is_share,
    takes_figures,
    title_of,
)
from knowledge.planning.official.naming import candidates, exactly
from knowledge.planning.official.numbers import number_problem, read_number, read_numbers
from knowledge.planning.official.reading import FigureReading, read_figure
from knowledge.planning.plans import PLANS_DIR, BadPlanError, load_plan, read_plan, slugs

TODAY = date(2026, 11, 22)
PLAN = load_plan("ngoc-lien-2026")
VNEID, FILES, CLASSES = "kq-vneid-kich-hoat", "ho-so-dvc-toan-trinh", "lop-binh-dan-hoc-vu-so"
JUNE = date(2026, 6, 30)


def read(text: str) -> FigureReading:
    return read_figure(text, PLAN, TODAY)


def asks(text: str) -> list[str]:
    return [problem.code for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.139", 1139),
        ("16.577", 16577),
        ("16577", 16577),
        ("16 577", 16577),
        ("16.800.000", 16_800_000),
        ("1,234,567", 1_234_567),
        ("0.70", 0.70),
        ("0,700", 0.7),
        ("95.62%", 95.62),
        ("95,62%", 95.62),
        ("95,62 %", 95.62),
        ("95.620%", 95.62),
        ("100%", 100),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("12.3456", 12.3456),
        ("16,8 nghìn", 16_800),
        ("1,5 triệu", 1_500_000),
    ],
)
def test_a_number_is_read_as_it_was_meant(written: str, value: float) -> None:
    assert read_number(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["16,800", "1234.567", "1234,567", "1.139 nghìn"])
def test_a_number_of_two_readings_is_never_guessed(written: str) -> None:
    assert read_number(written) == Problem("either", written)
    assert len(readings(written.replace("ì", "i"))) == 2


@pytest.mark.parametrize("written", ["", "x", "-5", "1.2.3", "12.34.567", "1.23,456", "12/3", "nhiều", "5 người"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert read_number(written) == Problem("numbers", written)


@pytest.mark.parametrize(
    ("value", "shown"), [(16577, "16.577"), (1234.5, "1.234,5"), (0, "0"), (2.0, "2"), (0.7, "0,7"), (1e6, "1.000.000")]
)
def test_numbers_are_shown_as_in_vietnam(value: float, shown: str) -> None:
    assert format_number(value) == shown
    assert readings(shown) == (value,)


def test_percentages_have_two_decimals() -> None:
    assert [format_percent(share) for share in (0.959, 16577 / 17285, 1.0444, 12.5)] == [
        "95,90%",
        "95,90%",
        "104,44%",
        "1.250,00%",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "VNeID 16.800/17.300 ngày 30/6 nguồn Công an xã",
        "vneid 16800/17300 ngay 30/6 nguon Công an xã",
        "VNeID: 16.800 / 17.300, ngày 30/6/2026, nguồn: Công an xã.",
        "nguồn Công an xã, VNeID 16.800/17.300 đến 30/6",
        "kích hoạt VNeID 16.800 trên tổng số 17.300 tài khoản tính đến ngày 30-6-2026 nguồn Công an xã",
        "VNeID mức 2 đã có 16.800/17.300 hết quý II nguồn Công an xã",
        "vnied 16.800/17.300 (97,11%) cuối tháng 6 nguồn Công an xã",
        "Số liệu năm 2026: VNeID 16.800/17.300 nguồn Công an xã ngày 30.6.2026",
        "kq-vneid-kich-hoat 16.800/17.300 2026-06-30 nguồn Công an xã",
        "VNeID 16 800/17 300 30/6 nguồn Công an xã",
    ],
)
def test_a_figure_is_read_however_it_is_put(text: str) -> None:
    found = read(text)
    assert found.codes == (VNEID,)
    assert (found.numbers.numerator, found.numbers.denominator) == (16800, 17300)
    assert (found.as_of, found.source, found.problems) == (JUNE, "Công an xã", ())
    assert found.is_meant(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("VNeID 16.800/17.300 nguồn Công an xã", ["day"]),
        ("VNeID 16.800/17.300 tháng 6 nguồn Công an xã", ["day"]),
        ("VNeID 16.800/17.300 ngày 31/6 nguồn Công an xã", ["day"]),
        ("VNeID 16.800/17.300 từ ngày 1/6 đến ngày 30/6 nguồn Công an xã", ["day"]),
        ("VNeID 16.800/17.300 ngày 30/6", ["source"]),
        ("VNeID 97,11% ngày 30/6 nguồn Công an xã", ["share"]),
        ("VNeID 16.800 ngày 30/6 nguồn Công an xã", ["total"]),
        ("VNeID 16,800/17,300 ngày 30/6 nguồn Công an xã", ["either"]),
        ("VNeID 16,8/17,3 ngày 30/6 nguồn Công an xã", ["whole"]),
        ("VNeID 97,11/100 ngày 30/6 nguồn Công an xã", ["whole"]),
        ("VNeID hơn 16.800/17.300 ngày 30/6 nguồn Công an xã", ["vague"]),
        ("VNeID 16.800/17.300 = 91% ngày 30/6 nguồn Công an xã", ["differs"]),
        ("VNeID 16.800/17.300, 100/200 ngày 30/6 nguồn Công an xã", ["numbers"]),
        ("Lớp Bình dân học vụ số 2/4 ngày 30/6 nguồn xã", ["count"]),
        ("Lớp Bình dân học vụ số 2 lớp ngày 30/6 nguồn xã", []),
        ("hồ sơ 2.300/2.490 ngày 30/6 nguồn xã", ["several"]),
        ("VNeID 5/6 nguồn Công an xã", ["day"]),
    ],
)
def test_what_is_missing_or_unclear_is_asked(text: str, asked: list[str]) -> None:
    assert asks(text) == asked


def test_one_number_over_another_and_a_day_look_alike_and_are_told_apart() -> None:
    found = read("Lớp Bình dân học vụ số 2 lớp 5/6 nguồn xã")
    assert (found.numbers.numerator, found.as_of) == (2, date(2026, 6, 5))
    found = read("VNeID 11/12 ngày 5/6 nguồn xã")
    assert (found.numbers.numerator, found.numbers.denominator, found.as_of) == (11, 12, date(2026, 6, 5))


def test_a_day_far_ahead_is_last_years_and_one_with_its_year_is_taken_at_its_word() -> None:
    assert read("VNeID 1/2 ngày 30/3/2027 nguồn xã").as_of == date(2027, 3, 30)
    assert read_figure("VNeID 1/2 ngày 31/12 nguồn xã", PLAN, date(2027, 1, 5)).as_of == date(2026, 12, 31)


def test_a_report_keeps_its_own_day() -> None:
    found = read("VNeID 16.800/17.300 ngày 30/6 nguồn báo cáo ngày 5/7 của Công an xã")
    assert (found.as_of, found.source) == (JUNE, "báo cáo ngày 5/7 của Công an xã")


def test_a_figure_of_a_village_names_it() -> None:
    found = read("thanh toán điện tử thôn 3 120/150 ngày 30/6 nguồn khảo sát")
    assert (found.codes, found.village, found.numbers.numerator) == (("thanh-toan-dien-tu",), "thôn 3", 120)


@pytest.mark.parametrize(
    "text",
    [
        "giúp 5 người cài VNeID",
        "hôm qua giúp 5 người cài VNeID ở thôn 3",
        "ngày 18/11 hướng dẫn 5/7 người kích hoạt VNeID",
        "hqua giup 5 b con thon 3 cai vneid 2 cu kich hoat xong",
        "tối 20/11 lớp bình dân học vụ số 24 người học",
        "vneid lấy nguồn nào, 16.800/17.300 ngày 30/6?",
        "VNeID ngày 30/6 nguồn Công an xã",
        "quên mật khẩu VNeID",
    ],
)
def test_help_logs_and_questions_are_no_figures(text: str) -> None:
    assert not read(text).is_meant(text)


@pytest.mark.parametrize("slug", slugs())
def test_every_indicator_is_found_by_its_own_names(slug: str) -> None:
    plan = load_plan(slug)
    for indicator in takes_figures(plan):
        assert candidates(plan, indicator.code) == (indicator.code,)
        named = exactly(plan, indicator.short_name)
        assert named in (indicator, None)  # two rows of one plan may bear one name
        assert indicator.code in candidates(plan, indicator.name)
        assert title_of(indicator)


def test_a_word_that_names_none_finds_none() -> None:
    assert candidates(PLAN, "quả bưởi") == ()
    assert candidates(PLAN, "số liệu của xã") == ()


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        (VNEID, "16.800/17.300", ""),
        (VNEID, "16.800/0", "numbers"),
        (VNEID, "16.800", "total"),
        (CLASSES, "2", ""),
        (CLASSES, "2,5 lớp", "whole"),
        (CLASSES, "50%", "numbers"),
        (CLASSES, "10-12 lớp", "numbers"),
    ],
)
def test_numbers_fit_their_indicator(code: str, text: str, problem: str) -> None:
    indicator = PLAN.indicator(code)
    assert indicator
    assert number_problem(indicator, read_numbers(text)) == problem


def test_a_percentage_and_a_number_for_each_person_need_two_numbers() -> None:
    health = load_plan("mai-phu-2025").indicator("ma-dinh-danh-y-te")
    assert health
    assert is_share(health)
    assert [is_share(i) for i in PLAN.society].count(False) == 1


LAST = OfficialFigure(VNEID, 16_577, 17_285, date(2026, 3, 31), "Công an xã")
GOOD = replace(LAST, numerator=16_800, denominator=17_300, as_of=JUNE)


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (GOOD, []),
        (replace(GOOD, numerator=17_400), [OVER]),
        (replace(GOOD, as_of=date(2026, 11, 23)), [AHEAD]),
        (replace(GOOD, as_of=TODAY), []),
        (replace(GOOD, numerator=16_000), [FELL]),
        (replace(GOOD, numerator=51_000, denominator=53_000), [JUMP]),
        (replace(GOOD, denominator=173_000), [FELL, JUMP]),
        (replace(GOOD, as_of=date(2026, 1, 31), numerator=10_000), []),  # of before the last one
        (replace(GOOD, numerator=17_400, as_of=date(2027, 1, 1)), [OVER, AHEAD]),
    ],
)
def test_each_oddity_is_doubted_once(new: OfficialFigure, found: list[str]) -> None:
    assert doubts(new, [LAST, LAST], [], TODAY) == found


def test_a_part_is_not_more_than_its_whole() -> None:
    whole = OfficialFigure("ho-so", 2_381, 2_490, JUNE, "xã")
    part = OfficialFigure("ho-so-toan-trinh", 2_400, 2_490, JUNE, "xã")
    assert doubts(part, [], [whole], TODAY) == [PART]
    assert doubts(replace(part, numerator=2_381), [], [whole], TODAY) == []


def test_plain_counts_begin_anew_with_each_year() -> None:
    before = OfficialFigure(CLASSES, 2, None, date(2025, 12, 31), "xã")
    now = replace(before, numerator=1, as_of=date(2026, 3, 31))
    assert doubts(now, [before], [], TODAY) == []
    assert doubts(replace(now, numerator=0, as_of=JUNE), [before, now], [], TODAY) == [FELL]


def test_the_plans_own_numbers_are_compared_with_unless_it_contradicts_itself() -> None:
    vneid, files, banks = (PLAN.indicator(code) for code in (VNEID, FILES, "tai-khoan-ngan-hang"))
    assert vneid
    assert files
    assert banks
    base = baseline_of(PLAN, vneid)
    assert base
    assert (base.numerator, base.denominator, base.as_of) == (16_577, 17_285, date(2025, 12, 31))
    assert baseline_of(PLAN, files) is None
    assert baseline_of(PLAN, banks) is None


def test_a_plan_file_may_say_what_is_part_of_what(tmp_path: Path) -> None:
    source = (PLANS_DIR / "ngoc-lien-2026.toml").read_text(encoding="utf-8")
    for whole, is_good in (("kq-ho-so-nop-truc-tuyen", True), (FILES, False), ("khong-co", False)):
        file = tmp_path / "thu-2026.toml"
        file.write_text(source.replace(f'code = "{FILES}"', f'code = "{FILES}"\npart_of = "{whole}"'), encoding="utf-8")
        if is_good:
            indicator = read_plan(file).indicator(FILES)
            assert indicator
            assert indicator.part_of == whole
        else:
            with pytest.raises(BadPlanError, match="mà kế hoạch không có mã ấy"):
                read_plan(file)


def test_a_figure_without_a_known_name_is_one_when_all_else_is_told() -> None:
    assert read("hội thơ 2.000/4.000 ngày 30/9 nguồn khảo sát").is_meant("")
    assert not read("hội thơ 2.000/4.000 ngày 30/9").is_meant("")
