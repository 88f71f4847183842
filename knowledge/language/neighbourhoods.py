"""The words for a neighbourhood, "thôn" or "khối phố": one list for all who find or cut the names of villages."""

from __future__ import annotations

from knowledge.language.text import fold

# Longer ones first, as "khu phố" begins with "khu".
WORDS = (
    "tổ dân phố",
    "khu dân cư",
    "khu phố",
    "khối phố",
    "thôn",
    "xóm",
    "làng",
    "phố",
    "khối",
    "bản",
    "ấp",
    "khu",
)
_FOLDED = tuple(fold(word) for word in WORDS)


def word_of(name: str) -> str:
    """The neighbourhood word that a name begins with; its first word where it is none of ours."""
    return next((word for word in WORDS if name.startswith(f"{word} ")), name.partition(" ")[0])


def parted(folded: str) -> tuple[str, str]:
    """("thon", "dong thinh") of a folded name; ("", the name) where it begins with no neighbourhood word."""
    word = next((word for word in _FOLDED if folded.startswith(f"{word} ")), "")
    return word, folded[len(word) :].strip()
