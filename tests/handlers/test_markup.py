"""The one mark, **bold**, in each dress; and nothing a person typed becomes HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.markup import html, numbered, plain


@pytest.mark.parametrize(
    ("text", "bare", "tagged"),
    [
        ("", "", ""),
        ("không có gì", "không có gì", "không có gì"),
        ("**Quên mật khẩu**\n1. Mở", "Quên mật khẩu\n1. Mở", "<b>Quên mật khẩu</b>\n1. Mở"),
        ("**a** và **b**", "a và b", "<b>a</b> và <b>b</b>"),
        ("2 * 3 ** 4", "2 * 3 ** 4", "2 * 3 ** 4"),
        ("**hở", "**hở", "**hở"),
        ("****", "****", "****"),
        ("**a\nb**", "**a\nb**", "**a\nb**"),
        ("a < b & c > d", "a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("**<script>**", "<script>", "<b>&lt;script&gt;</b>"),
        ('nói "vâng"', 'nói "vâng"', 'nói "vâng"'),
    ],
)
def test_bold_in_each_dress(text: str, bare: str, tagged: str) -> None:
    assert plain(text) == bare
    assert html(text) == tagged


@given(text=st.text(alphabet="ab*<>&\"'/ \n", max_size=60))
def test_no_tag_but_bold_ever_leaves(text: str) -> None:
    made = html(text)
    assert set(re.findall(r"<[^>]*>?", made)) <= {"<b>", "</b>"}
    assert made.count("<b>") == made.count("</b>")


def test_choices_are_numbered_in_one_line() -> None:
    assert numbered(["Từng bước", "Xem thêm"]) == "1 Từng bước · 2 Xem thêm"
    assert numbered([]) == ""
