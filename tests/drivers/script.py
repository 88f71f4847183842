"""Transcripts: conversations that commune staff can read, and that every channel must reproduce.

A line that begins with ">" is the person's: plain words, "[Nhãn]" for a tap on a button,
"(ảnh)", "(ảnh mã QR)", "(tin thoại)" or "(nhãn dán)" for what carries no words, "(ảnh lớp học) lời kèm" for a photo
with its caption. "Hoa>" is said by somebody else, in a chat of their own. The rest is the bot's.
The head tells what was there before: invitations, the plan, the villages, and whether it is a group.
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
CLASS_PHOTO = "(ảnh lớp học)"
CODE = vietqr("970405", "1234567890123", 350_000, "Tien dien thang 10")
SILENCE = "(máy im lặng)"
IN_PRIVATE = "(nhắn riêng) "
_INVITED = re.compile(r"Mã mời ([A-Z]{5}-[A-Z]{5}) \((member|leader|staff|admin), ([^),]*)(?:, ([^)]*))?\)")
_TIME = re.compile(r"\d{2}:\d{2} \d{2}/\d{2}/\d{4}")
_CODE = re.compile(r"\b(?:Mã mời ([^:\n]+): |mã )[A-Z]{5}-[A-Z]{5}")
_SAID = re.compile(r"^([^\W\d_]*)> (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """Something said: by whom ("" for the first person), and what."""

    who: str
    words: str

    @property
    def photo(self) -> str | None:
        """The caption of a photo of a class; None for what is none."""
        return self.words.removeprefix(CLASS_PHOTO).strip() if self.words.startswith(CLASS_PHOTO) else None


@dataclass(frozen=True, slots=True)
class Script:
    """A transcript: its head, what the people say, and the whole text as it stands in the file."""

    path: Path
    head: str
    said: tuple[Line, ...]
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, whoever says it."""
        return tuple(line.words for line in self.said)

    @property
    def is_group(self) -> bool:
        return "Trong nhóm" in self.head

    def played(self, replies: list[str]) -> str:
        """The transcript as it came out this time."""
        turns = (f"{line.who}> {line.words}\n{reply}" for line, reply in zip(self.said, replies, strict=True))
        return "\n\n".join([self.head, *turns]) + "\n"


def read(path: Path) -> Script:
    text = path.read_text(encoding="utf-8")
    first = _SAID.search(text)
    assert first
    said = tuple(Line(who, words) for who, words in _SAID.findall(text))
    return Script(path, text[: first.start()].strip(), said, text)


def invited(head: str) -> list[tuple[str, str, str, str]]:
    """(code, role, village, name) of the invitations that the head of a transcript tells of."""
    return [(code, role, village.strip(), name.strip()) for code, role, village, name in _INVITED.findall(head)]


def villages(head: str) -> list[str]:
    """The villages that the head lists: "Các thôn: thôn 3, thôn 4." """
    found = re.search(r"Các thôn: ([^.]+)\.", head)
    return [name.strip() for name in found.group(1).split(",")] if found else []


def plan(head: str) -> str:
    """The slug of the plan that the head names: "Kế hoạch: ngoc-lien-2026." """
    found = re.search(r"Kế hoạch: ([a-z0-9-]+)\.", head)
    return found.group(1) if found else ""


def scripts() -> list[Path]:
    return sorted(FOLDER.glob("*.md"))


def shown(reply: Reply | None) -> str:
    """A reply as transcripts show it."""
    return drawn(reply.text, [c.label for c in reply.choices]) if reply else SILENCE


def drawn(text: str, labels: list[str]) -> str:
    """Text and buttons as transcripts show them; the hour of consent and a code are always the same."""
    text = _TIME.sub("08:00 22/11/2026", text.strip())
    text = _CODE.sub(lambda m: re.sub(r"[A-Z]{5}-[A-Z]{5}", "VWXYZ-VWXYZ", m.group()), text)
    return f"{text}\n[{numbered(labels)}]" if labels else text


def tapped(line: str) -> str:
    """The label of a tap, or "" for typed words."""
    return line[1:-1] if re.fullmatch(r"\[.+\]", line) else ""
