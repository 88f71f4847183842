"""Reads the QR codes of a photo, and what a VietQR payment code would pay to whom.

VietQR is EMVCo merchant-presented mode: two-digit tags with two-digit lengths, the payee in tag 38
under NAPAS's identifier, a CRC-16 at the end (EMV QRCPS-MPM 1.1, NAPAS VietQR).
"""

from __future__ import annotations

import binascii
import io
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BANKS_FILE = Path(__file__).with_name("banks.toml")
MAX_BYTES = 12_000_000
_MAX_PIXELS = 40_000_000
_LONGEST_SIDE = 2200  # a phone photo is scaled down to this: enough for a code that fills a tenth of it
_NAPAS = "A000000727"


@dataclass(frozen=True, slots=True)
class VietQr:
    """A payment code: bank as people name it ("" when its number is not known), account, amount in đồng (0 = open)."""

    bank: str
    bank_number: str
    account: str
    amount: int
    note: str


def read_codes(photo: bytes) -> tuple[str, ...]:
    """The texts of all QR codes in a photo (JPEG, PNG, WebP); () when there is none or it is no picture."""
    import zxingcpp
    from PIL import Image, ImageOps

    if not 0 < len(photo) <= MAX_BYTES:
        return ()
    try:
        with Image.open(io.BytesIO(photo)) as image:
            if image.width * image.height > _MAX_PIXELS:
                return ()
            upright = ImageOps.exif_transpose(image).convert("L")
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            found = zxingcpp.read_barcodes(upright, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    return tuple(dict.fromkeys(code.text for code in found if code.valid and code.text))


def read_vietqr(text: str) -> VietQr | None:
    """The payment that a code stands for; None when it is none or its check sum is wrong."""
    text = text.strip()
    tags = _tags(text)
    payee = _tags(tags.get("38", ""))
    if "63" not in tags or payee.get("00") != _NAPAS:
        return None
    if f"{binascii.crc_hqx(text[:-4].encode(), 0xFFFF):04X}" != text[-4:].upper():
        return None
    holder = _tags(payee.get("01", ""))
    number, account = holder.get("00", ""), holder.get("01", "")
    if not account:
        return None
    amount = tags.get("54", "0").split(".")[0]
    return VietQr(
        bank=_banks().get(number, ""),
        bank_number=number,
        account=account,
        amount=int(amount) if amount.isdecimal() else 0,
        note=_tags(tags.get("62", "")).get("08", ""),
    )


def _tags(text: str) -> dict[str, str]:
    """Tag -> value; {} when the lengths do not add up."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (tag + length).isdecimal() or len(length) < 2 or at + 4 + int(length) > len(text):
            return {}
        found[tag] = text[at + 4 : at + 4 + int(length)]
        at += 4 + int(length)
    return found


@lru_cache(maxsize=1)
def _banks() -> dict[str, str]:
    with BANKS_FILE.open("rb") as file:
        return {number: str(name) for number, name in tomllib.load(file).items()}
