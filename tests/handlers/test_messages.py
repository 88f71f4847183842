"""The neutral types: a reply that some channel could not show is refused when it is made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from datetime import date as day

import pytest

from handlers.messages import (
    Address,
    Choice,
    InboundMessage,
    Reply,
    SendError,
    choices_from_json,
    choices_json,
    reply_from_json,
)
from handlers.resident.articles.card import card, first_screen, month, person_choice, rest, title_choices, whole
from handlers.texts import Texts
from knowledge.library.articles import Library

FULL = Choice("x" * 20, "y" * 64)
MESSAGE = InboundMessage(
    Address("web", "p1"), Address("web", "p1"), "m1", "quên mk", datetime(2026, 11, 22, tzinfo=UTC)
)


def test_an_address_prints_as_it_is_kept() -> None:
    assert str(Address("telegram", "123")) == "telegram:123"


def test_a_reply_may_have_five_full_choices() -> None:
    assert len(Reply("x", (FULL,) * 5).choices) == 5


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ((FULL,) * 6, "6 choices"),
        ((Choice("x" * 21, "y"),), "choice too long"),
        ((FULL, Choice("x", "y" * 65)), "choice too long"),
        ((Choice("x", "ạ" * 22),), "choice too long"),
    ],
)
def test_a_reply_that_a_channel_could_not_show_is_refused(choices: tuple[Choice, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Reply("x", choices)
    with pytest.raises(ValueError, match=says):
        replace(Reply("x"), choices=choices)


def test_messages_do_not_change() -> None:
    tapped = MESSAGE.chosen("nguoi")
    assert (MESSAGE.choice, tapped.choice, tapped.text) == ("", "nguoi", "quên mk")
    with pytest.raises(FrozenInstanceError):
        MESSAGE.text = "khác"  # type: ignore[misc]


def test_a_kept_reply_comes_back_as_it_was() -> None:
    reply = Reply("**Chào** bác 👍", (Choice("Được rồi 👍", "tot:a"), FULL))
    assert reply_from_json(reply.as_json()) == reply
    assert choices_from_json(choices_json(reply.choices)) == reply.choices
    assert choices_from_json([]) == ()


def test_a_send_error_says_how_long_to_wait() -> None:
    error = SendError("throttled", retry_after=3)
    assert (error.reason, error.retry_after, str(error)) == ("throttled", 3, "throttled")
    assert SendError("stopped").retry_after == 0


def test_every_article_fits_its_card_and_its_buttons(library: Library, texts: Texts) -> None:
    for article in library.articles:
        reply = card(article, texts, before="Trước đã.")
        assert reply.text == f"Trước đã.\n\n{first_screen(article, texts)}"
        assert reply.choices[-1] == person_choice(texts)
        assert f"**{article.title}**" in reply.text
        assert article.sources[0].name in reply.text
        (button,) = title_choices((article,))
        assert Reply("", (button,)).choices == (button,)
        assert article.title.startswith(button.label.removesuffix("…"))


def test_the_whole_article_says_everything_it_knows(library: Library, texts: Texts) -> None:
    for article in library.articles:
        text = whole(article, texts)
        known = [article.fee, article.duration, article.where, article.contact, article.more, *article.mistakes]
        assert [part for part in known if part and part not in text] == []
        assert all(source.url in rest(article, texts) for source in article.sources)
        assert "None" not in text


def test_what_is_not_known_is_not_shown(library: Library, texts: Texts) -> None:
    bare = replace(library.articles[0], fee="", prepare="", safety="", mistakes=(), lead="", review_by=day(2027, 6, 30))
    lines = first_screen(bare, texts).split("\n")
    assert len(lines) == 2 + len(bare.steps)
    assert lines[-1].endswith("Xem lại trước 06/2027.)")
    assert texts("card.mistakes") not in rest(bare, texts)


@pytest.mark.parametrize(("date", "shown"), [("2025-12-04", "12/2025"), ("2025-12", "12/2025"), ("2025", "2025")])
def test_a_date_is_written_as_people_write_it(date: str, shown: str) -> None:
    assert month(date) == shown
