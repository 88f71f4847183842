"""The villages that a commune has, found in a message by their whole names, where the words alone would not do.

"thon dong thinh" could be thôn Đông and the word "thịnh"; "Đông Thịnh 5 người" has no neighbourhood word at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from knowledge.helplog.spans.places import find_places
from knowledge.language.neighbourhoods import parted
from knowledge.language.text import syllables

Found = tuple[int, int, tuple[str, ...]]

_WORD = re.compile(r"[^\W_]+")
_LIKE = 84  # of 100: a slip of one key in a name of two syllables
_SHORTEST = 6


def named_places(text: str, folded: str, is_marked: bool, own: Collection[str]) -> list[Found]:
    """Every place of a text: the villages of `own` by their names, and else what a neighbourhood word names."""
    return _without(find_places(text, folded, is_marked, own), find_known(text, folded, own))


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


def _without(others: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """The known places, and those others that overlap none of them."""
    apart = [o for o in others if all(o[1] <= start or end <= o[0] for start, end, _ in known)]
    return sorted([*apart, *known])


@lru_cache(maxsize=64)
def _names(own: tuple[str, ...]) -> list[tuple[str, list[str], list[str]]]:
    """(name, its neighbourhood word, the rest), longest first; numbers are left to the general rules."""
    split = []
    for name in own:
        kind, bare = (part.split() for part in parted(" ".join(syllables(name))))
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
