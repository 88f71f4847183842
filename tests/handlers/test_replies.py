"""No reply is a dead end, on no path: few short choices, a person last, one screen long."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.channels import terminal
from bot.receive import receive
from handlers.markup import plain
from handlers.messages import Reply
from handlers.resident.articles.card import card, first_screen, whole
from handlers.texts import Texts
from knowledge.language.plain import LIMITS
from knowledge.library.articles import Article, Library

SAID = (
    "chào", "cảm ơn", "tạm biệt", "đồ ngu", "bạn là ai", "", "???", "👍", "menu", "riêng tư", "xóa tin của tôi",
    "quen mk vneid roi", "vneid", "giá vàng hôm nay", "làm giùm tôi đi", "mất bao nhiêu tiền?", "không phải cái đó",
    "tui vừa chuyển tiền cho bọn lừa đảo", "a" * 5000, "1", "số 9", "'; DROP TABLE questions; --", "{commune} %s {0}",
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\u202e5 người", "۱۲۳",
)  # fmt: skip
TAPPED = ("dau", "nghi-lua", "rieng", "dong-y", "khong-dong-y", "xoa", "khac", "bai:x", "buoc:1:x", "ket:a:b", "???")
ONTO_AN_ARTICLE = ("bai", "them", "tot", "chua", "buoc:1", "buoc:6", "ket:1")


def _shape(reply: Reply) -> None:
    assert reply.text.strip()
    assert 1 <= len(reply.choices) <= LIMITS["choices"]
    assert reply.choices[-1].payload == "nguoi" or "Bác gặp người thật ở đây" in reply.text


async def _answer(app: App, text: str, choice: str = "") -> Reply:
    channel = terminal.open_channel(app)
    message = channel.parse(text)
    reply = await receive(app, channel, message.chosen(choice) if choice else message)
    assert reply is not None
    return reply


async def test_whatever_is_said_has_a_next_step(app: App) -> None:
    for text in SAID:
        _shape(await _answer(app, text))


async def test_whatever_is_tapped_has_a_next_step(app: App, library: Library) -> None:
    for payload in TAPPED:
        _shape(await _answer(app, "", payload))
    for article in library.articles:
        for verb in ONTO_AN_ARTICLE:
            _shape(await _answer(app, "", f"{verb}:{article.id}"))


def test_every_article_fits_one_screen(library: Library, texts: Texts) -> None:
    def too_long(article: Article) -> bool:
        return len(plain(first_screen(article, texts))) > LIMITS["card_characters"]

    assert [a.id for a in library.articles if too_long(a)] == []


def test_every_article_shows_its_source_and_review_date_on_the_first_screen(library: Library, texts: Texts) -> None:
    for article in library.articles:
        screen = first_screen(article, texts)
        assert article.sources[0].name in screen
        assert f"{article.review_by:%m/%Y}" in screen
        assert all(source.url in whole(article, texts) for source in article.sources)


def test_a_card_has_its_five_buttons(library: Library, texts: Texts) -> None:
    labels = [c.label for c in card(library.articles[0], texts).choices]
    assert labels == ["Từng bước", "Xem thêm", "Được rồi 👍", "Chưa được 👎", "Gọi người giúp"]


@pytest.mark.parametrize("text", ["gặp người", "goi nguoi giup", "cho tôi gặp cán bộ", "gặp người thật"])
async def test_asking_for_a_person_as_the_very_first_word_works(app: App, text: str) -> None:
    assert "Bác gặp người thật ở đây" in (await _answer(app, text)).text
