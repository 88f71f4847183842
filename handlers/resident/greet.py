"""Hello, menu, thanks, goodbye and hard words: a neighbour's answer, always with a next step."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from handlers.texts import Texts
from knowledge.language.text import syllables

_HELLO = re.compile(
    r"^(start|help|menu|bat dau|tro giup|huong dan|hi+|hello+|he ?lo+|alo+|a lo|chao+|xin chao|chao( \w+){1,3}"
    r"|e( may| bot)?|oi|bot oi|co ai( o do)?( khong| ko| k)?|test)$"
)
_THANKS = re.compile(
    r"^(da )?(xin )?(cam on|cam ta|thanks?|thank you|tks|cam on (nhieu|\w+ \w+|\w+))( nhe| a| nha| nhieu)*$"
)
_BYE = re.compile(
    r"^(tam biet|bye+|bai bai|ok( \w+)?|oke|duoc roi|the thoi|thoi|roi|vang|u|uh|uk"
    r"|da|duoc|ko can|khong can)( nhe| a| nha)*$"
)
_WHO = re.compile(
    r"^(may|ban|em|chau|con|bot|day|ong|ba) (la|co phai) (ai|gi|nguoi|robot|may|nguoi that|bot)( \w+){0,3}$"
)
_ABUSE = re.compile(
    r"\b(dm|dmm|dcm|vcl|vkl|vl|cc gi|cut di|cut|dit|lon me|cai lon|du ma|deo|thang ngu|do ngu|ngu the|ngu qua|ngu vai"
    r"|ngu nhu|may ngu|bot ngu|oc cho|con cho|mat day|vo dung|do khon|thang cho|loz|clgt)\b"
)
_LONG = 8


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Small talk by what it is; anything longer is left to the handlers of questions."""
    texts, tokens = ctx.texts, syllables(message.text)
    said = " ".join(tokens)
    if message.choice == "dau":
        return _with(ctx, texts("start.another"))
    if message.choice == "nghi-lua":
        paid = Choice(texts("label.paid"), "bai:an-toan-vua-bi-lua")
        return Reply(texts("suspect.ask"), (paid, person_choice(texts)))
    if message.choice or len(tokens) > _LONG:
        return None
    if _HELLO.match(said):
        return welcome(texts, ctx.commune.name)
    if _WHO.match(said):
        return _with(ctx, texts("start.who", commune=ctx.commune.name))
    for pattern, key in ((_THANKS, "thanks"), (_BYE, "goodbye")):
        if pattern.match(said):
            return _with(ctx, texts(f"start.{key}"))
    return _with(ctx, texts("start.abuse")) if _ABUSE.search(said) else None


def welcome(texts: Texts, commune: str) -> Reply:
    """The first thing a person reads: three lines and the four doors of the house."""
    return Reply(
        texts("start.welcome", commune=commune),
        (
            Choice(texts("label.vneid"), "bai:vneid-kich-hoat-muc-2"),
            Choice(texts("label.suspect"), "nghi-lua"),
            Choice(texts("label.privacy"), "rieng"),
            person_choice(texts),
        ),
    )


def _with(ctx: Context, text: str) -> Reply:
    return replace(welcome(ctx.texts, ctx.commune.name), text=text)
