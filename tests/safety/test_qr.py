"""A photo of a code, and what it would pay to whom."""

from __future__ import annotations

import pytest

from knowledge.safety.qr import VietQr, read_codes, read_vietqr
from tests.drivers.qr import photo, vietqr

# The static example of NAPAS's own VietQR description, check sum 9E6F.
NAPAS = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"


def test_the_example_of_napas_is_read() -> None:
    assert read_vietqr(NAPAS) == VietQr("Sacombank", "970403", "0011012345678", 0, "")


def test_amount_and_note_are_read() -> None:
    text = vietqr("970436", "0011001234567", 250_000, "Tien dien thang 10")
    assert read_vietqr(text) == VietQr("Vietcombank", "970436", "0011001234567", 250_000, "Tien dien thang 10")


def test_a_bank_that_is_not_known_is_not_guessed() -> None:
    found = read_vietqr(vietqr("999999", "123456"))
    assert found is not None
    assert (found.bank, found.bank_number) == ("", "999999")


@pytest.mark.parametrize(
    "text", ["", "https://vi.wikipedia.org", NAPAS[:-1] + "E", NAPAS[:40], "0002", "000A01", "٠٠٠٢٠١"]
)
def test_what_is_no_payment_code_is_none(text: str) -> None:
    assert read_vietqr(text) is None


@pytest.mark.parametrize("angle", [0, 11, 90])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_is_read_however_it_is_held(angle: int, kind: str) -> None:
    assert read_codes(photo(NAPAS, angle=angle, kind=kind)) == (NAPAS,)


@pytest.mark.parametrize("raw", [b"", b"no picture", photo(NAPAS)[:200], b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_holds_no_code(raw: bytes) -> None:
    assert read_codes(raw) == ()
