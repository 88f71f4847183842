"""Every figure of an article stands in a source or was looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.editing.figures import figure_faults, figures_in
from knowledge.library.articles import Library


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gọi 1900 0368 hoặc 113.", ["1900 0368", "113"]),
        ("hết 200.000 đồng, trong 15-25 ngày", ["200.000", "15-25"]),
        ("từ 01/7/2025, mở 7:30-17:00", ["01/7/2025", "7:30-17:00"]),
        ("ảnh 4x6, dưới 2 MB", ["4x6", "2"]),
        ('Bấm "Bước 2 của 3" rồi đợi 5 phút', ["5"]),
        ("tài khoản mức 2, sóng 4G, mẫu CT07, bước 3", []),
    ],
)
def test_figures_are_found_and_names_are_not(text: str, figures: list[str]) -> None:
    assert figures_in(text) == figures


def test_a_figure_that_nobody_vouches_for_is_named(library: Library) -> None:
    article = library.get("vneid-quen-mat-khau")
    assert article
    assert figure_faults(article) == []
    loose = replace(article, fee="hết 77.000 đồng")
    assert ['số "77.000"' in f.text for f in figure_faults(loose)] == [True]
    assert figure_faults(replace(loose, own_figures=(*loose.own_figures, "77.000"))) == []
    assert [
        "không còn nói tới" in f.text for f in figure_faults(replace(article, figures=(*article.figures, "9.999")))
    ] == [True]
