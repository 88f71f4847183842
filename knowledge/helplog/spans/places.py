"""The villages that a message names: "thôn 3", "xóm 7", "thôn Thượng", "tdp 2", "thôn 2, 5 và 7"."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.helplog.words.tokens import fold
from knowledge.helplog.words.tokens import words as as_words
from knowledge.helplog.words.vocabulary import vocabulary, word_set
from knowledge.language.neighbourhoods import WORDS
from knowledge.language.numbers import Parsed, parse, symbol
from knowledge.language.text import toned

_KINDS = {
    **{fold(word): word for word in WORDS},
    "tdp": "tổ dân phố",
    "to dp": "tổ dân phố",
    "kp": "khu phố",
    "th": "thôn",
    "x": "xóm",
}
_SELDOM = ("khoi", "ap", "lang")  # before digits seldom anything else, though their marks are missing
_COMMON = {"ban", "khu", "khoi", "pho"}  # of these only a name in capitals or a number: "bản tin" is no village
_CLEAR = {
    "thon",
    "xom",
    "to dan pho",
    "tdp",
    "to dp",
    "khu pho",
    "khu dan cu",
    "kp",
}  # no other word reads so without marks
_GLUED = {"th", "x"}  # "x7": only with a number right behind
_HEAD = re.compile(
    rf"(?<![\w])(?<!hang )({'|'.join(sorted(_KINDS, key=len, reverse=True))})(?: so)?(?:[ \t]*:[ \t]*|[ \t]+|(?=\d))",
    re.ASCII,
)
_NUMBER = re.compile(r"0?(\d{1,2})([ab]\b)?(?![\d/]|\s?%)", re.ASCII)
_BEHIND = (
    r"(?=\s*(?:$|[.,;:)\n]|va\b|voi\b|&|moi\b|giup|ho tro|hd\b|huong|cai|hom|ngay|sang|chieu|"
    r"toi|deu|tong|thi\b|co\b|hqua|hnay|tuan))"
)
_MORE = re.compile(
    rf"\s?(?:,|va|voi|&|\+|-)\s?(?:thon |xom )?0?(\d{{1,2}})(?![\d/h:.]|\s?(?:h|gio|phut|%))\b{_BEHIND}", re.ASCII
)
_AHEAD = 30  # letters behind a neighbourhood word
_PLACES = 40  # a neighbourhood has no higher number
_NAME = re.compile(r"[^\W\d_]+")
# Words that stand behind "thôn" and name no village.
_CAPITAL_STOP = frozenset(
    {"giúp", "đã", "có", "em", "hỗ", "hướng", "hôm", "ngày", "tổ", "cài", "nay", "tuần", "báo", "bày", "chỉ"}
)


def find_places(
    text: str, folded: str, is_marked: bool, kinds: Collection[str] = ()
) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, villages) of every place named; `folded` is the text folded letter by letter.

    A word of `kinds` is a neighbourhood even without its marks: "lang 3" in a commune that has làng.
    """
    clear = _CLEAR | {fold(kind) for kind in kinds}
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for head in _HEAD.finditer(folded):
        if folded[: head.start()].endswith("moi "):  # "mỗi thôn 15 người"
            continue
        word = head.group(1)
        kind, at = _KINDS[word], head.end()
        typed = text[head.start(1) : head.end(1)].lower()
        exact = [toned(w) for w in typed.split()] == [toned(w) for w in kind.split()] or word in ("tdp", "kp")
        number = _NUMBER.match(folded, at)
        if (
            number
            and (
                exact
                or word in clear
                or (word in _GLUED and at == head.end(1))
                or not is_marked
                or (typed.isascii() and word in _SELDOM)
            )
            and not _is_age(word, folded, at)
        ):
            if word in _GLUED and at != head.end(1):
                continue
            names = [f"{kind} {int(number.group(1))}{(number.group(2) or '').upper()}"]
            end = number.end()
            while more := _MORE.match(folded, end):
                names.append(f"{kind} {int(more.group(1))}")
                end = more.end()
            found.append((head.start(), end, tuple(names)))
        elif (
            word not in _GLUED
            and (exact or (word in clear and typed.isascii()) or _is_plain_place(folded, text, head, is_marked))
            and (named := _named(text, at, is_marked))
            and (word not in _COMMON or named[0][0].isupper() or named[0].isdigit())
        ):
            name, end = named
            found.append((head.start(), end, (f"{kind} {name}",)))
    return found


def _is_plain_place(folded: str, text: str, head: re.Match[str], is_marked: bool) -> bool:
    """Whether "lang Van", "ap hai" without marks is a place: a capital or a numeral behind, no "ban" for a friend."""
    name = _NAME.match(text, head.end())
    if head.group(1) in _GLUED or not name:
        return False
    if is_marked:
        return head.group(1) in ("lang", "ap", "khoi") and name.group()[0].isupper()
    before = folded[: head.start()].split()[-1:] or [""]
    if head.group(1) == "ban" and before[0] not in (
        "o",
        "tai",
        "dong",
        "doi",
        "truong",
        "qua",
        "den",
        "ve",
        "to",
        "xuong",
    ):
        return False
    if name.group()[0].isupper() and not name.group().isupper():
        return not text[: head.start()].isupper()
    return head.group(1) in ("ap", "khoi", "khu") and bool(symbol(name.group(), False))


def _is_age(word: str, folded: str, at: int) -> bool:
    return word in ("ban", "khu", "lang", "khoi", "pho", "ap") and bool(
        re.match(r"\d+\s?(?:nguoi|ng|ba con|ho(?! tro)|cu|bac)\b", folded[at:])
    )


def _named(text: str, at: int, is_marked: bool) -> tuple[str, int] | None:
    """The name behind the neighbourhood word: capital words as typed, or one word that is no everyday one."""
    pieces: list[str] = []
    end = at
    for found in _NAME.finditer(text, at):
        if text[end : found.start()].strip(" ") or len(pieces) == 3:
            break
        word = found.group()
        if not word[0].isupper() or (word.isupper() and len(word) > 3) or (pieces and word.lower() in _CAPITAL_STOP):
            break
        if not pieces and word.lower() in _CAPITAL_STOP:
            break
        pieces.append(word)
        end = found.end()
    if pieces:
        return " ".join(pieces), end
    found_word = _NAME.match(text, at)
    if not found_word:
        return None
    words = re.findall(r"[^\W\d_]+", text[at : at + 30])
    if numeral := _numeral(words, is_marked):
        spoken = re.match(rf"(?:[^\W\d_]+\s+){{{numeral[1] - 1}}}[^\W\d_]+", text[at:])
        return (str(numeral[0]), at + (spoken.end() if spoken else 0))
    if _plain(found_word.group()) in word_set("no_village") or len(found_word.group()) < 2:
        return None
    if any(used > 1 for used, _ in vocabulary().at(as_words(text[at : at + _AHEAD]), 0, is_marked)):
        return None  # "họp thôn tuyên truyền lừa đảo"
    return found_word.group().lower(), found_word.end()


def _numeral(words: list[str], is_marked: bool) -> Parsed | None:
    """The number of the place; of "bản sáu mười lăm người" only the first word, for the rest counts people."""
    names = [symbol(w, is_marked) for w in words]
    run = next((i for i, name in enumerate(names) if not name), len(names))
    whole = parse(names[:run])
    if not whole:
        return None
    if whole[1] == run and _counts(words[run:]):
        for used in range(run - 1, 0, -1):
            mine, rest = parse(names[:used]), parse(names[used:run])
            if (
                mine
                and rest
                and mine[1] == used
                and rest[1] == run - used
                and mine[0] < _PLACES
                and names[used] != "mươi"
            ):
                return mine
        return None
    return whole if whole[0] < _PLACES else None


def _counts(behind: list[str]) -> bool:
    """Whether a unit follows, so that the numeral counts people: "thôn ba người"."""
    if not behind or (len(behind) > 1 and behind[1][0].isupper() and not behind[1].isupper()):
        return False  # "xóm bốn chị Bích"
    return behind[0].lower() in word_set("units") or behind[0].lower() in word_set("plain_units")


def _plain(word: str) -> str:
    return fold(word)
