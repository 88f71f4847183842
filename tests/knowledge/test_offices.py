"""The commune's offices: written once, named by every article, natural where nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.library.offices import BadOfficesError, Office, fill, read_offices, unknown_roles, write_offices

POLICE = {"cong_an_xa": Office(phone="0237 3 123 456", address="thôn Trung", hours="thứ Hai đến thứ Sáu")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ra {cong_an_xa} hỏi.", "Ra Công an xã hỏi."),
        ("{dien_luc} gần nhất; {buu_dien}", "Điện lực gần nhất; bưu điện"),
        ("Không xong thì ra xã. {tram_y_te} cũng được.", "Không xong thì ra xã. Trạm y tế cũng được."),
        ("một {thứ khác} giữ nguyên", "một {thứ khác} giữ nguyên"),
    ],
)
def test_an_office_that_nobody_filled_in_reads_naturally(text: str, said: str) -> None:
    assert fill(text, {}, "phone", "hours") == said


def test_what_is_known_stands_behind_the_name() -> None:
    assert fill("{cong_an_xa}", POLICE, "phone", "hours") == "Công an xã (0237 3 123 456, thứ Hai đến thứ Sáu)"
    assert fill("{cong_an_xa}", POLICE) == "Công an xã"


def test_a_role_that_is_none_is_found() -> None:
    assert unknown_roles("{cong_an_xa} {cong_an_huyen}") == ["cong_an_huyen"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    offices = {**POLICE, "to_cong_nghe": Office(name='Tổ "số" thôn 3 \\ xóm Đông')}
    write_offices(tmp_path / "x" / "commune.toml", offices)
    assert read_offices(tmp_path / "x" / "commune.toml") == offices
    assert read_offices(tmp_path / "no.toml") == {}


@pytest.mark.parametrize(
    "text",
    ["[khong_co]\nphone = '1'", "[cong_an_xa]\nfax = '1'", "[cong_an_xa]\nphone = 'gọi cô Hoa'", "cong_an_xa = 3",
     "[cong_an_xa]\nname = 5", "[cong_an_xa]\nname = '" + "a" * 200 + "'", "[", "\udcff"],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_its_cause(tmp_path: Path, text: str) -> None:
    path = tmp_path / "commune.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadOfficesError, match=r"\w"):
        read_offices(path)
