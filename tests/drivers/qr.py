"""Makes QR codes as phones show them."""

from __future__ import annotations

import binascii
import io

import zxingcpp
from PIL import Image


def _tag(number: str, value: str) -> str:
    return f"{number}{len(value):02d}{value}"


def vietqr(bank: str, account: str, amount: int = 0, note: str = "") -> str:
    """The text of a payment code."""
    payee = _tag("00", "A000000727") + _tag("01", _tag("00", bank) + _tag("01", account)) + _tag("02", "QRIBFTTA")
    text = _tag("00", "01") + _tag("01", "12") + _tag("38", payee) + _tag("53", "704")
    text += _tag("54", str(amount)) if amount else ""
    text += _tag("58", "VN") + (_tag("62", _tag("08", note)) if note else "") + "6304"
    return f"{text}{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


def photo(text: str, angle: int = 0, kind: str = "JPEG") -> bytes:
    """A picture with a code on it, held at an angle, as the bytes of a file."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    small = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)).convert("L")
    paper = Image.new("L", (small.width + 200, small.height + 200), 255)
    paper.paste(small, (100, 100))
    file = io.BytesIO()
    paper.rotate(angle, expand=True, fillcolor=255).save(file, kind)
    return file.getvalue()
