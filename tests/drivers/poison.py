"""Updates that must never stop the bot: kinds of the future, broken types, hostile text."""

from __future__ import annotations

import json
from typing import Any

_CHAT = {"id": 2002, "type": "private"}
_FROM = {"id": 2002, "is_bot": False, "first_name": "Lạ"}


def _message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 1795309200, "chat": _CHAT, "from": _FROM, **fields}


_TEXTS = {
    "NUL": "a\x00b",
    "lone surrogate": "a\ud800b",
    "bidi override": "5\u202e0 người",
    "isolates": "\u2066abc\u2069",
    "zero width": "\u200b" * 4096,
    "zalgo": "a" + "\u0301" * 2000,
    "family": "👨‍👩‍👧‍👦" * 200,
    "keycaps": "1️⃣2️⃣3️⃣",
    "arabic digits": "٥ ٦ ٧",
    "superscript": "²³",
    "full width": "ｑｕｅｎ　ｍｋ",
    "digits": "9" * 400,
    "formula": "=cmd|' /C calc'!A0",
    "html": "<b>x</i><script>alert(1)</script>",
    "markdown": "**x* _y_ [z](",
    "template": "{{7*7}} ${x} %s {0} {commune}",
    "sql": "'; DROP TABLE questions; --",
    "path": "../../../../etc/passwd\x00.md",
    "crlf": "a\r\nSet-Cookie: x=1",
    "long": "a " * 2000,
    "regex bait": "thôn " * 800,
    "numbers bait": "1 " * 2000,
    "brackets": "(" * 4000,
    "spaces": " " * 4000,
    "rtl": "مرحبا بك",
    "private use": "\ue000\uf8ff",
    "cyrillic": "vnеid quеn mк",
    "choice number": "99999999999999999999",
}
_SHAPES: dict[str, Any] = {
    "unknown update kind": {"message_of_2030": {"x": 1}},
    "unknown forward origin": {"message": _message(text="a", forward_origin={"type": "hologram", "date": 1})},
    "unknown reaction": {"message_reaction": {"chat": _CHAT, "message_id": 1, "date": 1, "old_reaction": [],
                                              "new_reaction": [{"type": "smell"}]}},
    "unknown member status": {"my_chat_member": {"chat": _CHAT, "from": _FROM, "date": 1,
                                                 "old_chat_member": {"user": _FROM, "status": "ghost"},
                                                 "new_chat_member": {"user": _FROM, "status": "ghost"}}},
    "unknown entity": {"message": _message(text="abc", entities=[{"type": "smell", "offset": 0, "length": 3}])},
    "unknown chat type": {"message": _message(text="a", chat={"id": 2002, "type": "hologram"})},
    "unknown media": {"message": _message(hologram={"file_id": "x"})},
    "huge chat id": {"message": _message(text="a", chat={"id": 2**63, "type": "private"})},
    "huge user id": {"message": _message(text="a", **{"from": {**_FROM, "id": 2**70}})},
    "huge message id": {"message": {**_message(text="a"), "message_id": 2**80}},
    "negative date": {"message": {**_message(text="a"), "date": -1}},
    "date of the year 10000": {"message": {**_message(text="a"), "date": 253402300800}},
    "huge date": {"message": {**_message(text="a"), "date": 2**62}},
    "text a number": {"message": _message(text=5)},
    "text a list": {"message": _message(text=["a"])},
    "text null": {"message": _message(text=None)},
    "no chat": {"message": {"message_id": 1, "date": 1, "text": "a"}},
    "no date": {"message": {"message_id": 1, "chat": _CHAT, "text": "a"}},
    "no sender": {"message": {"message_id": 1, "date": 1, "chat": _CHAT, "text": "a"}},
    "chat a string": {"message": _message(text="a", chat="2002")},
    "from a list": {"message": _message(text="a", **{"from": []})},
    "message a string": {"message": "a"},
    "message null": {"message": None},
    "a bot speaks": {"message": _message(text="a", **{"from": {**_FROM, "is_bot": True}})},
    "channel post": {"channel_post": _message(text="a")},
    "edited": {"edited_message": {**_message(text="a"), "edit_date": 1795309201}},
    "tap without data": {"callback_query": {"id": "1", "from": _FROM, "chat_instance": "c",
                                            "message": _message(text="a")}},
    "tap without message": {"callback_query": {"id": "2", "from": _FROM, "chat_instance": "c", "data": "dau"}},
    "tap on a gone message": {"callback_query": {"id": "3", "from": _FROM, "chat_instance": "c", "data": "dau",
                                                 "message": {"chat": _CHAT, "message_id": 1, "date": 0}}},
    "tap with strange data": {"callback_query": {"id": "4", "from": _FROM, "chat_instance": "c",
                                                 "data": "buoc:²:vneid-la-gi", "message": _message(text="a")}},
    "tap id a number": {"callback_query": {"id": 5, "from": _FROM, "chat_instance": "c", "data": "x"}},
    "empty update": {},
    "poll": {"poll": {"id": "1", "question": "?"}},
    "deep nesting": {"message": _message(text="a", reply_to_message=None)},
    "location only": {"message": _message(location={"latitude": 19.9, "longitude": 105.5})},
    "contact only": {"message": _message(contact={"phone_number": "0912345678", "first_name": "A"})},
}  # fmt: skip


def corpus() -> list[tuple[str, str]]:
    """Name and JSON text of each; the update id is left as the word ID, for the server to fill."""
    found = [(f"text: {name}", {"message": _message(text=text)}) for name, text in _TEXTS.items()]
    found += list(_SHAPES.items())
    made = [(name, '{"update_id": ID' + (", " + json.dumps(body)[1:] if body else "}")) for name, body in found]
    nested = "[" * 500 + "]" * 500
    made.append(("nested lists", f'{{"update_id": ID, "message": {{"message_id": 1, "x": {nested}}}}}'))
    made.append(("a number of 4000 digits", '{"update_id": ID, "x": ' + "9" * 4000 + "}"))
    return made


# Whole answers rather than updates: what a webhook may be sent as a body.
BODIES = [b"", b"null", b"[]", b'"x"', b"5", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000, b'{"update_id":"x"}',
          b'{"update_id":-1}', b'{"update_id":1.5}', b"{}", b"NaN", b'{"message":{}}']  # fmt: skip
