"""Transcripts: conversations that commune staff can read, and that every channel must reproduce.

A line that begins with ">" is the person's: plain words, "[Nhãn]" for a tap on a button,
"(ảnh)", "(ảnh mã QR)", "(tin thoại)" or "(nhãn dán)" for what carries no words. The rest is the bot's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from handlers.markup import numbered
from handlers.messages import Reply
from tests.drivers.qr import vietqr

FOLDER = Path(__file__).parent.parent / "transcripts"
ATTACHMENTS = {"(ảnh)": "photo", "(tin thoại)": "voice", "(nhãn dán)": "sticker"}
# The photo of a payment code, the same in every transcript.
CODE_PHOTO = "(ảnh mã QR)"
CODE = vietqr("970405", "1234567890123", 350_000, "Tien dien thang 10")
_INVITED = re.compile(r"Mã mời ([A-Z]{5}-[A-Z]{5}) \((member|leader|staff|admin), ([^)]*)\)")
_TIME = re.compile(r"\d{2}:\d{2} \d{2}/\d{2}/\d{4}")


@dataclass(frozen=True, slots=True)
class Script:
    """A transcript: its head, what the person says, and the whole text as it stands in the file."""

    path: Path
    head: str
    lines: tuple[str, ...]
    text: str

    def played(self, replies: list[str]) -> str:
        """The transcript as it came out this time."""
        turns = (f"> {line}\n{reply}" for line, reply in zip(self.lines, replies, strict=True))
        return "\n\n".join([self.head, *turns]) + "\n"


def read(path: Path) -> Script:
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n> ")
    lines = tuple(line[2:] for line in f"> {rest}".splitlines() if line.startswith("> "))
    return Script(path, head.strip(), lines, text)


def invited(head: str) -> list[tuple[str, str, str]]:
    """(code, role, village) of the invitations that the head of a transcript tells of."""
    return [(code, role, village.strip()) for code, role, village in _INVITED.findall(head)]


def scripts() -> list[Path]:
    return sorted(FOLDER.glob("*.md"))


def shown(reply: Reply) -> str:
    """A reply as transcripts show it."""
    return drawn(reply.text, [c.label for c in reply.choices])


def drawn(text: str, labels: list[str]) -> str:
    """Text and buttons as transcripts show them; the hour of consent is always the same."""
    text = _TIME.sub("08:00 22/11/2026", text.strip())
    return f"{text}\n[{numbered(labels)}]" if labels else text


def tapped(line: str) -> str:
    """The label of a tap, or "" for typed words."""
    return line[1:-1] if re.fullmatch(r"\[.+\]", line) else ""
