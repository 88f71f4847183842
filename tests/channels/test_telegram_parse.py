"""What Telegram sends, as python-telegram-bot writes it and as it was recorded, and what we make of it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
import telegram
from aiogram.types import User

from bot.channels.telegram.parse import PoisonError, parse
from tests.drivers.poison import corpus
from tests.drivers.telegram_updates import message_update, tap_update

ME = User(id=7, is_bot=True, first_name="Tổ Số", username="to_so_bot")
GROUP = telegram.Chat(id=-100500, type="supergroup", title="Thôn 3")


def test_a_private_text_is_read() -> None:
    message = parse(message_update(5, "quên mk vneid"), ME)
    assert message is not None
    assert (str(message.chat), str(message.sender), message.message_id) == ("telegram:1001", "telegram:1001", "5")
    assert (message.text, message.is_group, message.choice) == ("quên mk vneid", False, "")
    assert message.sent_at.isoformat() == "2026-11-22T01:00:00+00:00"


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker"])
def test_what_carries_no_words_is_named(kind: str) -> None:
    message = parse(message_update(5, "", kind), ME)
    assert message is not None
    assert (message.text, message.attachments) == ("", (kind,))


def test_a_tap_brings_its_payload_and_a_key_of_its_own() -> None:
    message = parse(tap_update(5, "buoc:1:vneid-la-gi"), ME)
    assert message is not None
    assert (message.choice, message.message_id, message.text) == ("buoc:1:vneid-la-gi", "tap:t5", "")


def test_an_edited_message_is_a_further_one_that_names_the_first() -> None:
    raw = message_update(5, "giúp 6 người cài VNeID")
    edited = {"update_id": 6, "edited_message": {**raw["message"], "edit_date": 1_795_000_000}}
    message = parse(edited, ME)
    assert message is not None
    assert (message.edits, message.message_id, message.text) == ("5", "5:1795000000", "giúp 6 người cài VNeID")
    assert message.sent_at.isoformat() == "2026-11-22T01:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "read"),
    [("/start", "start"), ("/start@to_so_bot", "start"), ("/help", "help"), ("@to_so_bot quên mk", "quên mk")],
)
def test_commands_and_mentions_are_plain_words(text: str, read: str) -> None:
    message = parse(message_update(5, text), ME)
    assert message is not None
    assert message.text == read


def test_in_a_group_the_bot_knows_whether_it_was_meant() -> None:
    overheard = parse(message_update(5, "chiều nay họp thôn nhé", "", GROUP), ME)
    assert overheard is not None
    assert (overheard.is_addressed, overheard.photo, str(overheard.who)) == (False, "", "telegram:1001")
    assert parse(message_update(5, "", "photo", GROUP), ME) is None
    addressed = parse(message_update(5, "@to_so_bot quên mk vneid", chat=GROUP), ME)
    assert addressed is not None
    assert addressed.is_addressed
    assert (addressed.is_group, str(addressed.chat), addressed.text) == (True, "telegram:-100500", "quên mk vneid")
    reply: dict[str, Any] = message_update(6, "còn mật khẩu?", chat=GROUP)
    reply["message"]["reply_to_message"] = {
        "message_id": 2, "date": 1, "chat": GROUP.to_dict(), "from": ME.model_dump(exclude_none=True), "text": "…",
    }  # fmt: skip
    assert parse(reply, ME).is_addressed  # type: ignore[union-attr]


def test_bots_and_other_kinds_are_not_for_us() -> None:
    update = message_update(5, "xin chào")
    update["message"]["from"]["is_bot"] = True
    assert parse(update, ME) is None
    assert parse({"update_id": 6, "channel_post": update["message"]}, ME) is None
    assert parse({"update_id": 7}, ME) is None


@pytest.mark.parametrize(("name", "text"), corpus(), ids=[name for name, _ in corpus()])
def test_poison_is_a_message_nothing_or_poison_but_never_another_error(name: str, text: str) -> None:
    with suppress(PoisonError):
        parse(json.loads(text.replace("ID", "1", 1)), ME)
