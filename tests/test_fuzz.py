"""Ten thousand odd messages through asking, scam check and masking: only values, no answer without a source."""

from __future__ import annotations

import random

from bot.content import load_content
from bot.settings import Settings
from handlers.resident.articles.reading import say
from handlers.resident.danger.verdict import say_verdict
from knowledge.answers.decide import ANSWER, CHOOSE, SAFETY, UNKNOWN, Answerer
from knowledge.language.text import clean
from knowledge.library.articles import Library
from knowledge.safety.masking import mask

ROUNDS = 10_000
BITS = (
    "vneid", "quên mật khẩu", "0912 345 678", "chuyển tiền", "http://", "dichvucong.gov.vn", ".top", "otp 482915",
    "\u202e", "\u0000", "🙂", "{commune}", "%s", "<b>", "ợ", "a\u0323", "١٢٣", "xn--a.com", "không", "nếu", "(", "))",
    "...", "|", "\n", "đọc mã cho", "1900 0368", "ﬁ", "'", '"', "\\", "công an", "apk", "[.]", "@",
    "038 085 001 234", "/", "\ud800", "ǅ",
)  # fmt: skip


def _message(source: random.Random, library: Library) -> str:
    """Pieces of examples, odd characters and repeats, shuffled together."""
    parts = [source.choice(BITS) for _ in range(source.randrange(6))]
    for _ in range(source.randrange(3)):
        words = source.choice(source.choice(library.articles).questions).split()
        parts.append(" ".join(source.sample(words, source.randrange(len(words)) + 1)))
    if source.random() < 0.1:
        parts.append("".join(chr(source.randrange(1, 0x2FFF)) for _ in range(source.randrange(40))))
    source.shuffle(parts)
    return source.choice(["", " ", ", "]).join(parts)


def test_ten_thousand_odd_messages(library: Library, answerer: Answerer) -> None:
    content = load_content(Settings())
    source = random.Random(20261122)
    for _ in range(ROUNDS):
        raw = _message(source, library)
        text = mask(clean(raw)).text
        decision = answerer.decide(text)
        assert decision.outcome in (ANSWER, CHOOSE, UNKNOWN, SAFETY), raw
        assert all(a.sources for a in decision.articles), raw
        assert say(decision, content.texts, "", text).text, raw
        assert say_verdict(content.scams.check(text), content.texts, {}), raw
