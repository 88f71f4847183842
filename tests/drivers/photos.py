"""Photos as phones send them: with the place, the device and the hour in their EXIF."""

from __future__ import annotations

import io

from PIL import Image

PLACE_TAG = 0x8825
LATITUDE = (20.0, 3.0, 17.5)


def phone_photo(colour: str = "green", size: tuple[int, int] = (2400, 1800)) -> bytes:
    """A JPEG of one colour that tells where it was taken; held sideways, as phones note it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Hãng", "Máy của bác Năm", 6
    exif.get_ifd(PLACE_TAG).update({1: "N", 2: LATITUDE, 3: "E", 4: (105.0, 30.0, 1.0)})
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=exif)
    return file.getvalue()
