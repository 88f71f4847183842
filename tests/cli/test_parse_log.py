"""`toso parse-log` and the commands of the team, as processes."""

from __future__ import annotations

import json

import pytest

from bot.settings import Settings
from tests.drivers.command import toso

ENTRY = ["topic", "people", "visits", "completed", "households", "files", "village", "held_on", "held_to", "kind"]


def test_json_lines_keep_their_order_and_every_field(settings: Settings) -> None:
    lines = [
        {"id": "a", "text": "hqua giup 5 b con thon 3 cai vneid, 2 cu xong"},
        {"id": "b", "text": "làm sao cài vneid?"},
        {"id": "c", "text": "o Lan số 0912345678 thôn 6 lấy lại mk vneid", "today": "2026-01-02"},
        {"id": "d", "text": 7},
    ]
    stdin = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = toso("parse-log", "--jsonl", "--today", "2026-11-21", stdin=stdin, home=settings.home)
    read = [json.loads(line) for line in done.out.splitlines()]
    assert [r["id"] for r in read] == ["a", "b", "c", "d"]
    assert [r["is_log"] for r in read] == [True, False, True, False]
    assert sorted(read[0]["entries"][0]) == sorted(ENTRY)
    assert read[0]["entries"][0]["held_on"] == "2026-11-20"
    assert (read[2]["entries"][0]["people"], read[2]["entries"][0]["held_on"]) == (1, "2026-01-02")
    assert "0912345678" not in done.out


def test_one_message_is_said_back(settings: Settings) -> None:
    done = toso("parse-log", "--today", "2026-11-21", "hôm qua giúp 5 người cài VNeID ở thôn 3", home=settings.home)
    assert done.out == "Hôm qua 20/11, thôn 3:\n• VNeID: 5 người\n"


def test_a_plan_says_what_its_neighbourhoods_are_called(settings: Settings) -> None:
    done = toso("parse-log", "--plan", "ngoc-trao-2023", "pho 2 giup 3 nguoi quet qr", home=settings.home)
    assert "phố 2" in done.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["parse-log"], "Thiếu tin báo."),
        (["parse-log", "--today", "mai", "giúp 5 người"], "Ngày mai chưa đúng."),
        (["parse-log", "--plan", "xa-la", "giúp 5 người"], "Không có kế hoạch xa-la. Có: can-loc-2026"),
        (["invite", "--role", "vua"], "Không có vai vua."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(settings: Settings, arguments: list[str], sentence: str) -> None:
    done = toso(*arguments, home=settings.home)
    assert done.code == 2
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_an_invitation_is_made_beside_nothing_and_the_team_is_empty_until_it_is_used(settings: Settings) -> None:
    assert "Tổ chưa có ai" in toso("team", home=settings.home).out
    done = toso("invite", "--village", "thôn 3", home=settings.home)
    assert done.out.startswith("Mã mời thành viên thôn 3: ")
    assert "Tổ chưa có ai" in toso("team", home=settings.home).out
    assert "Không có người số 9" in toso("team", "dismiss", "9", home=settings.home).out
