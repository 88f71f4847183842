"""The villages that a commune has, found in a message by their whole names, where the words alone would not do.

"thon dong thinh" could be thôn Đông and the word "thịnh"; "Đông Thịnh 5 người" has no neighbourhood word at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from knowledge.language.text import syllables

Found = tuple[int, int, tuple[str, ...]]

_WORD = re.compile(r"[^\W_]+")
_KINDS = ("to dan pho", "khu dan cu", "khu pho", "thon", "xom", "lang", "pho", "khoi", "ban", "ap", "khu")
_LIKE = 84  # of 100: a slip of one key in a name of two syllables
_SHORTEST = 6


def find_known(text: str, folded: str, own: Collection[str]) -> list[Found]:
    """(start, end, (name,)) of every village of `own` that the text names; single words in `own` are no names."""
    names = _names(tuple(sorted(own)))
    words = list(_WORD.finditer(folded))
    found: list[Found] = []
    for at in range(len(words)):
        if found and words[at].start() < found[-1][1]:
            continue
        for name, kind, bare in names:
            end = _stands(text, words, at, kind, bare)
            if end:
                found.append((words[at].start(), end, (name,)))
                break
    return found


def without(others: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """The known places, and those others that overlap none of them."""
    apart = [o for o in others if all(o[1] <= start or end <= o[0] for start, end, _ in known)]
    return sorted([*apart, *known])


@lru_cache(maxsize=64)
def _names(own: tuple[str, ...]) -> list[tuple[str, list[str], list[str]]]:
    """(name, its neighbourhood word, the rest), longest first; numbers are left to the general rules."""
    split = []
    for name in own:
        said = syllables(name)
        kind = next((k.split() for k in _KINDS if said[: len(k.split())] == k.split()), [])
        bare = said[len(kind) :]
        if kind and bare and not any(c.isdigit() for word in bare for c in word):
            split.append((name, kind, bare))
    return sorted(split, key=lambda n: -len(n[2]))


def _stands(text: str, words: Sequence[re.Match[str]], at: int, kind: list[str], bare: list[str]) -> int:
    """Where the name ends that begins at that word; 0 when it does not stand there."""
    said = [w.group() for w in words[at : at + len(kind) + len(bare)]]
    if said[: len(kind)] == kind:
        behind = said[len(kind) :]
        whole, wanted = " ".join(behind), " ".join(bare)
        slip = len(wanted) >= _SHORTEST and len(behind) == len(bare) and fuzz.ratio(whole, wanted) >= _LIKE
        return words[at + len(kind) + len(bare) - 1].end() if behind == bare or slip else 0
    proper = len(bare) > 1 and said[: len(bare)] == bare
    if proper and all(text[w.start()].isupper() for w in words[at : at + len(bare)]):
        return words[at + len(bare) - 1].end()
    return 0
