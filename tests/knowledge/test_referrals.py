"""Doors to other houses: many, found by the same search, never taken for an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answers.decide import UNKNOWN, Answerer
from knowledge.language.plain import complaints
from knowledge.library.articles import Library
from knowledge.library.offices import Office
from knowledge.library.referrals import load_referrals

ASKED = {
    "hàng xóm xây tường lấn sang đất nhà tôi": "giai-quyet-tranh-chap-dat",
    "muon ly hon thi nop don o dau": "ly-hon-nuoi-con",
    "mai trời có mưa không": "",
}
LISTED = ", ".join(f'"câu hỏi số {n}"' for n in range(8))
GOOD = f'[cua-xa]\ntitle = "Cửa của xã"\ndoor = "Bác hỏi {{cong_an_xa}}."\nexamples = [{LISTED}]\n'


def test_there_are_sixty_with_a_door_that_reads_well(library: Library) -> None:
    doors = [r.door for r in library.referrals if r.door]
    assert len(doors) >= 60
    # Two sentences carry no mean; each must still be short enough and plain.
    hard = [(d, c) for d in doors for c in complaints(d) if not c.startswith("trung bình")]
    assert hard == []
    assert [door for door in doors if len(door) > 250 or "{" in door] == []


def test_no_entry_is_also_an_article(library: Library) -> None:
    assert {r.id for r in library.referrals} & {a.id for a in library.articles} == set()


@pytest.mark.parametrize(("asked", "entry"), ASKED.items())
def test_what_is_not_ours_is_shown_its_door(answerer: Answerer, asked: str, entry: str) -> None:
    decision = answerer.decide(asked)
    assert decision.outcome == UNKNOWN
    assert decision.articles == ()
    assert not entry or (decision.referral and decision.referral.id == entry)


def test_the_communes_own_entry_names_its_own_office(tmp_path: Path) -> None:
    (tmp_path / "xa.toml").write_text(GOOD, encoding="utf-8")
    found, faults = load_referrals([tmp_path], {"cong_an_xa": Office(phone="0237 3 111 222")})
    assert faults == []
    assert [r.door for r in found] == ["Bác hỏi Công an xã (0237 3 111 222)."]


@pytest.mark.parametrize(
    "text",
    ["[", "[a]\ntitle = 'x'", GOOD.replace("cong_an_xa", "cong_an"), GOOD.replace("door", "cua"),
     GOOD.replace('"câu hỏi số 0", ', ""), GOOD.replace('"câu hỏi số 0"', '""'), "a = 3"],
)  # fmt: skip
def test_a_faulty_entry_is_named_and_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "xa.toml").write_text(text, encoding="utf-8")
    found, faults = load_referrals([tmp_path])
    assert found == ()
    assert len(faults) == 1
