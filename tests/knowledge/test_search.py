"""Questions find their article in whatever way they are typed, and nothing makes the search fall."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.decide import ANSWER, CHOOSE, SAFETY, UNKNOWN, Answerer
from knowledge.answers.search import Entry, Index
from knowledge.library.articles import Library

ACTIVATE, FORGOT = "vneid-kich-hoat-muc-2", "vneid-quen-mat-khau"
FILE, POLICE = "dvc-nop-ho-so-tung-buoc", "an-toan-gia-cong-an-toa-an"
OUTCOMES = {ANSWER, CHOOSE, UNKNOWN, SAFETY}


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def answered(answerer: Answerer, question: str) -> list[str]:
    """The outcome and the ids, in one list that prints well when a test fails."""
    decision = answerer.decide(question)
    return [decision.outcome, *(a.id for a in decision.articles)]


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("lam sao kich hoat vneid muc 2", ACTIVATE),
        ("quen mk vneid roi", FORGOT),
        ("mần răng nộp hồ sơ trên mạng", FILE),
        ("co nguoi goi bao la cong an doi chuyen tien", POLICE),
    ],
)
def test_the_four_questions_of_the_brief_are_answered(answerer: Answerer, question: str, article_id: str) -> None:
    assert answered(answerer, question) == [ANSWER, article_id]


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("làm sao kích hoạt VNeID mức 2?", ACTIVATE),
        ("LÀM SAO KÍCH HOẠT VNEID MỨC 2", ACTIVATE),
        (nfd("làm sao kích hoạt vneid mức 2"), ACTIVATE),
        ("lamf sao kichs hoatj vneid muwcs 2", ACTIVATE),
        ("lam sao kic hoat vneid muc 2", ACTIVATE),
        ("lm sao kich hoat vneit muc 2", ACTIVATE),
        ("lam sao kích ho\u200bạt vne\u200bid mức 2", ACTIVATE),
        ("  lam   sao\tkich hoat\nvneid muc 2 !!!", ACTIVATE),
        ("quên mật khẩu VNeID rồi", FORGOT),
        ("QUÊN MK VNEID RỒI", FORGOT),
        (nfd("quên mật khẩu vneid rồi"), FORGOT),
        ("queen maatj khaaur vneid roofi", FORGOT),
        ("quen mat khua vneid roi", FORGOT),
        ("wen mk vneid r", FORGOT),
        ("quên mật kh\u200bẩu vneid r\u200bồi", FORGOT),
        ("làm sao nộp hồ sơ trên mạng", FILE),
        ("MẦN RĂNG NỘP HỒ SƠ TRÊN MẠNG", FILE),
        (nfd("mần răng nộp hồ sơ trên mạng"), FILE),
        ("lamf sao nopj hoof sow treen mangj", FILE),
        ("mần răng nop ho so tren mangg", FILE),
        ("mần răng nộp hs trên mạng", FILE),
        ("mần răng nộp hồ s\u200bơ trên m\u200bạng", FILE),
        ("có người gọi bảo là công an đòi chuyển tiền", POLICE),
        ("CÓ NGƯỜI GỌI BẢO LÀ CÔNG AN ĐÒI CHUYỂN TIỀN", POLICE),
        (nfd("có người gọi bảo là công an đòi chuyển tiền"), POLICE),
        ("cos nguowif goij baor laf coong an ddoif chuyeenr tieenf", POLICE),
        ("co nguoi goi bao la cong an doi chuyen tieen", POLICE),
        ("co ng goi bao la ca doi ck tien", POLICE),
        ("có người gọi bảo là c\u200bông an đòi chuyển t\u200biền", POLICE),
    ],
)
def test_the_same_question_typed_otherwise_gets_the_same_answer(
    answerer: Answerer, question: str, article_id: str
) -> None:
    assert answered(answerer, question) == [ANSWER, article_id]


EMPTY = ["", " \n\t", "🙂👍🙏", "مرحبا بك", "\u202eשלום\u202c", "\x00\x00", "\ud800", "\u200b", "?!...", "a" * 10_000]


@pytest.mark.parametrize("question", [*EMPTY, *"abcdeghijklmnopqrstuvxyđ0123456789"])
def test_what_asks_nothing_is_unknown(answerer: Answerer, question: str) -> None:
    assert answered(answerer, question) == [UNKNOWN]


def test_ten_thousand_characters_of_words_are_decided_too(answerer: Answerer) -> None:
    for long in ("vneid " * 1667, "đã chuyển tiền " * 667, "lwsfrxj" * 1429):
        assert answerer.decide(long).outcome in OUTCOMES


def test_a_nul_inside_a_question_does_not_matter(answerer: Answerer) -> None:
    assert answered(answerer, "quen m\x00k vneid r\x00oi") == [ANSWER, FORGOT]


def test_an_index_over_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no entries"):
        Index([])


def test_an_index_over_one_entry_finds_it_and_only_it() -> None:
    index = Index([Entry("mot", ("quên mật khẩu",))])
    assert [m.id for m in index.find("mật khẩu")] == ["mot"]
    assert index.find("xyz qwt") == []


def test_a_library_without_articles_knows_nothing(library: Library) -> None:
    answerer = Answerer(Library((), (), library.referrals))
    assert answered(answerer, "quen mk vneid roi") == [UNKNOWN]
    assert answered(answerer, "tui bị lừa 10 triệu rồi") == [UNKNOWN]


def test_what_lies_outside_is_never_ranked(answerer: Answerer, library: Library) -> None:
    ranked = answerer.rank("hàng xóm lấn đất nhà tôi thì kiện ai")
    assert set(ranked) <= {a.id for a in library.articles}


def test_scores_go_down_the_list(answerer: Answerer) -> None:
    scores = [m.score for m in answerer.index.find("quên mật khẩu vneid")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 5


WORDS = st.sampled_from(
    (
        "vneid",
        "mật khẩu",
        "quên",
        "tiền",
        "chuyển",
        "lừa",
        "otp",
        "ở đâu",
        "giấy",
        "khai sinh",
        "4g",
        "mk",
        "kichs",
        "🙂",
    )
)
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@given(question=st.one_of(ANY_TEXT, st.lists(WORDS, max_size=14).map(" ".join)))
def test_every_text_gets_one_of_four_outcomes_with_articles_that_have_sources(
    answerer: Answerer, question: str
) -> None:
    decision = answerer.decide(question)
    least, most = {ANSWER: (1, 1), SAFETY: (1, 1), CHOOSE: (1, 3), UNKNOWN: (0, 0)}[decision.outcome]
    assert least <= len(decision.articles) <= most
    assert all(article.sources for article in decision.articles)
    assert 0.0 <= decision.score <= 1.0


def test_a_number_sent_by_itself_is_no_question_about_numbers(answerer: Answerer) -> None:
    assert answered(answerer, "sđt [số điện thoại]") == [UNKNOWN]
    assert answered(answerer, "[số căn cước]") == [UNKNOWN]
