"""A photo as it may be kept: the picture alone, without where it was taken, by what, or when."""

from __future__ import annotations

import io

MAX_BYTES = 12_000_000
_MAX_PIXELS = 40_000_000
_LONGEST_SIDE = 1600  # a signed list stays readable, and a class of photos stays small
_QUALITY = 82


def cleaned(photo: bytes) -> bytes | None:
    """The picture drawn anew as JPEG, at most 1600 pixels on its longer side; None for what is no picture.

    Nothing but the pixels is carried over, so place and device are gone; faces are never looked for.
    """
    from PIL import Image, ImageOps

    if not 0 < len(photo) <= MAX_BYTES:
        return None
    try:
        with Image.open(io.BytesIO(photo)) as image:
            if image.width * image.height > _MAX_PIXELS:
                return None
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
