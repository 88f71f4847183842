"""The neutral message types between channels and handlers; no platform type passes this door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from knowledge.language.plain import LIMITS


@dataclass(frozen=True, slots=True)
class Address:
    """A chat on a channel, printed as "telegram:123"."""

    channel: str
    chat_id: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.chat_id}"


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """What somebody sent. `choice` is the payload of a tap; `attachments` names kinds ("photo").

    In a group `is_addressed` says whether the bot was meant. `edits` is the id of the message that this one replaces.
    `photo` is the platform's name of a picture, `picture` the bytes of it, `codes` what its QR codes say. Only a
    member's photo of a help session is kept.
    """

    sender: Address
    chat: Address
    message_id: str
    text: str
    sent_at: datetime
    choice: str = ""
    attachments: tuple[str, ...] = ()
    is_group: bool = False
    is_addressed: bool = True
    edits: str = ""
    forwarded: bool = False
    photo: str = ""
    codes: tuple[str, ...] = ()
    picture: bytes = field(default=b"", repr=False)

    @property
    def who(self) -> Address:
        """Whose words they are: in a group the sender's, elsewhere the chat's."""
        return self.sender if self.is_group else self.chat

    def chosen(self, payload: str) -> InboundMessage:
        """The same message, read as a tap on a choice."""
        return replace(self, choice=payload)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says (at most 20 characters) and what comes back (at most 64 bytes)."""

    label: str
    payload: str


def short_choice(label: str, payload: str) -> Choice:
    """A button whose label is cut at a word where it would not fit."""
    room = LIMITS["choice_characters"]
    if len(label) > room:
        label = label[: room - 1].rsplit(" ", 1)[0].rstrip(" ,") + "…"
    return Choice(label, payload)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says; `text` may carry **bold**, and never more than five choices follow.

    `answers` is the message that it hangs on in a group; `files` are pictures below TOSO_HOME, by relative path.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    files: tuple[str, ...] = field(default=())
    answers: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a reply that some channel could not show."""
        if len(self.choices) > LIMITS["choices"]:
            raise ValueError(f"{len(self.choices)} choices")
        for choice in self.choices:
            too_long = len(choice.label) > LIMITS["choice_characters"]
            if too_long or len(choice.payload.encode()) > LIMITS["callback_bytes"]:
                raise ValueError(f"choice too long: {choice}")

    def as_json(self) -> dict[str, Any]:
        """The reply as it is kept until it has been sent."""
        files = {"files": list(self.files)} if self.files else {}
        return {"text": self.text, "choices": choices_json(self.choices), "answers": self.answers, **files}


def reply_from_json(body: dict[str, Any]) -> Reply:
    """The reply that `Reply.as_json` wrote."""
    choices, files = choices_from_json(body["choices"]), tuple(body.get("files", ()))
    return Reply(body["text"], choices, files, answers=body.get("answers", ""))


def choices_json(choices: tuple[Choice, ...]) -> list[dict[str, str]]:
    """Choices as rows keep them."""
    return [{"label": c.label, "payload": c.payload} for c in choices]


def choices_from_json(rows: list[dict[str, str]]) -> tuple[Choice, ...]:
    """Choices as rows kept them."""
    return tuple(Choice(row["label"], row["payload"]) for row in rows)


class SendError(Exception):
    """A platform did not take a reply.

    `reason` is throttled (wait `retry_after` seconds), stopped (the person blocked the bot),
    window_closed (the platform wants the person to write first), rejected (never try again)
    or unreachable (try again later).
    """

    def __init__(self, reason: str, retry_after: float = 0) -> None:
        """`retry_after` is in seconds."""
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
