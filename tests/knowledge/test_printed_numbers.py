"""Numbers and shares as Vietnamese print them."""

from __future__ import annotations

import pytest

from knowledge.language.figures import percent, said


@pytest.mark.parametrize(
    ("number", "printed"),
    [(16577, "16.577"), (35870000.0, "35.870.000"), (100, "100"), (95.9, "95,9"), (0.7, "0,7"), (1139.25, "1.139,25")],
)
def test_dots_between_thousands_and_a_comma_before_decimals(number: float, printed: str) -> None:
    assert said(number) == printed


def test_a_share_has_two_decimals() -> None:
    assert [percent(16577, 17285), percent(6129, 6190), percent(2, 2)] == ["95,90%", "99,01%", "100,00%"]
