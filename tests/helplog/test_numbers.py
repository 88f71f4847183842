"""Any numeral from 1 to 9,999, as people spell it, reads back."""

from __future__ import annotations

import pytest

from knowledge.language.numbers import parse, symbol
from knowledge.language.text import fold

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spelt(number: int, *, four: str = "tư", one: str = "mốt", five: str = "lăm", filler: str = "linh") -> list[str]:
    """The usual words of a number, in one of the common spellings."""
    out: list[str] = []
    thousands, rest = divmod(number, 1000)
    hundreds, below = divmod(rest, 100)
    if thousands:
        out += [DIGITS[thousands], "nghìn"]
    if hundreds or (thousands and below):
        out += [DIGITS[hundreds], "trăm"]
    tens, unit = divmod(below, 10)
    if not tens:
        return [*out, *([filler] if out else []), DIGITS[unit]] if unit else out
    out += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if unit:
        spoken = {1: one if tens > 1 else "một", 4: four if tens > 1 else "bốn", 5: five}
        out.append(spoken.get(unit, DIGITS[unit]))
    return out


@pytest.mark.parametrize(
    "style",
    [{}, {"four": "bốn"}, {"one": "một"}, {"five": "nhăm"}, {"filler": "lẻ"}],
    ids=["usual", "bốn", "một", "nhăm", "lẻ"],
)
@pytest.mark.parametrize("is_marked", [True, False], ids=["marks", "no marks"])
def test_every_numeral_reads_back(style: dict[str, str], is_marked: bool) -> None:
    for number in range(1, 10_000):
        words = spelt(number, **style)
        typed = words if is_marked else [fold(w) for w in words]
        assert parse([symbol(w, is_marked) for w in typed]) == (number, len(words)), typed


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("chục rưỡi", 15),
        ("hai chục", 20),
        ("hai chục rưỡi", 25),
        ("hăm mốt", 21),
        ("băm ba", 33),
        ("ba tư", 34),
        ("trăm hai", 120),
        ("trăm rưỡi", 150),
        ("trăm linh năm", 105),
        ("nghìn hai", 1200),
        ("nghìn rưỡi", 1500),
    ],
)
def test_short_spoken_forms(words: str, number: int) -> None:
    for typed, is_marked in ((words, True), (fold(words), False)):
        names = [symbol(w, is_marked) for w in typed.split()]
        assert parse(names) == (number, len(names))


@pytest.mark.parametrize("words", ["linh", "trạm y tế", "mươi" * 3, "", "lăm", "tư"])
def test_what_is_no_numeral_is_none(words: str) -> None:
    assert parse([symbol(w, True) for w in words.split()]) is None
