"""What a report of help given is understood to say, case by case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.member.logs.saying import say_entries
from handlers.texts import Texts
from knowledge.helplog.entries import CLASS, CORRECTION, DELETION, HELP, NOBODY, PLAN, PROPAGANDA, QUESTION, HelpEntry
from knowledge.helplog.reading import read_log
from knowledge.library.loading import load_topics

TODAY = date(2026, 11, 21)  # a Saturday
YESTERDAY = TODAY - timedelta(days=1)


def one(text: str) -> HelpEntry:
    parsed = read_log(text, TODAY)
    assert len(parsed.entries) == 1, parsed
    return parsed.entries[0]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("giúp 5 người cài VNeID ở thôn 3", HelpEntry("vneid", people=5, village="thôn 3", held_on=TODAY)),
        (
            "hqua giup 5 b con thon 3 cai vneid 2 cu kich hoat xong",
            HelpEntry("vneid", people=5, completed=2, village="thôn 3", held_on=YESTERDAY),
        ),
        ("ddax giups 14 nguowif cais vneid", HelpEntry("vneid", people=14, held_on=TODAY)),
        ("hăm mốt người làm căn cước online", HelpEntry("cu-tru", people=21, held_on=TODAY)),
        ("giúp bà Năm thôn Ba làm lại mật khẩu vneid", HelpEntry("vneid", 1, village="thôn Ba", held_on=TODAY)),
        ("hỗ trợ chú Tư, dì Sáu với anh Bảy nộp hồ sơ khai sinh", HelpEntry("dvc", people=3, held_on=TODAY)),
        ("5 hộ x 2 người kích hoạt mức 2", HelpEntry("vneid", people=10, households=5, held_on=TODAY)),
        ("trả kết quả 5 hồ sơ cho 4 người", HelpEntry("dvc", people=4, files=5, held_on=TODAY)),
        ("làm mức 2 cho 6 bạn lớp 9A", HelpEntry("vneid", people=6, held_on=TODAY)),
        ("giúp 12 người trong đó 7 nữ, 4 người trên 60 tuổi, cài vneid", HelpEntry("vneid", people=12, held_on=TODAY)),
        ("3 cụ chưa làm được, 5 cụ đã xong mức 2", HelpEntry("vneid", people=8, completed=5, held_on=TODAY)),
        ("giúp 10 người, à nhầm 11 người cài vneid", HelpEntry("vneid", people=11, held_on=TODAY)),
        ("sang nay 8h den 10h giup muoi lam nguoi kich hoat muc 2", HelpEntry("vneid", people=15, held_on=TODAY)),
        ("15.11.2026 - Xã Mai Phụ - 18 người - dịch vụ công", HelpEntry("dvc", 18, held_on=date(2026, 11, 15))),
        ("2 ca bị lừa đảo đã dẫn lên công an", HelpEntry("an-toan", people=2, held_on=TODAY)),
        (
            "từ 16 đến 20/11 tổ em giúp tổng cộng 47 lượt người dvc",
            HelpEntry("dvc", visits=47, held_on=date(2026, 11, 16), held_to=date(2026, 11, 20)),
        ),
        (
            "tối qua họp thôn, tuyên truyền lừa đảo cho khoảng 60 người",
            HelpEntry("an-toan", people=60, held_on=YESTERDAY, kind=PROPAGANDA),
        ),
    ],
)
def test_everyday_logs(text: str, entry: HelpEntry) -> None:
    assert one(text) == entry
    assert read_log(text, TODAY).asks == ()


def test_two_days_in_one_sentence_are_two_entries() -> None:
    parsed = read_log("t7 giup 3, cn giup 4 nguoi cai app ngan hang", date(2026, 11, 23))
    days = {(e.held_on, e.people, e.topic) for e in parsed.entries}
    assert days == {(date(2026, 11, 21), 3, "tk-ngan-hang"), (date(2026, 11, 22), 4, "tk-ngan-hang")}


def test_a_line_with_nobody_is_no_entry() -> None:
    parsed = read_log("vneid: 4\ndvc: 6\nqr: 0\nlừa đảo: 1", TODAY)
    assert [(e.topic, e.people) for e in parsed.entries] == [("vneid", 4), ("dvc", 6), ("an-toan", 1)]
    assert read_log("qr: 0", TODAY).intent == NOBODY


def test_what_was_counted_without_a_name_is_asked_and_not_added_to_another_village() -> None:
    parsed = read_log("thôn 7: 2 hộ. thôn 2: 5 người quét QR", TODAY)
    assert {(e.topic, e.people, e.households, e.village) for e in parsed.entries} == {
        (None, None, 2, "thôn 7"),
        ("thanh-toan", 5, None, "thôn 2"),
    }
    assert [p.code for p in parsed.asks] == ["which_topic"]


def test_several_places_and_activities_in_one_message() -> None:
    parsed = read_log("Thôn 1: 3 người vneid. Thôn 2: 5 người dvc. Thôn 4: không có ai", TODAY)
    assert [(e.topic, e.people, e.village) for e in parsed.entries] == [("vneid", 3, "thôn 1"), ("dvc", 5, "thôn 2")]


def test_the_same_number_on_each_of_several_days_is_several_entries() -> None:
    parsed = read_log("Báo cáo: ngày 18, 19 và 20 mỗi ngày 5 người dvc", TODAY)
    assert [(e.held_on, e.people) for e in parsed.entries] == [(date(2026, 11, d), 5) for d in (18, 19, 20)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("giúp mấy o bán hàng ở xóm 7 làm mã QR", "how_many"),
        ("hôm nay giúp vài chục người cài vneid", "how_many"),
        ("giúp 10-12 người cài vneid thôn 2", "how_many"),
        ("giup ba nam lam vneid", "how_many"),
        ("hôm qua giúp 7 người thôn 2", "which_topic"),
        ("mùng 3 vừa rồi giúp 4 cụ nhận lương hưu qua thẻ", "which_day"),
        ("trăm rưỡi hộ đã có mã qr tới nay", "cumulative"),
    ],
)
def test_what_is_vague_is_asked(text: str, code: str) -> None:
    parsed = read_log(text, TODAY)
    assert parsed.is_log
    assert code in {p.code for p in parsed.asks}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("chưa giúp được ai", NOBODY),
        ("bữa ni nỏ có ai tới hết", NOBODY),
        ("Hôm nay em giúp được 0 người ạ", NOBODY),
        ("mai sẽ đi giúp 5 nhà ở thôn 2", PLAN),
        ("bác ơi làm sao khôi phục mật khẩu vneid cho bà con", QUESTION),
        ("à nhầm, 11 người", CORRECTION),
        ("sua lai tin hom qua: 8 nguoi chu khong phai 18", CORRECTION),
        ("xóa tin vừa rồi đi, em gửi nhầm", DELETION),
    ],
)
def test_what_is_no_log(text: str, intent: str) -> None:
    parsed = read_log(text, TODAY)
    assert (parsed.intent, parsed.entries) == (intent, ())


_topics = st.sampled_from(sorted(load_topics()))
_entries = st.builds(
    HelpEntry,
    topic=_topics,
    people=st.integers(1, 7),
    village=st.sampled_from(["thôn 3", "xóm 12", "thôn Thượng", "tổ dân phố 2"]),
    held_on=st.sampled_from([TODAY, YESTERDAY, date(2026, 11, 16)]),
    kind=st.sampled_from([HELP, CLASS, PROPAGANDA]),
)


@given(entry=_entries)
def test_what_the_bot_says_back_reads_as_the_same_log(texts: Texts, entry: HelpEntry) -> None:
    said = say_entries([entry], TODAY, texts)
    assert read_log(said, TODAY).entries == (entry,), said


@given(order=st.permutations(["thôn 1: 3 người cài VNeID", "thôn 2: 5 người quét QR", "thôn 7: 2 hộ bán hàng online"]))
def test_the_order_of_clauses_does_not_change_the_totals(order: list[str]) -> None:
    parsed = read_log(". ".join(order), TODAY)
    assert sum(e.people or 0 for e in parsed.entries) == 8
    assert sum(e.households or 0 for e in parsed.entries) == 2
    assert {e.village for e in parsed.entries} == {"thôn 1", "thôn 2", "thôn 7"}


@pytest.mark.parametrize(
    "text", ["\U0001da00", "\n", "0", "5\u202e0", "²", "1.000 người", "x x x", "thôn", "( )", "9" * 400]
)
def test_odd_texts_make_nothing_fall(text: str) -> None:
    assert not read_log(text, TODAY).entries


@given(text=st.text(max_size=200))
def test_no_text_makes_it_fall(text: str) -> None:
    parsed = read_log(text, TODAY)
    assert parsed.is_log or not parsed.entries
