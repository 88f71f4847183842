"""Lines that no program should send to `toso ask --jsonl`, and that some program will."""

from __future__ import annotations

from typing import Any

DEEP = 100_000

# (name, the line, the id that must come back)
ODD: list[tuple[str, bytes, Any]] = [
    ("empty text", b'{"id": "a", "text": ""}', "a"),
    ("missing text", b'{"id": "a"}', "a"),
    ("text that is a number", b'{"id": "a", "text": 5}', "a"),
    ("text that is null", b'{"id": "a", "text": null}', "a"),
    ("text that is a list", b'{"id": "a", "text": ["quen mk"]}', "a"),
    ("missing id", b'{"text": "quen mk vneid"}', ""),
    ("empty object", b"{}", ""),
    ("10,000 characters", b'{"id": "a", "text": "' + b"quen mk vneid " * 715 + b'"}', "a"),
    ("one word of a million letters", b'{"id": "a", "text": "' + b"a" * 999_000 + b'"}', "a"),
    ("a line beyond the limit", b'{"id": "a", "text": "' + b"a " * 600_000 + b'"}', ""),
    ("emoji only", '{"id": "a", "text": "😀😀🎉👨‍👩‍👧"}'.encode(), "a"),
    ("right to left", '{"id": "a", "text": "\u202eשלום مرحبا\u202c"}'.encode(), "a"),
    ("zero-width characters only", '{"id": "a", "text": "\u200b\u200d\ufeff"}'.encode(), "a"),
    ("NUL as an escape", b'{"id": "a", "text": "quen\\u0000 mk"}', "a"),
    ("NUL as a byte", b'{"id": "a", "text": "quen\x00 mk"}', "a"),
    ("a tab as a byte", b'{"id": "a", "text": "quen\tmk"}', "a"),
    ("half a character", b'{"id": "a", "text": "quen \\ud83d mk"}', "a"),
    ("half a character in the id", b'{"id": "\\ud83d", "text": "quen mk"}', "\ud83d"),
    ("invalid UTF-8", b'{"id": "a", "text": "\xff quen mk \xe3"}', "a"),
    ("invalid UTF-8 and no JSON", b"\xff\xfe\xfa", ""),
    ("a byte order mark", b'\xef\xbb\xbf{"id": "a", "text": "quen mk"}', "a"),
    ("a Windows line end", b'{"id": "a", "text": "quen mk"}\r', "a"),
    ("not JSON", b"quen mk vneid", ""),
    ("half of a JSON", b'{"id": "a", "text": "quen', ""),
    ("a JSON array", b'["a", "quen mk"]', ""),
    ("a JSON string", b'"quen mk vneid"', ""),
    ("a JSON number", b"12345", ""),
    ("null", b"null", ""),
    ("a deep array", b"[" * DEEP + b"]" * DEEP, ""),
    ("a deep object", b'{"a":' * DEEP + b"1" + b"}" * DEEP, ""),
    ("a number id", b'{"id": 7, "text": "quen mk"}', 7),
    ("an id with a fraction", b'{"id": 1.5, "text": "quen mk"}', 1.5),
    ("a huge whole id", b'{"id": ' + b"9" * 5000 + b', "text": "quen mk"}', "9" * 5000),
    ("a huge fraction id", b'{"id": 1e999, "text": "quen mk"}', "1e999"),
    ("not a number", b'{"id": NaN, "text": "quen mk"}', "NaN"),
    ("an object as id", b'{"id": {"a": [1, null]}, "text": "quen mk"}', {"a": [1, None]}),
    ("one NUL", b"\x00", ""),
    ("one zero-width space", "\u200b".encode(), ""),
    ("one very long number", b"9" * 20_000, ""),
]
BLANK = [b"", b"   ", b"\t", b"\r", "\u00a0\u3000".encode()]
