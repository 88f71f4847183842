"""`toso ask`: whatever comes in, each line gets its answer, in order, in the shape that README promises."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest

from knowledge.library.articles import Library
from tests.drivers.command import COMMAND, toso
from tests.drivers.odd_lines import BLANK, ODD

FIELDS = ["id", "outcome", "article", "title", "score", "choices", "choice_texts", "text"]
QUESTION = "quen mk vneid"


def answers(raw: bytes) -> list[dict[str, Any]]:
    done = toso("ask", "--jsonl", stdin=raw)
    assert done.code == 0
    assert done.err == ""
    return [json.loads(line, parse_constant=_no_json) for line in done.out.splitlines()]


def _no_json(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def check_shape(row: dict[str, Any], library: Library) -> None:
    assert list(row) == FIELDS
    assert row["outcome"] in ("answer", "choose", "unknown", "safety")
    assert 0 <= row["score"] <= 1
    assert row["score"] == round(row["score"], 4)
    assert len(row["choices"]) == len(row["choice_texts"]) <= 3
    assert bool(row["choices"]) == (row["outcome"] == "choose")
    assert row["text"].strip()
    assert "**" not in row["text"]
    for article_id, text in zip(row["choices"], row["choice_texts"], strict=True):
        check_card(article_id, text, library)
    if row["outcome"] in ("answer", "safety"):
        check_card(row["article"], row["text"], library)
        assert row["title"] == library.get(row["article"]).title  # type: ignore[union-attr]
    else:
        assert (row["article"], row["title"]) == (None, None)


def check_card(article_id: str, text: str, library: Library) -> None:
    """The title, every step and every source stand in the text."""
    article = library.get(article_id)
    assert article
    assert [s for s in (article.title, *article.steps, *(x.url for x in article.sources)) if s not in text] == []


def test_every_odd_line_gets_one_answer_with_its_id_blank_lines_too(library: Library) -> None:
    lines = [(blank, "") for blank in BLANK] + [(line, wanted) for _, line, wanted in ODD]
    rows = answers(b"\n".join(line for line, _ in lines))
    assert [row["id"] for row in rows] == [wanted for _, wanted in lines]
    for row in rows:
        check_shape(row, library)


@pytest.mark.parametrize(("line", "wanted"), [odd[1:] for odd in ODD[:3]], ids=[odd[0] for odd in ODD[:3]])
def test_a_line_without_a_question_is_answered_with_unknown(line: bytes, wanted: str) -> None:
    (row,) = answers(line)
    assert (row["id"], row["outcome"], row["score"]) == (wanted, "unknown", 0.0)


def test_a_line_that_is_no_json_is_itself_the_question() -> None:
    bare, object_ = answers(f'{QUESTION}\n{{"id": "", "text": "{QUESTION}"}}'.encode())
    assert bare == object_
    assert bare["article"] == "vneid-quen-mat-khau"


def test_order_is_kept_over_two_thousand_lines(library: Library) -> None:
    questions = [q for article in library.articles for q in article.questions][:2000]
    assert len(questions) == 2000
    raw = "\n".join(json.dumps({"id": n, "text": q}, ensure_ascii=n % 2 == 0) for n, q in enumerate(questions))
    rows = answers(raw.encode())
    assert [row["id"] for row in rows] == list(range(2000))
    for row in rows:
        check_shape(row, library)
    assert {row["outcome"] for row in rows} >= {"answer", "choose", "safety"}


def test_each_answer_comes_before_the_next_question_is_asked() -> None:
    with subprocess.Popen([*COMMAND, "ask", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(b'{"id": %d, "text": "quen mk vneid"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


def test_the_output_is_utf8_even_where_the_console_is_not() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, "ask", "--jsonl"], input=QUESTION.encode(), capture_output=True, env=environment)
    assert json.loads(done.stdout)["title"] == "Quên mật khẩu VNeID"


def test_a_plain_question_prints_the_answer_and_keeps_nothing(library: Library, tmp_path: Any) -> None:
    done = toso("ask", QUESTION, home=tmp_path / "home")
    assert (done.code, done.err) == (0, "")
    check_card("vneid-quen-mat-khau", done.out, library)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("arguments", [[], [""]], ids=["nothing", "an empty question"])
def test_without_a_question_it_says_how_to_ask(arguments: list[str]) -> None:
    done = toso("ask", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Thiếu câu hỏi. Ví dụ: toso ask")
