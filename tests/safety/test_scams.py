"""The scam check: its figures on messages that neither signs nor ear have seen, and the forms that staff write."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from knowledge.library.articles import Library
from knowledge.safety.forms import SCAMS_DIR, load_forms
from knowledge.safety.likeness import Likeness, load_known
from knowledge.safety.scams import NO_SIGN, SCAM, SUSPICIOUS, ScamCheck

MESSAGES = Path(__file__).with_name("messages.jsonl")
GOOD = """name = "Giả họ hàng xa"
[[signs]]
group = "relation"
weight = 4
says = "nhận họ hàng chưa từng gặp"
phrases = ["họ hàng (xa|bên nội) ... Úc"]
"""


@pytest.fixture(scope="module")
def check() -> ScamCheck:
    forms, faults = load_forms()
    known, unread = load_known([SCAMS_DIR])
    assert [*faults, *unread] == []
    return ScamCheck(forms, known)


@pytest.fixture(scope="module")
def asked() -> list[dict[str, str]]:
    return [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()]


def test_the_set_is_large_and_was_never_taught(asked: list[dict[str, str]]) -> None:
    known, _ = load_known([SCAMS_DIR])
    count = Counter(row["label"] for row in asked)
    assert count["scam"] >= 150
    assert count["honest"] >= 100
    assert len({row["form"] for row in asked if row["label"] == "scam"}) >= 24
    assert {k.text for k in known} & {row["text"] for row in asked} == set()


def test_scams_are_flagged_and_honest_messages_are_not_called_scams(
    check: ScamCheck, asked: list[dict[str, str]]
) -> None:
    given = Counter((row["label"], check.check(row["text"]).verdict) for row in asked)
    scams = sum(n for (label, _), n in given.items() if label == "scam")
    honest = sum(n for (label, _), n in given.items() if label == "honest")
    assert given["scam", NO_SIGN] <= 0.01 * scams, given
    assert given["scam", SCAM] + given["scam", SUSPICIOUS] >= 0.98 * scams, given
    assert given["honest", SCAM] <= 0.02 * honest, given


def test_a_scam_is_said_with_its_reasons(check: ScamCheck) -> None:
    verdict = check.check("Chị vào http://vneid-capnhat.top cài app rồi đọc mã OTP cho em ngay kẻo bị khóa tài khoản")
    assert verdict.verdict == SCAM
    assert 2 <= len(verdict.reasons) <= 3
    assert [link.brand for link in verdict.links] == ["VNeID"]


def test_a_reason_is_never_misheard(check: ScamCheck) -> None:
    """Without marks "bạn chưa đồng bộ" is no "bắn ... đồng"."""
    signs, _, _ = check.signs("tai khoan VNeID cua ban chua dong bo")
    assert [sign.says for sign in signs if sign.group == "money"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ma OTP cua quy khach la 482915 cho giao dich 500,000 VND. Tuyet doi khong chia se ma nay cho bat ky ai.",
        "EVNNPC thong bao tien dien thang 10/2026 cua KH la 350.000 dong. Tran trong cam on.",
        "Công an xã mời bà con mang căn cước ra trụ sở làm định danh sáng thứ Bảy.",
    ],
)
def test_an_honest_notice_is_no_scam(check: ScamCheck, text: str) -> None:
    assert check.check(text).verdict != SCAM


def test_every_form_leads_to_an_article(check: ScamCheck, library: Library) -> None:
    ids = {a.id for a in library.articles}
    assert len(check.forms) >= 24
    assert [f.id for f in check.forms if f.article not in ids] == []
    assert [f.id for f in check.forms if not (f.do and f.dont)] == []


def test_a_form_of_the_communes_own_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "ho-hang.toml").write_text(GOOD, encoding="utf-8")
    forms, faults = load_forms([tmp_path])
    assert faults == []
    assert ScamCheck(forms).check("bac co ho hang xa ben Uc gui qua").reasons != ()


@pytest.mark.parametrize(
    "text",
    [
        "[",
        'name = "x"',
        GOOD.replace('"relation"', '"la"'),
        GOOD.replace("4", "99"),
        GOOD.replace("phrases", "cau"),
        GOOD.replace("(xa|bên nội)", "(xa|bên"),
    ],
)
def test_a_faulty_form_is_named_and_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "la.toml").write_text(text, encoding="utf-8")
    forms, faults = load_forms([tmp_path])
    assert forms == ()
    assert len(faults) == 1


def test_an_ear_that_was_taught_nothing_hears_nothing() -> None:
    assert Likeness(()).score("chuyển tiền ngay") == 0.0
